"""How fast Musnad reads, and in how much memory: words a second on one core over real articles, step by step, beside the
time that trafilatura takes to extract the text of the same number of HTML pages in the same run.

``python benchmarks/read.py [--articles 500]`` needs the folder of real pages: $MUSNAD_SHARED, or ``shared`` beside the
repository.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from musnad.extract.article import parse_article
from musnad.reading import Reader, Reading

SHARED = Path(os.environ.get("MUSNAD_SHARED", Path(__file__).parents[2] / "shared"))
STEPS = ("page", "times", "cast", "statements", "events", "actors")


class Clock:
    """Seconds spent in each step."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    @contextmanager
    def measure(self, step: str) -> Iterator[None]:
        """Count the time inside to a step."""
        start = time.process_time()
        yield
        self.spent[step] += time.process_time() - start


def sample_articles(count: int) -> list[tuple[str, str | None]]:
    """Text and day of articles drawn evenly from the large collections, the same ones every time."""
    files = sorted((SHARED / "corpora" / "news").glob("*.jsonl"))
    collections = [file.read_text(encoding="utf-8").strip().split("\n") for file in files]
    large = [rows for rows in collections if len(rows) >= count]
    found: list[tuple[str, str | None]] = []
    for rows in large:
        for line in random.Random(1).sample(rows, count // len(large)):
            row = json.loads(line)
            day = str(row.get("date") or "")[:10]
            found.append((f"{row['title']}\n\n{row['body']}", day if day[4:5] == "-" else None))
    return found


def read_by_step(reader: Reader, articles: list[tuple[str, str | None]], clock: Clock) -> int:
    """Read every article step by step; the number of its words."""
    words = 0
    for text, day in articles:
        with clock.measure("article"):
            article = parse_article(text, published=day, lexicon=reader.lexicon)
        reading = Reading(article, reader.lexicon)
        for step in STEPS:
            with clock.measure(step):
                getattr(reading, step)
        words += len(text.split())
    return words


def seconds_of(work: Callable[[], object]) -> float:
    """Seconds of processor time that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def saved_pages(count: int) -> list[str]:
    """Real HTML pages, each as often as it takes to have ``count`` of them."""
    files = sorted((SHARED / "corpora" / "html").glob("*.html"))
    pages = [file.read_text(encoding="utf-8", errors="replace") for file in files]
    return [pages[n % len(pages)] for n in range(count)]


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--articles", type=int, default=500)
    articles = sample_articles(options.parse_args().articles)

    clock = Clock()
    with clock.measure("start"):
        reader = Reader()
        reader.read("عنوان قصير\nقال وزير الخارجية أمس إن بلاده ستشارك في المؤتمر.", published="2020-01-01")
    words = read_by_step(reader, articles, clock)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    import trafilatura

    pages = saved_pages(len(articles))
    extraction = seconds_of(lambda: [trafilatura.extract(page) for page in pages])
    steps = {step: clock.spent[step] for step in ("article", *STEPS)}
    total = sum(steps.values())
    print(f"{len(articles)} articles, {words:,} words, start {clock.spent['start']:.1f} s")
    for step, seconds in steps.items():
        print(f"  {step:<12} {seconds:7.2f} s  {words / max(seconds, 1e-9):>12,.0f} words/s")
    print(f"  {'all':<12} {total:7.2f} s  {words / total:>12,.0f} words/s on one core, peak memory {peak:,.0f} MiB")
    print(f"  {'trafilatura':<12} {extraction:7.2f} s  for the text of {len(pages)} real HTML pages")


if __name__ == "__main__":
    main()
