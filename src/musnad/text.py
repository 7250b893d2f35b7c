"""The folded view of Arabic text, and the way back to the page's own letters.

Text is never rewritten: matching works on a folded view, offsets point into the page as given.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

#: Letters that newspapers write in several ways, and the one way that matching uses.
LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "گ": "ك",
    "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ؤ": "و", "ئ": "ي", "ڤ": "ف", "پ": "ب", "چ": "ج", "ژ": "ز",
}  # fmt: skip
INVISIBLE = frozenset("\u00ad\ufeff\u061c\u034f\u115f\u180e") | {
    chr(c) for a, b in ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069), (0xFE00, 0xFE0F)) for c in range(a, b + 1)
}
TATWEEL = "\u0640"


@lru_cache(maxsize=8192)
def fold_char(char: str) -> str:
    """One character as matching sees it: "" for marks and invisible characters, letters and digits in one form."""
    if char in INVISIBLE or char == TATWEEL:
        return ""
    if char in LETTERS:
        return LETTERS[char]
    if "\u0600" <= char <= "\u06ff" or char < "\u0080":
        if "\u0610" <= char <= "\u061a" or "\u064b" <= char <= "\u065f" or char == "\u0670" or "\u06d6" <= char <= "\u06ed":
            return "" if unicodedata.combining(char) else char
        digit = unicodedata.digit(char, None)
        return char.lower() if digit is None else str(digit)
    if char.isspace():
        return "\n" if char in "\n\r\u2028\u2029\x0b\x0c\x85" else " "
    wide = unicodedata.normalize("NFKC", char)
    if wide == char:
        return "" if unicodedata.combining(char) else char.lower()
    return "".join(fold_char(c) for c in wide) if len(wide) < 20 else wide


def fold(text: str) -> str:
    """The form in which words are compared: no vowel marks, tatweel or invisible marks; one alef, ya, ha and kaf;
    Latin digits; lower case. ``fold("أكّدت") == fold("اكدت")``."""
    return "".join(map(fold_char, text))


@dataclass(frozen=True)
class Folded:
    """A folded text that knows where each of its letters stood: ``starts[i]`` is the offset in the original."""

    text: str
    starts: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original half-open offsets of the folded stretch ``[start, end)``, which must not be empty."""
        return self.starts[start], self.ends[end - 1]


def fold_with_offsets(text: str) -> Folded:
    """Fold ``text`` and keep, for each folded letter, the offsets it came from. Invisible marks and vowel signs that
    follow a letter belong to that letter."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for i, char in enumerate(text):
        out = fold_char(char)
        if not out:
            if ends and ends[-1] == i and char not in INVISIBLE:
                ends[-1] = i + 1
            continue
        for c in out:
            letters.append(c)
            starts.append(i)
            ends.append(i + 1)
    return Folded("".join(letters), starts, ends)


#: Marks that open and close quotations. A straight mark does both.
OPENING = "“«„‟‹〝"
CLOSING = "”»›〞"
STRAIGHT = "\"＂″"
QUOTES = OPENING + CLOSING + STRAIGHT

#: Marks that may stand inside a word: vowel signs, tatweel, invisible marks.
_INNER = (
    r"\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c"
)
_DIGITS = r"[0-9\u0660-\u0669\u06f0-\u06f9]+"
_TOKEN = re.compile(
    rf"""(?P<number>{_DIGITS}(?:[.,\u066b\u066c]{_DIGITS})*)
      | (?P<word>[^\W\d_](?:[^\W\d_]|[{_INNER}])*)
      | (?P<space>\s+)
      | (?P<punct>.)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(slots=True, eq=False)
