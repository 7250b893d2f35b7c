"""A page's text taken apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from musnad.record import Published, Span


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
