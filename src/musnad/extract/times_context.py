"""What stands around a phrase of time: whether it is one at all, and what its value leans on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from musnad.extract.times_meaning import Meaning
from musnad.extract.times_resolve import Told
from musnad.extract.times_words import TimeWords
from musnad.text import CLOSING, OPENING, STRAIGHT, Page, fold, strip_candidates


P = TypeVar("P", bound="Placed")


class Placed(Protocol):
    """A phrase with its place."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def meaning(self) -> Meaning: ...


LEADS = frozenset(map(fold, "في من إلى حتى منذ خلال قبل بعد بين منتصف شهر مطلع نهاية بداية أواخر أوائل لشهر بحلول طوال طيلة كل هلال صيام".split()))
AGES = frozenset(map(fold, "العمر عمره عمرها البالغ البالغة يبلغ تبلغ عمر أعمارهم سن سنه".split()))


def is_time(meaning: Meaning, first: int, last: int, page: Page, words: TimeWords) -> bool:
    """Whether a phrase of the grammar is a time here: not in a name, not an age, not in furniture."""
    page_words = page.words
    before = page_words[first - 1].key if first and page_words[first - 1].line == page_words[first].line else ""
    if meaning.kind in ("point", "month") and (meaning.month or meaning.weekday) and not meaning.year and before in words.names:
        return False
    if meaning.kind == "length" and (before in AGES or _is_aside(page, first, last)):
        return False
    if meaning.unit == "decade" and meaning.which in ("this", "same"):
        return False
    if last == first + 1 and _is_quoted(page, first):
        return False
    if meaning.kind == "month" and page_words[last - 1].i == first and not _leads(before) and _is_weak(page, first):
        return False
    return True


def _leads(before: str) -> bool:
    return any(rest in LEADS for _, rest in strip_candidates(before)) if before else False


_WEAK = frozenset(map(fold, "مارس ماي جوان آب أوت صفر رجب شعبان محرم المحرم شوال رمضان".split()))


def _is_weak(page: Page, i: int) -> bool:
    return any(rest in _WEAK for _, rest in strip_candidates(page.words[i].key))


def _is_aside(page: Page, first: int, last: int) -> bool:
    """Between brackets or commas, as the age after a name stands."""
    words = page.words
    return 0 < first and last < len(words) and words[first - 1].key in ("(", "،", ",", "-") and words[last].key in (")", "،", ",", "-")


def _is_quoted(page: Page, i: int) -> bool:
    """A word alone in quotation marks, as the names of newspapers stand (``«اليوم»``)."""
    words = page.words
    return 0 < i < len(words) - 1 and words[i - 1].text in OPENING + STRAIGHT and words[i + 1].text in CLOSING + STRAIGHT


def drop_furniture(phrases: list[P], page: Page) -> list[P]:
    """Without the times of lines that are not the article, but with those of its own date line."""
    if not page.furniture:
        return phrases
    near = _lines_near_title(page)
    dated = {page.words[p.first].line for p in phrases if _is_full_date(p.meaning) and page.words[p.first].line in near}
    own = dated | {line for line in near if near[line] & dated and any(p.meaning.clock for p in phrases if page.words[p.first].line == line)}
    return [p for p in phrases if (line := page.words[p.first].line) not in page.furniture or line in own]


def _is_full_date(meaning: Meaning) -> bool:
    return len(meaning.numeric) == 4 or bool(meaning.day and meaning.month and meaning.year)


def _lines_near_title(page: Page) -> dict[int, set[int]]:
    """Furniture lines a few lines before the headline, or between it and the article, each with its neighbours."""
    lines: dict[int, int] = {}
    for word in page.words:
        lines[word.line] = lines.get(word.line, 0) + 1
    order = list(lines)
    title = order.index(page.words[page.title[0]].line) if page.title and page.title[1] > page.title[0] else 0
    last = next((n for n in range(title + 1, len(order)) if order[n] not in page.furniture and lines[order[n]] > LONG), len(order))
    span = range(max(0, title - BEFORE_TITLE), last)
    return {order[n]: {order[k] for k in (n - 1, n + 1) if k in span} for n in span if order[n] in page.furniture and lines[order[n]] <= LONG}


#: A furniture line with more words than this is not a date line; an article's line with fewer does not open its body.
LONG = 16
#: How many lines before the headline a page prints its date.
BEFORE_TITLE = 3


def look_around(told: Told, phrases: Sequence[Placed], n: int, page: Page) -> None:
    """Tell the resolver what surrounds phrase ``n``: tense, a year close by, whether a length goes on."""
    phrase = phrases[n]
    words = page.words
    after = words[phrase.last].key if phrase.last < len(words) else ""
    told.before_from = after in ("من", "علي")
    told.tense = _tense(page, phrase.first)
    told.continues = phrase.meaning.kind == "since" and _goes_on(page, phrase)
    told.near_year = _near_year(phrases, n, page)


FUTURE = frozenset(map(fold, "سوف المقرر المقررة المتوقع المنتظر المرتقب يعتزم تعتزم سيتم ستتم".split()))
NOT_FUTURE = tuple(map(fold, ("سياس", "سيار", "سيناء", "سنة", "سنوات", "سيد", "سيطر", "ستين", "ستون", "سيادة", "ستة", "سيول", "سينما", "ساحة", "سيدي", "ستراتيج", "سيرة", "سير", "سنو", "سنا", "سند")))


def _tense(page: Page, i: int) -> str:
    first, _ = page.sentence_of(i)
    for word in reversed(page.words[max(first, i - 12) : i]):
        key = word.key
        if key in FUTURE or (len(key) > 4 and key[0] == "س" and key[1] in "يتن" and not key.startswith(NOT_FUTURE)):
            return "future"
    return ""


GOING = frozenset(map(fold, "المستمر المستمرة مستمر مستمرة المستمرين الأول الأولى أول أولى للمرة مرة الدائر الدائرة القائم القائمة لم الأكبر الأعنف الأسوأ الأعلى الأدنى".split()))


def _goes_on(page: Page, phrase: Placed) -> bool:
    first, _ = page.sentence_of(phrase.first)
    if any(count is None for _, count in phrase.meaning.lengths):
        return True
    for word in page.words[max(first, phrase.first - 6) : phrase.first]:
        key = word.key
        if key in GOING or (word.kind == "word" and len(key) > 3 and key[0] in "يت" and word.pos in ("", "VERB") and key[1] != "ا"):
            return True
    return False


def _near_year(phrases: Sequence[Placed], n: int, page: Page) -> int | None:
    """The year of a dated phrase in the same sentence: one told before, or a full date told after."""
    sent = page.words[phrases[n].first].sent
    for other in reversed(phrases[max(0, n - 3) : n]):
        if page.words[other.first].sent == sent and other.meaning.year and other.meaning.calendar == "gregorian":
            return other.meaning.year
    for other in phrases[n + 1 : n + 2]:
        m = other.meaning
        if page.words[other.first].sent == sent and m.year and m.month and m.calendar == "gregorian":
            return m.year
    return None
