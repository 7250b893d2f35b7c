"""From what a phrase says to a TIMEX3 value, counted from the page's date and from the times told before.

Nothing is ever counted from today's clock. Where the page has no date, what it does not say stays X.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any, Literal

from musnad.extract.calendars import (
    DAY,
    days_on,
    easter,
    gregorian_month,
    hijri_day,
    hijri_month,
    hijri_year_of,
    nearest_weekday,
    nth_weekday,
    real_day,
    shift_day,
    shift_months,
    week_value,
)
from musnad.extract.times_meaning import Meaning
from musnad.lexicon.store import Row

Basis = Literal["explicit", "relative", "assumed"]
CODES = {"year": "Y", "month": "M", "week": "W", "day": "D", "night": "D", "hour": "H", "minute": "M", "second": "S"}
YEARS = {"decade": 10, "century": 100}
BACK = {"last": -1, "previous": -1, "recent": -1, "this": 0, "same": 0, "next": 1, "following": 1, "before_last": -2, "after_next": 2}


@dataclass(frozen=True, slots=True)
class Value:
    """A resolved time: its TIMEX3 value and type, what it rests on, and whether only the bare length is the phrase."""

    value: str
    type: str
    basis: Basis
    core: bool = False


@dataclass(slots=True)
class Told:
    """What the page has told so far, and where the phrase stands."""

    anchor: dt.date | None
    clock: dt.datetime | None = None
    day: dt.date | None = None
    month: tuple[int, int] | None = None
    year: int | None = None
    hijri_year: int | None = None
    feast: Meaning | None = None
    near_year: int | None = None
    near_day: dt.date | None = None
    same_sentence: bool = False
    alone: bool = False
    after_noon: bool = False
    eids: tuple[Row, ...] = ()
    feasts: dict[tuple[Any, ...], dt.date] = field(default_factory=dict)
    tense: str = ""
    continues: bool = False
    before_from: bool = False


def resolve(meaning: Meaning, told: Told) -> Value | None:
    """The value of a phrase; ``told`` learns what later phrases may lean on. None where it turns out to be no time."""
    return _KINDS[meaning.kind](meaning, told)


def precision_of(value: str) -> str:
    """How fine a value is: second, minute, hour, part, day, weekend, week, month, season, year, decade …"""
    if value.endswith("_REF") or "/" in value:
        return "range" if "/" in value else "vague"
    if value.startswith("P"):
        return {"Y": "year", "M": "minute" if "T" in value else "month", "W": "week", "D": "day", "H": "hour", "S": "second"}.get(
            value[-1], "day"
        )
    day, t, time = value.partition("T")
    if t:
        return {0: "hour", 1: "minute", 2: "second"}[time.count(":")] if time[:1].isdigit() else "part"
    if "W" in day:
        return "weekend" if day.endswith("WE") else "season" if day.endswith("WI") else "day" if day.count("-") == 2 else "week"
    if day[-2:] in ("SP", "SU", "FA", "WI") or day[-2:-1] in ("Q", "H"):
        return {"Q": "quarter", "H": "half"}.get(day[-2:-1], "season")
    return {0: {2: "century", 3: "decade"}.get(len(day.rstrip("X")), "year"), 1: "month", 2: "day"}[day.count("-")]


def _date(value: str, basis: Basis) -> Value:
    return Value(value, "TIME" if "T" in value else "DATE", basis)


def _clock_text(clock: tuple[int, int, int | None]) -> str:
    hour, minute, second = clock
    return f"T{hour:02d}:{minute:02d}" + (f":{second:02d}" if second is not None else "")


def _tail(m: Meaning) -> str:
    return _clock_text(m.clock) if m.clock else m.part if m.part.startswith("T") else ""


def _learn(told: Told, day: dt.date) -> None:
    told.day, told.month, told.year = day, (day.year, day.month), day.year
    if told.anchor and abs((day - told.anchor).days) <= 7:
        told.near_day = day


# --- points -------------------------------------------------------------------------------------------------------


def _point(m: Meaning, told: Told) -> Value | None:
    for fits, make in _POINTS:
        if fits(m):
            return make(m, told)
    return None


def _numeric(m: Meaning, told: Told) -> Value | None:
    mark, *numbers = m.numeric
    if len(numbers) == 3:
        if numbers[0] > 31:
            year, month, day = numbers
        else:
            day, month, year = numbers
        if day <= 12 and (month > 12 or _fits_turned(m, year, month, day)):
            day, month = month, day
        if 10 <= year < 100:
            year += 2000 if year < 70 else 1900
        hijri = m.calendar == "hijri" or 1300 <= year <= 1500
        found = hijri_day(year, month, day) if hijri else real_day(year, month, day)
        if found is None or not (hijri or 1000 <= year <= 2199):
            return None
        if hijri:
            told.hijri_year = year
        _learn(told, found)
        return _date(found.isoformat() + _tail(m), "explicit")
    return _day_and_month(m, told, numbers[0], numbers[1], mark)


def _fits_turned(m: Meaning, year: int, month: int, day: int) -> bool:
    """Whether the weekday printed beside a date in figures shows that the month stands first."""
    plain, turned = real_day(year, month, day), real_day(year, day, month)
    return bool(m.weekday and plain and turned and plain.isoweekday() != m.weekday == turned.isoweekday())


def _day_and_month(m: Meaning, told: Told, day: int, month: int, mark: str) -> Value | None:
    if m.weekday is None or not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    if told.anchor is None:
        return _date(f"XXXX-{month:02d}-{day:02d}" + _tail(m), "explicit")
    year = hijri_year_of(told.anchor)
    options = [real_day(told.anchor.year + d, month, day) for d in (0, -1, 1)]
    if year:
        options += [hijri_day(told.hijri_year or year, month, day)]
    fits = [d for d in options if d and d.isoweekday() == m.weekday]
    if not fits:
        return None
    found = min(fits, key=lambda d: abs(d - told.anchor))  # type: ignore[operator]
    _learn(told, found)
    return _date(found.isoformat() + _tail(m), "relative")


def _deictic(m: Meaning, told: Told) -> Value | None:
    if m.day and m.month and (m.year or told.anchor is None):
        return _day_of_month(m, told)
    if told.anchor is None:
        return _date("XXXX-XX-XX" + _tail(m), "relative")
    day = shift_day(told.anchor, days=m.offset or 0)
    if day is None:
        return None
    if m.day and m.month:
        m.year = day.year
        return _day_of_month(m, told)
    if m.weekday and day.isoweekday() != m.weekday:
        back, on = nearest_weekday(day, m.weekday, -1), nearest_weekday(day, m.weekday, 1)
        day = back if day - back <= on - day else on
    _learn(told, day)
    return _date(day.isoformat() + _tail(m), "relative")


def _feast(m: Meaning, told: Told) -> Value | None:
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
        fixed = row["calendar"] == "gregorian" and not row["rule"]
        known = f"XXXX-{row['month']:02d}-{row['day']:02d}" if fixed else "XXXX-XX-XX"
        return _date(known, "relative")
    told.feasts[key] = day
    day = shift_day(day, days=shift) or day
    _learn(told, day)
    return _date(day.isoformat(), "explicit" if m.year else "relative")


def _nearest_eid(told: Told) -> Row | None:
    """The feast within six weeks of the page's date."""
    if told.anchor is None:
        return None
    near = []
    for row in told.eids:
        day = _feast_day(Meaning("point", feast=row), told)
        if day and abs((day - told.anchor).days) <= 42:
            near.append((abs((day - told.anchor).days), row["month"], row))
    return min(near, key=lambda x: x[:2])[2] if near else None


