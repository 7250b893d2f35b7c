"""Phrases that count units: lengths, what lies so long before or after, the last or next few, what recurs."""

from __future__ import annotations

from collections.abc import Callable

from musnad.extract.times_meaning import Found, Meaning, first_of, which_of

UNITS = ("unit", "one", "dual", "plural")


def _lengths(found: Found) -> tuple[list[tuple[str, float | None]], bool]:
    """The units with their counts (None where nobody can tell), and whether they are but about right."""
    out: list[tuple[str, float | None]] = []
    count: float | None = 1
    vague = False
    for n, (name, value) in enumerate(found):
        if name in ("vague", "more", "less"):
            vague = True
            count = None if name == "vague" else count
        elif name == "num":
            count = value
        elif name == "frac":
            if out and out[-1][1] is not None and not _counts_next(found, n):
                out[-1] = (out[-1][0], out[-1][1] + value["value"])
            else:
                count = value["value"]
        elif name in UNITS and not _repeats(found, n):
            out.append((value["unit"], 2 if name == "dual" else None if name == "plural" and count == 1 else count))
            count = 1
    return out, vague


def _counts_next(found: Found, n: int) -> bool:
    """Whether a fraction counts a smaller unit after it (``ساعة ونصف دقيقة``) rather than the one before (``ساعة ونصف``)."""
    following = found[n + 1] if n + 1 < len(found) else None
    return following is not None and following[0] in UNITS and following[1]["unit"] != found[n - 1][1].get("unit")


def _repeats(found: Found, n: int) -> bool:
    """Whether a unit only says again what its fraction is of (``سنة ونصف السنة``)."""
    if n < 2 or found[n - 1][0] != "frac" or found[n - 2][0] not in UNITS:
        return False
    return bool(found[n - 2][1]["unit"] == found[n][1]["unit"])


def make_length(found: Found) -> Meaning | None:
    """So many units."""
    lengths, vague = _lengths(found)
    return Meaning("length", lengths=lengths, vague=vague) if lengths else None


def make_in_a_row(found: Found) -> Meaning | None:
    """``للأسبوع الثاني على التوالي``: as many units as the ordinal says."""
    got = first_of(found)
    return Meaning("length", lengths=[(got["one"]["unit"], got["ord"])])


def make_from_now(found: Found) -> Meaning | None:
    """``3 أيام من الآن``: before or after, as the tense tells."""
    made = make_length(found)
    return Meaning("from_now", lengths=made.lengths, vague=made.vague, sign=1) if made else None


def make_shift(sign: int) -> Callable[[Found], Meaning | None]:
    """So many units before or after."""

    def make(found: Found) -> Meaning | None:
        lengths, vague = _lengths(found)
        if not lengths:
            return None
        got = first_of(found)
        kind = "since" if "since" in got else "from_now" if "now" in got else "shift"
        return Meaning(kind, lengths=lengths, vague=vague, sign=sign, core=got.get("^"))

    return make


def make_recent(found: Found) -> Meaning | None:
    """The last or next so many units."""
    lengths, _ = _lengths([x for x in found if x[0] != "mod"])
    got = first_of(found)
    which = "last" if "last" in got else which_of(got, "mod", "")
    count = None if "few" in got else got.get("num", lengths[0][1])
    return Meaning("recent", lengths=[(lengths[0][0], count)], which=which)


def make_every(found: Found) -> Meaning | None:
    """A set: every so many units, every such day."""
    got = first_of(found)
    made = Meaning("every")
    if "weekday" in got:
        made.weekday = got["weekday"]["number"]
    elif got.get("one") is True:
        made.lengths = [("day", 1)]
    elif "part" in got:
        made.part = got["part"]["value"]
    else:
        made.lengths = _lengths(found)[0]
    return made
