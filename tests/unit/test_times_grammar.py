"""The notation of the time grammar, the examples of its rules, and its conduct on hostile text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.errors import LexiconError
from musnad.extract.times import TimeReader
from musnad.extract.times_grammar import Grammar
from musnad.extract.times_terminals import Match
from musnad.extract.times_trial import try_rules
from musnad.extract.times_words import Places
from musnad.lexicon import default_lexicon
from musnad.text import split_words
from musnad.times import find

CLASSES = frozenset({"month", "unit", "weekday"})
WORDS = """اليوم أمس الأحد الماضي 14 ٢٠١٨ / ، ( ) : يناير كانون الثاني من إلى و قبل منذ ثلاثة أيام عام سنة شهر الساعة
    مساء نصف وعشرين ألف مئة - . هـ ـ عيد الفطر القرن نهاية هذا كل 12:30 3.5 قال"""
PIECES = st.sampled_from([*WORDS.split(), "\u200f", "\n"])


def rule_of(pattern: str, text: str) -> int:
    """How many words a pattern takes of a text; -1 where it does not fit."""
    grammar = Grammar({"phrase": {"one": {"pattern": pattern}}}, CLASSES)
    places = Places(split_words(text), TimeReader.of(default_lexicon()).words)
    return grammar.rules[0].piece.step(Match(places, 0), 0)


def test_every_rule_does_what_its_examples_say() -> None:
    lexicon = default_lexicon()
    assert list(try_rules(lexicon, lexicon.grammar("times/phrases"))) == []


@pytest.mark.parametrize(
    ("pattern", "text", "taken"),
    [
        ("month year", "يناير 2019", 2),
        ("month year?", "كانون الثاني", 2),
        ("month (year | 'الماضي')", "كانون الثاني 2019", 3),
        ("the.unit", "الشهر", 1),
        ("the.unit", "شهر", -1),
        ("a.unit", "الشهر", -1),
        ("unit and.unit", "شهر ويوم", 2),
        ("unit &unit", "شهر يوم", 1),
        ("unit !unit", "شهر يوم", -1),
        ("unit*  month", "شهر شهر يناير", 3),
    ],
)
def test_reads_the_notation(pattern: str, text: str, taken: int) -> None:
    assert rule_of(pattern, text) == taken


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("( month", "bracket is not closed"),
        ("month )", "closes nothing"),
        ("moon", "no class is called moon"),
        ("MOON", "no piece is called MOON"),
        ("month?", "can match nothing"),
        ("month ~ year", "cannot read the pattern"),
    ],
)
def test_names_what_is_wrong_with_a_pattern(pattern: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        Grammar({"phrase": {"one": {"pattern": pattern}}}, CLASSES)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40), st.sampled_from(["", " ", "\n"]))
def test_spans_are_the_letters_of_any_text(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    last = 0
    for found in find(text, anchor="2018-08-16"):
        assert text[found.start : found.end] == found.text
        assert last <= found.start < found.end
        assert found.value
        last = found.end


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_reads_any_text_without_fault(text: str) -> None:
    for found in find(text, anchor=None, phrase=True):
        assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("piece", ["قبل ", "و", "1/", "( ", "ألف و", "يناير/", "من 5 إلى ", "عام 2018 و", "الساعة ", "شهر "])
def test_work_grows_with_the_text_only(piece: str) -> None:
    def work(times: int) -> int:
        reader = TimeReader.of(default_lexicon())
        places = Places(split_words(piece * times), reader.words)
        steps = 0
        for i in range(len(places.words)):
            for rule in reader.grammar.rules:
                match = Match(places, i)
                rule.piece.step(match, i)
                steps += 1 + len(match.found)
        return steps

    assert work(400) <= work(200) * 2.2 + 500
