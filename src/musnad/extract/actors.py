"""Mentions of a page and the identities they stand for."""

from __future__ import annotations

from musnad.extract.model import Cast
from musnad.lexicon import Lexicon
from musnad.record import Actor, Event, Statement
from musnad.text import Page


def find_cast(page: Page, lexicon: Lexicon) -> Cast:
    """Every mention of a page, joined into identities."""
    return Cast(page)


def list_actors(cast: Cast, statements: list[Statement], events: list[Event], lexicon: Lexicon) -> list[Actor]:
    """The actors that go into the record: those surfaced by name, and those who speak or act."""
    return []
