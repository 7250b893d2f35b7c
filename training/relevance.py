"""How well a judge tells sentences that report an assault or a protest from those that only mention one, on texts unseen.

    python -m training.relevance [FILE]

FILE is the Open Event Data Alliance's Arabic gold standard (MIT) as JSON lines: type, label, accept, reject, text. Where none
is given, ``eval/cases/event_sentences.jsonl`` in $MUSNAD_SHARED, or in ``shared`` beside the repository. Needs scikit-learn.

``yes`` is set against all ``no``. Three logistic regressions are trained for each type (letter groups, words with pairs of
words, signs), and a fourth weighs their scores for left-out texts against one another. It, the bar above which the answer is
yes, and how rare a bucket is, are found on the training part of each fold. The same text is never in two folds. The seeds
are fixed.

Nothing of it ships: as a filter of the events read from pages it removed more right ones than wrong ones, since what these
annotators took for an event is narrower than PLOVER's events.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold

from musnad.reading import Reader
from musnad.record import Event
from musnad.text import fold

#: The types of events that are judged.
TYPES = ("ASSAULT", "PROTEST")
#: What may be read of the events of a type in a sentence; each is a sign for or against.
SIGNS = ("any", "real", "two", "actor", "recipient", "both", "counts", "told", "place", "date", "background",
         "planned", "possible", "called-for", "denied", "ongoing")  # fmt: skip
#: Letter groups and words are hashed into so many buckets.
BUCKETS = 1 << 18
LONGEST = 5
_WORD = re.compile(r"\w+")
_CACHED = 1 << 16
FOLDS, FOLDS_INSIDE, COST = 10, 5, 3.0
SEEDS, INNER = (0, 1), (10, 11)
#: How much of a yes a "no" is that some annotators took for a yes: their share times this.
DOUBT = {"ASSAULT": 0.5, "PROTEST": 0.0}
PARTS = ("letters", "words", "signs")
#: What stands before a sentence so that it is read as the body of a page.
TITLE = "خبر\n\n"
Array = np.ndarray[Any, Any]


def letters_of(word: str) -> Iterator[str]:
    """The groups of two to five letters of a folded word, with its bounds."""
    padded = f" {word} "
    return (padded[i : i + n] for n in range(2, LONGEST + 1) for i in range(len(padded) - n + 1))


def bucket_of(gram: str) -> int:
    """Where a group of letters or words is kept."""
    return crc32(gram.encode()) % BUCKETS


@lru_cache(_CACHED)
def _folded(piece: str) -> tuple[str, ...]:
    """The folded words of a piece between white space."""
    return tuple(_WORD.findall(fold(piece)))


def cut(sentence: str) -> tuple[list[str], list[str]]:
    """The different folded words of a sentence, in order, and the words and pairs of neighbours that are features too."""
    words = [word for piece in sentence.split() for word in _folded(piece)]
    pairs = [f"{a}_{b}" for a, b in pairwise(words)]
    return list(dict.fromkeys(words)), list(dict.fromkeys([*(f"_{w}" for w in words), *pairs]))


def signs_of(events: Iterable[Event], type: str) -> frozenset[str]:
    """The signs in what was read of a sentence's events of one type."""
    mine = [e for e in events if e.type == type]
    real = [e for e in mine if e.status in ("happened", "ongoing")]
    holds = {
        "any": mine, "real": real, "two": len(mine) > 1, "actor": any(e.actor for e in mine),
        "recipient": any(e.recipient for e in mine), "both": any(e.actor and e.recipient for e in mine),
        "counts": any(e.counts for e in mine), "told": any(e.via for e in mine), "place": any(e.place for e in mine),
        "date": any(e.date for e in mine), "background": any(e.background for e in mine),
    }  # fmt: skip
    return frozenset(name for name, held in holds.items() if held) | ({e.status for e in mine} & set(SIGNS))


@dataclass
class Matrix:
    """Counts of buckets in each text, and their squares summed over the words they stand in."""

    counts: csr_matrix
    squares: csr_matrix

    def rarity(self, rows: Array) -> Array:
        """How rare each bucket is in these rows; 0 for one that stands in a single text."""
        spread = np.asarray((self.counts[rows] > 0).sum(0)).ravel()
        return np.where(spread > 1, 1 + np.log((1 + len(rows)) / (1 + spread)), 0.0)

    def weighed(self, rarity: Array) -> csr_matrix:
        """Counts by rarity, each row over its length."""
        length = np.sqrt(self.squares @ rarity**2)
        return (diags(1 / np.where(length, length, 1)) @ self.counts @ diags(rarity)).tocsr()


@dataclass
class Sentences:
    """The sentences of one type: their features, answers, doubts and groups."""

    type: str
    matrices: dict[str, Matrix]
    signs: csr_matrix
    yes: Array
    doubt: Array
    groups: Array

    def features(self, part: str, rows: Array) -> csr_matrix:
        """The features of one of ``PARTS``; what is learnt of them without answers is learnt from ``rows``."""
        return self.signs if part == "signs" else self.matrices[part].weighed(self.matrices[part].rarity(rows))

    def folds(self, rows: Array, seed: int, folds: int) -> list[tuple[Array, Array]]:
        """Splits of some rows by text, as row numbers."""
        cutter = StratifiedGroupKFold(folds, shuffle=True, random_state=seed)
        return [(rows[a], rows[b]) for a, b in cutter.split(rows, self.yes[rows], self.groups[rows])]


