"""The day a page was published: given, or from its own date line, its metadata, its address or its dateline."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from musnad.errors import SourceError
from musnad.extract.furniture import CLOSERS, Layout, lay_out
from musnad.extract.lines import Line, describe_lines
from musnad.extract.times_pagedate import find_page_date
from musnad.lexicon import Lexicon
from musnad.record import Published, Span

#: Days in addresses: /2018/07/21/, /2018-07-21, 20180728-…, /202003171044893040-… ; the year is 19xx or 20xx.
_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:([/_-])(\d\d?)\2(\d\d?)(?!\d)|(\d\d)(\d\d)(?=\D|$|\d{10}(?:\D|$)))",
)
#: A date line stands at most this many lines above the headline; further up it is the site's clock.
_LINES_ABOVE = 4
_LINES_BELOW = 8
_DATE_LINE_WORDS = 14
_FORMAT = "use a real day as YYYY-MM-DD"


def check_day(value: str) -> str:
    """A day as ``YYYY-MM-DD``; a longer instant is cut to its day.

    Raises:
        SourceError: where it is not a real day.
    """
    day = value.strip()[:10]
    try:
        return datetime.date.fromisoformat(day).isoformat()
    except ValueError:
        raise SourceError(f'published: "{value}" is not a day; {_FORMAT}') from None


def find_url_day(url: str | None) -> Published | None:
    """The day that an address carries, or None."""
    for m in _URL_DAY.finditer(url or ""):
        try:
            day = datetime.date(int(m[1]), int(m[3] or m[5]), int(m[4] or m[6]))
        except ValueError:
            continue
        return Published(date=day.isoformat(), found_in="url", confidence=0.85, made_by="url day")
    return None


def find_line_day(lines: list[Line], layout: Layout, lexicon: Lexicon) -> Published | None:
    """The day that the article's own date line prints: beside the headline, or right behind the text."""
    for line in _date_lines(lines, layout):
        if line.count > _DATE_LINE_WORDS or not any(map(str.isdigit, line.text)):
            continue
        if found := find_page_date(line.text, lexicon):
            day, start, end = found
            evidence = Span(start=line.start + start, end=line.start + end, text=line.text[start:end])
            return Published(date=day, found_in="date line", confidence=0.9, made_by="date line", evidence=evidence)
    return None


def _date_lines(lines: list[Line], layout: Layout) -> Iterator[Line]:
    """Lines that may print the day: those under the headline, then those right above it, then those under the text."""
    title = layout.title if layout.title is not None else layout.body.start
    under = range(title, layout.body.stop)
    yield from (lines[i] for i in under if i in layout.furniture)
    above = range(title - 1, max(-1, title - 1 - _LINES_ABOVE), -1)
    yield from (lines[i] for i in above if i in layout.furniture)
    for line in lines[layout.body.stop : layout.body.stop + _LINES_BELOW]:
        if line.kind in CLOSERS:
            return
        yield line


def find_visible_day(visible: str, lexicon: Lexicon) -> Published | None:
    """The day that the date line of an HTML page prints, where it stands outside the extracted article."""
    if not visible:
        return None
    lines = describe_lines(visible, lexicon)
    found = find_line_day(lines, lay_out(lines, lexicon), lexicon)
    return found and found.model_copy(update={"evidence": None, "confidence": 0.8})


def find_dateline_day(credit: list[Span], lexicon: Lexicon) -> Published | None:
    """The day that a dateline names, as in "الرياض 5 مايو 2015 م واس"."""
    for span in credit:
        if found := find_page_date(span.text, lexicon):
            day, start, end = found
            evidence = Span(start=span.start + start, end=span.start + end, text=span.text[start:end])
            return Published(date=day, found_in="dateline", confidence=0.8, made_by="dateline", evidence=evidence)
    return None
