"""Latin spellings of people whom no register lists."""

from __future__ import annotations

from functools import lru_cache
from typing import Any


@lru_cache
def _transliterator() -> Any:
    """The dictionary of spellings, without its neural model, which takes twenty times as long; None where the
    package is not installed."""
    try:
        from arabic_name_romanizer import Transliterator
    except ImportError:
        return None
    return Transliterator(auto_load_model=False, use_rules_fallback=False)


@lru_cache(maxsize=16384)
def latin_name(name: str) -> str | None:
    """How a person's name is commonly written in Latin letters; None where a part of it is in no dictionary."""
    known = _transliterator()
    spelling = known.transliterate(name) if known is not None else ""
    return str(spelling) or None
