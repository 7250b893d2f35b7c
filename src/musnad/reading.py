"""One page in, a sourced record out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from musnad import __version__
from musnad.extract.actors import find_cast, list_actors
from musnad.extract.events import find_events
from musnad.extract.statements import find_statements
from musnad.extract.times import find_times
from musnad.ingest.article import parse_article
from musnad.language.page import build_page
from musnad.lexicon import Lexicon, default_lexicon
from musnad.record import Record, Versions


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
        lexicon = self.lexicon
        article = parse_article(page, published=published, url=url, outlet=outlet, lexicon=lexicon)
        view = build_page(article)
        times = find_times(view, lexicon)
        cast = find_cast(view, lexicon)
        statements = find_statements(view, cast, times, lexicon)
        events = find_events(view, cast, times, statements, lexicon)
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
            entities=list_actors(cast, statements, events, lexicon),
            times=times,
            statements=statements,
            events=events,
            versions=self.versions,
        )


def read(page: str, *, published: str | None = None, url: str | None = None, outlet: str | None = None) -> Record:
    """Read one page of Arabic news with the shipped language data."""
    return Reader().read(page, published=published, url=url, outlet=outlet)
