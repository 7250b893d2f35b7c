"""What each word can be in a mention: the heads, nationalities, adjectives and names that the registers hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from musnad.extract.mentions_forms import (
    Cut,
    Head,
    Nation,
    adjective_forms,
    bare_letters,
    cuts,
    head_forms,
    nation_forms,
    owned,
    spells,
    without_article,
)
from musnad.extract.mentions_registers import Entry, register_entries
from musnad.extract.statement_cues import cue_index
from musnad.lexicon import Lexicon
from musnad.lexicon.store import Row
from musnad.text import Word, fold

#: Classes of common words that are never the noun or adjective that looks like them.
_CLOSED = frozenset({"preposition", "particle", "verb"})


@dataclass(slots=True, eq=False)
class Sense:
    """All that the word lists know of one folded word."""

    heads: list[tuple[Cut, Head]] = field(default_factory=list)
    nations: list[tuple[Cut, Nation]] = field(default_factory=list)
    names: list[tuple[Cut, Entry]] = field(default_factory=list)
    adjective: tuple[Cut, Row] | None = None
    given: bool = False
    stop: str = ""

    @property
    def known(self) -> bool:
        """True for words that are no part of an unlisted name."""
        return bool(self.heads or self.nations or self.adjective or self.stop)


class WordBook:
    """The registers, indexed by the folded word that a mention begins with."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._heads: dict[str, list[Head]] = {}
        self._nations: dict[str, list[Nation]] = {}
        self._names: dict[str, list[Entry]] = {}
        self._adjectives: dict[str, Row] = {}
        self._given: set[str] = set()
        self._perhaps_given: set[str] = set()
        self._stops: dict[str, list[Row]] = {}
        self._senses: dict[str, Sense] = {}
        self._marks: dict[str, frozenset[str]] = {}
        self._load(lexicon)

    def _load(self, lexicon: Lexicon) -> None:
        for row in lexicon.table("actors/heads"):
            for head in head_forms(row):
                self._heads.setdefault(head.first, []).append(head)
        for row in lexicon.table("actors/nationalities"):
            for nation, first in nation_forms(row):
                self._nations.setdefault(first, []).append(nation)
        for row in lexicon.table("actors/adjectives"):
            self._adjectives |= dict.fromkeys(adjective_forms(row["word"]), row)
        markers = list(lexicon.table("actors/markers"))
        for use in {use for row in markers for use in row["use"]}:
            self._marks[use] = frozenset(fold(row["word"]) for row in markers if use in row["use"])
        for row in lexicon.table("actors/nonnames"):
            self._stops.setdefault(fold(row["word"]), []).append(row)
        for entry in register_entries(lexicon):
            self._names.setdefault(entry.words[0], []).append(entry)
        for group in (self._heads, self._names):
            for forms in group.values():
                forms.sort(key=_length, reverse=True)
        if "actors/firstnames" in lexicon.names:
            for row in lexicon.table("actors/firstnames"):
                (self._perhaps_given if row["risky"] else self._given).add(fold(row["name"]).replace(" ", ""))
        self._verbs = cue_index(lexicon)

    def sense(self, word: Word) -> Sense:
        """What the lists know of a word; kept for the next time it is seen."""
        sense = self._senses.get(word.text)
        if sense is None:
            sense = self._senses[word.text] = self._look_up(word.key, bare_letters(word.text))
        return sense

    def marks(self, use: str) -> frozenset[str]:
        """The small words of one use: ``joiner``, ``kunya``, ``place``, ``dealt``, ``border``."""
        return self._marks.get(use, frozenset())

    def sense_of(self, key: str) -> Sense:
        """What the lists know of a folded word, however it is printed."""
        return self._look_up(key, "")

    def stop(self, key: str, printed: str = "") -> str:
        """The class of a common word that no name holds, "" for any other; ``printed`` tells words that fold alike."""
        rows = self._stops.get(key, ())
        return next((str(r["class"]) for r in rows if not printed or spells(printed, r["word"])), "")

    def given(self, key: str) -> bool:
        """True for a listed given name."""
        return key in self._given

    def perhaps_given(self, key: str) -> bool:
        """True for a given name that is an everyday word too."""
        return key in self._perhaps_given

    def _look_up(self, key: str, printed: str) -> Sense:
        sense = Sense(stop=self.stop(key, printed), given=key in self._given)
        blocked = sense.stop in _CLOSED
        if not sense.stop and not sense.given and self._is_verb(key):
            sense.stop = "verb"
        for cut in cuts(key):
            short = cut.skip and len(cut.base) < 3
            if not short and not blocked:
                base = without_article(printed[cut.skip :]) if len(printed) == len(key) else ""
                sense.heads += [(cut, h) for h in self._heads.get(cut.base, ()) if not h.spelling or spells(base, h.spelling)]
                sense.nations += [(cut, n) for n in self._nations.get(cut.base, ())]
                if sense.adjective is None and cut.base in self._adjectives:
                    sense.adjective = (cut, self._adjectives[cut.base])
            for name in _name_keys(cut) if "س" not in cut.proclitic else ():
                sense.names += [(cut, e) for e in self._names.get(name, ()) if not (short and e.risky)]
        if not sense.heads and not blocked:
            sense.heads = [(cut, h) for cut, base in owned(key) for h in self._heads.get(base, ())]
        return sense

    def _is_verb(self, key: str) -> bool:
        told = (m for m in self._verbs.lookup(key) if m.form.tense in ("perfect", "imperfect") and not m.enclitic)
        return any(m.proclitics in ("", "و", "س") or (m.proclitics == "ف" and m.form.tense == "perfect") for m in told)


def _name_keys(cut: Cut) -> tuple[str, ...]:
    if cut.definite and cut.proclitic.endswith("ل"):
        return "ال" + cut.base, cut.base
    return ("ال" + cut.base,) if cut.definite else (cut.base,)


def _length(form: Head | Entry) -> int:
    return len(form.rest) if isinstance(form, Head) else len(form.words)


def word_book(lexicon: Lexicon) -> WordBook:
    """The registers of a lexicon, indexed once."""
    book = lexicon.made.get("actors/words")
    if book is None:
        book = lexicon.made["actors/words"] = WordBook(lexicon)
    assert isinstance(book, WordBook)
    return book
