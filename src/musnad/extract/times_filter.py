"""Which phrases of the grammar are times where they stand: not ages, names, counts or furniture."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol, TypeVar

from musnad.extract.calendars import days_on
from musnad.extract.times_meaning import Meaning
from musnad.extract.times_resolve import resolve
from musnad.extract.times_told import Told
from musnad.extract.times_words import TimeWords
from musnad.text import CLOSING, OPENING, STRAIGHT, Page, Word, fold, strip_candidates

#: How many words before a length may say that it is an age.
AGE_WORDS = 4
#: How many words before ``اليوم`` a quotation mark may stand that makes a name of it.
NAME_WORDS = 2
#: Which numbers are taken for years where nothing but a name stands before them.
YEARS = range(1900, 2051)
#: A long alef opens a name (آلان), never the article.
NOT_ARTICLE = "آل"
GENERAL = fold("العام")
BETWEEN = fold("بين")
PARTITIVE = frozenset(map(fold, ("من", "ل")))
ASIDE = frozenset("(),،-")
#: A furniture line with more words than this is not a date line; an article's line with fewer does not open its body.
LONG = 12
#: How many lines before the headline a page prints its date.
BEFORE_TITLE = 3


@dataclass(frozen=True)
class Setting:
    """A phrase where it stands: its meaning, its half-open word range, and the folded words beside it on its line."""

    meaning: Meaning
    first: int
    last: int
    page: Page
    words: TimeWords

    @cached_property
    def before(self) -> str:
        """The folded word before; "" at the start of the line."""
        return key_on_line(self.page, self.first - 1, self.first)

    @cached_property
    def after(self) -> str:
        """The folded word after; "" at the end of the line."""
        return key_on_line(self.page, self.last, self.first)

    @property
    def word(self) -> Word:
        """The first word."""
        return self.page.words[self.first]

    @property
    def single(self) -> bool:
        """Whether the phrase is one word."""
        return self.last == self.first + 1

    def reads(self, cls: str, column: str, value: str) -> bool:
        """Whether the first word can be a word of that class with that value in a column."""
        return any(x.cls == cls and x.row[column] == value for _, _, x in self.words.heads(self.word.key))

    def led_by(self, role: str) -> bool:
        """Whether the word before, under any proclitics, has that role in the table of contexts."""
        return bool(self.before) and any(rest in self.words.roles[role] for _, rest in strip_candidates(self.before))


def key_on_line(page: Page, i: int, of: int) -> str:
    """The folded word at ``i``; "" where it is not on the line of word ``of``."""
    words = page.words
    return words[i].key if 0 <= i < len(words) and words[i].line == words[of].line else ""


def is_time(here: Setting, *, alone: bool = False) -> bool:
    """Whether a phrase of the grammar is a time here: not an age, not another sense of its word."""
    meaning = here.meaning
    if meaning.kind == "length" and not alone and (_is_aside(here) or _is_age(here) or _is_cut(here)):
        return False
    if meaning.unit == "year" and meaning.which in ("this", "previous", "following", "recent") and _is_adjective(here):
        return False
    if meaning.unit == "decade" and meaning.which in ("this", "same"):
        return False
    if here.single and (_is_quoted(here) or here.word.text.startswith(NOT_ARTICLE)):
        return False
    judge = _JUDGES.get(meaning.kind)
    return judge is None or judge(here)


def is_name(here: Setting) -> bool:
    """Whether the noun before makes a name of the date: ``حركة 20 فبراير``, ``هدنة عيد الفطر``."""
    meaning = here.meaning
    if meaning.kind not in ("point", "month") or meaning.year or meaning.offset is not None:
        return False
    if not (meaning.month or meaning.weekday or meaning.feast):
        return False
    return any(rest in here.words.names for clitics, rest in strip_candidates(here.before) if not clitics.endswith("ل"))


def _is_adjective(here: Setting) -> bool:
    """Whether ``العام`` says “general” of the noun before it: ``الأمين العام السابق``."""
    return here.word.key == GENERAL and here.before.startswith("ال")


def _is_age(here: Setting) -> bool:
    near = here.page.words[max(0, here.first - AGE_WORDS) : here.first]
    return any(w.key in here.words.roles["age"] for w in near if w.line == here.word.line)


def _is_cut(here: Setting) -> bool:
    """Whether the number of a length began in the word before, with an article (``ذو الثمانية عشر شهرا``)."""
    heads = here.words.heads(here.before) if here.before.startswith("ال") else ()
    return any(article and x.cls == "number" and x.row["kind"] == "one" for _, article, x in heads)


def _is_aside(here: Setting) -> bool:
    """Between brackets or commas, as the age after a name stands."""
    return here.before in ASIDE and here.after in ASIDE and bool(here.before and here.after)


def _is_quoted(here: Setting) -> bool:
    """A word alone in quotation marks, as the names of newspapers stand (``«اليوم»``, ``«المصري اليوم»``)."""
    words, i = here.page.words, here.first
    if not 0 < i < len(words) - 1 or words[i + 1].text not in CLOSING + STRAIGHT:
        return False
    reach = NAME_WORDS if here.meaning.offset == 0 else 1
    return any(w.text in OPENING + STRAIGHT for w in words[max(0, i - reach) : i])


# --- kinds that need a look at what stands around them ------------------------------------------------------------


def _judge_month(here: Setting) -> bool:
    """A month's name that is also another word needs a preposition before it."""
    return not here.single or not here.reads("month", "alone", "lead") or here.led_by("lead")


