"""Reported speech: who said what, and on whose word."""

from __future__ import annotations

from musnad.extract.model import Cast
from musnad.lexicon import Lexicon
from musnad.record import Statement, TimeExpression
from musnad.text import Page


def find_statements(page: Page, cast: Cast, times: list[TimeExpression], lexicon: Lexicon) -> list[Statement]:
    """Every statement of a page, in page order."""
    return []
