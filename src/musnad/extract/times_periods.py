"""Weeks, months, seasons, years, decades and centuries."""

from __future__ import annotations

import datetime as dt

from musnad.extract.calendars import shift_day, shift_months, week_value
from musnad.extract.times_calendars import GREGORIAN, HIJRI
from musnad.extract.times_meaning import Meaning
from musnad.extract.times_told import (
    BACK,
    Basis,
    Told,
    Value,
    dated,
    learn,
    pick_day,
    tail_of,
    this_month,
    this_year,
)

#: A month that ended no longer ago is the one meant, even in a sentence about what is to come.
NEAR_MONTH = dt.timedelta(days=31)


def year_of(m: Meaning, told: Told) -> tuple[int | None, Basis]:
    """The year that a date has or leans on."""
    if m.year:
        return m.year, "explicit"
    if m.year_which in ("same",) and told.year:
        return told.year, "relative"
    own = this_year(told)
    if m.year_which and own:
        return own + BACK[m.year_which], "relative"
    return None, "relative"


def month_value(m: Meaning, told: Told) -> Value | None:
    assert m.month
    year, basis = year_of(m, told)
    if m.calendar is not GREGORIAN:
        return _foreign_month(m, told, year)
    if year is None and not m.which and told.near_year:
        year, basis = told.near_year, "assumed"
    if year is None:
        year = _year_by_tense(m, told)
        if year is None:
            return dated(f"XXXX-{m.month:02d}", "explicit")
    told.month, told.year = (year, m.month), year
    return dated(f"{year:04d}-{m.month:02d}", basis)


def _year_by_tense(m: Meaning, told: Told) -> int | None:
    """The year of a month told without one, by its modifier or its tense; None where the page's own month is unknown."""
    assert m.month
    own = this_month(told)
    if own is None:
        return this_year(told) if m.which == "this" else None
    year, gap = own[0], m.month - own[1]
    if BACK.get(m.which, 0) < 0:
        return year - (gap >= 0) + BACK[m.which] + 1
    if BACK.get(m.which, 0) > 0:
        return year + (gap <= 0) + BACK[m.which] - 1
    if m.which:
        return year
    if told.tense == "future":
        return year + (gap < 0)
    if told.tense == "past":
        return year - (gap > 0)
    return year - (gap > 2) + (gap < -9)


def _foreign_month(m: Meaning, told: Told, year: int | None) -> Value | None:
    """The span of days of a month that is not Gregorian."""
    assert m.month
    calendar = m.calendar
    if year and not calendar.counts(year):
        spans = calendar.months_in(year, m.month)
    elif year:
        spans = [s] if (s := calendar.month(year, m.month)) else []
    elif told.anchor is None:
        return dated("XXXX-XX", "explicit")
    else:
        base = calendar.year_of(told.anchor) or 0
        spans = [s for k in (0, -1, 1) if (s := calendar.month(base + k, m.month))]
    near = _near_spans(spans, told.anchor) if told.anchor else []
    firsts = [s[0] for s in (near if near and not m.which else spans)]
    first = pick_day(firsts, m.which, told) if told.anchor and len(firsts) > 1 else (firsts[0] if firsts else None)
    if first is None:
        return None
    last = next(s[1] for s in spans if s[0] == first)
    return Value(f"{first.isoformat()}/{last.isoformat()}", "DATE", "explicit" if m.year else "relative")


def _near_spans(spans: list[tuple[dt.date, dt.date]], anchor: dt.date) -> list[tuple[dt.date, dt.date]]:
    """The month that the page's date falls in, else the one that has just ended."""
    inside = [s for s in spans if s[0] <= anchor <= s[1]]
    return inside or [s for s in spans if s[1] <= anchor and anchor - s[1] <= NEAR_MONTH]


def year_value(m: Meaning, told: Told) -> Value | None:
    assert m.year
    if m.calendar is not GREGORIAN:
        first, last = m.calendar.month(m.year, 1), m.calendar.month(m.year, m.calendar.months)
        if not first or not last:
            return None
        if m.calendar is HIJRI:
            told.hijri_year = m.year
        return Value(f"{first[0].year}/{last[1].year}", "DATE", "explicit")
    told.year = m.year
    return _portion(m, f"{m.year:04d}", "explicit", told)


def _portion(m: Meaning, value: str, basis: Basis, told: Told) -> Value:
    if m.portion == "portion":
        value = f"{value}-Q{m.ordinal}" if len(value) == 4 else value
    elif m.portion == "half":
        value = f"{value}-H{m.ordinal}" if len(value) == 4 else value
    elif m.portion == "nth" and len(value) == 4 and 1 <= m.ordinal <= 53:
        value = f"{value}-W{m.ordinal:02d}"
    return dated(value, basis)


