"""Hours: one, or from one to another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from musnad.extract.times_meaning import Found, Meaning, first_of, make_point, on_day_clock

#: What belongs to the hour; the rest of a phrase is its day.
HOUR_PIECES = frozenset({"clock", "hour", "part", "ampm", "frac", "num", "minus", "zone", "ord", "less", "daypart"})
DAY_PIECES = frozenset({"weekday", "deictic", "day", "first", "month", "year", "mod", "this", "numeric"})
AFTER_NOON = ("TAF", "TEV", "TNI")


def make_clock(found: Found) -> Meaning | None:
    """An hour of a day."""
    got = first_of(found)
    base = make_point([x for x in found if x[0] not in HOUR_PIECES])
    hour, minute, second = got.get("clock") or (int(got["hour"]), 0, None)
    minute = _minutes(got, minute)
    if base is None or hour > 24 or not 0 <= minute <= 59:
        return None
    if "minus" in got and minute and "less" not in got:
        hour, minute = (hour - 1) % 24 or 12, 60 - minute
    clock = (hour, minute, second)
    part = got.get("ampm") or got.get("part") or got.get("daypart")
    if part:
        clock = on_day_clock(clock, part)
    elif base.part in AFTER_NOON and hour < 12:
        clock = (hour + 12, minute, second)
    return replace(base, kind="clock", clock=clock, part="", noon=1 if part else 0)


def _minutes(got: dict[str, Any], minute: int) -> int:
    if "frac" in got:
        minute = round(got["frac"]["value"] * 60)
    elif "num" in got:
        minute = int(got["num"])
    return minute - int(got.get("less", 0))


def make_hours(found: Found) -> Meaning | None:
    """From one hour to another; the part of the day told of one holds for both, and so does the day."""
    cut = next(n for n, (name, _) in enumerate(found) if name == "to")
    first, last = found[:cut], found[cut + 1 :]
    if all(name in ("hour", "to") for name, _ in found):
        return None
    if not any(name == "weekday" for name, _ in first):
        first = [*first, *(x for x in last if x[0] in DAY_PIECES)]
    parts = [x for x in found if x[0] in ("part", "ampm")][:1]
    start, end = _with_part(first, parts), _with_part(last, parts)
    if start and end and start.clock and end.clock and start.clock > end.clock:
        start = make_clock(first)
    return Meaning("range", ends=[start, end]) if start and end else None


def _with_part(side: Found, parts: Found) -> Meaning | None:
    return make_clock(side if any(name in ("part", "ampm") for name, _ in side) else [*side, *parts])
