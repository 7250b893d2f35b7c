"""The lines of a page and what each of them looks like: prose, a menu entry, a date line, a byline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from musnad.lexicon import Lexicon
from musnad.text import CLOSING, STRAIGHT, fold, lines_of

#: A line of this many words is prose whatever it ends with; a shorter one only if it ends like a sentence.
LONG_WORDS = 15
SENTENCE_WORDS = 6
#: The longest line, in letters, of a page that was broken at a width, and the share of it that a full line has.
_SCREEN, _FULL = 132, 0.8
_ENDS = ".؟!?…۔"
_WORD = re.compile(r"[^\W\d_]+|\d+")
_ARABIC = re.compile("[\u0621-\u064a]")
_URL = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|[\w.-]+\.(?:com|net|org|tv|tn|ma|eg|sa|dz)(?:/\S*)?")
_CLOCK = re.compile(r"\b\d{1,2}\s?[:.]\s?\d{2}\b")
_SLASHED = r"\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:\d{4}|\d{2})|\d{4}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{1,2}"
_NUMERIC_DATE = re.compile(rf"\b(?:{_SLASHED})\b")
_CLOSING_AGENCY = re.compile(r"(?<=[.؟!\"”»])\s?\([^()]{1,25}\)\W*$")
_AGO = ("منذ", "قبل")
_CRUMBS = re.compile(r"(?<!\d)\s[|>›»«‹/•·]\s(?!\d)|[|>›•·]")


@dataclass(slots=True)
class Line:
    """One line of a page.

    ``key`` is its folded words with single spaces and no marks; ``count`` how many words it has; ``kind`` what furniture
    it is by its words or shape, "" where it may be the article; ``ended`` whether it ends like a sentence; ``wrapped``
    whether it is a line of a paragraph that was broken at a width.
    """

    number: int
    start: int
    end: int
    text: str
    key: str
    count: int
    arabic: bool
    ended: bool
    kind: str = ""
    wrapped: bool = False

    @property
    def prose(self) -> bool:
        """Whether it reads like a paragraph of an article."""
        return not self.kind and (self.wrapped or self.count >= LONG_WORDS or (self.ended and self.count >= SENTENCE_WORDS))


@dataclass
class Phrases:
    """The furniture phrases, ready for looking up."""

    whole: dict[str, str]
    starts: dict[str, list[tuple[str, bool, str]]]
    parts: list[tuple[re.Pattern[str], str]]
    menu: dict[str, int]
    dates: frozenset[str]
    units: frozenset[str]


def describe_lines(text: str, lexicon: Lexicon) -> list[Line]:
    """Every line of a page that is not blank, with what it looks like."""
    phrases = load_phrases(lexicon)
    found: list[Line] = []
    for start, end in lines_of(text):
        piece = text[start:end]
        folded = fold(piece)
        words = _WORD.findall(folded)
        arabic = bool(_ARABIC.search(folded))
        line = Line(len(found), start, end, piece, " ".join(words), len(words), arabic, ends_sentence(piece))
        line.kind = name_kind(line, folded, words, phrases)
        found.append(line)
    mark_wrapped(found)
    return found


def mark_wrapped(lines: list[Line]) -> None:
    """Mark the lines of paragraphs that were broken at a width, as mail and plain text files have them: no line of such a
    page is longer than a screen, and most that do not end a sentence are nearly as long as the longest."""
    width = max((x.end - x.start for x in lines), default=0)
    full = [x.number for x in lines if x.end - x.start >= _FULL * width]
    if not 40 <= width <= _SCREEN or len(full) * 3 < len(lines) or len(full) < 4:
        return
    for i in full:
        if i + 1 < len(lines) and lines[i + 1].start - lines[i].end <= 3 and not lines[i].kind:
            lines[i].wrapped = lines[i + 1].wrapped = True


def ends_sentence(piece: str) -> bool:
    """Whether a line closes with a full stop, a question or exclamation mark, before any closing quotation mark or agency
    in parentheses."""
    bare = _CLOSING_AGENCY.sub("", piece).rstrip(CLOSING + STRAIGHT + ")] \u200b\u200e\u200f\xa0")
    return bare[-1:] in _ENDS and not bare.endswith("...") and bool(bare)


def name_kind(line: Line, folded: str, words: list[str], phrases: Phrases) -> str:
    """What furniture a line is by its words or its shape; "" where nothing says that it is."""
    return (
        _kind_of_marks(line, folded)
        or phrases.whole.get(line.key, "")
        or _kind_of_dates(folded, words, phrases)
        or _kind_of_start(line, folded, words, phrases)
        or _kind_of_parts(line, phrases)
        or _kind_of_row(folded, words, phrases)
    )


def _kind_of_marks(line: Line, folded: str) -> str:
    if not line.count:
        return "mark"
    if _URL.fullmatch(folded.strip()):
        return "url"
    if all(w.isdigit() for w in line.key.split()):
        return "number"
    if len(line.key) <= 2:
        return "mark"
    if "©" in line.text and line.count <= 20:
        return "copyright"
    if line.text.lstrip().startswith("#") and line.count <= 3:
        return "tag"
    return "" if line.arabic or line.count > 12 else "latin"


def _kind_of_dates(folded: str, words: list[str], phrases: Phrases) -> str:
    if len(words) > 16:
        return ""
    if words[0] in _AGO and len(words) <= 6 and all(w.isdigit() or w in phrases.units for w in words[1:]):
        return "ago"
    marked = bool(_CLOCK.search(folded) or _NUMERIC_DATE.search(folded) or _names_day(words, phrases.dates))
    other = [w for w in words if not w.isdigit() and w not in phrases.dates]
    named = len(words) - len(other)
    if not other and named and (marked or len(words) >= 2 or words[0] in phrases.dates):
        return "date"
    entry = folded.rstrip().endswith(":")
    return "date" if marked and not entry and len(other) <= 3 and named >= 3 else ""


def _names_day(words: list[str], dates: frozenset[str]) -> bool:
    """Whether a day, a month by its name and a year of four figures stand in a row, the month may have two names."""
    return any(
        a.isdigit() and len(a) <= 2 and b in dates and any(len(y) == 4 and y.isdigit() for y in rest)
        for a, b, *rest in (words[i : i + 7] for i in range(len(words) - 2))
    )


def _kind_of_start(line: Line, folded: str, words: list[str], phrases: Phrases) -> str:
    if line.count > 40:
        return ""
    for opening, marked, kind in phrases.starts.get(words[0], ()):
        if line.key != opening and not line.key.startswith(opening + " "):
            continue
        if marked and not re.match(r"[\W_]*" + r"[\W_]+".join(map(re.escape, opening.split())) + r"\s*[:/\-–—.|…]", folded):
            continue
        if kind in ("related", "comment") or (line.count <= 14 and not (line.ended and line.count > SENTENCE_WORDS)):
            return kind
    return ""


def _kind_of_parts(line: Line, phrases: Phrases) -> str:
    if line.count > 30:
        return ""
    return next((kind for pattern, kind in phrases.parts if pattern.search(line.key)), "")


def _kind_of_row(folded: str, words: list[str], phrases: Phrases) -> str:
    """``menu`` where the line is a row of menu entries, with or without bars between them."""
    bars = len(_CRUMBS.findall(folded))
    if bars >= 2 and len(words) <= min(4 * (bars + 1), 40):
        return "menu"
    if len(words) < 2 or len(words) > 60:
        return ""
    i = covered = entries = 0
    while i < len(words):
        size = next((n for n in range(min(5, len(words) - i), 0, -1) if " ".join(words[i : i + n]) in phrases.menu), 0)
        covered += size
        entries += bool(size)
        i += size or 1
    return "menu" if entries >= 2 and covered >= (0.99 if entries < 3 else 0.7) * len(words) else ""


def load_phrases(lexicon: Lexicon) -> Phrases:
    """The furniture phrases of a lexicon, indexed once."""
    made: dict[str, Any] = lexicon.made
    if "page/phrases" not in made:
        made["page/phrases"] = _index_phrases(lexicon)
    phrases: Phrases = made["page/phrases"]
    return phrases


def _index_phrases(lexicon: Lexicon) -> Phrases:
    phrases = Phrases({}, {}, [], {}, _date_words(lexicon), _words_of(lexicon, {"times/units": "form"}))
    for row in lexicon.table("page/phrases"):
        folded = fold(row["phrase"])
        key = " ".join(_WORD.findall(folded))
        if not key:
            continue
        if row["match"] == "line":
            phrases.whole[key] = row["kind"]
            if row["kind"] in ("menu", "section", "share", "network", "account", "tool", "legal"):
                phrases.menu[key] = len(key.split())
        elif row["match"] == "start":
            phrases.starts.setdefault(key.split()[0], []).append((key, folded.rstrip()[-1] in ":-./|", row["kind"]))
        else:
            phrases.parts.append((re.compile(r"\b" + re.escape(key)), row["kind"]))
    return phrases


def _date_words(lexicon: Lexicon) -> frozenset[str]:
    """Words that a date line is made of: the names of months and weekdays, and what stands between them."""
    tables = {"times/months": "name", "times/weekdays": "name", "times/zones": "form", "times/parts": "form"}
    return _words_of(lexicon, tables | {"times/days": "form", "page/date_words": "word"})


def _words_of(lexicon: Lexicon, tables: dict[str, str]) -> frozenset[str]:
    keys = (key for table, column in tables.items() for key in lexicon.table(table).index(column))
    return frozenset(word for key in keys for word in _WORD.findall(key))
