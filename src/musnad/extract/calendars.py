"""Calendars: months and their lengths, weeks, and the Hijri calendar of Umm al-Qura."""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache

from hijridate import Gregorian, Hijri

DAY = dt.timedelta(days=1)


@lru_cache(maxsize=4096)
def hijri_day(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian date of a Hijri one by Umm al-Qura; None for a day that does not exist or lies outside 1343-1500."""
    try:
        return dt.date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=4096)
def hijri_month(year: int, month: int) -> tuple[dt.date, dt.date] | None:
    """First and last Gregorian day of a Hijri month."""
    first = hijri_day(year, month, 1)
    following = hijri_day(year + month // 12, month % 12 + 1, 1)
    return (first, following - DAY) if first and following else None


def gregorian_month(year: int, month: int) -> tuple[dt.date, dt.date]:
    """First and last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


@lru_cache(maxsize=1024)
def hijri_year_of(day: dt.date) -> int | None:
    """The Hijri year that a Gregorian day falls in."""
    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def real_day(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian date, or None where there is none such."""
    try:
        return dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None


def shift_months(year: int, month: int, by: int) -> tuple[int, int]:
    """The month ``by`` months after (year, month)."""
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1


def shift_day(day: dt.date, months: int = 0, days: int = 0) -> dt.date | None:
    """``day`` moved by months, keeping to the end of a shorter month, and days; None outside the years 1 to 9999."""
    try:
        if months:
            year, month = shift_months(day.year, day.month, months)
            day = dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
        return day + dt.timedelta(days=days)
    except (ValueError, OverflowError):
        return None


def week_value(day: dt.date) -> str:
    """The ISO week of a day, ``2018-W39``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def nearest_weekday(day: dt.date, weekday: int, direction: int, *, strict: bool = False) -> dt.date:
    """The next (direction 1) or last (-1) day with that ISO weekday; ``day`` itself counts unless ``strict``."""
    gap = (weekday - day.isoweekday()) * direction % 7
    if strict and gap == 0:
        gap = 7
    return day + dt.timedelta(days=gap * direction)


def easter(year: int, *, orthodox: bool = False) -> dt.date:
    """Easter Sunday, by the Gregorian or the Julian reckoning, as a Gregorian date."""
    if orthodox:
        a, b, c = year % 4, year % 7, year % 19
        d = (19 * c + 15) % 30
        e = (2 * a + 4 * b - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        return dt.date(year, month, day + 1) + dt.timedelta(days=year // 100 - year // 400 - 2)
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    month, day = divmod(d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114, 31)
    return dt.date(year, month, day + 1)


def nth_weekday(first: dt.date, last: dt.date, weekday: int, nth: int) -> dt.date | None:
    """The nth such weekday from ``first`` to ``last``; -1 is the last one."""
    if nth > 0:
        day = nearest_weekday(first, weekday, 1) + 7 * (nth - 1) * DAY
    else:
        day = nearest_weekday(last, weekday, -1) + 7 * (nth + 1) * DAY
    return day if first <= day <= last else None


def days_on(anchor: dt.date, day: int, weekday: int, months: int = 2) -> list[dt.date]:
    """The days of that number, some months around ``anchor``, that fall on that ISO weekday."""
    near = (real_day(*shift_months(anchor.year, anchor.month, k), day) for k in range(-months, months + 1))
    return [d for d in near if d and d.isoweekday() == weekday]
