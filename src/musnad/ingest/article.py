"""A page's text taken apart: headline, section line, date, credit, and the lines that are not the article."""

from __future__ import annotations

from dataclasses import dataclass, field

from musnad.lexicon import Lexicon
from musnad.record import Published, Span
from musnad.text import lines_of


@dataclass
class Article:
    """What stands where in a page's text. Spans point into ``text``."""

    text: str
    title: Span | None = None
    section: Span | None = None
    furniture: list[Span] = field(default_factory=list)
    credit: list[Span] = field(default_factory=list)
    published: Published | None = None
    url: str | None = None
    outlet: str | None = None


def parse_article(
    text: str, *, published: str | None = None, url: str | None = None, outlet: str | None = None, lexicon: Lexicon
) -> Article:
    """Take a page's text apart."""
    article = Article(text, url=url, outlet=outlet)
    for start, end in lines_of(text):
        article.title = Span(start=start, end=end, text=text[start:end])
        break
    if published:
        article.published = Published(date=published, found_in="given", confidence=1.0, made_by="given")
    return article
