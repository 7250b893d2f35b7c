"""Dates, times, durations and sets: found by the grammar of ``data/times``, counted from the page's own date."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from musnad.extract.times_calendars import GREGORIAN
from musnad.extract.times_context import look_around
from musnad.extract.times_filter import Setting, drop_furniture, is_name, is_time
from musnad.extract.times_grammar import Grammar, Rule, literals_of
from musnad.extract.times_makers import MAKERS
from musnad.extract.times_meaning import Meaning
from musnad.extract.times_resolve import resolve
from musnad.extract.times_terminals import Match
from musnad.extract.times_told import Told, Value, precision_of
from musnad.extract.times_words import CLASSES, Places, TimeWords, fold_words
from musnad.lexicon import Lexicon
from musnad.record import TimeExpression
from musnad.text import Page, fold_with_offsets

#: Kinds of phrases that can tell the page's own month or year.
OWN_KINDS = ("point", "month", "year")
CONFIDENCE = {"explicit": 0.95, "relative": 0.9, "assumed": 0.75}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of time found in a page: its words, what it says, its rule, and whether it is but a part of a name
    (``هدنة عيد الفطر``), which is no time but may be what a later phrase leans on."""

    first: int
    last: int
    meaning: Meaning
    rule: str
    named: bool = False


@dataclass(frozen=True)
class TimeReader:
    """The words and the grammar of time, built once from the language data."""

    words: TimeWords
    grammar: Grammar

    @classmethod
    def of(cls, lexicon: Lexicon) -> TimeReader:
        """The reader of these language data, built at first use."""
        made = lexicon.made.get("times")
        if not isinstance(made, cls):
            source = lexicon.grammar("times/phrases")
            classes = frozenset(name for name, _ in CLASSES.values())
            made = cls(TimeWords(lexicon, literals_of(source)), Grammar(source, classes))
            lexicon.made["times"] = made
        return made

    def find_phrases(self, page: Page, *, alone: bool = False) -> list[Phrase]:
        """The longest phrase at each place, from left to right, none over another. ``alone``: the page is nothing but
        phrases of time, so that the rules marked so hold too."""
        places = Places(page.words, self.words)
        phrases: list[Phrase] = []
        i = 0
        for word in page.words:
            if word.i < i or (word.kind == "word" and not self.words.heads(word.key)) or word.kind == "punct":
                continue
            phrase = self._longest(places, word.i, page, alone)
            if phrase is not None:
                i = phrase.last
                named = is_name(Setting(phrase.meaning, phrase.first, phrase.last, page, self.words))
                phrases.append(replace(phrase, named=named) if named else phrase)
        return phrases

    def _longest(self, places: Places, i: int, page: Page, alone: bool) -> Phrase | None:
        classes = ["#"] if page.words[i].kind == "number" else [r.lexeme.cls for r in places.readings(i)]
        rules = sorted({n for cls in classes for n in self.grammar.starting.get(cls, ())})
        best: Phrase | None = None
        for n in rules:
            rule = self.grammar.rules[n]
            if rule.alone and not alone:
                continue
            match = Match(places, i)
            end = rule.piece.step(match, i)
            if end < 0 or (best is not None and end <= best.last):
                continue
            phrase = _phrase(match, i, end, rule)
            if phrase is None or (best is not None and phrase.last <= best.last):
                continue
            if is_time(Setting(phrase.meaning, phrase.first, phrase.last, page, self.words), alone=alone):
                best = phrase
        return best


def _phrase(match: Match, i: int, end: int, rule: Rule) -> Phrase | None:
    found: list[tuple[str, Any]] = []
    first, last = i, end
    for key, value in match.found:
        if key == "[":
            first = value
        elif key == "]":
            last = value
        else:
            found.append((key, value))
        if key == "reference" and value["span"]:
            first = end - len(fold_words(value["span"]))
    meaning = MAKERS[rule.make](found)
    return Phrase(first, last, meaning, rule.name) if meaning is not None else None


def find_times(page: Page, lexicon: Lexicon, *, now: dt.datetime | None = None, phrase: bool = False) -> list[TimeExpression]:
    """Every date, time, duration and set of a page, in page order.

    Args:
        page: the page; relative times hang on ``page.published``, or on a day that the page itself calls today with its
            full date, and stay X without either.
        lexicon: the language data.
        now: the instant that hours and minutes are counted from, where it is known to the minute.
        phrase: the page is itself a phrase of time.
    """
    reader = TimeReader.of(lexicon)
    told = Told(dt.date.fromisoformat(page.published) if page.published else None, now, eids=reader.words.eids, alone=phrase)
    times: list[TimeExpression] = []
    phrases = drop_furniture(reader.find_phrases(page, alone=phrase), page)
    if told.anchor is None:
        _learn_own_time(told, phrases)
    for n, one in enumerate(phrases):
        look_around(told, phrases, n, page, reader.words)
        value = resolve(one.meaning, told)
        if value is not None and not one.named:
            times.append(_express(page, one, value, reader))
    return times


def _learn_own_time(told: Told, phrases: list[Phrase]) -> None:
    """What the page proves of its own day: a full date that it calls today's, else the month or year that it calls its
    own (``أيلول الجاري 2016``, ``العام الحالي 2018``)."""
    told.anchor = _proven_day(phrases)
    own = [p.meaning for p in phrases if "this" in (p.meaning.which, p.meaning.year_which)]
    own = [m for m in own if m.kind in OWN_KINDS and m.calendar is GREGORIAN]
    months = [m for m in own if m.which == "this" and m.month]
    told.page_year = next((m.year for m in own if m.year and (m.month or m.unit == "year")), None)
    year = next((m.year for m in months if m.year), told.page_year)
    told.month_number = months[0].month if months else None
    told.page_month = (year, told.month_number) if year and told.month_number else None


def _proven_day(phrases: list[Phrase]) -> dt.date | None:
    """The day that the page calls today with its full date (``اليوم الخميس 2 مارس 2017``)."""
    for phrase in phrases:
        m = phrase.meaning
        if m.offset is not None and m.day and m.month and m.year and m.kind == "point":
            value = resolve(replace(m), Told(None))
            if value is not None and value.type == "DATE":
                return dt.date.fromisoformat(value.value) - dt.timedelta(days=m.offset)
    return None


def _express(page: Page, phrase: Phrase, value: Value, reader: TimeReader) -> TimeExpression:
    first = phrase.first
    if value.core and phrase.meaning.core is not None:
        first = phrase.meaning.core
    start, end = _start(page, first, reader), page.words[phrase.last - 1].end
    return TimeExpression(
        start=start,
        end=end,
        text=page.text[start:end],
        type=value.type,  # type: ignore[arg-type]
        value=value.value,
        basis=value.basis,
        precision=precision_of(value.value),
        confidence=CONFIDENCE[value.basis],
        made_by=f"times.{phrase.rule}",
    )


def _start(page: Page, i: int, reader: TimeReader) -> int:
    """Where the word begins without ``و ف ب ل ك`` before it; the article stays."""
    word = page.words[i]
    heads = reader.words.heads(word.key) if word.kind == "word" else ()
    listed = [outer for outer, _, lexeme in heads if not lexeme.cls.startswith("=")]
    outer = min(listed, key=len) if listed else max((outer for outer, _, _ in heads), key=len, default="")
    return word.start + (fold_with_offsets(word.text).starts[len(outer)] if outer else 0)
