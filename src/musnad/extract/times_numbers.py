"""Numbers as words and digits: ``خمسة وعشرين``, ``الثاني عشر``, ``ألفين وثلاثة عشر``, ``١٤٫٥``."""

from __future__ import annotations

from collections.abc import Callable

from musnad.extract.times_words import Places, Reading

#: A number found: where it ends and what it is.
Found = tuple[int, float]
AND = "و"
Fits = Callable[[Reading], bool]


def read_digits(places: Places, i: int) -> Found | None:
    """A number in digits; ``1,500`` is a thousand and a half, ``1.5`` one and a half."""
    if i >= len(places.words) or places.words[i].kind != "number":
        return None
    key = places.words[i].key.replace("٬", ",").replace("٫", ".")
    _, *groups = key.split(",")
    if groups and not all(len(g.split(".")[0]) == 3 for g in groups):
        key = key.replace(",", ".") if len(groups) == 1 else ""
    key = key.replace(",", "")
    if not key or key.count(".") > 1 or len(key) > 12:
        return None
    return i + 1, float(key)


def read_cardinal(places: Places, i: int, fits: Fits) -> Found | None:
    """The longest number in words at ``i``, or digits with a scale word (``3 آلاف``). ``fits`` judges the first word."""
    found = read_digits(places, i)
    if found is None:
        found = _read_hundreds(places, i, fits) or _read_scale(places, i, fits)
    if found is None:
        return None
    end, value = _multiply(places, *found)
    while value >= 100:
        more = _read_hundreds(places, end, is_joined) or _read_scale(places, end, is_joined)
        if more is None or more[1] >= value:
            break
        end, value = _multiply(places, more[0], value + more[1])
    return end, value


def read_ordinal(places: Places, i: int, fits: Fits) -> Found | None:
    """An ordinal in words: ``الثالث``, ``الثاني عشر``, ``الحادي والعشرين``, ``الثلاثين``."""
    for reading in _numbers(places, i, "ordinal", fits):
        end, value = reading.end, float(reading.lexeme.row["value"])
        for teen in _numbers(places, end, "ten_one", is_plain):
            if value < 10:
                return teen.end, value + 10
        for ten in _numbers(places, end, "ten", is_joined):
            if value < 10 and ten.article == reading.article:
                return ten.end, value + float(ten.lexeme.row["value"])
        return end, value
    for reading in _numbers(places, i, "ten", fits):
        if reading.article:
            return reading.end, float(reading.lexeme.row["value"])
    return None


def is_plain(reading: Reading) -> bool:
    """A word with no proclitic but perhaps the article."""
    return not reading.outer


def is_joined(reading: Reading) -> bool:
    """A word that ``و`` ties to the one before."""
    return reading.outer == AND


def _numbers(places: Places, i: int, kind: str, fits: Fits) -> list[Reading]:
    found = places.readings(i)
    return [r for r in found if r.lexeme.cls == "number" and r.lexeme.row["kind"] == kind and fits(r)] if found else []


def _value(reading: Reading) -> float:
    return float(reading.lexeme.row["value"])


def _read_below_hundred(places: Places, i: int, fits: Fits) -> Found | None:
    for one in _numbers(places, i, "one", fits):
        for teen in _numbers(places, one.end, "ten_one", is_plain):
            return teen.end, _value(one) + 10
        for ten in _numbers(places, one.end, "ten", is_joined):
            return ten.end, _value(one) + _value(ten)
        return one.end, _value(one)
    for other in (*_numbers(places, i, "ten_one", fits), *_numbers(places, i, "ten", fits)):
        return other.end, _value(other)
    return None


def _read_hundreds(places: Places, i: int, fits: Fits) -> Found | None:
    for hundred in _numbers(places, i, "hundred", fits):
        more = _read_below_hundred(places, hundred.end, is_joined)
        return (more[0], _value(hundred) + more[1]) if more else (hundred.end, _value(hundred))
    below = _read_below_hundred(places, i, fits)
    if below and 3 <= below[1] <= 9:
        for hundred in _numbers(places, below[0], "hundred", is_plain):
            if _value(hundred) == 100:
                end, value = hundred.end, below[1] * 100
                more = _read_below_hundred(places, end, is_joined)
                return (more[0], value + more[1]) if more else (end, value)
    return below


def _read_scale(places: Places, i: int, fits: Fits) -> Found | None:
    for scale in _numbers(places, i, "scale", fits):
        return scale.end, _value(scale)
    return None


def _multiply(places: Places, end: int, value: float) -> Found:
    for scale in _numbers(places, end, "scale", is_plain):
        if _value(scale) in (1000, 1_000_000) and value % 1000:
            return scale.end, (value // 1000) * 1000 + (value % 1000) * _value(scale)
    return end, value
