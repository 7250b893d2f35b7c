"""Which quotation mark closes which: straight, curly and angled marks, unlike pairs, and marks that never close."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from musnad.text import CLOSING, OPENING, QUOTES, STRAIGHT, Quote, Word

#: Clitics that stand glued to an opening mark (``بـ"السلام"``).
_GLUED = frozenset(("ب", "ل", "ك", "و", "ف", "ال", "وب", "ول", "لل", "بال", "ك"))
_ENDS = frozenset(".!؟?…")
_KINDS = {char: "angle" if char in "«»‹›" else "curly" for char in OPENING + CLOSING} | dict.fromkeys(STRAIGHT, "straight")


@dataclass(slots=True)
class _Open:
    """An opening mark that waits for its partner: its word, its kind, and whether a like mark opened inside it."""

    mark: int
    kind: str
    refilled: bool = False


def find_quotes(words: list[Word]) -> list[Quote]:
    """The quotations of a page in page order; each word learns the innermost one it may stand in (``word.quote``, 1 for
    the first). A mark that never closes runs to the end of its line, or of its sentence where the line opens another.
    Takes linear time, however many marks there are."""
    marks = [w.i for w in words if w.kind == "punct" and w.text in QUOTES]
    roles = {i: _role(words, i) for i in marks}
    first_of_line: dict[int, str] = {}
    for i in marks:
        first_of_line.setdefault(words[i].line, roles[i])
    found = _pair_marks(words, marks, roles, first_of_line)
    found.sort(key=lambda q: (q.start, -q.end))
    _tell_words(words, found)
    return found


def _role(words: list[Word], i: int) -> str:
    """What a mark does by its shape and its neighbours: ``open``, ``close`` or ``either``."""
    word = words[i]
    before = words[i - 1] if i else None
    after = words[i + 1] if i + 1 < len(words) else None
    left = before is not None and not word.gap and before.key not in _GLUED and before.text not in "([{:،,"
    right = after is not None and not after.gap and (after.kind != "punct" or after.text in OPENING + "([{#@")
    if word.text in STRAIGHT:
        stray = not left and not right and (after is None or after.kind == "punct" or after.line != word.line)
        return "close" if (left or stray) and not right else "open" if right and not left else "either"
    if word.text in OPENING:
        ends = not right and (after is None or after.kind == "punct" or after.line != word.line)
        return "close" if (left and not right and word.text not in "«‹") or ends else "open"
    return "open" if right and not left and word.text not in "»›" else "close"


def _pair_marks(words: list[Word], marks: list[int], roles: dict[int, str], first_of_line: dict[int, str]) -> list[Quote]:
    stack: list[_Open] = []
    found: list[Quote] = []
    for n, i in enumerate(marks):
        if stack and words[i].line != words[stack[-1].mark].line and words[i].line != words[marks[n - 1]].line:
            carried = words[i].line - words[marks[n - 1]].line <= 12 and first_of_line[words[i].line] == "close"
            if not carried:
                found += _leave_open(words, stack)
                stack.clear()
        role = roles[i]
        if role == "either":
            role = "close" if stack and stack[-1].kind == _KINDS[words[i].text] else "open"
        if role == "open":
            kind = _KINDS[words[i].text]
            for held in stack[-1:]:
                held.refilled = held.refilled or held.kind == kind
            stack.append(_Open(i, kind))
        elif stack:
            depth = len(stack)
            opened = stack.pop()
            if words[opened.mark].end < words[i].start:
                found.append(Quote(words[opened.mark].end, words[i].start, True, depth))
    return found + _leave_open(words, stack)


def _leave_open(words: list[Word], stack: Iterable[_Open]) -> list[Quote]:
    """Quotations whose closing mark is missing."""
    out = []
    for depth, opened in enumerate(stack, 1):
        if depth > 2:
            break
        last = opened.mark
        line = words[last].line
        while last + 1 < len(words) and words[last + 1].line == line:
            last += 1
            if opened.refilled and words[last].text in _ENDS:
                break
        if last > opened.mark:
            out.append(Quote(words[opened.mark].end, words[last].end, False, depth))
    return out


def _tell_words(words: list[Word], quotes: list[Quote]) -> None:
    """Set ``word.quote`` to the number of the innermost quotation that holds the word."""
    waiting = 0
    inside: list[int] = []
    for word in words:
        while waiting < len(quotes) and quotes[waiting].start <= word.start:
            inside.append(waiting)
            waiting += 1
        while inside and quotes[inside[-1]].end <= word.start:
            inside.pop()
        word.quote = inside[-1] + 1 if inside else 0
