"""Which quotation mark closes which."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from musnad.extract.quotes import find_quotes
from musnad.reading import Reader
from musnad.text import Word, split_words


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotes(split_words(text))]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('قال "نعم هذا صحيح" ثم مضى', ["نعم هذا صحيح"]),
        ("قال “نعم هذا صحيح” ثم مضى", ["نعم هذا صحيح"]),
        ("قال «نعم هذا صحيح» ثم مضى", ["نعم هذا صحيح"]),
        ("قال ”نعم هذا صحيح“ ثم مضى", ["نعم هذا صحيح"]),
        ('قال «نعم هذا صحيح" ثم مضى', ["نعم هذا صحيح"]),
        ('وصفه بـ"الجار" ثم مضى', ["الجار"]),
        ("قال «سمعته يقول “لا” مرة» ثم مضى", ["سمعته يقول “لا” مرة", "لا"]),
        ('"أول" و"ثان"', ["أول", "ثان"]),
    ],
)
def test_pairs(text: str, inside: list[str]) -> None:
    assert quoted(text) == inside


def test_unclosed_mark_ends_with_its_line() -> None:
    assert quoted('قال "نعم هذا صحيح\nومضى "مسرعا"') == ["نعم هذا صحيح", "مسرعا"]


def test_quotation_runs_over_lines_when_a_closing_mark_comes_first_there() -> None:
    assert quoted("قال «نعم هذا صحيح.\nوهذا أيضا» ثم مضى") == ["نعم هذا صحيح.\nوهذا أيضا"]


def test_stray_closing_mark_opens_nothing() -> None:
    assert quoted("اشترى المعدات ”. ثم مضى") == []


def test_words_know_their_innermost_quotation() -> None:
    words: list[Word] = split_words("قال «سمعته يقول “لا” مرة» ثم")
    find_quotes(words)
    assert {w.text: w.quote for w in words if w.kind == "word"} == {"قال": 0, "سمعته": 1, "يقول": 1, "لا": 2, "مرة": 1, "ثم": 0}


@pytest.mark.parametrize("marks", ['" ' * 20_000, "« " * 20_000, "”" * 20_000, '"ا" ' * 10_000])
def test_any_number_of_marks_is_matched(marks: str) -> None:
    words = split_words(marks)
    assert all(q.start <= q.end for q in find_quotes(words))


def count_calls(run: Callable[[], object]) -> int:
    """How many functions of ours a run calls."""
    calls = 0

    def note(frame: FrameType, event: str, arg: object) -> None:
        nonlocal calls
        calls += event == "call" and "musnad" in frame.f_code.co_filename

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("unit", ['" ', "« ", '"ا" ', "» "])
def test_twice_as_many_marks_are_twice_the_work(unit: str) -> None:
    reader = Reader()
    reader.read("قال الوزير إن العمل مستمر.")
    few, many = (count_calls(lambda n=n: reader.read("قال الوزير. " + unit * n)) for n in (400, 800))  # type: ignore[misc]
    assert many < 2.5 * few
