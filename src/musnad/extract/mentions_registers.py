"""The proper names of the registers: states, capitals, bodies, media, places, office-holders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from musnad.lexicon import Lexicon
from musnad.lexicon.store import Row
from musnad.text import fold

_SORTS = {"metonyms": "metonym", "organizations": "organization", "media": "media", "places": "place", "officials": "official"}
_TYPE_OF = {"media": "MEDIA", "place": "LOCATION", "official": "PERSON"}
_TYPES = ("PERSON", "ORGANIZATION", "LOCATION", "MEDIA", "GROUP")


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A proper name from a register: ``sort`` is the table, ``key`` what all names of one thing share;
    ``short`` marks the short form of a person's name."""

    sort: str
    key: str
    type: str
    country: str | None
    role: str | None
    words: tuple[str, ...]
    row: Row
    risky: bool = False
    since: str = ""
    until: str = ""
    short: bool = False

    def holds_on(self, day: str | None) -> bool:
        """True where the row is true on a day (YYYY-MM-DD); without a day, where it is still true."""
        if not day:
            return not self.until
        return self.since[:10] <= day and (not self.until or day[: len(self.until)] <= self.until)


def register_entries(lexicon: Lexicon) -> Iterator[Entry]:
    """Every proper name of the registers that are there."""
    present = set(lexicon.names)
    for row in lexicon.table("actors/states"):
        yield from _state_entries(row)
    for table in _SORTS:
        if f"actors/{table}" in present:
            for row in lexicon.table(f"actors/{table}"):
                yield from _row_entries(table, row)


def _state_entries(row: Row) -> Iterator[Entry]:
    risky = {fold(r) for r in row["risky"]}
    country = row["plover"]
    for name in (row["name"], *row["names"]):
        yield Entry("state", row["code"], "LOCATION", country, "GOV", _words(name), row, fold(name) in risky)
    for capital in row["capitals"]:
        yield Entry("capital", row["code"], "LOCATION", country, None, _words(capital), row, fold(capital) in risky)


def _row_entries(table: str, row: Row) -> Iterator[Entry]:
    sort = _SORTS[table]
    type_ = row.get("type") if row.get("type") in _TYPES else _TYPE_OF.get(sort, "ORGANIZATION")
    role = row.get("role") or ("JRN" if sort == "media" else None)
    risky = {fold(r) for r in row.get("risky") or ()}
    key, since, until = f"{table}:{row['name']}", row.get("from") or "", row.get("until") or ""
    names = (row["name"], *(row.get("names") or ()), *(row.get("variants") or ()), *(row.get("short") or ()))
    for name in dict.fromkeys(names):
        doubtful = fold(name) in risky
        short = name in (row.get("short") or ())
        yield Entry(sort, key, str(type_), row.get("country") or None, role, _words(name), row, doubtful, since, until, short)


def _words(name: str) -> tuple[str, ...]:
    return tuple(w for w in fold(name).replace("-", " ").split(" ") if w)
