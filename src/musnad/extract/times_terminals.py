"""Classes of words that are computed rather than listed: numbers, days, years, hours, dates in figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from musnad.extract.times_numbers import read_cardinal, read_ordinal
from musnad.extract.times_words import Places, Reading


@dataclass(slots=True)
class Match:
    """A phrase being matched: where it began, the word that ``و`` ties to what stands before, what has been read so far."""

    places: Places
    at: int
    tied: int = -1
    found: list[tuple[str, Any]] = field(default_factory=list)


Fits = Callable[[Reading], bool]
"""Whether a reading has the proclitics and the article that the pattern asks for."""
Found = tuple[int, Any] | None
"""Where a class ends and what it holds."""
Terminal = Callable[[Match, int, Fits], Found]


def _digits(match: Match, i: int, most: int) -> int | None:
    words = match.places.words
    if i < len(words) and words[i].kind == "number" and words[i].key.isdigit() and len(words[i].key) <= most:
        return int(words[i].key)
    return None


def read_int(match: Match, i: int, fits: Fits) -> Found:
    """A whole number in one to four digits."""
    value = _digits(match, i, 4)
    return None if value is None else (i + 1, value)


def read_num(match: Match, i: int, fits: Fits) -> Found:
    """A count in digits or words."""
    return read_cardinal(match.places, i, fits)


def read_ord(match: Match, i: int, fits: Fits) -> Found:
    """An ordinal in words."""
    return read_ordinal(match.places, i, fits)


def read_day(match: Match, i: int, fits: Fits) -> Found:
    """A day of the month: 1 to 31 in digits, or an ordinal with its article."""
    value = _digits(match, i, 2)
    if value is not None:
        return (i + 1, value) if 1 <= value <= 31 else None
    found = read_ordinal(match.places, i, lambda r: r.article and fits(r))
    return (found[0], int(found[1])) if found and found[1] <= 31 else None


def read_year(match: Match, i: int, fits: Fits) -> Found:
    """A year in four digits or in words: (year, the calendar of the era after it or None)."""
    words, places = match.places.words, match.places
    value, end = _digits(match, i, 4), i + 1
    if value is None:
        found = read_cardinal(places, i, fits) if i < len(words) and words[i].kind == "word" else None
        if not found:
            return None
        end, value = found[0], int(found[1])
    if not 1000 <= value <= 2199 or (end == i + 1 and len(words[i].key) != 4 and words[i].kind == "number"):
        return None
    for era, calendar in places.index.eras:
        if places.key(end) == era[0] and places.follows(end, end + len(era), era[1:]):
            return end + len(era), (value, calendar)
    return end, (value, None)


def read_joined(match: Match, i: int, fits: Fits) -> Found:
    """A word with ``و`` attached follows; the word is still to be read."""
    if not any(r.outer == "و" for r in match.places.readings(i)):
        return None
    match.tied = i
    return i, True


def read_definite(match: Match, i: int, fits: Fits) -> Found:
    """A word with the article: what stands before it without one belongs to it."""
    return (i + 1, True) if match.places.key(i).startswith("ال") else None


def read_counted(match: Match, i: int, fits: Fits) -> Found:
    """A thing that is counted: the number before it is no year."""
    return (i + 1, True) if match.places.key(i) in match.places.index.roles["counted"] else None


def read_stop(match: Match, i: int, fits: Fits) -> Found:
    """A mark, or the end of the line; nothing of it is taken."""
    words = match.places.words
    ends = i >= len(words) or words[i].line != words[match.at].line or words[i].kind == "punct"
    return (i, True) if ends else None


#: An hour with a point or a comma before its minutes.
_POINT_CLOCK = re.compile(r"([01]?\d|2[0-3])[.,]([0-5]\d)")


def read_clock(match: Match, i: int, fits: Fits) -> Found:
    """``17:27``, ``17:27:30`` or ``17.27`` as (hour, minute, second or None)."""
    if i < len(match.places.words) and (point := _POINT_CLOCK.fullmatch(match.places.words[i].key)):
        return i + 1, (int(point[1]), int(point[2]), None)
    hour, minute = _digits(match, i, 2), _digits(match, i + 2, 2)
    words = match.places.words
    if hour is None or minute is None or match.places.key(i + 1) not in (":", ".") or words[i + 1].gap or words[i + 2].gap:
        return None
    if hour > 24 or minute > 59 or len(words[i + 2].key) != 2:
        return None
    second = _digits(match, i + 4, 2) if match.places.key(i + 3) == ":" and not words[i + 3].gap else None
    if second is not None and second <= 59:
        return i + 5, (hour, minute, second)
    return i + 3, (hour, minute, None)


def read_numeric(match: Match, i: int, fits: Fits) -> Found:
    """A date in figures, ``17.03.2020`` or ``2020-12-01`` or ``٢ / ١٠``, as its two or three numbers in order."""
    words = match.places.words
    if i >= len(words) or words[i].kind != "number":
        return None
    if words[i].key.count(".") == 2:
        parts = words[i].key.split(".")
        return (i + 1, (".", *map(int, parts))) if all(p.isdigit() and len(p) <= 4 for p in parts) else None
    numbers: list[int] = []
    end, mark = i, match.places.key(i + 1)
    if mark not in DATE_MARKS:
        return None
    while len(numbers) < 3:
        value = _digits(match, end, 4)
        if value is None:
            return None
        numbers.append(value)
        end += 1
        if match.places.key(end) != mark or _digits(match, end + 1, 4) is None or words[end + 1].line != words[i].line:
            break
        end += 1
    if len(numbers) < 2 or (match.places.key(end) == mark and end + 1 < len(words) and words[end + 1].kind == "number"):
        return None
    return end, ("-" if mark in "–—" else mark, *numbers)


DATE_MARKS = frozenset("/-–—٫\\")

#: Classes that are computed rather than listed.
TERMINALS: dict[str, Terminal] = {
    "int": read_int,
    "num": read_num,
    "ord": read_ord,
    "day": read_day,
    "year": read_year,
    "clock": read_clock,
    "numeric": read_numeric,
    "counted": read_counted,
    "definite": read_definite,
    "joined": read_joined,
    "stop": read_stop,
}
#: Classes that are a part of a listed one: (class, column, values of the column).
NARROWED: dict[str, tuple[str, str, frozenset[str]]] = {
    "one": ("unit", "number", frozenset("s")),
    "dual": ("unit", "number", frozenset("d")),
    "plural": ("unit", "number", frozenset("p")),
    "frac": ("number", "kind", frozenset({"fraction"})),
    "part": ("part", "alone", frozenset({"yes", "adv", "both", "no"})),
    "adv": ("part", "alone", frozenset({"adv", "both"})),
    "daypart": ("part", "alone", frozenset({"yes", "both"})),
    "evening": ("deictic", "part", frozenset({"TMO", "TEV", "TNI"})),
    "ampm": ("part", "alone", frozenset({"hour"})),
}
#: What a place must hold for a computed class to begin there: "#" stands for a number in digits.
OPENERS = {"int": {"#"}, "num": {"#", "number"}, "ord": {"number"}, "day": {"#", "number"}, "year": {"#", "number"},
           "clock": {"#"}, "numeric": {"#"}}  # fmt: skip
