"""The plain word lists in ``lists/``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


@lru_cache
def read_list(name: str) -> list[str]:
    """The lines of a list."""
    text = (Path(__file__).parent / "lists" / f"{name}.txt").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip()]
