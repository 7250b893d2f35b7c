"""What stands around a phrase of time: whether it is one at all, and what its value leans on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from musnad.extract.calendars import days_on
from musnad.extract.times_meaning import Meaning
from musnad.extract.times_resolve import resolve
from musnad.extract.times_told import Told
from musnad.extract.times_words import TimeWords
from musnad.text import CLOSING, OPENING, STRAIGHT, Page, Word, fold, strip_candidates


P = TypeVar("P", bound="Placed")


class Placed(Protocol):
    """A phrase with its place."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def meaning(self) -> Meaning: ...


#: How many words before a length may say that it is an age; before a weekday, in which tense it is told.
#: A long alef opens a name (آلان), never the article.
NOT_ARTICLE = "آل"
AGE_WORDS, TENSE_WORDS, TENSE_AFTER, SINCE_WORDS = 4, 12, 4, 6


def is_time(meaning: Meaning, first: int, last: int, page: Page, words: TimeWords, *, alone: bool = False) -> bool:
    """Whether a phrase of the grammar is a time here: not an age, not another sense of its word."""
    before, after = _key_on_line(page, first - 1, first), _key_on_line(page, last, first)
    if meaning.kind == "length" and not alone and (_is_aside(page, first, last) or _is_age(page, first, words)):
        return False
    if meaning.unit == "year" and meaning.which in ("this", "previous", "following", "recent") and _is_adjective(page, first):
        return False
    if meaning.unit == "decade" and meaning.which in ("this", "same"):
        return False
    if last == first + 1 and (_is_quoted(page, first) or page.words[first].text.startswith(NOT_ARTICLE)):
        return False
    judge = _JUDGES.get(meaning.kind)
    return judge is None or judge(meaning, page, first, last, before, after, words)


def is_name(meaning: Meaning, first: int, page: Page, words: TimeWords) -> bool:
    """Whether the noun before makes a name of the date: ``حركة 20 فبراير``, ``هدنة عيد الفطر``."""
    dated = meaning.kind in ("point", "month") and (meaning.month or meaning.weekday or meaning.feast) and not meaning.year
    before = strip_candidates(_key_on_line(page, first - 1, first))
    return bool(dated) and meaning.offset is None and any(rest in words.names for clitics, rest in before if not clitics.endswith("ل"))


def _key_on_line(page: Page, i: int, of: int) -> str:
    words = page.words
    return words[i].key if 0 <= i < len(words) and words[i].line == words[of].line else ""


def _is_led(before: str, role: str, words: TimeWords) -> bool:
    return bool(before) and any(rest in words.roles[role] for _, rest in strip_candidates(before))


def _judge_month(meaning: Meaning, page: Page, first: int, last: int, before: str, after: str, words: TimeWords) -> bool:
    """A month's name that is also another word needs a preposition before it."""
    weak = any(x.cls == "month" and x.row["alone"] == "lead" for _, _, x in words.heads(page.words[first].key))
    return last > first + 1 or not weak or _is_led(before, "lead", words)


def _judge_eid(meaning: Meaning, page: Page, first: int, last: int, before: str, after: str, words: TimeWords) -> bool:
    return _is_led(before, "eid", words)


def _judge_clock(meaning: Meaning, page: Page, first: int, last: int, before: str, after: str, words: TimeWords) -> bool:
    if "." in page.words[first].key:
        return False
    two = len(page.words[first].key) == 2 and before not in (":", "-", "/") and not before.isdigit()
    return two or page.words[first].line in page.furniture or not before or _is_led(before, "clock", words)


def _judge_part(meaning: Meaning, page: Page, first: int, last: int, before: str, after: str, words: TimeWords) -> bool:
    sure = any(x.cls == "part" and x.row["alone"] == "adv" for _, _, x in words.heads(page.words[first].key))
    return (sure and not after.startswith("و")) or not after or not after[0].isalnum()


def _judge_stop(meaning: Meaning, page: Page, first: int, last: int, before: str, after: str, words: TimeWords) -> bool:
    return not after or not after[0].isalnum()


