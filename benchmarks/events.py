"""How well events are found in the sentences that annotators of the Open Event Data Alliance judged, beside a keyword list.

``python benchmarks/events.py [FOLDER]``: FOLDER holds event_sentences.jsonl and event_spans.jsonl (MIT); where none is given,
eval/cases in $MUSNAD_SHARED, or in ``shared`` beside the repository.

Prints two tables. For sentences: precision, recall and F1 of "reports a PROTEST (or ASSAULT) that took place", for the keyword
list, for the events read, and for a judge of character n-grams beside what was read (ten folds, a text in one fold only; 95%
interval by resampling). For spans: in how many sentences the right type is found, and type with the codes of source and target.
A code fits when any annotator gave it; a role that the annotator left uncoded is not asked. The last column is stricter: a
role is asked wherever any annotator coded it. CAMEO's codes are PLOVER's countries and sectors but for those in CAMEO.
"""

from __future__ import annotations

import json
import math
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from musnad.extract.article import parse_article
from musnad.lexicon import default_lexicon
from musnad.reading import Reading
from musnad.text import fold

TYPES = ("ASSAULT", "PROTEST")
FOLDS, EPOCHS, BUCKETS, COST, SIGN = 10, 12, 1 << 18, 0.3, 0.2
#: Buckets of a text and their values.
Input = tuple[np.ndarray, np.ndarray]
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
        signs = [tuple(signs_of(events, key)) for events, key in zip(found, listed, strict=True)]
        show(f"{kind} events and n-grams", cross_validate([r["text"] for r in mine], signs, truth), truth)


def signs_of(events: list[Any], listed: bool) -> Iterable[str]:
    """What was read of a sentence, as features of the judge."""
    real = [e for e in events if e.status in _TOOK_PLACE]
    yield from (name for name, holds in (
        ("listed", listed), ("any", bool(events)), ("real", bool(real)),
        ("actor", any(e.actor for e in real)),
        ("recipient", any(e.recipient for e in real)), ("both", any(e.actor and e.recipient for e in real)),
        ("two", len(real) > 1),
    ) if holds)  # fmt: skip


def features(texts: list[str], signs: list[tuple[str, ...]]) -> list[Input]:
    """For each text its character n-grams of two to five letters, hashed, weighed by how rare they are, and the signs."""
    counted = [Counter(crc32(g.encode()) % BUCKETS for g in grams_of(t)) for t in texts]
    spread = Counter(bucket for c in counted for bucket in c)
    return [weigh(c, spread, len(texts), s) for c, s in zip(counted, signs, strict=True)]


def grams_of(text: str) -> Iterable[str]:
    """Character n-grams inside words, with the word's bounds."""
    for word in re.findall(r"\S+", fold(text)):
        padded = f" {word} "
        yield from (padded[i : i + n] for n in (2, 3, 4, 5) for i in range(len(padded) - n + 1))


def weigh(counts: Counter[int], spread: Counter[int], total: int, signs: tuple[str, ...]) -> Input:
    """Buckets and values of one text, of length one without its signs."""
    kept = [bucket for bucket in counts if spread[bucket] > 1]
    values = np.array([(1 + math.log(counts[b])) * (1 + math.log((1 + total) / (1 + spread[b]))) for b in kept])
    values /= math.sqrt(float((values**2).sum())) or 1.0
    buckets = np.array([*kept, *(BUCKETS + crc32(s.encode()) % 1000 for s in signs)], dtype=int)
    return buckets, np.append(values, [SIGN] * len(signs))


def cross_validate(texts: list[str], signs: list[tuple[str, ...]], truth: list[bool]) -> list[bool]:
    """The judge's answer for each sentence, given by a judge that did not see its text, with a bar set on what it saw."""
    inputs = features(texts, signs)
    fold_of = [crc32(t.encode()) % FOLDS for t in texts]
    answers = [False] * len(texts)
    for part in range(FOLDS):
        seen = [i for i in range(len(texts)) if fold_of[i] != part]
        bar = find_bar(inputs, truth, seen, fold_of)
        weights = train(inputs, truth, seen)
        for i in range(len(texts)):
            if fold_of[i] == part:
                answers[i] = score(weights, inputs[i]) > bar
    return answers


def find_bar(inputs: list[Input], truth: list[bool], seen: list[int], fold_of: list[int]) -> float:
    """The score above which the answer is yes: the best one for sentences left out of training in turn."""
    scores: dict[int, float] = {}
    for part in range(FOLDS):
        out = [i for i in seen if fold_of[i] % 5 == part]
        if out:
            weights = train(inputs, truth, [i for i in seen if fold_of[i] % 5 != part])
            scores |= {i: score(weights, inputs[i]) for i in out}
    real = [truth[i] for i in scores]
    return max((n / 20 for n in range(-20, 21)), key=lambda bar: measure([s > bar for s in scores.values()], real)[2])


def train(inputs: list[Input], truth: list[bool], seen: list[int]) -> np.ndarray:
    """Weights of a linear support vector machine with squared loss, by dual coordinate descent; the last is the bias."""
    rng, order = random.Random(0), list(seen)
    weights, held = np.zeros(BUCKETS + 1001), np.zeros(len(inputs))
    yes = sum(truth[i] for i in seen)
    slack = {True: 0.5 / (COST * (len(seen) - yes) / max(1, yes)), False: 0.5 / COST}
    for _ in range(EPOCHS):
        rng.shuffle(order)
        for i in order:
            buckets, values = inputs[i]
            side = 1.0 if truth[i] else -1.0
            slope = side * score(weights, inputs[i]) - 1 + slack[truth[i]] * held[i]
            new = max(held[i] - slope / (float((values**2).sum()) + 1 + slack[truth[i]]), 0.0)
            step = (new - held[i]) * side
            held[i] = new
            if step:
                weights[buckets] += step * values
                weights[-1] += step
    return weights


def score(weights: np.ndarray, given: Input) -> float:
    """How far on the side of yes a sentence lies."""
    buckets, values = given
    return float(weights[buckets] @ values + weights[-1])


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
