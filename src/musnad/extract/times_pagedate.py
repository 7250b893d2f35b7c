"""The date that a page prints of itself: ``الأحد 17 أيار / مايو 2020. 10:19 مساءً``, ``2020/08/30 12:49 م``."""

from __future__ import annotations

from musnad.extract.times import Phrase, TimeReader
from musnad.extract.times_calendars import GREGORIAN
from musnad.extract.times_resolve import resolve
from musnad.extract.times_told import Told
from musnad.lexicon import Lexicon, default_lexicon
from musnad.text import Page, split_words


def find_page_date(line_text: str, lexicon: Lexicon | None = None) -> tuple[str, int, int] | None:
    """The first full date of a line, as (``YYYY-MM-DD``, start, end); None where it holds none.

    Only dates that name their day, month and year count, in figures or with a month's name of any region, Gregorian or
    Hijri, digits of any script; a weekday tells ``dd/mm`` from ``mm/dd``. A Gregorian date wins over a Hijri one beside it.
    """
    reader = TimeReader.of(lexicon or default_lexicon())
    page = _page_of(line_text)
    dates = []
    for phrase in reader.find_phrases(page):
        if _is_full(phrase):
            value = resolve(phrase.meaning, Told(None))
            if value is not None and value.type in ("DATE", "TIME") and "X" not in value.value and "/" not in value.value:
                span = page.words[phrase.first].start, page.words[phrase.last - 1].end
                dates.append((phrase.meaning.calendar is not GREGORIAN, (value.value[:10], *span)))
    return min(dates, key=lambda d: d[0])[1] if dates else None


def _is_full(phrase: Phrase) -> bool:
    m = phrase.meaning
    return m.kind in ("point", "clock") and (len(m.numeric) == 4 or bool(m.day and m.month and m.year))


def _page_of(text: str) -> Page:
    """The text as a page of one line: a date may be printed over several."""
    words = split_words(text)
    for word in words:
        word.line, word.sent = 0, 0
    return Page(text, words, [(0, len(words))])
