"""Calendars as data: those of ``times/calendars.toml``, each turning its own dates into Gregorian ones."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from musnad.errors import LexiconError
from musnad.extract.calendars import (
    DAY,
    gregorian_month,
    hijri_day,
    hijri_month,
    hijri_year_of,
    real_day,
)

FILE = "calendars.toml"
#: The year by which a bare number is told to be of one calendar or another.
TODAY = dt.date(2000, 1, 1)
#: Gregorian years in which dates are reckoned.
REACH = range(1200, 2300)


@dataclass(frozen=True, eq=False)
class Calendar(ABC):
    """A calendar: its name and how many months its year has."""

    name: str
    months: int = 12

    @abstractmethod
    def day(self, year: int, month: int, day: int) -> dt.date | None:
        """The Gregorian date; None for a day that does not exist or cannot be reckoned."""

    @abstractmethod
    def month(self, year: int, month: int) -> tuple[dt.date, dt.date] | None:
        """First and last Gregorian day of a month."""

    @abstractmethod
    def year_of(self, day: dt.date) -> int | None:
        """The year that a Gregorian day falls in."""

    @abstractmethod
    def longest(self, month: int) -> int:
        """The most days that a month can have."""

    def counts(self, year: int) -> bool:
        """Whether a year printed without its era is likelier of this calendar than Gregorian."""
        own = self.year_of(TODAY)
        return own is not None and abs(year - own) <= abs(year - TODAY.year)

    def months_in(self, gregorian_year: int, month: int) -> list[tuple[dt.date, dt.date]]:
        """The spans of a month of this calendar that begin in a Gregorian year."""
        base = self.year_of(dt.date(gregorian_year, 7, 1)) or 0
        spans = (self.month(base + k, month) for k in (-1, 0, 1))
        return [s for s in spans if s and s[0].year == gregorian_year]


class GregorianCalendar(Calendar):
    """The calendar that values are given in."""

    def day(self, year: int, month: int, day: int) -> dt.date | None:
        return real_day(year, month, day)

    def month(self, year: int, month: int) -> tuple[dt.date, dt.date] | None:
        return gregorian_month(year, month) if 1 <= year <= 9999 else None

    def year_of(self, day: dt.date) -> int | None:
        return day.year

    def longest(self, month: int) -> int:
        return gregorian_month(2000, month)[1].day


class HijriCalendar(Calendar):
    """The Islamic calendar by Umm al-Qura."""

    def day(self, year: int, month: int, day: int) -> dt.date | None:
        return hijri_day(year, month, day)

    def month(self, year: int, month: int) -> tuple[dt.date, dt.date] | None:
        return hijri_month(year, month)

    def year_of(self, day: dt.date) -> int | None:
        return hijri_year_of(day)

    def longest(self, month: int) -> int:
        return 30


@dataclass(frozen=True, eq=False)
class CountedCalendar(Calendar):
    """A calendar of months with fixed lengths, reckoned from one known new year."""

    begins: dt.date = TODAY
    year: int = 0
    lengths: tuple[int, ...] = ()
    cycle: int = 0
    leap_years: frozenset[int] = field(default_factory=frozenset)
    leap_month: int = 0

    def day(self, year: int, month: int, day: int) -> dt.date | None:
        span = self.month(year, month)
        return span[0] + (day - 1) * DAY if span and 1 <= day <= (span[1] - span[0]).days + 1 else None

    def month(self, year: int, month: int) -> tuple[dt.date, dt.date] | None:
        first, following = self._new_year(year), self._new_year(year + 1)
        if first is None or following is None or not 1 <= month <= self.months:
            return None
        leap = (following - first).days - sum(self.lengths)
        lengths = [n + (leap if k == self.leap_month else 0) for k, n in enumerate(self.lengths, 1)]
        start = first + sum(lengths[: month - 1]) * DAY
        return start, start + (lengths[month - 1] - 1) * DAY

    def year_of(self, day: dt.date) -> int | None:
        length = sum(self.lengths) + len(self.leap_years) / self.cycle if self.cycle else 365.2425
        year = self.year + int((day - self.begins).days // length)
        for candidate in (year + 1, year, year - 1):
            first = self._new_year(candidate)
            if first is not None and first <= day:
                return candidate
        return None

    def longest(self, month: int) -> int:
        return self.lengths[month - 1] + (month == self.leap_month) if 1 <= month <= self.months else 0

    def _new_year(self, year: int) -> dt.date | None:
        if self.begins.year + year - self.year not in REACH:
            return None
        if not self.cycle:
            return real_day(self.begins.year + year - self.year, self.begins.month, self.begins.day)
        days = (year - self.year) * sum(self.lengths) + self._leaps_before(year) - self._leaps_before(self.year)
        return self.begins + days * DAY

    def _leaps_before(self, year: int) -> int:
        cycles, rest = divmod(year, self.cycle)
        return cycles * len(self.leap_years) + sum(r < rest for r in self.leap_years)


GREGORIAN = GregorianCalendar("gregorian")
HIJRI = HijriCalendar("hijri")
RULES: dict[str, Calendar] = {"gregorian": GREGORIAN, "umm al-qura": HIJRI}


class Calendars:
    """All calendars of the language data by name, and the words that name them after a year."""

    def __init__(self, source: Mapping[str, Any]) -> None:
        self.named = {name: _make(name, entry) for name, entry in source.items()}
        self.eras = {era: self.named[name] for name, entry in source.items() for era in entry.get("eras", ())}

    def find(self, name: str, where: str) -> Calendar:
        """The calendar of that name; ``where`` is the row that names it.

        Raises:
            LexiconError: there is no such calendar.
        """
        if name not in self.named:
            known = " or ".join(f'"{n}"' for n in self.named)
            raise LexiconError(f'{where}: column "calendar" is "{name}"; use {known}, or describe it in times/{FILE}')
        return self.named[name]


def _make(name: str, entry: Any) -> Calendar:
    if not isinstance(entry, dict):
        raise LexiconError(f"{FILE}: {name} is no table; write it under [{name}]")
    if "rule" in entry:
        return _ruled(name, entry["rule"])
    try:
        return _counted(name, entry)
    except KeyError as error:
        raise LexiconError(f"{FILE}: [{name}] has no {error.args[0]}; give begins, year and lengths") from error
    except (TypeError, ValueError) as error:
        raise LexiconError(f"{FILE}: [{name}] cannot be read ({error}); begins is YYYY-MM-DD, the others numbers") from error


def _ruled(name: str, rule: str) -> Calendar:
    if rule not in RULES:
        raise LexiconError(f'{FILE}: [{name}] rule is "{rule}"; use {" or ".join(RULES)}, or give begins, year and lengths')
    return RULES[rule]


def _counted(name: str, entry: dict[str, Any]) -> CountedCalendar:
    lengths = tuple(int(n) for n in entry["lengths"])
    return CountedCalendar(
        name,
        len(lengths),
        begins=dt.date.fromisoformat(str(entry["begins"])),
        year=int(entry["year"]),
        lengths=lengths,
        cycle=int(entry.get("cycle", 0)),
        leap_years=frozenset(int(r) for r in entry.get("leap_years", ())),
        leap_month=int(entry.get("leap_month", len(lengths))),
    )
