"""Musnad (مُسنَد, "attributed"): who said and did what, to whom, when and where, and on whose word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Reader", "__version__", "read"]

if TYPE_CHECKING:
    from musnad.reading import Reader, read


def __getattr__(name: str) -> Any:
    if name in ("Reader", "read"):
        from musnad import reading

        return getattr(reading, name)
    raise AttributeError(f"module 'musnad' has no attribute {name!r}")
