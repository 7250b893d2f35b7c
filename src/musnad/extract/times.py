"""Dates, times, durations and sets."""

from __future__ import annotations

from musnad.lexicon import Lexicon
from musnad.record import TimeExpression
from musnad.text import Page


def find_times(page: Page, lexicon: Lexicon) -> list[TimeExpression]:
    """Every date, time, duration and set of a page."""
    return []
