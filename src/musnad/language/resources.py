"""What the layers of the pipeline look words up in: vectors of word pieces, and which words are names."""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from musnad.language.subwords import SubwordVectors

MODEL = Path(__file__).parent / "model"
"""The folder of the shipped weights."""


@lru_cache
def load_subwords() -> SubwordVectors:
    """The shipped vectors of word pieces, read once."""
    return SubwordVectors.load(MODEL / "subwords.npz")


@lru_cache
def load_names() -> Mapping[str, str]:
    """Folded words that are names or parts of names, each with a letter for every list and frequency it stands in."""
    with lzma.open(MODEL / "names.tsv.xz", "rt", encoding="utf-8") as lines:
        return dict(line.rstrip("\n").split("\t") for line in lines)
