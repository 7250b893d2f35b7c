"""A page's text taken apart: headline, section line, date, credit, and the lines that are not the article."""

from __future__ import annotations

from musnad.extract.credit import find_credit
from musnad.extract.furniture import lay_out
from musnad.extract.lines import Line, describe_lines
from musnad.extract.published import check_day, find_dateline_day, find_line_day, find_url_day, find_visible_day
from musnad.ingest.article import Article
from musnad.lexicon import Lexicon
from musnad.record import Published, Span


def parse_article(
    text: str,
    *,
    published: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    metadata_day: str | None = None,
    visible: str = "",
    lexicon: Lexicon,
) -> Article:
    """Take a page's text apart.

    Args:
        published: the day the user gives; it wins over what the page says.
        metadata_day: the day that the metadata of an HTML page gives.
        visible: all that an HTML page shows, where ``text`` is only its article.

    Raises:
        SourceError: where ``published`` is not a real day.
    """
    lines = describe_lines(text, lexicon)
    layout = lay_out(lines, lexicon)
    credit = find_credit(lines, layout, lexicon)
    day = (
        known_day(published, metadata_day)
        or find_line_day(lines, layout, lexicon)
        or find_visible_day(visible, lexicon)
        or find_url_day(url)
        or find_dateline_day(credit, lexicon)
    )
    return Article(
        text,
        title=_span_of(lines, layout.title),
        section=_span_of(lines, layout.section),
        furniture=[_whole(lines[i]) for i in sorted(layout.furniture)],
        credit=credit,
        published=day,
        url=url,
        outlet=outlet,
    )


def known_day(given: str | None, metadata_day: str | None) -> Published | None:
    """The day that the user gives, or else the page's metadata."""
    if given:
        return Published(date=check_day(given), found_in="given", confidence=1.0, made_by="given")
    if metadata_day:
        return Published(date=check_day(metadata_day), found_in="metadata", confidence=0.9, made_by="html metadata")
    return None


def _whole(line: Line) -> Span:
    return Span(start=line.start, end=line.end, text=line.text)


def _span_of(lines: list[Line], number: int | None) -> Span | None:
    return None if number is None else _whole(lines[number])
