"""Words of time: the tables of ``data/times`` as one index, and what stands at each place of a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from musnad.extract.times_calendars import Calendars
from musnad.lexicon import Lexicon
from musnad.lexicon.store import Row
from musnad.text import Word, fold, split_words, strip_candidates

#: Table of ``data/times`` -> the column that holds the words. Each table is a class of words in the grammar.
CLASSES = {
    "months": ("month", "name"),
    "weekdays": ("weekday", "name"),
    "units": ("unit", "form"),
    "numbers": ("number", "form"),
    "parts": ("part", "form"),
    "modifiers": ("mod", "form"),
    "days": ("deictic", "form"),
    "references": ("reference", "phrase"),
    "feasts": ("feast", "name"),
    "seasons": ("season", "form"),
    "edges": ("edge", "form"),
    "decades": ("decade", "form"),
    "vague": ("vague", "form"),
    "zones": ("zone", "form"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Lexeme:
    """A word or fixed phrase of one class; ``rest`` are the folded words after the first, ``row`` its fact."""

    cls: str
    rest: tuple[str, ...]
    row: Row


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One way to read the words from some place up to ``end``: proclitics before the word, whether it has an article,
    and what it is."""

    end: int
    outer: str
    article: bool
    lexeme: Lexeme


def fold_words(text: str) -> tuple[str, ...]:
    """The folded words and marks of a phrase."""
    return tuple(w.key for w in split_words(text))


def split_article(clitics: str) -> tuple[str, bool]:
    """``وال`` -> (``و``, True); ``لل`` -> (``ل``, True): an article that the spelling hides is there too."""
    if clitics.endswith("ال"):
        return clitics[:-2], True
    return (clitics[:-1], True) if clitics.endswith("لل") else (clitics, False)


class TimeWords:
    """All words of time, found by the folded form of their first word under any proclitics."""

    def __init__(self, lexicon: Lexicon, literals: Iterable[str] = ()) -> None:
        self._heads: dict[str, list[Lexeme]] = {}
        self.calendars = Calendars(lexicon.grammar("times/calendars"))
        eras = ((fold_words(era), calendar) for era, calendar in self.calendars.eras.items())
        self.eras = sorted(eras, key=lambda x: -len(x[0]))
        for table, (cls, column) in CLASSES.items():
            for row in lexicon.table(f"times/{table}"):
                self._add(cls, row[column], self._with_calendar(row))
        feasts = (x.row for xs in self._heads.values() for x in xs if x.cls == "feast")
        self.eids = tuple(row for row in feasts if row["eid"])
        for literal in literals:
            self._add(f"={fold(literal)}", literal, Row())
        for lexemes in self._heads.values():
            lexemes.sort(key=lambda x: -len(x.rest))
        roles = lexicon.table("times/contexts").index("role")
        self.roles = {role: frozenset(fold(row["word"]) for row in rows) for role, rows in roles.items()}
        self.landmarks: dict[tuple[int, int], list[tuple[int, frozenset[str]]]] = {}
        for row in lexicon.table("times/landmarks"):
            known = row["year"], frozenset(map(fold, row["after"]))
            self.landmarks.setdefault((row["month"], row["day"]), []).append(known)
        self.noun_starts = tuple(sorted(self.roles["noun"]))
        self.names = frozenset(fold(row["head"]) for row in lexicon.table("times/names"))
        self.heads = lru_cache(maxsize=65536)(self._find_heads)

    def _add(self, cls: str, form: str, row: Row) -> None:
        first, *rest = fold_words(form)
        self._heads.setdefault(first, []).append(Lexeme(cls, tuple(rest), row))

    def _with_calendar(self, row: Row) -> Row:
        """The row with its calendar for the calendar's name."""
        if "calendar" not in row:
            return row
        made = Row(row | {"calendar": self.calendars.find(row["calendar"], row.where)})
        made.where = row.where
        return made

    def _find_heads(self, key: str) -> tuple[tuple[str, bool, Lexeme], ...]:
        found = []
        for clitics, rest in strip_candidates(key):
            for lexeme in self._heads.get(rest, ()):
                found.append((*split_article(clitics), lexeme))
        return tuple(found)


class Places:
    """What the words of one page can be, place by place; each place is looked up once."""

    def __init__(self, words: list[Word], index: TimeWords) -> None:
        self.words = words
        self.index = index
        self._seen: dict[int, tuple[Reading, ...]] = {}

    def readings(self, i: int) -> tuple[Reading, ...]:
        """Every reading of the words that begin at ``i``, longest first within one cut of clitics."""
        found = self._seen.get(i)
        if found is None:
            found = self._seen[i] = tuple(self._read(i)) if i < len(self.words) else ()
        return found

    def _read(self, i: int) -> Iterable[Reading]:
        for outer, article, lexeme in self.index.heads(self.words[i].key):
            end = i + 1 + len(lexeme.rest)
            if not lexeme.rest or self.follows(i, end, lexeme.rest):
                yield Reading(end, outer, article, lexeme)

    def follows(self, i: int, end: int, rest: tuple[str, ...]) -> bool:
        """Whether ``rest`` stands after word ``i``, on the same line."""
        words = self.words
        if end > len(words) or words[end - 1].line != words[i].line:
            return False
        return all(words[i + 1 + k].key == key for k, key in enumerate(rest))

    def key(self, i: int) -> str:
        """The folded word at ``i``; "" beyond the ends."""
        return self.words[i].key if 0 <= i < len(self.words) else ""