def _feast_day(m: Meaning, told: Told) -> dt.date | None:
    row = m.feast
    assert row is not None
    hijri = row["calendar"] == "hijri"
    if m.year and hijri == (m.calendar == "hijri"):
        return feast_in(row, m.year)
    if m.year:
        base = hijri_year_of(dt.date(m.year, 7, 1)) or 0
        return next((d for k in (-1, 0, 1) if (d := feast_in(row, base + k)) and d.year == m.year), None)
    if told.anchor is None:
        return None
    base = (hijri_year_of(told.anchor) or 0) if hijri else told.anchor.year
    return _pick_day([d for k in (-1, 0, 1) if (d := feast_in(row, base + k))], m.which, told)


def feast_in(row: Row, year: int) -> dt.date | None:
    """The day of a feast in a year of its own calendar."""
    if "easter" in row["rule"]:
        return shift_day(easter(year, orthodox="orthodox" in row["rule"]), days=int(row["rule"].split()[-1]))
    hijri = row["calendar"] == "hijri"
    if row["rule"]:
        _, weekday, nth = row["rule"].split()
        span = hijri_month(year, row["month"]) if hijri else gregorian_month(year, row["month"])
        return nth_weekday(*span, int(weekday), int(nth)) if span else None
    return (hijri_day if hijri else real_day)(year, row["month"], row["day"])


