"""What a phrase of time says, before it is counted from any date."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from musnad.extract.times_calendars import GREGORIAN, HIJRI, Calendar
from musnad.lexicon.store import Row

#: What a match holds: names of classes and their values, in the order of the text.
Found = list[tuple[str, Any]]
#: Hour, minute and second.
Clock = tuple[int, int, int | None]
#: A year in these, without its era and its month, is Hijri.
BARE_HIJRI = range(1300, 1501)
#: Words of the grammar that place a phrase without a modifier.
PLACING = {"this": "this", "that": "same", "same": "same", "next": "next", "past": "last"}


@dataclass(slots=True)
class Meaning:
    """The pieces of a time as they are written; None and "" where nothing is said.

    ``which`` places it (last next this recent following previous same) as a whole, ``year_which`` its year. ``count`` of
    ``unit`` is a length; ``sign`` -1 counts back, 1 on. ``core`` is the word where the bare length begins.
    """

    kind: str
    year: int | None = None
    calendar: Calendar = GREGORIAN
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    offset: int | None = None
    which: str = ""
    year_which: str = ""
    part: str = ""
    noon: int = 0
    clock: Clock | None = None
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


def first_of(found: Found) -> dict[str, Any]:
    """What a match holds by name; of several under one name the first."""
    got: dict[str, Any] = {}
    for name, value in found:
        got.setdefault(name, value)
    return got


def make_point(found: Found) -> Meaning | None:
    """A day, month, year or part of one."""
    got = first_of(found)
    made = Meaning("point")
    if "month2" in got and got["month2"]["number"] != got["month"]["number"]:
        return _month_span(got)
    if "month3" in got and got["month3"]["number"] != got["month"]["number"]:
        return None
    if not (_put_calendar(made, got) and _put_day(made, got) and _is_backed(made, got)):
        return None
    made.which = which_of(got, "mod", "")
    made.year_which = which_of(got, "ymod", "y")
    _put_rest(made, got)
    return made


def _month_span(got: dict[str, Any]) -> Meaning | None:
    one = {k: v for k, v in got.items() if k != "month2"}
    first, last = make_point(list(one.items())), make_point([*(one | {"month": got["month2"]}).items()])
    return Meaning("range", ends=[first, last]) if first and last and first.day is None else None


def which_of(got: dict[str, Any], mod: str, prefix: str) -> str:
    """Which one a modifier means; ``prefix`` tells the words about the year from those about the whole."""
    if mod in got:
        return str(got[mod]["which"])
    return next((which for word, which in PLACING.items() if prefix + word in got), "")


def _put_calendar(made: Meaning, got: dict[str, Any]) -> bool:
    if "month" in got:
        made.month, made.calendar = got["month"]["number"], got["month"]["calendar"]
    elif "monthnum" in got:
        made.month = int(got["monthnum"])
        if not 1 <= made.month <= 12:
            return False
    if "year" in got:
        made.year, era = got["year"]
        if "month" not in got:
            made.calendar = era or (HIJRI if made.year in BARE_HIJRI else GREGORIAN)
        elif made.calendar is GREGORIAN:
            made.calendar = era or GREGORIAN
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
        if not 1 <= day <= _longest_month(made):
            return False
        made.day = int(day)
    if "weekday" in got:
        made.weekday = got["weekday"]["number"]
    near = got.get("deictic") or got.get("evening")
    if near:
        made.offset, made.part = near["offset"], near["part"]
    return True


def _is_backed(made: Meaning, got: dict[str, Any]) -> bool:
    """Whether a month whose name is also a common word has the day and the year beside it that it needs."""
    alone = got["month"]["alone"] if "month" in got else ""
    if alone == "full":
        return bool(made.day and made.year)
    return alone != "no" or bool(made.day or made.year)


def _longest_month(made: Meaning) -> int:
    return made.calendar.longest(made.month or 1)


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
        part = got.get("ampm") or got.get("part")
        made.clock, made.part = on_day_clock(got["clock"], part) if part else got["clock"], ""


def on_day_clock(clock: Clock, part: Row) -> Clock:
    """An hour of a twelve-hour clock on the clock of the whole day, by the part of the day beside it."""
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