def _judge_eid(here: Setting) -> bool:
    return here.led_by("eid")


def _judge_clock(here: Setting) -> bool:
    """An hour in figures alone needs two digits, a preposition, or a line of its own; ``3.20`` may be any number."""
    if not {".", ","}.isdisjoint(here.word.key):
        return False
    padded = len(here.word.key) == 2 and here.before not in (":", "-", "/") and not here.before.isdigit()
    return padded or here.word.line in here.page.furniture or not here.before or here.led_by("clock")


def _judge_part(here: Setting) -> bool:
    """An adverb (``فجرا``), or a noun that a mark sets off (``ومساء، عاد``)."""
    return (here.reads("part", "alone", "adv") and not here.after.startswith("و")) or _judge_stop(here)


def _judge_stop(here: Setting) -> bool:
    return not here.after[:1].isalnum()


def _judge_within(here: Setting) -> bool:
    return here.after[:1].isalnum() and here.before[:1].isalnum()


def _judge_point(here: Setting) -> bool:
    """Day and month in figures alone are a date only beside a weekday, a numbered day only of a month."""
    if here.meaning.day and here.meaning.unit not in ("", "month"):
        return False
    return len(here.meaning.numeric) != 3 or here.meaning.weekday is not None


def _judge_weekday(here: Setting) -> bool:
    """``بين الاثنين`` is between the two."""
    return not (here.meaning.weekday == 1 and here.before == BETWEEN and not here.after.startswith("و"))


def _judge_weekday_day(here: Setting) -> bool:
    """``الأحد 27`` is a day only where the 27th of a month near by falls on that weekday."""
    published, meaning = here.page.published, here.meaning
    if published is None or not meaning.day or not meaning.weekday:
        return False
    return bool(days_on(dt.date.fromisoformat(published), meaning.day, meaning.weekday))


def _judge_year(here: Setting) -> bool:
    """A year in figures that closes a name: ``مونديال روسيا 2018``."""
    if here.word.kind != "number" or not here.before.isalpha() or here.meaning.year not in YEARS:
        return False
    return not here.led_by("figure") and here.page.words[here.first - 1].pos not in ("VERB", "ADP", "NUM")


def _judge_recent(here: Setting) -> bool:
    """Not the last seconds of a match or the last weeks of a season."""
    unit, count = here.meaning.lengths[0]
    if unit in ("second", "minute") and count is None:
        return False
    return here.meaning.which != "recent" or here.after not in PARTITIVE


_JUDGES: dict[str, Callable[[Setting], bool]] = {
    "month": _judge_month,
    "eid": _judge_eid,
    "clock_bare": _judge_clock,
    "part_alone": _judge_part,
    "recent": _judge_recent,
    "point": _judge_point,
    "weekday": _judge_weekday,
    "weekday_day": _judge_weekday_day,
    "year_named": _judge_year,
    "fixed_stop": _judge_stop,
    "fixed_within": _judge_within,
}


# --- furniture ----------------------------------------------------------------------------------------------------


class Placed(Protocol):
    """A phrase with its place."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def meaning(self) -> Meaning: ...


P = TypeVar("P", bound=Placed)


def drop_furniture(phrases: list[P], page: Page) -> list[P]:
    """Without the times of lines that are not the article, but with those of its own date line."""
    if not page.furniture:
        return phrases
    lines = [page.words[p.first].line for p in phrases]
    near = _lines_near_title(page)
    dated = {line for p, line in zip(phrases, lines, strict=True) if line in near and _is_own_date(p.meaning, page)}
    hours = {line for p, line in zip(phrases, lines, strict=True) if p.meaning.clock}
    own = dated | {line for line in hours if near.get(line, set()) & dated}
    return [p for p, line in zip(phrases, lines, strict=True) if line not in page.furniture or line in own]


def _is_own_date(meaning: Meaning, page: Page) -> bool:
    """Whether a full date is the page's own."""
    if len(meaning.numeric) != 4 and not (meaning.day and meaning.month and meaning.year):
        return False
    value = resolve(replace(meaning), Told(None))
    return value is not None and page.published in (None, value.value[:10])


def _lines_near_title(page: Page) -> dict[int, set[int]]:
    """Furniture lines a few lines before the headline, or between it and the article, each with its neighbours."""
    sizes: dict[int, int] = {}
    for word in page.words:
        sizes[word.line] = sizes.get(word.line, 0) + 1
    order = list(sizes)
    title = order.index(page.words[page.title[0]].line) if page.title and page.title[1] > page.title[0] else 0
    body = (n for n in range(title + 1, len(order)) if order[n] not in page.furniture and sizes[order[n]] > LONG)
    span = range(max(0, title - BEFORE_TITLE), next(body, len(order)))
    short = [n for n in span if order[n] in page.furniture and sizes[order[n]] <= LONG]
    return {order[n]: {order[k] for k in (n - 1, n + 1) if k in span} for n in short}
