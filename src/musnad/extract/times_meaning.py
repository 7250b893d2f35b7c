"""What a phrase of time says, before it is counted from any date: the makers that the grammar's ``make`` names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from musnad.lexicon.store import Row

Found = list[tuple[str, Any]]


@dataclass(slots=True)
class Meaning:
    """The pieces of a time as they are written; None and "" where nothing is said.

    ``which`` places it (last next this recent following previous same) as a whole, ``year_which`` its year. ``count`` of
    ``unit`` is a length; ``sign`` -1 counts back, 1 on. ``core`` is the word where the bare length begins.
    """

    kind: str
    year: int | None = None
    calendar: str = "gregorian"
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    offset: int | None = None
    which: str = ""
    year_which: str = ""
    part: str = ""
    noon: int = 0
    clock: tuple[int, int, int | None] | None = None
    zone: str = ""
    unit: str = ""
    lengths: list[tuple[str, float | None]] = field(default_factory=list)
    sign: int = 0
    vague: bool = False
    edge: str = ""
    portion: str = ""
    ordinal: int = 0
    numeric: tuple[Any, ...] = ()
    season: str = ""
    decade: int | None = None
    feast: Row | None = None
    eid: bool = False
    value: str = ""
    type: str = ""
    turns: bool = False
    core: int | None = None
    ends: list[Meaning] = field(default_factory=list)


def _first(found: Found) -> dict[str, Any]:
    got: dict[str, Any] = {}
    for name, value in found:
        got.setdefault(name, value)
    return got


def make_point(found: Found) -> Meaning | None:
    """A day, month, year or part of one."""
    got = _first(found)
    made = Meaning("point")
    if "month2" in got and got["month2"]["number"] != got["month"]["number"]:
        return _month_span(got)
    if "month3" in got and got["month3"]["number"] != got["month"]["number"]:
        return None
    if not (_put_calendar(made, got) and _put_day(made, got)):
        return None
    made.which = _which(got, "mod", "")
    made.year_which = _which(got, "ymod", "y")
    _put_rest(made, got)
    return made


def _month_span(got: dict[str, Any]) -> Meaning | None:
    one = {k: v for k, v in got.items() if k != "month2"}
    first, last = make_point(list(one.items())), make_point([*(one | {"month": got["month2"]}).items()])
    return Meaning("range", ends=[first, last]) if first and last and first.day is None else None


def _which(got: dict[str, Any], mod: str, prefix: str) -> str:
    if mod in got:
        return str(got[mod]["which"])
    for word, which in (("this", "this"), ("that", "same"), ("same", "same"), ("next", "next"), ("past", "last")):
        if prefix + word in got:
            return which
    return ""


def _put_calendar(made: Meaning, got: dict[str, Any]) -> bool:
    if "month" in got:
        made.month, made.calendar = got["month"]["number"], got["month"]["calendar"]
    elif "monthnum" in got:
        made.month = int(got["monthnum"])
        if not 1 <= made.month <= 12:
            return False
    if "year" in got:
        made.year, era = got["year"]
        if era != "unknown":
            made.calendar = era
        elif "month" not in got:
            made.calendar = "hijri"
        if made.month and got.get("month", {}).get("calendar") == "hijri":
            made.calendar = "hijri"
    if "numeric" in got:
        made.numeric = got["numeric"]
    return True


def _put_day(made: Meaning, got: dict[str, Any]) -> bool:
    day = got.get("day", got.get("daynum"))
    if day is None and "month" in got:
        day = got.get("int", got.get("ord"))
    if "first" in got:
        day = 1
    if day is not None:
        longest = 30 if made.calendar == "hijri" else (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[(made.month or 1) - 1]
        if not 1 <= day <= longest:
            return False
        made.day = int(day)
    if "weekday" in got:
        made.weekday = got["weekday"]["number"]
    near = got.get("deictic") or got.get("evening")
    if near:
        made.offset, made.part = near["offset"], near["part"]
    return True


def _put_rest(made: Meaning, got: dict[str, Any]) -> None:
    part = got.get("part") or got.get("adv") or got.get("daypart")
    made.part = part["value"] if part else made.part
    made.edge = got["edge"]["edge"] if "edge" in got else ""
    made.season = got["season"]["value"] if "season" in got else ""
    made.feast = got.get("feast")
    made.eid = "eid" in got
    made.ordinal = int(got.get("ord", 0)) if "month" not in got else 0
    for unit in ("unit", "one", "dual"):
        if unit in got:
            made.unit = got[unit]["unit"]
    if "clock" in got:
        made.clock, made.zone = got["clock"], got["zone"]["zone"] if "zone" in got else ""
        part = got.get("ampm") or got.get("part")
        made.part = ""
        if part:
            made.clock = _on_day_clock(made.clock, part)


def make_clock(found: Found) -> Meaning | None:
    """An hour of a day."""
    got = _first(found)
    base = make_point([(k, v) for k, v in found if k not in ("clock", "hour", "part", "ampm", "frac", "num", "minus", "zone", "ord", "less", "daypart")])
    if base is None:
        return None
    hour, minute, second = got.get("clock") or (int(got["hour"]), 0, None)
    if "frac" in got:
        minute = round(got["frac"]["value"] * 60)
    elif "num" in got:
        minute = int(got["num"])
    if "less" in got:
        minute -= int(got["less"])
    if hour > 24 or not 0 <= minute <= 59:
        return None
    if "minus" in got and minute and "less" not in got:
        hour, minute = (hour - 1) % 24 or (12 if hour == 1 else 0), 60 - minute
    part = got.get("ampm") or got.get("part") or got.get("daypart")
    clock = _on_day_clock((hour, minute, second), part) if part else (hour, minute, second)
    if not part and base.part in ("TAF", "TEV", "TNI") and hour < 12:
        clock = (hour + 12, minute, second)
    zone = got["zone"]["zone"] if "zone" in got else ""
    return replace(base, kind="clock", clock=clock, zone=zone, part="", noon=1 if part else 0)


def _on_day_clock(clock: tuple[int, int, int | None], part: Row) -> tuple[int, int, int | None]:
    hour, minute, second = clock
    value = part["value"]
    if hour <= 12:
        if value == "TMI":
            hour = hour + 12 if hour < 10 else hour
        elif value == "TNI":
            hour = hour % 12 + (12 if 6 <= hour < 12 else 0)
        elif value == "T00:00":
            hour %= 12
        else:
            hour = hour % 12 + int(part["noon"])
    return hour, minute, second


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
    got = _first(found)
    if got["weekday2"]["number"] != got["weekday"]["number"] % 7 + 1:
        return None
    value = got["part"]["value"]
    second = value == "T00:00"
    return Meaning("point", weekday=got["weekday2" if second else "weekday"]["number"], part=value)


def make_range(found: Found) -> Meaning | None:
    """From one point to another; what only the last one says (month, year) holds for the first too."""
    cuts = [n for n, (name, _) in enumerate(found) if name == "to"]
    years = [value for name, value in found if (name == "to" and isinstance(value, tuple)) or name == "year"]
    if not any(name in ("month", "day", "first") for name, _ in found) and years:
        if years[0][1] == "unknown" and years[-1][0] > 1700:
            return make_point([("year", years[-1])])
        ends = [make_point([("year", y)]) for y in (years[0], years[-1])]
        return _span(ends) if len(years) > 1 else ends[0]
    if not cuts:
        return None
    if len(cuts) == 1 and isinstance(found[cuts[0]][1], dict):
        return _span([make_point(found[: cuts[0]]), make_point([("weekday", found[cuts[0]][1])])])
    first, last = found[: cuts[0]], found[cuts[0] + 1 :]
    if found[0][0] == "month" and last[0][0] == "int":
        last = [found[0], *last]
    named = {name for name, _ in first}
    for name, value in last:
        if name in ("month", "year", "mod", "ymod", "ythis", "ythat", "one", "this", "that") and name not in named and not (name == "mod" and "year" in named):
            first = [*first, (name, value)]
    return _span([make_point(first), make_point(last)])


def _span(ends: list[Meaning | None]) -> Meaning | None:
    real = [e for e in ends if e is not None]
    return Meaning("range", ends=real) if len(real) == len(ends) else None


def _lengths(found: Found) -> tuple[list[tuple[str, float | None]], bool]:
    out: list[tuple[str, float | None]] = []
    count: float | None = 1
    vague = False
    for name, value in found:
        if name in ("vague", "more", "less"):
            count, vague = (None, True) if name == "vague" else (count, True)
        elif name == "num":
            count = value
        elif name == "frac" and out and count == 1 and out[-1][1] is not None:
            out[-1] = (out[-1][0], out[-1][1] + value["value"])
        elif name == "frac":
            count = value["value"]
        elif name in ("unit", "one", "dual", "plural"):
            if out and name == "unit" and found[-1][1] is value and found[-2][0] == "frac":
                continue
            if name == "dual":
                count = 2
            elif name == "plural" and count == 1:
                count = None
            out.append((value["unit"], count))
            count = 1
    return out, vague


def make_hours(found: Found) -> Meaning | None:
    """From one hour to another; the part of the day told of one holds for both."""
    cut = next(n for n, (name, _) in enumerate(found) if name == "to")
    first, last = found[:cut], found[cut + 1 :]
    parts = [x for x in found if x[0] in ("part", "ampm")]
    if not parts and not any(name == "clock" for name, _ in found) and not any(name == "frac" for name, _ in found):
        if all(name in ("hour", "to") for name, _ in found):
            return None
    day = [x for x in last if x[0] in ("weekday", "deictic", "day", "first", "month", "year", "mod", "this", "numeric")]
    if not any(x[0] == "weekday" for x in first):
        first = [*first, *day]
    ends = [make_clock(side if any(x in side for x in parts) else [*side, *parts[:1]]) for side in (first, last)]
    if ends[0] and ends[1] and ends[0].clock and ends[1].clock and ends[0].clock > ends[1].clock and not any(x in first for x in parts):
        ends[0] = make_clock(first)
    return _span(ends)


def make_from_now(found: Found) -> Meaning | None:
    """``3 أيام من الآن``: before or after, as the tense tells."""
    made = make_length(found)
    return Meaning("from_now", lengths=made.lengths, vague=made.vague, sign=1) if made else None


def make_length(found: Found) -> Meaning | None:
    """So many units."""
    lengths, vague = _lengths(found)
    return Meaning("length", lengths=lengths, vague=vague) if lengths else None


def make_shift(sign: int) -> Callable[[Found], Meaning | None]:
    """So many units before or after."""

    def make(found: Found) -> Meaning | None:
        lengths, vague = _lengths(found)
        if not lengths:
            return None
        got = _first(found)
        kind = "since" if "since" in got else "from_now" if "now" in got else "shift"
        return Meaning(kind, lengths=lengths, vague=vague, sign=sign, core=got.get("^"))

    return make


def make_recent(found: Found) -> Meaning | None:
    """The last or next so many units."""
    lengths, _ = _lengths([x for x in found if x[0] != "mod"])
    got = _first(found)
    which = "last" if "last" in got else _which(got, "mod", "")
    count = None if "few" in got else got.get("num", lengths[0][1])
    return Meaning("recent", lengths=[(lengths[0][0], count)], which=which)


def make_every(found: Found) -> Meaning | None:
    """A set: every so many units, every such day."""
    got = _first(found)
    made = Meaning("every")
    if "weekday" in got:
        made.weekday = got["weekday"]["number"]
    elif "part" in got:
        made.part = got["part"]["value"]
    else:
        made.lengths = _lengths(found)[0]
    return made


def make_reference(found: Found) -> Meaning | None:
    """A fixed phrase with its own value."""
    row = _first(found)["reference"]
    kind = {"yes": "fixed_stop", "no": "fixed_within"}.get(row["stop"], "fixed")
    return Meaning(kind, value=row["value"], type=row["type"], turns=bool(row["turns"]))


def make_decade(found: Found) -> Meaning | None:
    """Decades: ``ستينيات القرن الماضي``."""
    got = _first(found)
    made = Meaning("decade", decade=got["decade"]["value"], which=_which(got, "cmod", "c"))
    made.ordinal = int(got.get("ord", 0))
    return made


def make_century(found: Found) -> Meaning | None:
    """Centuries: ``القرن العشرين``."""
    got = _first(found)
    return Meaning("century", which=_which(got, "cmod", "c"), ordinal=int(got.get("ord", 0)))


def make_nth(found: Found) -> Meaning | None:
    """The second Tuesday, the last day, the first week of a month."""
    got = _first(found)
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
    """A quarter, half, third or week of something."""
    got = _first(found)
    made = make_point([x for x in found if x[0] not in ("ord", "portion", "half", "third", "nth")])
    if made:
        made.portion = next((p for p in ("portion", "half", "third", "nth") if p in got), "")
        made.ordinal = int(got["ord"])
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
