"""Dates, times, durations and sets in Arabic text, without the rest of Musnad.

>>> find("التقيا أمس", anchor="2023-09-22")[0].value
'2023-09-21'
"""

from __future__ import annotations

import datetime as dt

from musnad.extract.times import find_times
from musnad.extract.times_pagedate import find_page_date
from musnad.language.sentences import split_sentences
from musnad.lexicon import Lexicon, default_lexicon
from musnad.record import TimeExpression
from musnad.text import Page, split_words

__all__ = ["find", "find_page_date"]


def find(
    text: str, *, anchor: str | dt.date | dt.datetime | None = None, phrase: bool = False, lexicon: Lexicon | None = None
) -> list[TimeExpression]:
    """Every time in ``text``, in its order, with exact offsets.

    Args:
        text: Arabic text; it is not changed.
        anchor: the day (or instant) that relative times are counted from: a date, or ``YYYY-MM-DD`` with or without a time.
            Without one, what the text does not say stays X; today's clock is never asked.
        phrase: the text is itself a phrase of time, as a field or a query is, so that a bare ``ساعة`` or ``الخامسة`` counts.
        lexicon: other language data than what ships.

    Raises:
        ValueError: ``anchor`` is not a date.
    """
    now = _instant(anchor)
    timed = isinstance(anchor, dt.datetime) or (isinstance(anchor, str) and len(anchor) > 10)
    words = split_words(text)
    sentences = split_sentences(words)
    for n, (first, last) in enumerate(sentences):
        for word in words[first:last]:
            word.sent = n
    page = Page(text, words, sentences, published=now.date().isoformat() if now else None)
    return find_times(page, lexicon or default_lexicon(), now=now if timed else None, phrase=phrase)


def _instant(anchor: str | dt.date | dt.datetime | None) -> dt.datetime | None:
    if isinstance(anchor, str):
        return dt.datetime.fromisoformat(anchor)
    if isinstance(anchor, dt.date) and not isinstance(anchor, dt.datetime):
        return dt.datetime(anchor.year, anchor.month, anchor.day)
    return anchor
