"""Thousands of real articles: whatever the reader finds in them stands where it says."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from musnad.evaluate import check_spans
from musnad.reading import Failure, Reader

#: Articles of each source; MUSNAD_ARTICLES sets another number.
SAMPLE = int(os.environ.get("MUSNAD_ARTICLES", "400"))
SOURCES = [
    "ant_v2.1",
    "saudinewsnet",
    "almayadeen",
    "aljazeera_hespress_2022",
    "ant_v1.1",
    "rss_feeds_2025",
    "ntrex128",
    "wikinews",
]


def articles(file: Path) -> Iterator[tuple[str, str | None]]:
    """A sample of a file's articles: text and day, the same sample every time."""
    rows = file.read_text(encoding="utf-8").strip().split("\n")
    for line in random.Random(7).sample(rows, min(SAMPLE, len(rows))):
        row = json.loads(line)
        text = "\n".join(part for part in (row.get("title"), row.get("author"), row.get("body")) if part)
        day = str(row.get("date") or "")[:10]
        yield text, day if len(day) == 10 and day[4] == "-" else None


@pytest.mark.parametrize("source", SOURCES)
def test_every_span_of_every_record_returns_its_letters(shared: Path, reader: Reader, source: str) -> None:
    read = 0
    for text, day in articles(shared / "corpora" / "news" / f"{source}.jsonl"):
        [result] = reader.read_many([text], published=day)
        if isinstance(result, Failure):
            assert "Arabic" in result.why or "empty" in result.why, result.why
            continue
        assert result.text == text
        check_spans(result.to_dict())
        ids = {actor.id for actor in result.entities}
        for row in (*result.statements, *result.events):
            linked = [i for link in row.via for i in (link if isinstance(link, list) else [link])]
            assert ids.issuperset(linked), "a chain names an actor that is not in the record"
        read += 1
    assert read > 5
