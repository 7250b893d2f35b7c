"""Who did what to whom, in PLOVER's types and modes."""

from __future__ import annotations

from musnad.extract.model import Cast
from musnad.lexicon import Lexicon
from musnad.record import Event, Statement, TimeExpression
from musnad.text import Page


def find_events(
    page: Page, cast: Cast, times: list[TimeExpression], statements: list[Statement], lexicon: Lexicon
) -> list[Event]:
    """Every political event of a page, in page order."""
    return []
