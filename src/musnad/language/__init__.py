"""The Arabic language pipeline: ``musnad.language.load()`` gives a spaCy ``nlp``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["load"]


def load(*, exclude: tuple[str, ...] = ()) -> Language:
    """Load the shipped pipeline; a new one at each call.

    Args:
        exclude: names of components to leave out, ``("parser",)`` for a faster start.
    """
    from musnad.language.pipeline import load_pipeline

    return load_pipeline(exclude)
