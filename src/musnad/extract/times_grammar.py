"""The grammar of time phrases: patterns of ``data/times/phrases.toml``, compiled and matched.

A pattern is read from left to right, takes the first choice that fits and never goes back into a piece it has passed,
so that matching costs no more than the length of the phrase. Its pieces::

    month  num  day     a word of that class (times_words.CLASSES) or a computed one (TERMINALS)
    the.unit  a.unit    with, without article;   and.year   tied by و, attached or apart; for.plural   after ل
    name=month          kept under another name; that='ذلك' notes that the words stood there
    'منذ|قبل'           these very words
    MONTH               another pattern, from [pieces]
    ( x | y )  x? x*    choice, option, repetition (at most twelve times)
    ^                   the bare length begins here (``قبل ^ ثلاثة أيام``)
    [ x ]               only x is the phrase; what stands outside is looked at
    <'في|منذ'  !<'عمر'  the word before is, is not one of these
    &x  !x              x follows, does not follow
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from musnad.errors import LexiconError
from musnad.extract.times_numbers import read_cardinal, read_ordinal
from musnad.extract.times_words import Places, Reading
from musnad.text import fold

REPEATS = 12
_PIECE = re.compile(r"""\s*(?:(?P<cond>!?<)?'(?P<words>[^']*)'|(?P<alias>[a-z_0-9]+)=|(?P<name>[A-Za-z_.0-9]+)|(?P<sign>[()|?*\[\]&!^]))""")


@dataclass(slots=True)
class Match:
    """A phrase being matched: where it began, the word that ``و`` ties to what stands before, what has been read so far."""

    places: Places
    at: int
    tied: int = -1
    found: list[tuple[str, Any]] = field(default_factory=list)


Step = Callable[[Match, int], int]
"""Matches from a place on and returns where it ends, or -1."""

Terminal = Callable[[Match, int, Callable[[Reading], bool]], tuple[int, Any] | None]


def _digits(match: Match, i: int, most: int) -> int | None:
    words = match.places.words
    if i < len(words) and words[i].kind == "number" and words[i].key.isdigit() and len(words[i].key) <= most:
        return int(words[i].key)
    return None


def read_int(match: Match, i: int, fits: Callable[[Reading], bool]) -> tuple[int, Any] | None:
    """A whole number in one to four digits."""
    value = _digits(match, i, 4)
    return None if value is None else (i + 1, value)


def read_num(match: Match, i: int, fits: Callable[[Reading], bool]) -> tuple[int, Any] | None:
    """A count in digits or words."""
    return read_cardinal(match.places, i, fits)


def read_ord(match: Match, i: int, fits: Callable[[Reading], bool]) -> tuple[int, Any] | None:
    """An ordinal in words."""
    return read_ordinal(match.places, i, fits)


def read_day(match: Match, i: int, fits: Callable[[Reading], bool]) -> tuple[int, Any] | None:
    """A day of the month: 1 to 31 in digits, or an ordinal with its article."""
    value = _digits(match, i, 2)
    if value is not None:
        return (i + 1, value) if 1 <= value <= 31 else None
    found = read_ordinal(match.places, i, lambda r: r.article and fits(r))
    return (found[0], int(found[1])) if found and found[1] <= 31 else None


def read_year(match: Match, i: int, fits: Callable[[Reading], bool]) -> tuple[int, Any] | None:
    """A year in four digits or in words: (year, calendar)."""
    words, places = match.places.words, match.places
    value, end = _digits(match, i, 4), i + 1
    if value is None:
        found = read_cardinal(places, i, fits) if i < len(words) and words[i].kind == "word" else None
        if not found:
            return None
        end, value = found[0], int(found[1])
    if not 1000 <= value <= 2199 or (end == i + 1 and len(words[i].key) != 4 and words[i].kind == "number"):
        return None
    era = places.key(end)
    if era in HIJRI_ERA:
        return end + 1, (value, "hijri")
    if era in GREGORIAN_ERA:
        return end + 1, (value, "gregorian")
    return end, (value, "unknown" if 1300 <= value <= 1500 else "gregorian")


HIJRI_ERA = frozenset(map(fold, ("هـ", "هجري", "هجرية", "هجريا", "للهجرة")))
GREGORIAN_ERA = frozenset(map(fold, ("م", "ميلادي", "ميلادية", "للميلاد")))


def read_joined(match: Match, i: int, fits: Callable[[Reading], bool]) -> tuple[int, Any] | None:
    """A word with ``و`` attached follows; the word is still to be read."""
    if not any(r.outer == "و" for r in match.places.readings(i)):
        return None
    match.tied = i
    return i, True


