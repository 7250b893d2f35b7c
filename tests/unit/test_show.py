"""The terminal view."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from musnad.reading import Reader
from musnad.show import show_record

PAGE = "افتتاح سد جديد\nقال وزير المياه سالم الحداد أمس إن «السد آمن»، بحسب وكالة رويترز."
PAGE += "\nوزار الوزير الأردني تونس الخميس الماضي."


def view(reader: Reader, *, terminal: bool, labels: str = "en", explain: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, force_terminal=terminal, width=100, highlight=False, legacy_windows=False)
    show_record(reader.read(PAGE, published="2021-03-05"), labels=labels, explain=explain, console=console)
    return out.getvalue()


def test_statements_say_who_what_and_on_whose_word(reader: Reader) -> None:
    lines = view(reader, terminal=False).splitlines()
    assert lines[:2] == ["افتتاح سد جديد", "2021-03-05 (given)"]
    said = next(line for line in lines if "السد آمن" in line)
    who, what, word = said.split(" — ")
    assert "سالم الحداد" in who
    assert what == "السد آمن"
    assert word.startswith("on the word of ")
    assert "رويترز" in word


def test_page_words_are_isolated_on_terminals(reader: Reader) -> None:
    shown = view(reader, terminal=True)
    assert "\x1b[" in shown
    assert shown.count("\u2068") == shown.count("\u2069") > 0
    assert "\u200f" not in shown


@pytest.mark.parametrize("terminal", [True, False])
def test_arabic_labels_run_from_right_to_left_on_terminals(reader: Reader, terminal: bool) -> None:
    shown = view(reader, terminal=terminal, labels="ar")
    assert "الأقوال" in shown
    assert ("\u200f" in shown) == terminal


def test_explain_names_rule_and_letters(reader: Reader) -> None:
    shown = view(reader, terminal=False, explain=True)
    assert "rule " in shown
    assert f"letters {PAGE.index('السد آمن')}–{PAGE.index('السد آمن') + len('السد آمن')}" in shown
    assert "rule " not in view(reader, terminal=False)


def test_explain_names_trigger_frame_and_where_the_date_was_found(reader: Reader) -> None:
    lines = view(reader, terminal=False, explain=True).splitlines()
    trigger, frame = next((lines[i], lines[i + 1]) for i, line in enumerate(lines) if "trigger " in line)
    assert "وزار" in trigger
    assert "date from its own clause" in trigger
    assert "frame " in frame
    assert "confidence " in frame