def _pick_day(days: list[dt.date], which: str, told: Told) -> dt.date | None:
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


def _year_of(m: Meaning, told: Told) -> tuple[int | None, Basis]:
    """The year that a date has or leans on."""
    if m.year:
        return m.year, "explicit"
    if m.year_which in ("same",) and told.year:
        return told.year, "relative"
    if m.year_which and told.anchor:
        return told.anchor.year + BACK[m.year_which], "relative"
    return None, "relative"


def _day_of_month(m: Meaning, told: Told) -> Value | None:
    assert m.day and m.month
    year, basis = _year_of(m, told)
    make = hijri_day if m.calendar == "hijri" else real_day
    if year is None and not m.which and told.near_year and m.calendar == "gregorian" and not _weekday_clashes(m, told):
        year, basis = told.near_year, "assumed"
    if year is None:
        if told.anchor is None:
            return _date((f"XXXX-{m.month:02d}-{m.day:02d}" if m.calendar == "gregorian" else "XXXX-XX-XX") + _tail(m), "explicit")
        base = told.anchor.year if m.calendar == "gregorian" else hijri_year_of(told.anchor) or 0
        days = [d for k in (0, -1, 1) if (d := make(base + k, m.month, m.day))]
        if m.weekday:
            days = [d for d in days if d.isoweekday() == m.weekday] or days
        found = _pick_day(days, m.which, told) if m.which or told.tense == "future" else _near_or_past(days, told)
    else:
        found = make(year, m.month, m.day)
    if found is None:
        return None
    if m.calendar == "hijri":
        told.hijri_year = hijri_year_of(found)
    _learn(told, found)
    return _date(found.isoformat() + _tail(m), basis)


def _weekday_clashes(m: Meaning, told: Told) -> bool:
    day = real_day(told.near_year or 1, m.month or 1, m.day or 1)
    return bool(m.weekday and day and day.isoweekday() != m.weekday)


def _near_or_past(days: list[dt.date], told: Told) -> dt.date | None:
    """The latest such day that is past, unless one lies in the next three months and is nearer."""
    anchor = told.anchor
    assert anchor is not None
    near = [d for d in days if d <= anchor or (d - anchor).days <= 92]
    return min(near or days, key=lambda d: abs(d - anchor), default=None)


def _month(m: Meaning, told: Told) -> Value | None:
    assert m.month
    year, basis = _year_of(m, told)
    if m.calendar == "hijri":
        return _hijri_month(m, told, year)
    if year is None and not m.which and told.near_year:
        year, basis = told.near_year, "assumed"
    if year is None:
        if told.anchor is None:
            return _date(f"XXXX-{m.month:02d}", "explicit")
        year = _year_by_tense(m, told)
    told.month, told.year = (year, m.month), year
    return _date(f"{year:04d}-{m.month:02d}", basis)