def read_definite(match: Match, i: int, fits: Callable[[Reading], bool]) -> tuple[int, Any] | None:
    """A word with the article: what stands before it without one belongs to it."""
    return (i + 1, True) if match.places.key(i).startswith("ال") else None


def read_counted(match: Match, i: int, fits: Callable[[Reading], bool]) -> tuple[int, Any] | None:
    """A thing that is counted: the number before it is no year."""
    return (i + 1, True) if match.places.key(i) in match.places.index.roles["counted"] else None


def read_stop(match: Match, i: int, fits: Callable[[Reading], bool]) -> tuple[int, Any] | None:
    """A mark, or the end of the line; nothing of it is taken."""
    words = match.places.words
    ends = i >= len(words) or words[i].line != words[match.at].line or words[i].kind == "punct"
    return (i, True) if ends else None


#: An hour with a point before its minutes.
_POINT_CLOCK = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)")


def read_clock(match: Match, i: int, fits: Callable[[Reading], bool]) -> tuple[int, Any] | None:
    """``17:27``, ``17:27:30`` or ``17.27`` as (hour, minute, second or None)."""
    if i < len(match.places.words) and (point := _POINT_CLOCK.fullmatch(match.places.words[i].key)):
        return i + 1, (int(point[1]), int(point[2]), None)
    hour, minute = _digits(match, i, 2), _digits(match, i + 2, 2)
    words = match.places.words
    if hour is None or minute is None or match.places.key(i + 1) not in (":", ".") or words[i + 1].gap or words[i + 2].gap:
        return None
    if hour > 24 or minute > 59 or len(words[i + 2].key) != 2:
        return None
    second = _digits(match, i + 4, 2) if match.places.key(i + 3) == ":" and not words[i + 3].gap else None
    if second is not None and second <= 59:
        return i + 5, (hour, minute, second)
    return i + 3, (hour, minute, None)


def read_numeric(match: Match, i: int, fits: Callable[[Reading], bool]) -> tuple[int, Any] | None:
    """A date in figures, ``17.03.2020`` or ``2020-12-01`` or ``٢ / ١٠``, as its two or three numbers in order."""
    words = match.places.words
    if i >= len(words) or words[i].kind != "number":
        return None
    if words[i].key.count(".") == 2:
        parts = words[i].key.split(".")
        return (i + 1, (".", *map(int, parts))) if all(p.isdigit() and len(p) <= 4 for p in parts) else None
    numbers, end, mark = [], i, match.places.key(i + 1)
    if mark not in DATE_MARKS:
        return None
    while len(numbers) < 3:
        value = _digits(match, end, 4)
        if value is None:
            return None
        numbers.append(value)
        end += 1
        if match.places.key(end) != mark or _digits(match, end + 1, 4) is None or words[end + 1].line != words[i].line:
            break
        end += 1
    if len(numbers) < 2 or match.places.key(end) == mark and end + 1 < len(words) and words[end + 1].kind == "number":
        return None
    return end, ("-" if mark in "–—" else mark, *numbers)


DATE_MARKS = frozenset("/-–—٫\\")

#: Classes that are computed rather than listed.
TERMINALS: dict[str, Terminal] = {
    "int": read_int,
    "num": read_num,
    "ord": read_ord,
    "day": read_day,
    "year": read_year,
    "clock": read_clock,
    "numeric": read_numeric,
    "counted": read_counted,
    "definite": read_definite,
    "joined": read_joined,
    "stop": read_stop,
}
#: Classes that are a part of a listed one: (class, column, values of the column).
NARROWED: dict[str, tuple[str, str, frozenset[str]]] = {
    "one": ("unit", "number", frozenset("s")),
    "dual": ("unit", "number", frozenset("d")),
    "plural": ("unit", "number", frozenset("p")),
    "frac": ("number", "kind", frozenset({"fraction"})),
    "part": ("part", "alone", frozenset({"yes", "adv", "both", "no"})),
    "adv": ("part", "alone", frozenset({"adv", "both"})),
    "daypart": ("part", "alone", frozenset({"yes", "both"})),
    "evening": ("deictic", "part", frozenset({"TMO", "TEV", "TNI"})),
    "ampm": ("part", "alone", frozenset({"hour"})),
}
#: What a place must hold for a computed class to begin there: "#" stands for a number in digits.
OPENERS = {"int": {"#"}, "num": {"#", "number"}, "ord": {"number"}, "day": {"#", "number"}, "year": {"#", "number"},
           "clock": {"#"}, "numeric": {"#"}}  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """A compiled piece of a pattern: how it matches, the classes it can begin with, and whether it takes words at all."""

    step: Step
    first: frozenset[str] = frozenset()
    sure: bool = False


