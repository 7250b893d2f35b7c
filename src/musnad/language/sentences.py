"""Sentence bounds for newspaper Arabic."""

from __future__ import annotations

from musnad.text import CLOSING, STRAIGHT, Word

ENDS = frozenset(".!؟?…۔")


def split_sentences(words: list[Word]) -> list[tuple[int, int]]:
    """Half-open word ranges of the sentences. None crosses a line; commas and semicolons do not end one."""
    out: list[tuple[int, int]] = []
    first = 0
    for i, word in enumerate(words):
        if i > first and word.line != words[i - 1].line:
            out.append((first, i))
            first = i
        nxt = words[i + 1] if i + 1 < len(words) else None
        if word.text in ENDS and (nxt is None or nxt.gap):
            out.append((first, i + 1))
            first = i + 1
        elif word.text in CLOSING + STRAIGHT and i > first and words[i - 1].text in ENDS and (nxt is None or nxt.gap):
            out.append((first, i + 1))
            first = i + 1
    if first < len(words):
        out.append((first, len(words)))
    return out
