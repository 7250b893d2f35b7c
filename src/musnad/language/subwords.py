"""Vectors of words that were never seen, from the vectors of their pieces."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from musnad.text import INVISIBLE, TATWEEL

BOUNDARY = "▁"
_DROPPED = {ord(c): None for c in (*INVISIBLE, TATWEEL, *map(chr, (*range(0x64B, 0x653), 0x670)))}


def bare(word: str) -> str:
    """A word without vowel marks, tatweel and invisible marks; hamzas stay as they are written."""
    return word.translate(_DROPPED)


class SubwordVectors:
    """Cuts a word into the likeliest sequence of known pieces and gives the mean of their vectors.

    Args:
        pieces: the pieces; one that begins a word begins with ``▁``.
        scores: the log probability of each.
        vectors: one row for each.
    """

    def __init__(self, pieces: Sequence[str], scores: NDArray[Any], vectors: NDArray[Any]) -> None:
        self.pieces, self.scores, self.vectors = list(pieces), scores, vectors
        self.width = int(vectors.shape[1])
        self._score = {p: (float(s), i) for i, (p, s) in enumerate(zip(self.pieces, scores, strict=True))}
        self._longest = max(map(len, self.pieces))
        self._unknown = float(scores.min()) - 10

    @classmethod
    def load(cls, path: Path) -> SubwordVectors:
        """Read the file that :meth:`save` wrote."""
        with np.load(path, allow_pickle=False) as stored:
            return cls(str(stored["pieces"]).split("\n"), stored["scores"], stored["vectors"])

    def save(self, path: Path) -> None:
        """Write pieces, scores and vectors (half precision) into one file."""
        pieces = np.array("\n".join(self.pieces))
        np.savez_compressed(path, pieces=pieces, scores=self.scores.astype("f4"), vectors=self.vectors.astype("f2"))

    def score(self, piece: str) -> float:
        """The log probability of a piece, far below all others where there is none; a whole word is ``▁`` and its letters."""
        found = self._score.get(piece)
        return -100.0 if found is None else found[0]

    def cut(self, text: str) -> tuple[float, list[int]]:
        """The likeliest pieces of ``text`` and their log probability; letters that no piece has are left out."""
        best: list[tuple[float, int, int]] = [(0.0, 0, -1)]
        for end in range(1, len(text) + 1):
            ways = [(best[end - 1][0] + self._unknown, end - 1, -1)]
            for start in range(max(0, end - self._longest), end):
                if (found := self._score.get(text[start:end])) is not None:
                    ways.append((best[start][0] + found[0], start, found[1]))
            best.append(max(ways))
        pieces, at = [], len(text)
        while at:
            _, start, piece = best[at]
            if piece >= 0:
                pieces.append(piece)
            at = start
        return best[-1][0], pieces[::-1]

    def vector(self, word: str) -> NDArray[np.float32]:
        """The vector of a bare word, without its article; zeros where none of its pieces is known.

        A noun is often known only as it stands after the article or after a particle, so both ways are tried.
        """
        stem = word[2:] if word.startswith("ال") and len(word) > 4 else word
        _, pieces = max(self.cut(BOUNDARY + stem), self.cut(stem))
        if not pieces:
            return np.zeros(self.width, dtype="f4")
        mean: NDArray[np.float32] = self.vectors[pieces].astype("f4").mean(axis=0)
        return mean