def _judge_point(meaning: Meaning, page: Page, first: int, last: int, before: str, after: str, words: TimeWords) -> bool:
    """Day and month in figures alone are a date only beside a weekday, a numbered day only of a month."""
    if meaning.day and meaning.unit not in ("", "month"):
        return False
    return len(meaning.numeric) != 3 or meaning.weekday is not None


def _judge_weekday(meaning: Meaning, page: Page, first: int, last: int, before: str, after: str, words: TimeWords) -> bool:
    """``بين الاثنين`` is between the two."""
    return not (meaning.weekday == 1 and before == "بين" and not after.startswith("و"))


def _judge_year(meaning: Meaning, page: Page, first: int, last: int, before: str, after: str, words: TimeWords) -> bool:
    """A year in figures that closes a name: ``مونديال روسيا 2018``."""
    word = page.words[first]
    if word.kind != "number" or not before.isalpha() or not YEARS[0] <= (meaning.year or 0) <= YEARS[1]:
        return False
    figures = words.roles["figure"]
    return not any(rest in figures for _, rest in strip_candidates(before)) and page.words[first - 1].pos not in ("VERB", "ADP", "NUM")


#: Which numbers are taken for years where nothing but a name stands before them.
YEARS = (1900, 2050)


def _judge_within(meaning: Meaning, page: Page, first: int, last: int, before: str, after: str, words: TimeWords) -> bool:
    return bool(after) and after[0].isalnum() and bool(before) and before[0].isalnum()


def _judge_recent(meaning: Meaning, page: Page, first: int, last: int, before: str, after: str, words: TimeWords) -> bool:
    """Not the last seconds of a match or the last weeks of a season."""
    if meaning.lengths[0][0] in ("second", "minute") and meaning.lengths[0][1] is None:
        return False
    return meaning.which != "recent" or after not in ("من", "ل")


def _judge_weekday_day(meaning: Meaning, page: Page, first: int, last: int, before: str, after: str, words: TimeWords) -> bool:
    """``الأحد 27`` is a day only where the 27th of a month near by falls on that weekday."""
    if page.published is None or not meaning.day or not meaning.weekday:
        return False
    return bool(days_on(dt.date.fromisoformat(page.published), meaning.day, meaning.weekday))


Judge = Callable[[Meaning, Page, int, int, str, str, TimeWords], bool]
_JUDGES: dict[str, Judge] = {
    "month": _judge_month,
    "eid": _judge_eid,
    "clock_bare": _judge_clock,
    "part_alone": _judge_part,
    "recent": _judge_recent,
    "point": _judge_point,
    "weekday": _judge_weekday,
    "year_named": _judge_year,
    "weekday_day": _judge_weekday_day,
    "fixed_stop": _judge_stop,
    "fixed_within": _judge_within,
}


def _is_adjective(page: Page, i: int) -> bool:
    """Whether ``العام`` says “general” of the noun before it: ``الأمين العام السابق``."""
    words = page.words
    return words[i].key == GENERAL and i > 0 and words[i - 1].line == words[i].line and words[i - 1].key.startswith("ال")


GENERAL = fold("العام")


def _is_age(page: Page, first: int, words: TimeWords) -> bool:
    return any(w.key in words.roles["age"] for w in page.words[max(0, first - AGE_WORDS) : first] if w.line == page.words[first].line)


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
    dated = {line for p in phrases if (line := page.words[p.first].line) in near and _is_own_date(p.meaning, page)}
    own = dated | {line for line in near if near[line] & dated and any(p.meaning.clock for p in phrases if page.words[p.first].line == line)}
    return [p for p in phrases if (line := page.words[p.first].line) not in page.furniture or line in own]


def _is_own_date(meaning: Meaning, page: Page) -> bool:
    """Whether a full date is the page's own."""
    if len(meaning.numeric) != 4 and not (meaning.day and meaning.month and meaning.year):
        return False
    value = resolve(replace(meaning), Told(None))
    return value is not None and page.published in (None, value.value[:10])


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
LONG = 12
#: How many lines before the headline a page prints its date.
BEFORE_TITLE = 3


