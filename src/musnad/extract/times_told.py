"""What a page has told so far, and the values that its phrases get."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Literal

from musnad.extract.times_meaning import Meaning
from musnad.lexicon.store import Row

Basis = Literal["explicit", "relative", "assumed"]
#: How many weeks, months or years a modifier goes on from the page's date or from the date told before.
BACK = {"before_last": -2, "last": -1, "previous": -1, "recent": -1, "this": 0, "same": 0, "next": 1, "following": 1,
        "after_next": 2}  # fmt: skip
#: A day that near to the page's date is where a bare hour or part of a day belongs.
NEAR_DAYS = 7


@dataclass(frozen=True, slots=True)
class Value:
    """A resolved time: its TIMEX3 value and type, what it rests on, and whether only the bare length is the phrase."""

    value: str
    type: str
    basis: Basis
    core: bool = False


@dataclass(slots=True)
class Told:
    """What the page has told so far, and where the phrase stands. ``page_month``, ``page_year`` and
    ``month_number`` (of a month without its year) are what a page without a date proves of its own (``سبتمبر الجاري``)."""

    anchor: dt.date | None
    clock: dt.datetime | None = None
    page_month: tuple[int, int] | None = None
    page_year: int | None = None
    month_number: int | None = None
    day: dt.date | None = None
    month: tuple[int, int] | None = None
    year: int | None = None
    hijri_year: int | None = None
    feast: Meaning | None = None
    near_year: int | None = None
    landmark_year: int | None = None
    near_day: dt.date | None = None
    same_sentence: bool = False
    alone: bool = False
    after_noon: bool = False
    eids: tuple[Row, ...] = ()
    feasts: dict[tuple[Any, ...], dt.date] = field(default_factory=dict)
    tense: str = ""
    continues: bool = False
    before_from: bool = False


def dated(value: str, basis: Basis) -> Value:
    """A date, or a time of day where the value has one."""
    return Value(value, "TIME" if "T" in value else "DATE", basis)


def tail_of(m: Meaning) -> str:
    """The hour or part of the day that a value ends with, ``T13:00`` or ``TMO``; "" for a whole day."""
    if m.clock is None:
        return m.part if m.part.startswith("T") else ""
    hour, minute, second = m.clock
    return f"T{hour:02d}:{minute:02d}" + (f":{second:02d}" if second is not None else "")


def learn(told: Told, day: dt.date) -> None:
    """Keep a day for the phrases that lean on it."""
    told.day, told.month, told.year = day, (day.year, day.month), day.year
    if told.anchor and abs((day - told.anchor).days) <= NEAR_DAYS:
        told.near_day = day


def this_month(told: Told) -> tuple[int, int] | None:
    """The page's own month, as far as it is known."""
    return (told.anchor.year, told.anchor.month) if told.anchor else told.page_month


def this_year(told: Told) -> int | None:
    """The page's own year, as far as it is known."""
    return told.anchor.year if told.anchor else told.page_year


def pick_day(days: list[dt.date], which: str, told: Told) -> dt.date | None:
    """Of the days that a phrase can mean, the one that its modifier or else the tense points to, nearest to the page's date."""
    anchor = told.anchor
    if anchor is None or not days:
        return None
    if BACK.get(which, 0) < 0 or (not which and told.tense == "past"):
        days = [d for d in days if d <= anchor] or days
    elif BACK.get(which, 0) > 0 or (not which and told.tense == "future"):
        days = [d for d in days if d >= anchor] or days
    elif which == "this":
        days = [d for d in days if d.year == anchor.year] or days
    return min(days, key=lambda d: abs(d - anchor))


def precision_of(value: str) -> str:
    """How fine a value is: second, minute, hour, part, day, weekend, week, month, quarter, season, year, decade …"""
    if "/" in value or value.endswith("_REF"):
        return "range" if "/" in value else "vague"
    if value.startswith("P"):
        return {"Y": "year", "W": "week", "H": "hour", "S": "second"}.get(value[-1], _minute_or_month(value))
    day, t, clock = value.partition("T")
    if t:
        return ("hour", "minute", "second")[clock.count(":")] if clock[:1].isdigit() else "part"
    year, _, rest = day.partition("-")
    if not rest:
        return {2: "century", 3: "decade"}.get(len(year.rstrip("X")), "year")
    return _within_year(rest)


def _minute_or_month(value: str) -> str:
    return "day" if value.endswith("D") else "minute" if "T" in value else "month"


def _within_year(rest: str) -> str:
    if rest in ("SP", "SU", "FA", "WI"):
        return "season"
    if rest.startswith("W"):
        return "weekend" if rest.endswith("WE") else "day" if "-" in rest else "week"
    return {"Q": "quarter", "H": "half"}.get(rest[0], "day" if "-" in rest else "month")