def unit_value(m: Meaning, told: Told) -> Value | None:
    step = BACK[m.which or "this"]
    leaning = m.which in ("same", "following", "previous")
    if m.unit == "year":
        year = told.year if leaning and told.year else this_year(told)
        if year is None:
            return dated("XXXX", "relative")
        told.year = year + step
        return _portion(m, f"{year + step:04d}", "relative", told)
    if m.unit == "month":
        month = told.month if leaning and told.month else this_month(told)
        if month is None:
            number = shift_months(0, told.month_number, step)[1] if told.month_number else None
            return dated(f"XXXX-{number:02d}" if number else "XXXX-XX", "relative")
        year, number = shift_months(*month, step)
        year = year_of(m, told)[0] or year
        told.month, told.year = (year, number), year
        return dated(f"{year:04d}-{number:02d}", "relative")
    if m.unit in ("week", "day", "night"):
        return _day_or_week(m, told, told.day if leaning and told.day else told.anchor, step)
    if m.unit in ("decade", "century"):
        return decade_value(m, told) if m.unit == "decade" else century_value(m, told)
    if told.clock and step:
        size = dt.timedelta(**{f"{m.unit}s": 1})
        return dated((told.clock + size * step).strftime("%Y-%m-%dT%H" + ("" if m.unit == "hour" else ":%M")), "relative")
    return dated("PRESENT_REF" if step == 0 else "PAST_REF" if step < 0 else "FUTURE_REF", "relative")


def _day_or_week(m: Meaning, told: Told, base: dt.date | None, step: int) -> Value | None:
    if m.unit == "week":
        tail = "-WE" if m.edge == "end" else ""
        if m.kind == "weekend" and base and base.isoweekday() < 6 and told.tense != "future" and not m.which:
            step = -1
        day = shift_day(base, days=7 * step) if base else None
        return dated((week_value(day) if day else "XXXX-WXX") + tail, "relative")
    day = shift_day(base, days=step) if base else None
    if day is None:
        return dated("XXXX-XX-XX" + tail_of(m), "relative")
    learn(told, day)
    return dated(day.isoformat() + (tail_of(m) or ("TNI" if m.unit == "night" else "")), "relative")


def season_value(m: Meaning, told: Told) -> Value | None:
    year, basis = year_of(m, told)
    if year is None and told.anchor:
        year = told.anchor.year
        first = {"WI": 12, "SP": 3, "SU": 6, "FA": 9}[m.season]
        if m.which in ("last", "previous", "recent") and told.anchor.month <= first + 2:
            year -= 1
        elif m.which in ("next", "following") and told.anchor.month >= first:
            year += 1
    return dated(f"{year:04d}-{m.season}" if year else f"XXXX-{m.season}", basis)


def any_season_value(m: Meaning, told: Told) -> Value | None:
    """``فصل الصيف``: of no certain year."""
    return dated(f"XXXX-{m.season}", "explicit")


def decade_value(m: Meaning, told: Told) -> Value | None:
    if m.kind != "decade":
        if told.anchor is None:
            return dated("XXXX", "relative")
        return dated(f"{told.anchor.year // 10 + BACK[m.which or 'this']:03d}X", "relative")
    assert m.decade is not None
    hundred = 19
    if m.ordinal:
        hundred = m.ordinal - 1
    elif m.which and told.anchor:
        hundred = told.anchor.year // 100 + BACK[m.which]
    return dated(f"{hundred}{m.decade // 10}X", "explicit" if m.ordinal else "relative" if m.which else "assumed")


def century_value(m: Meaning, told: Told) -> Value | None:
    if m.ordinal:
        return dated(f"{m.ordinal - 1:02d}XX", "explicit") if m.ordinal <= 30 else None
    if told.anchor is None:
        return dated("XXXX", "relative")
    return dated(f"{told.anchor.year // 100 + BACK[m.which or 'this']:02d}XX", "relative")


def school_value(m: Meaning, told: Told) -> Value | None:
    """A year that begins in autumn: ``2018/2019``."""
    if told.anchor is None:
        return dated("XXXX/XXXX", "relative")
    holidays = told.anchor.month in (6, 7, 8)
    first = told.anchor.year - (told.anchor.month < 6) + BACK[m.which or "this"]
    if holidays and BACK[m.which or "this"] > 0:
        first -= 1
    return dated(f"{first}/{first + 1}", "relative")
