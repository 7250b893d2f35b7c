"""The grammar of time phrases: patterns of ``data/times/phrases.toml``, compiled and matched.

A pattern is read from left to right, takes the first choice that fits and never goes back into a piece it has passed,
so that matching costs no more than the length of the phrase. Its pieces::

    month  num  day     a word of that class (times_words.CLASSES) or a computed one (times_terminals.TERMINALS)
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
from dataclasses import dataclass
from typing import Any

from musnad.errors import LexiconError
from musnad.extract.times_terminals import NARROWED, OPENERS, TERMINALS, Fits, Found, Match
from musnad.extract.times_words import Reading
from musnad.text import fold

REPEATS = 12
_PIECE = re.compile(
    r"""\s*(?: (?P<cond>!?<)? '(?P<words>[^']*)' | (?P<alias>[a-z_0-9]+)= | (?P<name>[A-Za-z_.0-9]+)
          | (?P<sign>[()|?*\[\]&!^]) )""",
    re.VERBOSE,
)


Step = Callable[[Match, int], int]
"""Matches from a place on and returns where it ends, or -1."""


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
            known = ", ".join(sorted({*self._classes, *TERMINALS, *NARROWED}))
            raise LexiconError(f"{self._where}: no class is called {name}; use {known}")


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
                raise LexiconError(f"{self.grammar._where}: cannot read the pattern at “{pattern[at : at + 20]}”")
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


def _fit(flags: frozenset[str], first: bool) -> Fits:
    the, bare, joined, meant = "the" in flags, "a" in flags, "and" in flags, "for" in flags

    def fits(reading: Reading) -> bool:
        if (reading.article and bare) or (the and not reading.article):
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

    def listed(match: Match, i: int, fits: Fits) -> Found:
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
        fits = opening if i in (match.at, match.tied) else inner
        found = None if joined and words[i].kind == "number" else read(match, i, fits)
        if found is None and joined and words[i].key == "و":
            found = read(match, i + 1, plain)
        if found is None:
            return -1
        match.found.append((cls, found[1]))
        return found[0]

    return Piece(step, frozenset(OPENERS.get(cls, {base})), True)
