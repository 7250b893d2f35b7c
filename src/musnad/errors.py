"""What can go wrong, as a tree::

    MusnadError
    ├─ SourceError      this file or page cannot be read
    ├─ LexiconError     a data row is wrong; names file, line and column
    ├─ EvidenceError    a span does not match its page
    ├─ StoreError       the library file: version, lock, disk
    └─ UnknownFormat    lists the known ones and the nearest

Each message says what, where and the way out, in one line.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class MusnadError(Exception):
    """The root of everything Musnad raises on purpose."""


class SourceError(MusnadError):
    """A file or page cannot be read as an Arabic news page."""


class LexiconError(MusnadError):
    """A row of the language data is wrong; the message names file, line and column."""


class EvidenceError(MusnadError):
    """A span's letters are not those of its page."""


class StoreError(MusnadError):
    """The library file cannot be used: version, lock or disk."""


class UnknownFormat(MusnadError):
    """A format name that Musnad does not know; lists the known ones and the nearest."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        known = sorted(known)
        near = difflib.get_close_matches(name, known, n=1)
        hint = f" (did you mean {near[0]}?)" if near else ""
        super().__init__(f'unknown format "{name}"{hint}; use one of: {", ".join(known)}')