def look_around(told: Told, phrases: Sequence[Placed], n: int, page: Page, words: TimeWords) -> None:
    """Tell the resolver what surrounds phrase ``n``: tense, a year close by, whether a length goes on."""
    phrase = phrases[n]
    after = _key_on_line(page, phrase.last, phrase.first)
    told.before_from = after in ("من", "علي")
    told.same_sentence = n > 0 and page.words[phrases[n - 1].first].sent == page.words[phrase.first].sent
    told.tense = _tense(page, phrase.first, phrase.last, words) or ("future" if told.alone else "")
    told.continues = phrase.meaning.kind == "since" and _goes_on(page, phrase, words)
    told.after_noon = n > 0 and _is_evening(phrases[n - 1], phrase, page)
    told.near_year = _near_year(phrases, n, page)


def _is_evening(other: Placed, phrase: Placed, page: Page) -> bool:
    """Whether the part of a day told just before puts an hour after noon: ``الليلة حوالي الساعة 7``."""
    near = phrase.first - other.last <= 2 and page.words[other.first].line == page.words[phrase.first].line
    return near and (other.meaning.part in ("TAF", "TEV", "TNI") and other.meaning.clock is None)


def _tense(page: Page, i: int, last: int, words: TimeWords) -> str:
    """The tense of the nearest word before ``i`` in its sentence that shows one, else of the first after ``last``."""
    first, end = page.sentence_of(i)
    before = reversed(page.words[max(first, i - TENSE_WORDS) : i])
    for word in (*before, *page.words[last : min(last + TENSE_AFTER, end)]):
        tense = "future" if word.text.startswith("سأ") else _tense_of(word, words)
        if tense:
            return tense
    return ""


def _tense_of(word: Word, words: TimeWords) -> str:
    key = word.key
    if "Aspect=Perf" in word.morph:
        return "past"
    bare = key[1:] if key[:1] in ("و", "ف") else key
    if key in words.roles["future"] or bare in words.roles["future"]:
        return "future"
    if key in words.roles["past"] or bare in words.roles["past"]:
        return "past"
    return "future" if word.pos in ("", "VERB") and is_future_verb(bare) else ""


def is_future_verb(key: str) -> bool:
    """Whether a folded word looks like ``س`` with an imperfect: سيزور, ستعقد, سنواصل."""
    return len(key) > 3 and key[0] == "س" and key[1] in "يتن" and not key.startswith(NO_FUTURE)


#: Beginnings of nouns that look like a future verb.
NO_FUTURE = tuple(map(fold, ("سياس", "سيار", "سيناء", "سنوات", "سنوي", "سيطر", "ستين", "ستون", "سيادة", "سينما", "سيناريو", "ستراتيج", "سيرة", "سيول", "ستار", "سيدات", "سيدة", "سيبيريا", "ستاد", "سندات", "سيوف", "سنة", "سنين", "سنتي", "سنغاف", "ستيف", "سيسي", "سيتي", "سيمون", "سيده", "سيدي", "سيرا", "سيارت", "سنا", "سنغ")))


#: Particles after which an imperfect tells what was to be done, not what goes on.
CLAUSES = frozenset(map(fold, ("أن", "ألا", "بأن", "بألا", "لأن", "كي", "لكي", "لن")))


def _goes_on(page: Page, phrase: Placed, words: TimeWords) -> bool:
    """Whether what began so long ago still goes on: ``المستمرة منذ عامين``, ``تشهد منذ أيام``, ``الأولى منذ سنوات``."""
    first, _ = page.sentence_of(phrase.first)
    if any(count is None for _, count in phrase.meaning.lengths):
        return True
    near = page.words[max(first, phrase.first - SINCE_WORDS) : phrase.first]
    clause = [""] + [w.key for w in near]
    return any(w.key in words.roles["continues"] or (_is_imperfect(w) and opener not in CLAUSES) for opener, w in zip(clause, near, strict=False))


def _is_imperfect(word: Word) -> bool:
    key = word.key[1:] if word.key[:1] in ("و", "ف") and len(word.key) > 4 else word.key
    if word.pos:
        return word.pos == "VERB" and "Aspect=Perf" not in word.morph and key[:1] in ("ي", "ت", "ن") and not key.endswith("نا")
    return word.kind == "word" and len(key) > 3 and key[0] == "ي"


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
