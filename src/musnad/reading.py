"""One page in, a sourced record out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from musnad import __version__
from musnad.extract.actors import find_cast, list_actors
from musnad.extract.article import parse_article
from musnad.extract.events import find_events
from musnad.extract.model import Cast
from musnad.extract.statements import find_statements
from musnad.extract.times import find_times
from musnad.ingest.article import Article
from musnad.language.page import build_page
from musnad.lexicon import Lexicon, default_lexicon
from musnad.record import Actor, Event, Record, Statement, TimeExpression, Versions
from musnad.text import Page


class Reading:
    """One article while it is read: each layer is made when it is first asked for, from the layers it needs."""

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        self.article, self.lexicon = article, lexicon

    @cached_property
    def page(self) -> Page:
        """The words, sentences and quotations of the article."""
        return build_page(self.article)

    @cached_property
    def times(self) -> list[TimeExpression]:
        """Dates, times, durations and sets."""
        return find_times(self.page, self.lexicon)

    @cached_property
    def cast(self) -> Cast:
        """Mentions and the identities they stand for. Finding statements and events may add to it."""
        return find_cast(self.page, self.lexicon)

    @cached_property
    def statements(self) -> list[Statement]:
        """Who said what, and on whose word."""
        return find_statements(self.page, self.cast, self.times, self.lexicon)

    @cached_property
    def events(self) -> list[Event]:
        """Who did what to whom."""
        return find_events(self.page, self.cast, self.times, self.statements, self.lexicon)

    @cached_property
    def actors(self) -> list[Actor]:
        """The actors to report: those surfaced by name, and those who speak or act."""
        return list_actors(self.cast, self.statements, self.events, self.lexicon)


class Reader:
    """Reads pages into records. Loaded once, it reads many.

    Args:
        lexicon: folders of the user's own word lists, which win over the shipped ones.
    """

    def __init__(self, *, lexicon: Iterable[str | Path] = ()) -> None:
        folders = list(lexicon)
        self.lexicon = Lexicon(*folders) if folders else default_lexicon()
        self.versions = Versions(program=__version__, model="none", lexicon=self.lexicon.version)

    def read(self, page: str, *, published: str | None = None, url: str | None = None, outlet: str | None = None) -> Record:
        """Read one page's text."""
        article = parse_article(page, published=published, url=url, outlet=outlet, lexicon=self.lexicon)
        reading = Reading(article, self.lexicon)
        return Record(
            text=page,
            title=article.title,
            section=article.section,
            outlet=article.outlet,
            credit=article.credit,
            url=article.url,
            sha256=hashlib.sha256(page.encode("utf-8", "surrogatepass")).hexdigest(),
            published=article.published.date if article.published else None,
            published_by=article.published,
            furniture=article.furniture,
            statements=reading.statements,
            events=reading.events,
            times=reading.times,
            entities=reading.actors,
            versions=self.versions,
        )


def read(page: str, *, published: str | None = None, url: str | None = None, outlet: str | None = None) -> Record:
    """Read one page of Arabic news with the shipped language data."""
    return Reader().read(page, published=published, url=url, outlet=outlet)
