"""What stands around a phrase of time: whether it is one at all, and what its value leans on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from musnad.extract.times_meaning import Meaning
from musnad.extract.times_resolve import Told
from musnad.extract.times_words import TimeWords
from musnad.text import Page, fold, strip_candidates


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
    if meaning.kind == "length" and (before in AGES or _in_brackets(page, first, last)):
        return False
    if meaning.kind == "month" and page_words[last - 1].i == first and not _leads(before) and _is_weak(page, first):
        return False
    return True


def _leads(before: str) -> bool:
    return any(rest in LEADS for _, rest in strip_candidates(before)) if before else False


_WEAK = frozenset(map(fold, "مارس ماي جوان آب أوت صفر رجب شعبان محرم المحرم شوال رمضان".split()))


def _is_weak(page: Page, i: int) -> bool:
    return any(rest in _WEAK for _, rest in strip_candidates(page.words[i].key))


def _in_brackets(page: Page, first: int, last: int) -> bool:
    words = page.words
    return 0 < first and last < len(words) and words[first - 1].key == "(" and words[last].key == ")"


def look_around(told: Told, phrases: Sequence[Placed], n: int, page: Page) -> None:
    """Tell the resolver what surrounds phrase ``n``: tense, a year close by, whether a length goes on."""
    phrase = phrases[n]
    words = page.words
    after = words[phrase.last].key if phrase.last < len(words) else ""
    told.before_from = after in ("من", "علي")
    told.tense = _tense(page, phrase.first)
    told.continues = phrase.meaning.kind == "since" and _goes_on(page, phrase)
    told.near_year = _near_year(phrases, n, page)


FUTURE = frozenset(map(fold, "سوف المقرر المقررة المتوقع المنتظر المرتقب المقبل المقبلة يعتزم تعتزم سيتم ستتم".split()))
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