def _year_by_tense(m: Meaning, told: Told) -> int:
    anchor = told.anchor
    assert anchor is not None and m.month
    gap = m.month - anchor.month
    if BACK.get(m.which, 0) < 0:
        return anchor.year - (gap >= 0) + BACK[m.which] + 1
    if BACK.get(m.which, 0) > 0:
        return anchor.year + (gap <= 0) + BACK[m.which] - 1
    if m.which:
        return anchor.year
    if told.tense == "future":
        return anchor.year + (gap < 0)
    if told.tense == "past":
        return anchor.year - (gap > 0)
    return anchor.year - (gap > 2) + (gap < -9)


def _hijri_month(m: Meaning, told: Told, year: int | None) -> Value | None:
    assert m.month
    if year and year > 1600:
        base = hijri_year_of(dt.date(year, 7, 1)) or 0
        spans = [s for k in (-1, 0, 1) if (s := hijri_month(base + k, m.month)) and s[0].year == year]
    elif year:
        spans = [s] if (s := hijri_month(year, m.month)) else []
    elif told.anchor is None:
        return _date("XXXX-XX", "explicit")
    else:
        base = hijri_year_of(told.anchor) or 0
        spans = [s for k in (0, -1, 1) if (s := hijri_month(base + k, m.month))]
    anchor = told.anchor or dt.date(1, 1, 1)
    inside = [s for s in spans if s[0] <= anchor <= s[1]]
    firsts = [s[0] for s in (inside if inside and not m.which else spans)]
    first = _pick_day(firsts, m.which, told) if told.anchor and len(firsts) > 1 else (firsts[0] if firsts else None)
    if first is None:
        return None
    last = next(s[1] for s in spans if s[0] == first)
    return Value(f"{first.isoformat()}/{last.isoformat()}", "DATE", "explicit" if m.year else "relative")


def _year(m: Meaning, told: Told) -> Value | None:
    assert m.year
    if m.calendar == "hijri":
        first, last = hijri_day(m.year, 1, 1), hijri_day(m.year, 12, 29)
        if not first or not last:
            return None
        told.hijri_year = m.year
        return Value(f"{first.year}/{last.year}", "DATE", "explicit")
    told.year, told.month = m.year, None
    return _portion(m, f"{m.year:04d}", "explicit", told)


def _portion(m: Meaning, value: str, basis: Basis, told: Told) -> Value:
    if m.portion == "portion":
        value = f"{value}-Q{m.ordinal}" if len(value) == 4 else value
    elif m.portion == "half":
        value = f"{value}-H{m.ordinal}" if len(value) == 4 else value
    elif m.portion == "nth" and len(value) == 4 and 1 <= m.ordinal <= 53:
        value = f"{value}-W{m.ordinal:02d}"
    return _date(value, basis)


def _weekday(m: Meaning, told: Told) -> Value | None:
    assert m.weekday
    if told.anchor is None:
        return _date("XXXX-XX-XX" + _tail(m), "relative")
    anchor = told.anchor
    step = BACK.get(m.which, 0)
    if step < 0:
        day = nearest_weekday(anchor, m.weekday, -1, strict=True) + 7 * (step + 1) * DAY
    elif step > 0:
        base = told.day if m.which == "following" and told.day else anchor
        day = nearest_weekday(base, m.weekday, 1, strict=True) + 7 * (step - 1) * DAY
    elif m.which == "this":
        back, on = nearest_weekday(anchor, m.weekday, -1), nearest_weekday(anchor, m.weekday, 1)
        day = back if anchor - back < on - anchor else on
    else:
        day = nearest_weekday(anchor, m.weekday, 1 if told.tense == "future" else -1)
    _learn(told, day)
    return _date(day.isoformat() + _tail(m), "relative" if m.which else "assumed")