@dataclass(frozen=True)
class Rule:
    """A kind of phrase: its name, how it is matched, which meaning is made of what it holds, and whether it holds only
    where the text is nothing but a phrase of time."""

    name: str
    piece: Piece
    make: str
    alone: bool


class Grammar:
    """The phrases of a TOML grammar, indexed by the classes they can begin with."""

    def __init__(self, source: dict[str, Any], classes: frozenset[str]) -> None:
        self._pieces: dict[str, str] = source.get("pieces", {})
        self._compiled: dict[str, Piece] = {}
        self._classes = classes
        self._where = "phrases.toml"
        self.rules = [self._rule(name, entry) for name, entry in source["phrase"].items()]
        self.starting: dict[str, list[int]] = {}
        for n, rule in enumerate(self.rules):
            for cls in sorted(rule.piece.first):
                self.starting.setdefault(cls, []).append(n)

    def _rule(self, name: str, entry: dict[str, Any]) -> Rule:
        self._where = f"phrases.toml: phrase.{name}"
        piece = _Parser(self, entry["pattern"]).parse()
        if not piece.sure:
            raise LexiconError(f"{self._where}: the pattern can match nothing; let it begin with a word")
        return Rule(name, piece, entry.get("make", "point"), bool(entry.get("alone", False)))

    def piece(self, name: str) -> Piece:
        """The compiled pattern of that name."""
        if name not in self._compiled:
            if name not in self._pieces:
                raise LexiconError(f"{self._where}: no piece is called {name}; there are {', '.join(self._pieces)}")
            self._compiled[name] = _Parser(self, self._pieces[name]).parse()
        return self._compiled[name]

    def check_class(self, name: str) -> None:
        """Refuse a class that no table and no code provides."""
        if name not in self._classes and name not in TERMINALS and name not in NARROWED:
            raise LexiconError(f"{self._where}: no class is called {name}; use {', '.join(sorted(self._classes | set(TERMINALS)))}")


def split_choices(words: str) -> list[str]:
    """The words between bars; a bar alone is itself."""
    return words.split("|") if words != "|" else [words]


def literals_of(source: dict[str, Any]) -> list[str]:
    """All very words that a grammar names."""
    patterns = [*source.get("pieces", {}).values(), *(e["pattern"] for e in source["phrase"].values())]
    return sorted({w for p in patterns for c, ws in re.findall(r"(<)?'([^']*)'", p) if not c for w in split_choices(ws)})


class _Parser:
    """Recursive descent over one pattern."""

    def __init__(self, grammar: Grammar, pattern: str) -> None:
        self.grammar = grammar
        self.tokens = self._split(pattern)
        self.i = 0

    def _split(self, pattern: str) -> list[re.Match[str]]:
        tokens, at = [], 0
        while at < len(pattern.rstrip()):
            m = _PIECE.match(pattern, at)
            if not m:
                raise LexiconError(f"{self.grammar._where}: cannot read the pattern at “{pattern[at:at + 20]}”")
            tokens.append(m)
            at = m.end()
        return tokens

    def parse(self) -> Piece:
        piece = self._choice()
        if self.i < len(self.tokens):
            raise LexiconError(f"{self.grammar._where}: “{self.tokens[self.i].group().strip()}” closes nothing")
        return piece

    def _sign(self) -> str | None:
        return self.tokens[self.i]["sign"] if self.i < len(self.tokens) else None

    def _choice(self) -> Piece:
        options = [self._sequence()]
        while self._sign() == "|":
            self.i += 1
            options.append(self._sequence())
        return options[0] if len(options) == 1 else _choose(options)

    def _sequence(self) -> Piece:
        items: list[Piece] = []
        while self.i < len(self.tokens) and self._sign() not in (")", "|"):
            items.append(self._repeated())
        return _chain(items)

    def _repeated(self) -> Piece:
        item = self._item()
        while (sign := self._sign()) in ("?", "*"):
            self.i += 1
            item = _repeat(item, 1 if sign == "?" else REPEATS)
        return item

    def _item(self) -> Piece:
        token = self.tokens[self.i]
        self.i += 1
        if token["cond"]:
            return _before(token["words"], token["cond"] == "<")
        if token["words"] is not None:
            return _literal(token["words"])
        if token["alias"]:
            return _renamed(self._item(), token["alias"])
        if token["name"]:
            return self._named(token["name"])
        return self._signed(token["sign"])

    def _signed(self, sign: str) -> Piece:
        if sign == "(":
            piece = self._choice()
            if self._sign() != ")":
                raise LexiconError(f"{self.grammar._where}: a bracket is not closed")
            self.i += 1
            return piece
        if sign in "[]^":
            return Piece(lambda match, i: _mark(match, sign, i))
        if sign in "&!":
            return _peek(self._item(), sign == "&")
        raise LexiconError(f"{self.grammar._where}: “{sign}” has nothing before it")

    def _named(self, name: str) -> Piece:
        if name.isupper():
            return self.grammar.piece(name)
        *flags, cls = name.split(".")
        self.grammar.check_class(cls)
        return _word(cls, frozenset(flags))


