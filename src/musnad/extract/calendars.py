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
