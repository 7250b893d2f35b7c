"""How well events are found in the sentences that annotators of the Open Event Data Alliance judged, beside a keyword list.

``python benchmarks/events.py [FOLDER]``: FOLDER holds event_sentences.jsonl and event_spans.jsonl (MIT); where none is given,
eval/cases in $MUSNAD_SHARED, or in ``shared`` beside the repository.

Prints two tables. For sentences: precision, recall and F1 of "reports a PROTEST (or ASSAULT) that took place", for the keyword
list and for the events read (95% interval by resampling); ``python -m training.relevance`` prints those of the judge beside
them. For spans: in how many sentences the right type is found, and type with the codes of source and target. A code fits when
any annotator gave it; a role that the annotator left uncoded is not asked. The last column is stricter: a role is asked
wherever any annotator coded it. CAMEO's codes are PLOVER's countries and sectors but for those in CAMEO.
"""

from __future__ import annotations

import json
import os
import random
import re
import sys
from pathlib import Path
from typing import Any

from musnad.extract.article import parse_article
from musnad.lexicon import default_lexicon
from musnad.reading import Reading
from musnad.text import fold

TYPES = ("ASSAULT", "PROTEST")
#: What UniversalPetrarch, the only native Arabic coder before, gets of the same sentences (per cent): type, type with roles.
PETRARCH = {"ASSAULT": (15.8, 1.9), "PROTEST": (3.7, 0.4)}
_TOOK_PLACE = ("happened", "ongoing")
#: CAMEO codes and what stands for them in PLOVER: bodies across countries, and elites, who were in power.
CAMEO = {"INT": {"IGO", "NGO", "UNO", "EUR", "IMG"}, "IGO": {"IGO", "UNO", "EUR"}, "ELI": {"GOV", "ELI"}}


def main() -> None:
    """Print both tables."""
    shared = Path(os.environ.get("MUSNAD_SHARED", Path(__file__).parents[2] / "shared"))
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else shared / "eval/cases"
    if not (folder / "event_sentences.jsonl").is_file():
        sys.exit(f"{folder}: no event_sentences.jsonl there; name the folder that holds it")
    print_sentences(load(folder / "event_sentences.jsonl"))
    print_spans(load(folder / "event_spans.jsonl"))


def load(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_sentence(text: str) -> Reading:
    """One sentence as the body of a page."""
    lexicon = default_lexicon()
    return Reading(parse_article("خبر\n\n" + text, lexicon=lexicon), lexicon)


def print_sentences(rows: list[dict[str, Any]]) -> None:
    """The table of sentences."""
    print(f"{'sentences':<30}{'P':>7}{'R':>7}{'F1':>7}   95% of F1")
    for kind in TYPES:
        mine = [r for r in rows if r["type"] == kind]
        truth = [r["label"] == "yes" for r in mine]
        found = [[e for e in read_sentence(r["text"]).events if e.type == kind] for r in mine]
        words = {fold(k["word"]) for k in default_lexicon().table("events/keywords") if k["type"] == kind}
        listed = [not words.isdisjoint(fold(w) for w in re.findall(r"\w+", r["text"])) for r in mine]
        show(f"{kind} keyword list", listed, truth)
        show(f"{kind} events read", [any(e.status in _TOOK_PLACE for e in events) for events in found], truth)


def show(name: str, answers: list[bool], truth: list[bool]) -> None:
    """One row: precision, recall, F1 and its interval."""
    precision, recall, f1 = measure(answers, truth)
    rng = random.Random(0)
    drawn = []
    for _ in range(500):
        picks = [rng.randrange(len(truth)) for _ in truth]
        drawn.append(measure([answers[i] for i in picks], [truth[i] for i in picks])[2])
    drawn.sort()
    print(f"{name:<30}{precision:7.3f}{recall:7.3f}{f1:7.3f}   {drawn[12]:.3f} to {drawn[487]:.3f}", flush=True)


def measure(answers: list[bool], truth: list[bool]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    right = sum(a and t for a, t in zip(answers, truth, strict=True))
    precision, recall = right / (sum(answers) or 1), right / (sum(truth) or 1)
    return precision, recall, 2 * precision * recall / (precision + recall or 1)


def print_spans(rows: list[dict[str, Any]]) -> None:
    """The table of spans."""
    print(f"\n{'spans':<12}{'sentences':>10}{'type':>8}{'with codes':>12}{'stricter':>10}   UniversalPetrarch")
    for kind in TYPES:
        mine = [r for r in rows if r["event_type"] == kind]
        right, coded, strict = (100 * sum(column) / (len(mine) or 1) for column in zip(*map(judge_span, mine), strict=True))
        theirs = " / ".join(f"{p}%" for p in PETRARCH[kind])
        print(f"{kind:<12}{len(mine):>10}{right:>7.1f}%{coded:>11.1f}%{strict:>9.1f}%   {theirs}")


def judge_span(row: dict[str, Any]) -> tuple[bool, bool, bool]:
    """Whether the type is found, with codes of one annotator, and with codes wherever any annotator gave some."""
    reading = read_sentence(row["text"])
    actors = {a.id: (a.country, a.role) for a in reading.actors}
    events = [e for e in reading.events if e.type == row["event_type"]]
    sides = [([actors[a] for a in e.actor], [actors[a] for a in e.recipient]) for e in events]
    given = [(span["source_role"], span["target_role"]) for span in row["spans"]]
    wanted = [[g for g in column if code_of(g) != (None, None)] or [{}] for column in zip(*given, strict=True)]
    one = any(codes_fit(s, actor) and codes_fit(t, recipient) for actor, recipient in sides for s, t in given)
    every = any(all(any(codes_fit(w, f) for w in ws) for ws, f in zip(wanted, side, strict=True)) for side in sides)
    return bool(sides), one, every


def code_of(given: Any) -> tuple[str | None, str | None]:
    """Country and sector of an annotator's code; None for what it leaves open."""
    held = given if isinstance(given, dict) else {}
    country, role = (None if held.get(k) in (None, "", "None") else held[k] for k in ("main", "role"))
    return country, role


def codes_fit(wanted: Any, found: list[tuple[str | None, str | None]]) -> bool:
    """Whether an annotator's code is among ours; what the annotator left uncoded is not asked."""
    country, role = code_of(wanted)
    if country is None and role is None:
        return True
    return any(_same(country, c) and _same(role, r) for c, r in found)


def _same(wanted: str | None, found: str | None) -> bool:
    return wanted is None or found == wanted or found in CAMEO.get(wanted, ())


if __name__ == "__main__":
    main()
