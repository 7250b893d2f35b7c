"""Sentence bounds for newspaper Arabic.

A line always ends a sentence. Within a line a full stop, a question mark or an exclamation mark does, with the quotation
marks and brackets that close behind it; commas, semicolons, colons and runs of dots do not.
"""

from __future__ import annotations

from musnad.text import CLOSING, STRAIGHT, Word

STOPS = frozenset(".۔")
CALLS = frozenset("!؟?")
_DOTS = frozenset(".…")
_CLOSERS = frozenset(CLOSING + STRAIGHT + ")]")
_GOES_ON = frozenset("،,؛;:")
_BULLETS = frozenset("•●▪■")
#: A full stop without a blank behind it still ends a sentence between words this long; العربية.نت is one name.
_LONG = 3


def split_sentences(words: list[Word]) -> list[tuple[int, int]]:
    """Half-open word ranges of the sentences. None crosses a line."""
    out: list[tuple[int, int]] = []
    first = i = 0
    while i < len(words):
        if i > first and (words[i].line != words[i - 1].line or _opens_item(words, i)):
            out.append((first, i))
            first = i
        last = _find_end(words, first, i) if words[i].kind == "punct" else 0
        i = last or i + 1
        if last:
            out.append((first, last))
            first = last
    if first < len(words):
        out.append((first, len(words)))
    return out


def _opens_item(words: list[Word], i: int) -> bool:
    return words[i].text in _BULLETS and words[i - 1].text not in _BULLETS


def _find_end(words: list[Word], first: int, i: int) -> int:
    """The end of the sentence that ends with the mark ``i`` and what closes behind it; 0 where none ends there."""
    mark = words[i].text
    if mark in STOPS:
        if not _is_full_stop(words, first, i):
            return 0
    elif mark not in CALLS or (i and words[i - 1].text == "("):
        return 0
    last, closed = _take_closers(words, i)
    if last == len(words) or words[last].line != words[i].line:
        return last
    following = words[last]
    if following.text in _GOES_ON:
        return 0
    if mark in CALLS and closed and words[last - 1].text not in STOPS:
        return last if following.key.startswith("و") and following.gap else 0
    return last if following.gap or closed or _is_glued(words, i) else 0


def _take_closers(words: list[Word], i: int) -> tuple[int, bool]:
    """The first word that neither ends nor closes the sentence of mark ``i``, and whether a closing mark was passed."""
    last, closed = i + 1, False
    while last < len(words) and words[last].line == words[i].line:
        text = words[last].text
        if text in _CLOSERS and not (words[last].gap and _opens(words, last)):
            closed = True
        elif words[last].gap or not (text in STOPS or text in CALLS):
            break
        last += 1
    return last, closed


def _opens(words: list[Word], i: int) -> bool:
    """Whether a mark after a blank opens rather than closes: a straight quotation mark with a word right behind it."""
    return words[i].text in STRAIGHT and i + 1 < len(words) and not words[i + 1].gap


def _is_full_stop(words: list[Word], first: int, i: int) -> bool:
    """Whether a dot is a full stop, and not part of a run of dots, an initial (د. أسامة, أ.ف.ب) or the number of an item."""
    if any(0 <= n < len(words) and words[n].text in _DOTS and _joined(words, n, i) for n in (i - 1, i + 1)):
        return False
    if i == first:
        return True
    before = words[i - 1]
    if before.kind == "number":
        return i - 1 > first
    if before.kind == "word" and len(before.key) == 1:
        return i - 2 >= first and words[i - 2].kind == "number"
    return True


def _joined(words: list[Word], n: int, i: int) -> bool:
    return not words[max(n, i)].gap and words[n].line == words[i].line


def _is_glued(words: list[Word], i: int) -> bool:
    """Whether a full stop stands between two whole words, or behind a closing mark, with the blank forgotten."""
    if not 0 < i < len(words) - 1 or not _is_long(words[i + 1]):
        return False
    return words[i - 1].text in _CLOSERS or _is_long(words[i - 1])


def _is_long(word: Word) -> bool:
    return word.kind == "word" and len(word.key) >= _LONG and word.key[0] > "\u0600"