def _unit(m: Meaning, told: Told) -> Value | None:
    step = BACK[m.which or "this"]
    leaning = m.which in ("same", "following", "previous")
    if m.unit == "year":
        year = told.year if leaning and told.year else told.anchor.year if told.anchor else None
        if year is None:
            return _date("XXXX", "relative")
        told.year, told.month = year + step, None
        return _portion(m, f"{year + step:04d}", "relative", told)
    if m.unit == "month":
        month = told.month if leaning and told.month else (told.anchor.year, told.anchor.month) if told.anchor else None
        if month is None:
            return _date("XXXX-XX", "relative")
        year, number = shift_months(*month, step)
        told.month, told.year = (year, number), year
        return _date(f"{year:04d}-{number:02d}", "relative")
    if m.unit in ("week", "day", "night"):
        return _day_or_week(m, told, told.day if leaning and told.day else told.anchor, step)
    if m.unit in ("decade", "century"):
        return _decade(m, told) if m.unit == "decade" else _century(m, told)
    if told.clock and step:
        size = dt.timedelta(**{f"{m.unit}s": 1})
        return _date((told.clock + size * step).strftime("%Y-%m-%dT%H" + ("" if m.unit == "hour" else ":%M")), "relative")
    return _date("PRESENT_REF" if step == 0 else "PAST_REF" if step < 0 else "FUTURE_REF", "relative")


def _day_or_week(m: Meaning, told: Told, base: dt.date | None, step: int) -> Value | None:
    if m.unit == "week":
        tail = "-WE" if m.edge == "end" else ""
        if m.kind == "weekend" and base and base.isoweekday() < 6 and told.tense != "future" and not m.which:
            step = -1
        day = shift_day(base, days=7 * step) if base else None
        return _date((week_value(day) if day else "XXXX-WXX") + tail, "relative")
    day = shift_day(base, days=step) if base else None
    if day is None:
        return _date("XXXX-XX-XX" + _tail(m), "relative")
    _learn(told, day)
    return _date(day.isoformat() + (_tail(m) or ("TNI" if m.unit == "night" else "")), "relative")


def _season(m: Meaning, told: Told) -> Value | None:
    year, basis = _year_of(m, told)
    if year is None and told.anchor:
        year = told.anchor.year
        first = {"WI": 12, "SP": 3, "SU": 6, "FA": 9}[m.season]
        if m.which in ("last", "previous", "recent") and told.anchor.month <= first + 2:
            year -= 1
        elif m.which in ("next", "following") and told.anchor.month >= first:
            year += 1
    return _date(f"{year:04d}-{m.season}" if year else f"XXXX-{m.season}", basis)


def _decade(m: Meaning, told: Told) -> Value | None:
    if m.kind != "decade":
        if told.anchor is None:
            return _date("XXXX", "relative")
        return _date(f"{told.anchor.year // 10 + BACK[m.which or 'this']:03d}X", "relative")
    assert m.decade is not None
    hundred = 19
    if m.ordinal:
        hundred = m.ordinal - 1
    elif m.which and told.anchor:
        hundred = told.anchor.year // 100 + BACK[m.which]
    return _date(f"{hundred}{m.decade // 10}X", "explicit" if m.ordinal else "relative" if m.which else "assumed")


def _century(m: Meaning, told: Told) -> Value | None:
    if m.ordinal:
        return _date(f"{m.ordinal - 1:02d}XX", "explicit") if m.ordinal <= 30 else None
    if told.anchor is None:
        return _date("XXXX", "relative")
    return _date(f"{told.anchor.year // 100 + BACK[m.which or 'this']:02d}XX", "relative")


