"""Days: by their date, their weekday, their distance, their place in a month."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from musnad.extract.calendars import (
    DAY,
    days_on,
    gregorian_month,
    nearest_weekday,
    nth_weekday,
    real_day,
    shift_day,
    week_value,
)
from musnad.extract.times_calendars import GREGORIAN, HIJRI
from musnad.extract.times_meaning import BARE_HIJRI, Meaning
from musnad.extract.times_periods import month_value, unit_value, year_of
from musnad.extract.times_told import BACK, Told, Value, dated, learn, pick_day, tail_of

#: A day without its year is the coming one only so many days ahead of the page's date.
AHEAD_DAYS = 92
#: A day that near to the page's date is of the page's year, whatever year is told beside it.
OWN_DAYS = 31


def numeric_value(m: Meaning, told: Told) -> Value | None:
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
        hijri = year in BARE_HIJRI
        found = (HIJRI if hijri else GREGORIAN).day(year, month, day)
        if found is None or not 1000 <= year <= 2199:
            return None
        if hijri:
            told.hijri_year = year
        learn(told, found)
        return dated(found.isoformat() + tail_of(m), "explicit")
    return _day_and_month(m, told, numbers[0], numbers[1], mark)


def _fits_turned(m: Meaning, year: int, month: int, day: int) -> bool:
    """Whether the weekday printed beside a date in figures shows that the month stands first."""
    plain, turned = real_day(year, month, day), real_day(year, day, month)
    return bool(m.weekday and plain and turned and plain.isoweekday() != m.weekday == turned.isoweekday())


def _day_and_month(m: Meaning, told: Told, day: int, month: int, mark: str) -> Value | None:
    if m.weekday is None or not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    if told.anchor is None:
        return dated(f"XXXX-{month:02d}-{day:02d}" + tail_of(m), "explicit")
    year = HIJRI.year_of(told.anchor)
    options = [real_day(told.anchor.year + d, month, day) for d in (0, -1, 1)]
    if year:
        options += [HIJRI.day(told.hijri_year or year, month, day)]
    fits = [d for d in options if d and d.isoweekday() == m.weekday]
    if not fits:
        return None
    found = min(fits, key=lambda d: abs(d - told.anchor))  # type: ignore[operator]
    learn(told, found)
    return dated(found.isoformat() + tail_of(m), "relative")


def led_value(m: Meaning, told: Told) -> Value | None:
    """A date of two numbers after ``في`` or ``بتاريخ``: day and month, or month and year."""
    mark, *numbers = m.numeric
    if len(numbers) != 2:
        return numeric_value(m, told)
    one, two = numbers
    if one > 31:
        one, two = two, one
    if two > 31:
        return dated(f"{two:04d}-{one:02d}", "explicit") if 1 <= one <= 12 and 1800 <= two <= 2199 else None
    if mark == "." or not (1 <= one <= 31 and 1 <= two <= 12):
        return None
    return day_value(Meaning("point", day=one, month=two, which=m.which), told)


def deictic_value(m: Meaning, told: Told) -> Value | None:
    if m.day and m.month and (m.year or told.anchor is None):
        return day_value(m, told)
    if told.anchor is None:
        return dated("XXXX-XX-XX" + tail_of(m), "relative")
    day = shift_day(told.anchor, days=m.offset or 0)
    if day is None:
        return None
    if m.day and m.month:
        m.year = day.year
        return day_value(m, told)
    if m.weekday and day.isoweekday() != m.weekday:
        back, on = nearest_weekday(day, m.weekday, -1), nearest_weekday(day, m.weekday, 1)
        day = back if day - back <= on - day else on
    learn(told, day)
    return dated(day.isoformat() + tail_of(m), "relative")


def day_value(m: Meaning, told: Told) -> Value | None:
    assert m.day
    assert m.month
    year, basis = year_of(m, told)
    make = m.calendar.day
    if year is None and told.landmark_year and (told.anchor is None or told.landmark_year <= told.anchor.year):
        year, basis = told.landmark_year, "assumed"
    if year is None and not m.which and told.near_year and m.calendar is GREGORIAN and not _is_elsewhere(m, told):
        year, basis = told.near_year, "assumed"
    if year is None:
        if told.anchor is None and m.which and m.calendar is GREGORIAN and told.page_month:
            return _day_of_placed_month(m, told)
        if told.anchor is None:
            known = f"XXXX-{m.month:02d}-{m.day:02d}" if m.calendar is GREGORIAN else "XXXX-XX-XX"
            return dated(known + tail_of(m), "explicit")
        base = m.calendar.year_of(told.anchor) or 0
        days = [d for k in (0, -1, 1) if (d := make(base + k, m.month, m.day))]
        if m.weekday:
            days = [d for d in days if d.isoweekday() == m.weekday] or days
        ahead = told.tense == "future" and not any(told.anchor - OWN_DAYS * DAY <= d <= told.anchor for d in days)
        found = pick_day(days, m.which, told) if m.which or ahead else _near_or_past(days, told)
    elif m.calendar.counts(year):
        found = make(year, m.month, m.day)
    else:
        first = next((s[0] for s in m.calendar.months_in(year, m.month)), None)
        found = first and first + (m.day - 1) * DAY
    if found is None:
        return None
    if m.calendar is HIJRI:
        told.hijri_year = HIJRI.year_of(found)
    learn(told, found)
    return dated(found.isoformat() + tail_of(m), basis)


def _day_of_placed_month(m: Meaning, told: Told) -> Value | None:
    """``14 سبتمبر الماضي`` on a page that proves its month only."""
    month = month_value(replace(m, day=None), told)
    found = real_day(*told.month, m.day) if month and told.month and m.day else None
    return dated(found.isoformat() + tail_of(m), "relative") if found else None


def _is_elsewhere(m: Meaning, told: Told) -> bool:
    """Whether a date does not belong to the year told close by: its weekday forbids it, or it lies by the page's own date."""
    assert m.month
    assert m.day
    day = real_day(told.near_year or 1, m.month, m.day)
    if m.weekday and day and day.isoweekday() != m.weekday:
        return True
    own = real_day(told.anchor.year, m.month, m.day) if told.anchor else None
    return bool(own and told.anchor and abs((own - told.anchor).days) <= OWN_DAYS)