class Word:
    """One orthographic word, number or mark of a page.

    ``start``/``end`` are offsets in the page, ``key`` its folded form, ``kind`` one of word, number, punct.
    ``pos``, ``lemma`` and ``name`` come from the language pipeline where it has run: UPOS of the word without its
    clitics, and a BIO name label such as ``B-PERSON``. ``gap`` is true where white space stands before it.
    """

    i: int
    start: int
    end: int
    text: str
    key: str
    kind: str
    line: int
    gap: bool = True
    sent: int = -1
    quote: int = 0
    pos: str = ""
    lemma: str = ""
    name: str = ""
    head: int = -1
    dep: str = ""
    morph: str = ""

    def __repr__(self) -> str:
        return f"Word({self.i}, {self.text!r})"


def split_words(text: str) -> list[Word]:
    """Cut ``text`` into words, numbers and marks, with offsets; white space is left out, lines are counted."""
    words: list[Word] = []
    line, gap = 0, True
    for m in _TOKEN.finditer(text):
        kind, piece = m.lastgroup, m.group()
        if kind == "space":
            line += piece.count("\n") or (1 if "\r" in piece or "\u2028" in piece else 0)
            gap = True
            continue
        key = fold(piece)
        if not key:
            continue
        words.append(Word(len(words), m.start(), m.end(), piece, key, str(kind), line, gap))
        gap = False
    return words


@dataclass(frozen=True)
class Quote:
    """A quotation: offsets of what stands inside the marks, whether its closing mark is there, and how deep it lies."""

    start: int
    end: int
    closed: bool
    depth: int


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of each line that is not blank, without the white space at its ends."""
    for m in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        raw = m.group()
        left = len(raw) - len(raw.lstrip())
        if raw.strip():
            yield m.start() + left, m.start() + len(raw.rstrip())


#: Proclitics that may stand before a noun or a verb, longest chains first; each leaves the rest of the word.
PROCLITICS = ("وال", "فال", "بال", "كال", "وبال", "وكال", "فبال", "ولل", "لل", "فلل", "ال",
              "وب", "ول", "وك", "وس", "فب", "فل", "فس", "و", "ف", "ب", "ل", "ك", "س")  # fmt: skip


@lru_cache(maxsize=65536)
def strip_candidates(key: str) -> tuple[tuple[str, str], ...]:
    """Ways to cut a folded word into (proclitics, rest), the whole word first. What is right only a lexicon can say.

    ``strip_candidates("والرييس")`` holds ("", "والرييس"), ("و", "الرييس"), ("وال", "رييس"). After ``لل`` the article
    is restored nowhere: the rest stands without it.
    """
    out = [("", key)]
    for clitic in PROCLITICS:
        if key.startswith(clitic) and len(key) - len(clitic) >= 2:
            out.append((clitic, key[len(clitic):]))
    return tuple(out)


@dataclass(eq=False)
class Page:
    """A page cut into words, sentences and lines: what every extractor reads.

    ``sentences`` are half-open word ranges, none crosses a line; ``quotes`` are the quotations in page order;
    ``title`` is the word range of the headline; ``furniture`` holds the line numbers that are not the article.
    ``published`` is the date (YYYY-MM-DD) that relative times hang on, or None.
    """

    text: str
    words: list[Word]
    sentences: list[tuple[int, int]]
    quotes: list[Quote] = field(default_factory=list)
    title: tuple[int, int] | None = None
    furniture: frozenset[int] = frozenset()
    published: str | None = None
    outlet: str | None = None

    def __post_init__(self) -> None:
        self._starts = [w.start for w in self.words]

    def word_at(self, offset: int) -> int:
        """Index of the word that covers or precedes ``offset``; -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """Half-open word range of the words that touch ``[start, end)``."""
        first = self.word_at(start)
        if first < 0 or self.words[first].end <= start:
            first += 1
        return first, self.word_at(end - 1) + 1

    def slice(self, first: int, last: int) -> str:
        """The page's own letters from word ``first`` up to but not including word ``last``."""
        return self.text[self.words[first].start : self.words[last - 1].end] if last > first else ""

    def sentence_of(self, i: int) -> tuple[int, int]:
        """The word range of the sentence that word ``i`` stands in."""
        return self.sentences[self.words[i].sent]