_POINTS = (
    (lambda m: bool(m.numeric), _numeric),
    (lambda m: bool(m.feast or m.eid), _feast),
    (lambda m: m.offset is not None, _deictic),
    (lambda m: bool(m.season), _season),
    (lambda m: bool(m.day and m.month), _day_of_month),
    (lambda m: bool(m.month), _month),
    (lambda m: bool(m.day and m.unit), lambda m, told: _day_of_unit(m, told)),
    (lambda m: bool(m.unit == "year" and m.year), _year),
    (lambda m: bool(m.unit), _unit),
    (lambda m: bool(m.year), _year),
    (lambda m: bool(m.weekday), _weekday),
    (lambda m: bool(m.which), lambda m, told: _unit_day(m, told)),
    (lambda m: bool(m.part), lambda m, told: _day_or_assumed(m, told)),
)


def _unit_day(m: Meaning, told: Told) -> Value | None:
    m.unit = "day"
    return _unit(m, told)


def _day_of_unit(m: Meaning, told: Told) -> Value | None:
    """``الثالث من الشهر الجاري``."""
    if m.unit != "month":
        return None
    day, m.day = m.day, None
    value = _unit(m, told)
    if value is None or not day:
        return None
    if told.month is None or "X" in value.value:
        return _date(f"XXXX-XX-{day:02d}", "relative")
    found = real_day(*told.month, day)
    if found is None:
        return None
    _learn(told, found)
    return _date(found.isoformat() + _tail(m), "relative")


def _nth(m: Meaning, told: Told) -> Value | None:
    """The nth weekday, day or week of a month; -1 is the last."""
    kind, nth, weekday = m.portion, m.ordinal, m.weekday
    m.portion, m.weekday, m.ordinal = "", None, 0
    if m.year and not m.month and not m.unit:
        week = nth if nth > 0 else dt.date(m.year, 12, 28).isocalendar().week
        return _date(f"{m.year:04d}-W{week:02d}", "explicit") if week <= 53 else None
    value = _month(m, told) if m.month else _unit(m, told)
    if value is None or told.month is None or not re.fullmatch(r"\d{4}-\d\d", value.value):
        return _date("XXXX-WXX" if kind == "week" else "XXXX-XX-XX", "relative") if value else None
    first, last = gregorian_month(*told.month)
    if kind == "day":
        day = first + (nth - 1) * DAY if nth > 0 else last
    else:
        found = nth_weekday(first, last, weekday or 1, nth)
        if found is None:
            return None
        day = found
        if kind == "week" and nth < 0 and last - day < 6 * DAY:
            day -= 7 * DAY
    if not first <= day <= last:
        return None
    _learn(told, day)
    return _date(week_value(day) if kind == "week" else day.isoformat(), value.basis)


def _day_current(m: Meaning, told: Told) -> Value | None:
    """``في 27 الجاري``: a day of this, the last or the next month."""
    m.unit = "month"
    return _day_of_unit(m, told) if m.which in ("this", "last", "next") else None


def _weekday_day(m: Meaning, told: Told) -> Value | None:
    """``الأحد 27``: the nearest day of that number which falls on that weekday."""
    anchor = told.anchor
    if anchor is None or not m.day or not m.weekday:
        return None
    found = min(days_on(anchor, m.day, m.weekday), key=lambda d: abs(d - anchor), default=None)
    if found is None:
        return None
    _learn(told, found)
    return _date(found.isoformat(), "relative")


def _numeric_led(m: Meaning, told: Told) -> Value | None:
    """A date of two numbers after ``في`` or ``بتاريخ``: day and month, or month and year."""
    mark, *numbers = m.numeric
    if len(numbers) != 2:
        return _numeric(m, told)
    one, two = numbers
    if one > 31:
        one, two = two, one
    if two > 31:
        return _date(f"{two:04d}-{one:02d}", "explicit") if 1 <= one <= 12 and 1800 <= two <= 2199 else None
    if mark == "." or not (1 <= one <= 31 and 1 <= two <= 12):
        return None
    return _day_of_month(Meaning("point", day=one, month=two, which=m.which), told)


def _day_or_assumed(m: Meaning, told: Told) -> Value | None:
    day = (told.day if told.same_sentence or not told.anchor else told.near_day) or told.anchor
    return _date((day.isoformat() if day else "XXXX-XX-XX") + _tail(m), "assumed")