def _near_or_past(days: list[dt.date], told: Told) -> dt.date | None:
    """The latest such day that is past, unless one lies in the next three months and is nearer."""
    anchor = told.anchor
    assert anchor is not None
    near = [d for d in days if d <= anchor or (d - anchor).days <= AHEAD_DAYS]
    return min(near or days, key=lambda d: abs(d - anchor), default=None)


def weekday_value(m: Meaning, told: Told) -> Value | None:
    assert m.weekday
    if told.anchor is None:
        return dated("XXXX-XX-XX" + tail_of(m), "relative")
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
    learn(told, day)
    return dated(day.isoformat() + tail_of(m), "relative" if m.which else "assumed")


def weekday_day_value(m: Meaning, told: Told) -> Value | None:
    """``الأحد 27``: the nearest day of that number which falls on that weekday."""
    anchor = told.anchor
    if anchor is None or not m.day or not m.weekday:
        return None
    found = min(days_on(anchor, m.day, m.weekday), key=lambda d: abs(d - anchor), default=None)
    if found is None:
        return None
    learn(told, found)
    return dated(found.isoformat(), "relative")


def leaning_day_value(m: Meaning, told: Told) -> Value | None:
    m.unit = "day"
    return unit_value(m, told)


def day_of_unit_value(m: Meaning, told: Told) -> Value | None:
    """``الثالث من الشهر الجاري``."""
    if m.unit != "month":
        return None
    day, m.day = m.day, None
    value = unit_value(m, told)
    if value is None or not day:
        return None
    if told.month is None or "X" in value.value:
        return dated(f"XXXX-XX-{day:02d}", "relative")
    found = real_day(*told.month, day)
    if found is None:
        return None
    learn(told, found)
    return dated(found.isoformat() + tail_of(m), "relative")


def current_day_value(m: Meaning, told: Told) -> Value | None:
    """``في 27 الجاري``: a day of this, the last or the next month."""
    m.unit = "month"
    return day_of_unit_value(m, told) if m.which in ("this", "last", "next") else None


def nth_value(m: Meaning, told: Told) -> Value | None:
    """The nth weekday, day or week of a month; -1 is the last."""
    kind, nth, weekday = m.portion, m.ordinal, m.weekday
    m.portion, m.weekday, m.ordinal = "", None, 0
    if m.year and not m.month and not m.unit:
        week = nth if nth > 0 else dt.date(m.year, 12, 28).isocalendar().week
        return dated(f"{m.year:04d}-W{week:02d}", "explicit") if week <= 53 else None
    value = month_value(m, told) if m.month else unit_value(m, told)
    span = _days_of(value.value) if value else None
    if value is None or span is None:
        return dated("XXXX-WXX" if kind == "week" else "XXXX-XX-XX", "relative") if value else None
    first, last = span
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
    learn(told, day)
    return dated(week_value(day) if kind == "week" else day.isoformat(), value.basis)


def _days_of(value: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of a month's value, ``2018-03`` or ``2018-05-17/2018-06-14``."""
    if re.fullmatch(r"\d{4}-\d\d", value):
        return gregorian_month(int(value[:4]), int(value[5:]))
    if re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", value):
        first, last = value.split("/")
        return dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    return None


def part_value(m: Meaning, told: Told) -> Value | None:
    day = (told.day if told.same_sentence or not told.anchor else told.near_day) or told.anchor
    return dated((day.isoformat() if day else "XXXX-XX-XX") + tail_of(m), "assumed")
