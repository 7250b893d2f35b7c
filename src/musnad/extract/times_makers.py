"""The kinds of meaning that the rules of the grammar name as ``make``."""

from __future__ import annotations

from collections.abc import Callable

from musnad.extract.times_calendars import Calendar
from musnad.extract.times_clocks import make_clock, make_hours
from musnad.extract.times_meaning import BARE_HIJRI, Found, Meaning, first_of, make_point, which_of
from musnad.extract.times_units import make_every, make_from_now, make_in_a_row, make_length, make_recent, make_shift

#: What the last end of a range says for the first too.
SHARED = frozenset({"month", "year", "mod", "ymod", "ythis", "ythat", "one", "this", "that"})
#: A year from which on no Hijri year is meant.
GREGORIAN_FROM = 1700


#: Which quarter, half or third of a year its last one is.
LAST_PORTION = {"portion": 4, "half": 2, "third": 3}


def make_range(found: Found) -> Meaning | None:
    """From one point to another; what only the last one says (month, year) holds for the first too."""
    if not any(name in ("month", "day", "first", "weekday") for name, _ in found):
        return _range_of_years([v for name, v in found if name == "year" or (name == "to" and isinstance(v, tuple))])
    cut = next((n for n, (name, _) in enumerate(found) if name == "to"), None)
    if cut is None:
        return None
    first, last = found[:cut], found[cut + 1 :]
    if isinstance(found[cut][1], dict):
        last = [("weekday", found[cut][1])]
    elif first[0][0] == "month" and last[0][0] == "int":
        last = [first[0], *last]
    return _make_span([make_point(_shared(first, last)), make_point(last)])


def _range_of_years(years: list[tuple[int, Calendar | None]]) -> Meaning | None:
    if not years:
        return None
    if len(years) > 1 and years[0][1] is None and years[0][0] in BARE_HIJRI and years[-1][0] > GREGORIAN_FROM:
        return make_point([("year", years[-1])])
    ends = [make_point([("year", year)]) for year in (years[0], years[-1])]
    return _make_span(ends) if len(years) > 1 else ends[0]


def _shared(first: Found, last: Found) -> Found:
    named = {name for name, _ in first}
    hidden = {"mod"} if "year" in named else set()
    return [*first, *(x for x in last if x[0] in SHARED - named - hidden)]


def _make_span(ends: list[Meaning | None]) -> Meaning | None:
    real = [e for e in ends if e is not None]
    return Meaning("range", ends=real) if len(real) == len(ends) else None


def make_eid(found: Found) -> Meaning | None:
    """``العيد`` by itself: which one, the page tells."""
    return Meaning("eid", eid=True)


def make_bare(kind: str) -> Callable[[Found], Meaning | None]:
    """A point that needs a look at what stands around it before it counts as a time."""

    def make(found: Found) -> Meaning | None:
        made = make_point(found)
        if made is not None and made.kind == "point":
            made.kind = kind
        return made

    return make


def make_night(found: Found) -> Meaning | None:
    """A night between two days, named by both."""
    got = first_of(found)
    if got["weekday2"]["number"] != got["weekday"]["number"] % 7 + 1:
        return None
    value = got["part"]["value"]
    second = value == "T00:00"
    return Meaning("point", weekday=got["weekday2" if second else "weekday"]["number"], part=value)


def make_reference(found: Found) -> Meaning | None:
    """A fixed phrase with its own value."""
    row = first_of(found)["reference"]
    kind = {"yes": "fixed_stop", "no": "fixed_within"}.get(row["stop"], "fixed")
    return Meaning(kind, value=row["value"], type=row["type"], turns=bool(row["turns"]))


def make_decade(found: Found) -> Meaning | None:
    """Decades: ``ستينيات القرن الماضي``."""
    got = first_of(found)
    first = (int(got["nth"]) - 1) * 10 if "nth" in got else got["decade"]["value"]
    if not 0 <= first <= 90:
        return None
    made = Meaning("decade", decade=first, which=which_of(got, "cmod", "c"))
    made.ordinal = int(got.get("ord", 0))
    return made


def make_century(found: Found) -> Meaning | None:
    """Centuries: ``القرن العشرين``."""
    got = first_of(found)
    return Meaning("century", which=which_of(got, "cmod", "c"), ordinal=int(got.get("ord", 0)))


def make_nth(found: Found) -> Meaning | None:
    """The second Tuesday, the last day, the first week of a month."""
    got = first_of(found)
    made = make_point([x for x in found if x[0] not in ("ord", "weekday", "final", "every", "week")])
    if made is None or not (made.month or made.unit == "month" or (made.year and "week" in got)):
        return None
    made.kind, made.ordinal = "nth", int(got.get("ord", -1))
    made.weekday = got["weekday"]["number"] if "weekday" in got else None
    made.portion = "week" if "week" in got else "day" if "every" in got else "weekday"
    return made


def make_weekend(found: Found) -> Meaning | None:
    """The end of a week."""
    made = make_point(found)
    if made is None or made.unit != "week":
        return None
    made.edge, made.kind = "end", "weekend"
    return made


def make_portion(found: Found) -> Meaning | None:
    """A quarter, half, third or week of something; of ``العام`` alone it is the year that runs."""
    got = first_of(found)
    rest = [x for x in found if x[0] not in ("ord", "final", "portion", "half", "third", "nth")]
    made = make_point(rest) if rest else Meaning("point", unit="year")
    if made:
        made.portion = next((p for p in ("portion", "half", "third", "nth") if p in got), "")
        made.ordinal = int(got["ord"]) if "ord" in got else LAST_PORTION.get(made.portion, 0)
    return made


MAKERS: dict[str, Callable[[Found], Meaning | None]] = {
    "point": make_point,
    "month": make_bare("month"),
    "year": make_bare("year"),
    "year_named": make_bare("year_named"),
    "weekday": make_bare("weekday"),
    "clock_bare": make_bare("clock_bare"),
    "feast_days": make_bare("feast_days"),
    "eid": make_eid,
    "night": make_night,
    "range": make_range,
    "hours": make_hours,
    "from_now": make_from_now,
    "length": make_length,
    "in_a_row": make_in_a_row,
    "season_any": make_bare("season_any"),
    "ago": make_shift(-1),
    "after": make_shift(1),
    "recent": make_recent,
    "every": make_every,
    "reference": make_reference,
    "decade": make_decade,
    "century": make_century,
    "portion": make_portion,
    "clock": make_clock,
    "weekend": make_weekend,
    "nth": make_nth,
    "day_current": make_bare("day_current"),
    "weekday_day": make_bare("weekday_day"),
    "numeric_led": make_bare("numeric_led"),
    "school_year": make_bare("school_year"),
    "part_alone": make_bare("part_alone"),
    "part_in": make_bare("part_in"),
}