# --- hours --------------------------------------------------------------------------------------------------------


def _clock(m: Meaning, told: Told) -> Value | None:
    if m.clock and m.clock[0] < 12 and not m.noon and told.after_noon:
        m.clock = (m.clock[0] + 12, *m.clock[1:])
    if m.day or m.weekday or m.offset is not None or m.numeric or m.which:
        m.part = ""
        return _point(m, told)
    return _day_or_assumed(m, told)


# --- lengths ------------------------------------------------------------------------------------------------------


ORDER = ("year", "month", "week", "day", "hour", "minute", "second")


def length_value(lengths: list[tuple[str, float | None]]) -> str:
    """``P1Y2M``, ``PT30M``, ``PXD`` of lengths in any order; the same unit twice adds up."""
    sums: dict[str, float | None] = {}
    for unit, count in lengths:
        if unit in YEARS:
            unit, count = "year", count if count is None else count * YEARS[unit]
        unit = "day" if unit == "night" else unit
        held = sums.get(unit, 0)
        sums[unit] = None if count is None or held is None else held + count
    pieces = {unit: _piece(unit, sums[unit]) for unit in ORDER if unit in sums}
    clock = "".join(pieces[u] for u in ORDER[4:] if u in pieces)
    return "P" + "".join(pieces[u] for u in ORDER[:4] if u in pieces) + ("T" + clock if clock else "")


def _piece(unit: str, count: float | None) -> str:
    if count is not None and count != int(count):
        return _broken(unit, count)
    return f"{'X' if count is None else int(count)}{CODES[unit]}"


def _broken(unit: str, count: float) -> str:
    smaller = {"year": ("M", 12), "hour": ("M", 60), "minute": ("S", 60), "day": ("", 24), "month": ("", 30)}
    code, parts = smaller.get(unit, ("", 0))
    whole, rest = int(count), round((count - int(count)) * parts)
    if not code or not rest or abs((count - whole) * parts - rest) > 0.1:
        return f"{count:g}{CODES.get(unit, 'Y')}"
    return (f"{whole}{CODES[unit]}" if whole else "") + f"{rest}{code}"


def _length(m: Meaning, told: Told) -> Value | None:
    return Value(length_value(m.lengths), "DURATION", "explicit")


def _shift(m: Meaning, told: Told) -> Value | None:
    unknown = m.vague or any(count is None for _, count in m.lengths)
    if m.sign < 0:
        if told.continues or (m.kind == "since" and m.vague) or (m.kind == "shift" and told.before_from):
            return Value(length_value(m.lengths), "DURATION", "explicit", core=True)
        if unknown:
            return _date("PAST_REF", "relative")
        return _moved(m, told.anchor, told)
    if unknown or told.before_from:
        return Value(length_value(m.lengths), "DURATION", "explicit", core=True)
    if told.tense == "future" or told.alone:
        return _moved(m, told.anchor, told)
    return Value(length_value(m.lengths), "DURATION", "explicit", core=True)


def _from_now(m: Meaning, told: Told) -> Value | None:
    if told.tense == "past":
        m.sign = -1
    return _moved(m, told.anchor, told)


def _moved(m: Meaning, base: dt.date | None, told: Told) -> Value | None:
    unit = m.lengths[-1][0]
    sizes = {name: (count or 0) * YEARS.get(name, 1) for name, count in m.lengths}
    months = sum(n * (12 if name in ("year", "decade", "century") else 1 if name == "month" else 0) for name, n in sizes.items())
    days = sum(n * {"day": 1, "night": 1, "week": 7}.get(name, 0) for name, n in sizes.items())
    day = shift_day(base, round(months) * m.sign, round(days) * m.sign) if base else None
    if unit in ("hour", "minute", "second"):
        return _moved_clock(m, day, sizes, told)
    if base and day is None:
        return _date("PAST_REF" if m.sign < 0 else "FUTURE_REF", "relative")
    text = day.isoformat() if day else "XXXX-XX-XX"
    if unit in ("year", "decade", "century"):
        return _date(text[:4], "relative")
    if unit == "month":
        return _date(text[:7], "relative")
    if unit == "week":
        return _date(week_value(day) if day else "XXXX-WXX", "relative")
    if day:
        _learn(told, day)
    return _date(text, "relative")


