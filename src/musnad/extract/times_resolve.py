"""From what a phrase says to a TIMEX3 value, counted from the page's date and from the times told before.

Nothing is ever counted from today's clock. Where the page has no date, what it does not say stays X.
"""

from __future__ import annotations

from collections.abc import Callable

from musnad.extract.times_days import (
    current_day_value,
    day_of_unit_value,
    day_value,
    deictic_value,
    leaning_day_value,
    led_value,
    nth_value,
    numeric_value,
    part_value,
    weekday_day_value,
    weekday_value,
)
from musnad.extract.times_feasts import feast_days_value, feast_value
from musnad.extract.times_lengths import every_value, from_now_value, lasting_value, recent_value, shift_value
from musnad.extract.times_meaning import Meaning
from musnad.extract.times_periods import (
    any_season_value,
    century_value,
    decade_value,
    month_value,
    school_value,
    season_value,
    unit_value,
    year_value,
)
from musnad.extract.times_told import Told, Value

Resolver = Callable[[Meaning, Told], Value | None]


def resolve(meaning: Meaning, told: Told) -> Value | None:
    """The value of a phrase; ``told`` learns what later phrases may lean on. None where it turns out to be no time."""
    return _KINDS[meaning.kind](meaning, told)


def _point_value(m: Meaning, told: Told) -> Value | None:
    for fits, make in _POINTS:
        if fits(m):
            return make(m, told)
    return None


def _clock_value(m: Meaning, told: Told) -> Value | None:
    if m.clock and m.clock[0] < 12 and not m.noon and told.after_noon:
        m.clock = (m.clock[0] + 12, *m.clock[1:])
    if m.day or m.weekday or m.offset is not None or m.numeric or m.which:
        m.part = ""
        return _point_value(m, told)
    return part_value(m, told)


def _range_value(m: Meaning, told: Told) -> Value | None:
    ends = [resolve(e, told) for e in m.ends]
    if any(e is None for e in ends):
        return None
    first, last = ends[0], ends[-1]
    assert first is not None
    assert last is not None
    kind = "TIME" if "TIME" in (first.type, last.type) else "DATE"
    return Value(f"{first.value.split('/')[0]}/{last.value.split('/')[-1]}", kind, first.basis)


def _fixed_value(m: Meaning, told: Told) -> Value | None:
    if m.turns and told.tense == "past":
        return Value("PAST_REF", m.type, "relative")
    return Value(m.value, m.type, "relative" if m.type == "DATE" else "explicit")


#: What a point of time is resolved by: the first that fits.
_POINTS: tuple[tuple[Callable[[Meaning], bool], Resolver], ...] = (
    (lambda m: bool(m.numeric), numeric_value),
    (lambda m: bool(m.feast or m.eid), feast_value),
    (lambda m: m.offset is not None, deictic_value),
    (lambda m: bool(m.season), season_value),
    (lambda m: bool(m.day and m.month), day_value),
    (lambda m: bool(m.month), month_value),
    (lambda m: bool(m.day and m.unit), day_of_unit_value),
    (lambda m: bool(m.unit == "year" and m.year), year_value),
    (lambda m: bool(m.unit), unit_value),
    (lambda m: bool(m.year), year_value),
    (lambda m: bool(m.weekday), weekday_value),
    (lambda m: bool(m.which), leaning_day_value),
    (lambda m: bool(m.part), part_value),
)

_KINDS: dict[str, Resolver] = {
    "point": _point_value,
    "month": _point_value,
    "year": _point_value,
    "year_named": _point_value,
    "weekday": _point_value,
    "weekend": _point_value,
    "nth": nth_value,
    "day_current": current_day_value,
    "weekday_day": weekday_day_value,
    "numeric_led": led_value,
    "school_year": school_value,
    "season_any": any_season_value,
    "part_alone": part_value,
    "part_in": part_value,
    "eid": feast_value,
    "feast_days": feast_days_value,
    "clock": _clock_value,
    "clock_bare": _clock_value,
    "range": _range_value,
    "length": lasting_value,
    "shift": shift_value,
    "since": shift_value,
    "from_now": from_now_value,
    "recent": recent_value,
    "every": every_value,
    "fixed": _fixed_value,
    "fixed_stop": _fixed_value,
    "fixed_within": _fixed_value,
    "decade": decade_value,
    "century": century_value,
}
