"""Lengths of time, what lies so long before or after, and what recurs."""

from __future__ import annotations

import datetime as dt

from musnad.extract.calendars import shift_day, week_value
from musnad.extract.times_meaning import Meaning
from musnad.extract.times_told import Told, Value, dated, learn

CODES = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S"}
ORDER = tuple(CODES)
CLOCK = ("hour", "minute", "second")
YEARS = {"decade": 10, "century": 100}
MONTHS = {"month": 1, "year": 12, "decade": 12, "century": 12}
#: How many days a part of a month is reckoned from.
MONTH_DAYS = 30
DAYS = {"day": 1, "night": 1, "week": 7}


def length_text(lengths: list[tuple[str, float | None]]) -> str:
    """``P1Y2M``, ``PT30M``, ``PXD`` of lengths in any order; the same unit twice adds up."""
    sums: dict[str, float | None] = {}
    for unit, count in lengths:
        if unit in YEARS:
            unit, count = "year", count if count is None else count * YEARS[unit]
        unit = "day" if unit == "night" else unit
        held = sums.get(unit, 0)
        sums[unit] = None if count is None or held is None else held + count
    pieces = {unit: _piece(unit, sums[unit]) for unit in ORDER if unit in sums}
    clock = "".join(pieces[u] for u in CLOCK if u in pieces)
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
        return f"{count:g}{CODES[unit]}"
    return (f"{whole}{CODES[unit]}" if whole else "") + f"{rest}{code}"


def lasting_value(m: Meaning, told: Told) -> Value | None:
    return Value(length_text(m.lengths), "DURATION", "explicit")


def shift_value(m: Meaning, told: Told) -> Value | None:
    unknown = m.vague or any(count is None for _, count in m.lengths)
    if m.sign < 0:
        if told.continues or (m.kind == "since" and m.vague) or (m.kind == "shift" and told.before_from):
            return Value(length_text(m.lengths), "DURATION", "explicit", core=True)
        if unknown:
            return dated("PAST_REF", "relative")
        return _moved(m, told.anchor, told)
    if unknown or told.before_from:
        return Value(length_text(m.lengths), "DURATION", "explicit", core=True)
    if told.tense == "future" or told.alone:
        return _moved(m, told.anchor, told)
    return Value(length_text(m.lengths), "DURATION", "explicit", core=True)


def from_now_value(m: Meaning, told: Told) -> Value | None:
    if told.tense == "past":
        m.sign = -1
    return _moved(m, told.anchor, told)


def _moved(m: Meaning, base: dt.date | None, told: Told) -> Value | None:
    unit = m.lengths[-1][0]
    sizes = {name: (count or 0) * YEARS.get(name, 1) for name, count in m.lengths}
    months = sum(n * MONTHS.get(name, 0) for name, n in sizes.items())
    whole = int(months)
    days = sum(n * DAYS.get(name, 0) for name, n in sizes.items()) + (months - whole) * MONTH_DAYS
    day = shift_day(base, whole * m.sign, round(days) * m.sign) if base else None
    if unit in CLOCK:
        return _moved_clock(m, day, sizes, told)
    if base and day is None:
        return dated("PAST_REF" if m.sign < 0 else "FUTURE_REF", "relative")
    text = day.isoformat() if day else "XXXX-XX-XX"
    if unit in ("year", "decade", "century"):
        return dated(text[:4], "relative")
    if unit == "month":
        return dated(text[:7], "relative")
    if unit == "week":
        return dated(week_value(day) if day else "XXXX-WXX", "relative")
    if day:
        learn(told, day)
    return dated(text, "relative")


def _moved_clock(m: Meaning, day: dt.date | None, sizes: dict[str, float], told: Told) -> Value:
    """Hours and minutes can only be counted from an instant; from a mere day they are some time before or after."""
    if told.clock is None or day is None:
        return dated("PAST_REF" if m.sign < 0 else "FUTURE_REF", "relative")
    length = dt.timedelta(**{f"{name}s": n for name, n in sizes.items() if name in CLOCK})
    instant = dt.datetime.combine(day, told.clock.time()) + length * m.sign
    return dated(instant.strftime("%Y-%m-%dT%H:%M" + (":%S" if "second" in sizes else "")), "relative")


def recent_value(m: Meaning, told: Told) -> Value | None:
    unit, count = m.lengths[0]
    if count is not None:
        return Value(length_text(m.lengths), "DURATION", "relative")
    ahead = m.which in ("next", "following")
    if unit in ("day", "week", "month") and not ahead:
        return Value(length_text(m.lengths), "DURATION", "relative")
    return dated("FUTURE_REF" if ahead else "PRESENT_REF" if m.which == "this" else "PAST_REF", "relative")


def every_value(m: Meaning, told: Told) -> Value | None:
    if m.weekday:
        return Value(f"XXXX-WXX-{m.weekday}", "SET", "explicit")
    if m.part:
        return Value(f"XXXX-XX-XX{m.part}", "SET", "explicit")
    return Value(length_text(m.lengths), "SET", "explicit")