def _mark(match: Match, sign: str, i: int) -> int:
    match.found.append((sign, i))
    return i


def _chain(items: list[Piece]) -> Piece:
    steps = tuple(p.step for p in items)
    first: frozenset[str] = frozenset()
    for piece in items:
        first |= piece.first
        if piece.sure:
            break

    def step(match: Match, i: int) -> int:
        kept = len(match.found)
        for one in steps:
            i = one(match, i)
            if i < 0:
                del match.found[kept:]
                return -1
        return i

    return Piece(step, first, any(p.sure for p in items))


def _choose(options: list[Piece]) -> Piece:
    steps = tuple(p.step for p in options)

    def step(match: Match, i: int) -> int:
        for one in steps:
            end = one(match, i)
            if end >= 0:
                return end
        return -1

    return Piece(step, frozenset().union(*(p.first for p in options)), all(p.sure for p in options))


def _repeat(item: Piece, most: int) -> Piece:
    one = item.step

    def step(match: Match, i: int) -> int:
        for _ in range(most):
            end = one(match, i)
            if end <= i:
                break
            i = end
        return i

    return Piece(step, item.first)


def _peek(item: Piece, wanted: bool) -> Piece:
    def step(match: Match, i: int) -> int:
        kept = len(match.found)
        end = item.step(match, i)
        del match.found[kept:]
        return i if (end >= 0) is wanted else -1

    return Piece(step)


def _renamed(item: Piece, alias: str) -> Piece:
    def step(match: Match, i: int) -> int:
        kept = len(match.found)
        end = item.step(match, i)
        if end >= 0:
            match.found[kept:] = [(alias, value) for _, value in match.found[kept:]] or [(alias, True)]
        return end

    return Piece(step, item.first, item.sure)


def _before(words: str, wanted: bool) -> Piece:
    keys = frozenset(map(fold, words.split("|")))

    def step(match: Match, i: int) -> int:
        words = match.places.words
        key = words[i - 1].key if 0 < i < len(words) and words[i - 1].line == words[i].line else ""
        there = key in keys or (key[:1] in ("و", "ف") and key[1:] in keys)
        return i if there is wanted else -1

    return Piece(step)


def _literal(words: str) -> Piece:
    classes = frozenset(f"={fold(w)}" for w in split_choices(words))

    def step(match: Match, i: int) -> int:
        for reading in match.places.readings(i):
            if reading.lexeme.cls in classes and not reading.article and (not reading.outer or i in (match.at, match.tied)):
                return reading.end
        return -1

    return Piece(step, classes, True)


def _fit(flags: frozenset[str], first: bool) -> Callable[[Reading], bool]:
    the, bare, joined, meant = "the" in flags, "a" in flags, "and" in flags, "for" in flags

    def fits(reading: Reading) -> bool:
        if reading.article and bare or the and not reading.article:
            return False
        if meant:
            return reading.outer.endswith("ل")
        return reading.outer == "و" if joined else first or not reading.outer

    return fits


def _word(cls: str, flags: frozenset[str]) -> Piece:
    inner, opening = _fit(flags, False), _fit(flags, True)
    plain = _fit(flags - {"and"}, False)
    joined = "and" in flags
    terminal = TERMINALS.get(cls)

    base, column, values = NARROWED.get(cls, (cls, "", frozenset()))

    def listed(match: Match, i: int, fits: Callable[[Reading], bool]) -> tuple[int, Any] | None:
        for reading in match.places.readings(i):
            lexeme = reading.lexeme
            if lexeme.cls == base and (not column or lexeme.row[column] in values) and fits(reading):
                return reading.end, lexeme.row
        return None

    read = terminal or listed

    def step(match: Match, i: int) -> int:
        words = match.places.words
        if cls != "stop" and (i >= len(words) or words[i].line != words[match.at].line):
            return -1
        found = None if joined and words[i].kind == "number" else read(match, i, opening if i in (match.at, match.tied) else inner)
        if found is None and joined and words[i].key == "و":
            found = read(match, i + 1, plain)
        if found is None:
            return -1
        match.found.append((cls, found[1]))
        return found[0]

    return Piece(step, frozenset(OPENERS.get(cls, {base})), True)
