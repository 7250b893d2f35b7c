"""Feasts and political days: when they fall, and which one a page means."""

from __future__ import annotations

import datetime as dt

from musnad.extract.calendars import easter, nth_weekday, shift_day
from musnad.extract.times_calendars import GREGORIAN, Calendar
from musnad.extract.times_meaning import Meaning
from musnad.extract.times_told import Told, Value, dated, learn, pick_day
from musnad.lexicon.store import Row

#: How far from the page's date the feast may be that it calls just العيد.
EID_DAYS = 42


def feast_value(m: Meaning, told: Told) -> Value | None:
    if m.eid:
        m.feast = told.feast.feast if told.feast else _nearest_eid(told)
    if m.feast is None:
        return None
    row = m.feast
    if row["eid"] or row["name"].startswith("عيد"):
        told.feast = m
    shift = max(m.ordinal - 1, 0)
    key = (row["month"], row["day"], row["rule"])
    day = told.feasts.get(key) if not (m.which or m.year) else None
    day = day or _feast_day(m, told)
    if day is None:
        fixed = row["calendar"] is GREGORIAN and not row["rule"]
        known = f"XXXX-{row['month']:02d}-{row['day']:02d}" if fixed else "XXXX-XX-XX"
        return dated(known, "relative")
    told.feasts[key] = day
    day = shift_day(day, days=shift) or day
    learn(told, day)
    return dated(day.isoformat(), "explicit" if m.year else "relative")


def feast_days_value(m: Meaning, told: Told) -> Value | None:
    found = feast_value(m, told)
    return dated(found.value[:7], found.basis) if found else None


def _nearest_eid(told: Told) -> Row | None:
    """The feast within six weeks of the page's date."""
    if told.anchor is None:
        return None
    near = []
    for row in told.eids:
        day = _feast_day(Meaning("point", feast=row), told)
        if day and abs((day - told.anchor).days) <= EID_DAYS:
            near.append((abs((day - told.anchor).days), row["month"], row))
    return min(near, key=lambda x: x[:2])[2] if near else None


def _feast_day(m: Meaning, told: Told) -> dt.date | None:
    row = m.feast
    assert row is not None
    calendar: Calendar = row["calendar"]
    if m.year and calendar is m.calendar:
        return feast_in(row, m.year)
    if m.year:
        base = calendar.year_of(dt.date(m.year, 7, 1)) or 0
        return next((d for k in (-1, 0, 1) if (d := feast_in(row, base + k)) and d.year == m.year), None)
    if told.anchor is None:
        return None
    base = calendar.year_of(told.anchor) or 0
    return pick_day([d for k in (-1, 0, 1) if (d := feast_in(row, base + k))], m.which, told)


def feast_in(row: Row, year: int) -> dt.date | None:
    """The day of a feast in a year of its own calendar."""
    if "easter" in row["rule"]:
        return shift_day(easter(year, orthodox="orthodox" in row["rule"]), days=int(row["rule"].split()[-1]))
    calendar: Calendar = row["calendar"]
    if row["rule"]:
        _, weekday, nth = row["rule"].split()
        span = calendar.month(year, row["month"])
        return nth_weekday(*span, int(weekday), int(nth)) if span else None
    return calendar.day(year, row["month"], row["day"])
