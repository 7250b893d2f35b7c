"""Whether a sentence that names an assault or a protest reports one that took place, or only mentions it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from musnad.language.resources import MODEL
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
_NOTHING = (0.0,) * (2 * len(TYPES) + 1)


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


class Judge:
    """Linear weights over letter groups, words, pairs of words and signs.

    Args:
        weights: for each type two rows over all buckets, for words alone and for words beside signs, already multiplied by
            how rare a bucket is.
        rare: the square of how rare each bucket is; 0 where it is not used.
        signs: for each type a row over ``SIGNS``.
        bias: for each type the bias of words alone and beside signs.
        bars: for each type the probability from which the answer is best taken for yes, of words alone and beside signs.
    """

    def __init__(
        self, weights: NDArray[Any], rare: NDArray[Any], signs: NDArray[Any], bias: NDArray[Any], bars: NDArray[Any]
    ) -> None:
        self._weights, self._rare = weights.astype("f4").reshape(2 * len(TYPES), -1), rare.astype("f4")
        self._signs = [dict(zip(SIGNS, map(float, row), strict=True)) for row in signs.reshape(len(TYPES), -1)]
        self._bias = [float(b) for b in bias.ravel()]
        self.bars = {t: (float(row[0]), float(row[1])) for t, row in zip(TYPES, bars, strict=True)}
        self._word = lru_cache(_CACHED)(lambda word: self._sum(letters_of(word)))
        self._gram = lru_cache(_CACHED)(self._sum_one)

    @classmethod
    def load(cls, path: Path) -> Judge:
        """Read the file that training wrote."""
        with np.load(path, allow_pickle=False) as stored:
            return cls(*(stored[name] for name in ("weights", "rare", "signs", "bias", "bars")))

    def _sum(self, grams: Iterable[str]) -> tuple[float, ...]:
        """What these grams weigh in each row of the weights, and the square of their length."""
        counted = Counter(map(bucket_of, grams))
        at, times = np.fromiter(counted, dtype=int), np.fromiter(counted.values(), dtype="f4")
        return (*map(float, self._weights[:, at] @ times), float((times**2) @ self._rare[at]))

    def _sum_one(self, gram: str) -> tuple[float, ...]:
        """The same for a single gram; most pairs of words are new, which is told at once."""
        at = bucket_of(gram)
        return (*map(float, self._weights[:, at]), float(self._rare[at])) if self._rare[at] else _NOTHING

    def _scores(self, sentence: str) -> list[float]:
        """The log odds by the words of a sentence: of each type, by words alone and as they count beside signs."""
        scores = list(self._bias)
        for look, units in zip((self._word, self._gram), cut(sentence), strict=True):
            found = list(map(look, units))
            length = math.sqrt(sum(f[-1] for f in found)) or 1.0
            scores = [
                score + sum(column) / length for score, column in zip(scores, zip(*found, strict=True), strict=False)
            ] or scores
        return scores

    def judge(self, sentence: str, events: Iterable[Event] | None = None) -> dict[str, float]:
        """For each type the probability that the sentence reports such an event as having taken place; with what was read of
        the sentence where ``events`` are given."""
        scores = self._scores(sentence)
        if events is None:
            return {t: _probability(scores[2 * n]) for n, t in enumerate(TYPES)}
        given = list(events)
        return {
            t: _probability(scores[2 * n + 1] + sum(self._signs[n][s] for s in signs_of(given, t))) for n, t in enumerate(TYPES)
        }


def _probability(score: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, score))))


@lru_cache
def load_judge() -> Judge:
    """The shipped judge, read once."""
    return Judge.load(MODEL / "relevance.npz")


def judge(sentence: str) -> dict[str, float]:
    """For ASSAULT and PROTEST the probability that a sentence reports one that took place.

    It was trained on sentences that hold a word of violence or protest, so ask it only of such sentences.
    """
    return load_judge().judge(sentence)