def _moved_clock(m: Meaning, day: dt.date | None, sizes: dict[str, float], told: Told) -> Value:
    """Hours and minutes can only be counted from an instant; from a mere day they are some time before or after."""
    if told.clock is None or day is None:
        return _date("PAST_REF" if m.sign < 0 else "FUTURE_REF", "relative")
    length = dt.timedelta(**{f"{name}s": n for name, n in sizes.items() if name in ("hour", "minute", "second")})
    instant = dt.datetime.combine(day, told.clock.time()) + length * m.sign
    return _date(instant.strftime("%Y-%m-%dT%H:%M" + (":%S" if "second" in sizes else "")), "relative")


def _recent(m: Meaning, told: Told) -> Value | None:
    unit, count = m.lengths[0]
    if count is not None:
        return Value(length_value(m.lengths), "DURATION", "relative")
    ahead = m.which in ("next", "following")
    if unit in ("day", "week", "month") and not ahead:
        return Value(length_value(m.lengths), "DURATION", "relative")
    return _date("FUTURE_REF" if ahead else "PRESENT_REF" if m.which == "this" else "PAST_REF", "relative")


def _every(m: Meaning, told: Told) -> Value | None:
    if m.weekday:
        return Value(f"XXXX-WXX-{m.weekday}", "SET", "explicit")
    if m.part:
        return Value(f"XXXX-XX-XX{m.part}", "SET", "explicit")
    return Value(length_value(m.lengths), "SET", "explicit")


def _school_year(m: Meaning, told: Told) -> Value | None:
    """A year that begins in autumn: ``2018/2019``."""
    if told.anchor is None:
        return _date("XXXX/XXXX", "relative")
    holidays = told.anchor.month in (6, 7, 8)
    first = told.anchor.year - (told.anchor.month < 6) + BACK[m.which or "this"]
    if holidays and BACK[m.which or "this"] > 0:
        first -= 1
    return _date(f"{first}/{first + 1}", "relative")


def _fixed(m: Meaning, told: Told) -> Value | None:
    if m.turns and told.tense == "past":
        return Value("PAST_REF", m.type, "relative")
    return Value(m.value, m.type, "relative" if m.type == "DATE" else "explicit")


def _range(m: Meaning, told: Told) -> Value | None:
    ends = [resolve(e, told) for e in m.ends]
    if any(e is None for e in ends):
        return None
    first, last = ends[0], ends[-1]
    assert first is not None and last is not None
    kind = "TIME" if "TIME" in (first.type, last.type) else "DATE"
    return Value(f"{first.value}/{last.value}", kind, first.basis)


def _feast_days(m: Meaning, told: Told) -> Value | None:
    found = _feast(m, told)
    return _date(found.value[:7], found.basis) if found else None


_KINDS = {
    "point": _point,
    "month": _point,
    "year": _point,
    "year_named": _point,
    "weekday": _point,
    "weekend": _point,
    "nth": _nth,
    "day_current": _day_current,
    "weekday_day": _weekday_day,
    "numeric_led": _numeric_led,
    "school_year": _school_year,
    "part_alone": _day_or_assumed,
    "part_in": _day_or_assumed,
    "eid": _feast,
    "feast_days": _feast_days,
    "clock": _clock,
    "clock_bare": _clock,
    "range": _range,
    "length": _length,
    "shift": _shift,
    "since": _shift,
    "from_now": _from_now,
    "recent": _recent,
    "every": _every,
    "fixed": _fixed,
    "fixed_stop": _fixed,
    "fixed_within": _fixed,
    "decade": _decade,
    "century": _century,
}