def count_units(texts: list[list[list[str]]]) -> Matrix:
    """The matrix of texts that are lists of units (words), each a list of grams."""
    at: tuple[list[int], list[int], list[int], list[int]] = ([], [], [], [])
    for row, units in enumerate(texts):
        for unit in units:
            for bucket, times in Counter(map(bucket_of, unit)).items():
                for held, value in zip(at, (row, bucket, times, times**2), strict=True):
                    held.append(value)
    shape = (len(texts), BUCKETS)
    return Matrix(*(csr_matrix((np.array(v, "f8"), (at[0], at[1])), shape) for v in at[2:]))


def prepare(kind: str, rows: list[dict[str, Any]], events: dict[str, list[Event]]) -> Sentences:
    """The sentences of one type with their features."""
    mine = [r for r in rows if r["type"] == kind]
    pieces = [cut(r["text"]) for r in mine]
    matrices = {
        "letters": count_units([[list(letters_of(w)) for w in words] for words, _ in pieces]),
        "words": count_units([[[g] for g in grams] for _, grams in pieces]),
    }
    signs = csr_matrix([[float(s in signs_of(events[r["text"]], kind)) for s in SIGNS] for r in mine])
    yes = np.array([int(r["label"] == "yes") for r in mine])
    share = np.array([r["accept"] / (r["accept"] + r["reject"]) for r in mine])
    groups = np.unique([r["text"] for r in mine], return_inverse=True)[1]
    return Sentences(kind, matrices, signs, yes, np.where(yes, 1.0, share * DOUBT[kind]), groups)


def fit(given: Sentences, features: csr_matrix, rows: Array, part: str) -> LogisticRegression:
    """A logistic regression; a doubtful row stands on both sides, with the weight of its doubt."""
    doubt = given.doubt[rows]
    both, weight = np.r_[rows, rows], np.r_[doubt, 1 - doubt]
    answers = np.r_[np.ones(len(rows)), np.zeros(len(rows))]
    held = weight > 0
    model = LogisticRegression(
        C=1.0 if part == "signs" else COST, class_weight="balanced", solver="liblinear", tol=1e-3, max_iter=200, random_state=0
    )
    return model.fit(features[both[held]], answers[held], sample_weight=weight[held])


def left_out(given: Sentences, rows: Array, features: dict[str, csr_matrix]) -> tuple[Array, Array]:
    """Scores of rows by models that have not seen their texts, a column for each of ``PARTS``, and their answers. Each row
    comes once for every way of cutting folds, so that what is learnt of the scores hangs less on one of them."""
    found = []
    for seed in INNER:
        scores = np.zeros((len(given.yes), len(PARTS)))
        for seen, out in given.folds(rows, seed, FOLDS_INSIDE):
            for k, part in enumerate(PARTS):
                scores[out, k] = fit(given, features[part], seen, part).decision_function(features[part][out])
        found.append(scores[rows])
    return np.concatenate(found), np.tile(given.yes[rows], len(INNER))


def weigh(scores: Array, yes: Array) -> tuple[Array, float, float]:
    """What each column of scores weighs in the log odds of yes, the bias, and the bar in log odds."""
    model = LogisticRegression(C=1.0, max_iter=500).fit(scores, yes)
    return model.coef_[0], float(model.intercept_[0]), find_bar(model.decision_function(scores), yes)


def find_bar(scores: Array, yes: Array) -> float:
    """The score from which yes is the best answer by F1."""
    order = np.argsort(-scores)
    f1 = 2 * np.cumsum(yes[order]) / (np.arange(1, len(yes) + 1) + yes.sum())
    best = int(f1.argmax())
    return float(scores[order[best : best + 2]].mean())


def answer(given: Sentences, seed: int) -> dict[str, Array]:
    """Answers for all sentences by judges that have not seen their texts: by words alone, and with signs."""
    found = {name: np.zeros(len(given.yes), bool) for name in USED}
    for seen, out in given.folds(np.arange(len(given.yes)), seed, FOLDS):
        features = {part: given.features(part, seen) for part in PARTS}
        inner, yes = left_out(given, seen, features)
        outer = np.column_stack([fit(given, features[p], seen, p).decision_function(features[p][out]) for p in PARTS])
        for name, columns in USED.items():
            shares, bias, bar = weigh(inner[:, columns], yes)
            found[name][out] = outer[:, columns] @ shares + bias > bar
    return found


USED = {"words": [0, 1], "words and signs": [0, 1, 2]}


def measure(said: Array, yes: Array) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    right = float((said & (yes == 1)).sum())
    return right / max(1, said.sum()), right / yes.sum(), 2 * right / (said.sum() + yes.sum())


def report(given: Sentences) -> None:
    """Print precision, recall and F1, the mean over the seeds, with the 95% interval of F1 by resampling sentences."""
    runs = [answer(given, seed) for seed in SEEDS]
    rng = np.random.default_rng(0)
    for name in USED:
        figures = np.mean([measure(run[name], given.yes) for run in runs], axis=0)
        picks = [rng.integers(0, len(given.yes), len(given.yes)) for _ in range(1000)]
        drawn = [np.mean([measure(run[name][p], given.yes[p])[2] for run in runs]) for p in picks]
        low, high = np.percentile(drawn, (2.5, 97.5))
        told = "  ".join(f"{k} {v:.3f}" for k, v in zip(("P", "R", "F1"), figures, strict=True))
        print(f"{given.type:<9}{name:<17}{told}  ({low:.3f} to {high:.3f})", flush=True)


def main() -> None:
    """Print the figures."""
    shared = Path(os.environ.get("MUSNAD_SHARED", Path(__file__).parents[2] / "shared"))
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else shared / "eval/cases/event_sentences.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    reader = Reader()
    events = {text: reader.read(TITLE + text).events for text in {r["text"] for r in rows}}
    for kind in TYPES:
        report(prepare(kind, rows, events))


if __name__ == "__main__":
    main()
