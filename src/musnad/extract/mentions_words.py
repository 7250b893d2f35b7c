"""What each word can be in a mention: the heads, nationalities, adjectives and names that the registers hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from musnad.language.verbs import FormIndex
from musnad.lexicon import Lexicon
from musnad.lexicon.store import Row
from musnad.text import Word, fold, fold_char, strip_candidates

#: Classes of common words that are never the noun or adjective that looks like them.
_CLOSED = frozenset({"preposition", "particle", "verb"})
#: Possessive endings of a noun, longest first; a final ta marbuta opens before them, a final hamza takes a seat.
_SORTS = {"metonyms": "metonym", "organizations": "organization", "media": "media", "places": "place", "officials": "official"}
_TYPE_OF = {"media": "MEDIA", "place": "LOCATION", "official": "PERSON"}
_TYPES = ("PERSON", "ORGANIZATION", "LOCATION", "MEDIA", "GROUP")
ENDINGS = ("هما", "ها", "هم", "هن", "نا", "كم", "ه")


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to read a folded word: ``skip`` letters of proclitics, then ``base`` without its article."""

    skip: int
    base: str
    definite: bool
    proclitic: str


@lru_cache(maxsize=65536)
def cuts(key: str) -> tuple[Cut, ...]:
    """Ways to take proclitics and article off a word, the fewest first. After ``لل`` both letters are passed over; a noun
    that itself begins with ل keeps one of them (``للجنة``)."""
    found = []
    for clitic, rest in strip_candidates(key):
        if clitic.endswith("لل"):
            found.append(Cut(len(clitic), rest, True, clitic[:-1]))
        elif clitic.endswith("ال"):
            found.append(Cut(len(clitic) - 2, rest, True, clitic[:-2]))
        elif clitic.endswith("ل") and rest.startswith("ل"):
            found.append(Cut(len(clitic), rest, True, clitic))
        else:
            found.append(Cut(len(clitic), rest, False, clitic))
    return tuple(sorted(found, key=lambda c: (c.skip, not c.definite)))


def spells(printed: str, listed: str) -> bool:
    """True where a printed word can be the listed one: hamza and final ya may be left out, never be others.

    ``spells("امام", "إمام")`` is true, ``spells("أمام", "إمام")`` is not.
    """
    if len(printed) != len(listed):
        return True
    for p, w in zip(printed, listed, strict=True):
        if p != w and p in "أإآؤئيء" and w in "اأإآىويؤئء" and not (p == "ي" and w not in "ى"):
            return False
    return True


@lru_cache(maxsize=65536)
def bare_letters(text: str) -> str:
    """A printed word without vowel marks and invisible characters."""
    return "".join(c for c in text if fold_char(c))


def without_article(word: str) -> str:
    """A folded word without its article."""
    return word[2:] if word.startswith("ال") and len(word) > 3 else word


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """A form of a noun that heads mentions. ``rest`` are the words that follow in a fixed phrase, without articles;
    ``articles`` says of each word whether it must (True), must not (False) or may (None, alike) have the article.
    ``lemma`` is the first word of its row, folded and without article: what takes it up agrees with that. ``spelling`` is
    its first word as the list has it."""

    row: Row
    first: str
    rest: tuple[str, ...]
    articles: tuple[bool | None, ...]
    number: str
    gender: str
    construct: bool
    lemma: str
    spelling: str

    @property
    def type(self) -> str:
        """The type of a mention in this form: several persons are a GROUP."""
        return "GROUP" if self.row["type"] == "PERSON" and self.number != "s" else str(self.row["type"])


@dataclass(frozen=True, slots=True, eq=False)
class Nation:
    """A form of the adjective of a country or region."""

    country: str | None
    name: str
    rest: tuple[str, ...]
    number: str
    gender: str
    risky: bool


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A proper name from a register: ``sort`` is the table, ``key`` what all names of one thing share;
    ``short`` marks the short form of a person's name."""

    sort: str
    key: str
    type: str
    country: str | None
    role: str | None
    words: tuple[str, ...]
    row: Row
    risky: bool = False
    since: str = ""
    until: str = ""
    short: bool = False

    def holds_on(self, day: str | None) -> bool:
        """True where the row is true on a day (YYYY-MM-DD); without a day, where it is still true."""
        if not day:
            return not self.until
        return self.since[:10] <= day and (not self.until or day[: len(self.until)] <= self.until)


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
        self._load(lexicon)

    def _load(self, lexicon: Lexicon) -> None:
        for row in lexicon.table("actors/heads"):
            for head in _head_forms(row):
                self._heads.setdefault(head.first, []).append(head)
        for row in lexicon.table("actors/nationalities"):
            for nation, first in _nation_forms(row):
                self._nations.setdefault(first, []).append(nation)
        for row in lexicon.table("actors/adjectives"):
            self._adjectives |= dict.fromkeys(_adjective_forms(row["word"]), row)
        for row in lexicon.table("actors/nonnames"):
            self._stops.setdefault(fold(row["word"]), []).append(row)
        for entry in register_entries(lexicon):
            self._names.setdefault(entry.words[0], []).append(entry)
        for group in (self._heads, self._names):
            for forms in group.values():
                forms.sort(key=_length, reverse=True)
        if "actors/firstnames" in lexicon.names:
            self._given = {fold(row["name"]) for row in lexicon.table("actors/firstnames") if not row["risky"]}
            self._perhaps_given = {fold(row["name"]) for row in lexicon.table("actors/firstnames") if row["risky"]}
        self._verbs = _reporting_verbs(lexicon)

    def sense(self, word: Word) -> Sense:
        """What the lists know of a word; kept for the next time it is seen."""
        sense = self._senses.get(word.text)
        if sense is None:
            sense = self._senses[word.text] = self._look_up(word.key, bare_letters(word.text))
        return sense

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
            for name in _name_keys(cut):
                sense.names += [(cut, e) for e in self._names.get(name, ()) if not (short and e.risky)]
        if not sense.heads and not blocked:
            sense.heads = [(cut, h) for cut, base in _owned(key) for h in self._heads.get(base, ()) if not h.rest]
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


def _owned(key: str) -> Iterator[tuple[Cut, str]]:
    """The noun under a possessive ending: ``عايلته`` → ``عايله``. Its cut is definite, as the noun now is."""
    for ending in ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= 3:
            for cut in cuts(key[: -len(ending)]):
                if not cut.definite and len(cut.base) >= 3:
                    bases = [cut.base]
                    if cut.base.endswith("ت"):
                        bases.append(cut.base[:-1] + "ه")
                    if cut.base.endswith(("او", "اي")):
                        bases.append(cut.base[:-1] + "ء")
                    yield from ((Cut(cut.skip, b, True, cut.proclitic), b) for b in bases)
            return


def _head_forms(row: Row) -> Iterator[Head]:
    singular, feminine, plurals = row["word"], row["feminine"], row["plural"]
    yield from _inflect(row, singular, "s", "f" if fold(singular).split(" ")[0].endswith("ه") else "m")
    if feminine:
        yield from _inflect(row, feminine, "s", "f")
    for plural in plurals:
        yield from _inflect(row, plural, "p", "m" if row["type"] == "PERSON" else "f")


def _inflect(row: Row, phrase: str, number: str, gender: str) -> Iterator[Head]:
    words = fold(phrase).split(" ")
    articles = _articles(words)
    bases = [without_article(w) for w in words]
    lemma, spelling = without_article(fold(row["word"]).split(" ")[0]), without_article(bare_letters(phrase.split(" ")[0]))
    for form, n, g, construct in _forms(bases[0], number, gender, row["type"] == "PERSON"):
        if len(bases) == 1 or form == bases[0] or n == number == "p":
            yield Head(row, form, tuple(bases[1:]), articles, n, g, construct, lemma, spelling if form == bases[0] else "")


def _articles(words: list[str]) -> tuple[bool | None, ...]:
    has = [w.startswith("ال") and len(w) > 3 for w in words]
    if not any(has):
        return (None,) * len(words)
    return tuple(has)


def _forms(base: str, number: str, gender: str, person: bool) -> Iterator[tuple[str, str, str, bool]]:
    yield base, number, gender, False
    if number == "p":
        if base.endswith("ون"):
            yield from ((base[:-2] + end, "p", gender, len(end) == 1) for end in ("ين", "و", "ي"))
        return
    stem = base[:-1] + "ت" if base.endswith("ه") else base
    yield from ((stem + end, "d", gender, len(end) == 1) for end in ("ان", "ين"))
    if person and base.endswith("ه"):
        yield base[:-1] + "ات", "p", "f", False
    elif person and not base.endswith(("ا", "ي", "ء")):
        yield base + "ا", "s", gender, False


def _nation_forms(row: Row) -> Iterator[tuple[Nation, str]]:
    forms = [(row["name"], "s", "m"), (row["feminine"], "s", "f"), (row["feminine_plural"], "p", "f"), (row["dual"], "d", "m")]
    forms += [(p, "p", "m") for p in row["plurals"]]
    if row["dual"].endswith("ان"):
        forms += [(row["dual"][:-2] + "ين", "d", "m"), (row["feminine"][:-1] + "تان", "d", "f"), (row["feminine"][:-1] + "تين", "d", "f")]
    if row["name"].endswith("ي"):
        forms.append((row["name"] + "ا", "s", "m"))
    seen = set()
    for form, number, gender in forms:
        words = tuple(map(without_article, fold(form).split(" ")))
        if words not in seen and words[0]:
            seen.add(words)
            yield Nation(row["country"] or None, row["name"], words[1:], number, gender, row["risky"] == "yes"), words[0]


def _adjective_forms(word: str) -> Iterable[str]:
    base = fold(word)
    yield base
    if not base.endswith(("ه", "ا", "ي")) or base.endswith("ي"):
        yield from (base + end for end in ("ه", "ون", "ين", "ان", "ات", "تان", "تين", "ا"))


def register_entries(lexicon: Lexicon) -> Iterator[Entry]:
    """Every proper name of the registers that are there."""
    present = set(lexicon.names)
    for row in lexicon.table("actors/states"):
        yield from _state_entries(row)
    for table in _SORTS:
        if f"actors/{table}" in present:
            for row in lexicon.table(f"actors/{table}"):
                yield from _row_entries(table, row)


def _state_entries(row: Row) -> Iterator[Entry]:
    risky = {fold(r) for r in row["risky"]}
    country = row["plover"]
    for name in (row["name"], *row["names"]):
        yield Entry("state", row["code"], "LOCATION", country, "GOV", _words(name), row, fold(name) in risky)
    for capital in row["capitals"]:
        yield Entry("capital", row["code"], "LOCATION", country, None, _words(capital), row, fold(capital) in risky)


def _row_entries(table: str, row: Row) -> Iterator[Entry]:
    sort = _SORTS[table]
    type_ = row.get("type") if row.get("type") in _TYPES else _TYPE_OF.get(sort, "ORGANIZATION")
    role = row.get("role") or ("JRN" if sort == "media" else None)
    risky = {fold(r) for r in row.get("risky") or ()}
    key, since, until = f"{table}:{row['name']}", row.get("from") or "", row.get("until") or ""
    names = (row["name"], *(row.get("names") or ()), *(row.get("variants") or ()), *(row.get("short") or ()))
    for name in dict.fromkeys(names):
        doubtful = fold(name) in risky
        short = name in (row.get("short") or ())
        yield Entry(sort, key, str(type_), row.get("country") or None, role, _words(name), row, doubtful, since, until, short)


def _words(name: str) -> tuple[str, ...]:
    return tuple(w for w in fold(name).replace("-", " ").split(" ") if w)


def _reporting_verbs(lexicon: Lexicon) -> FormIndex:
    """The forms of the reporting verbs, shared with whoever else needs them."""
    if "statements/cues" not in lexicon.made:
        lexicon.made["statements/cues"] = FormIndex(lexicon.table("statements/cues"))
    index: FormIndex = lexicon.made["statements/cues"]
    return index


def word_book(lexicon: Lexicon) -> WordBook:
    """The registers of a lexicon, indexed once."""
    book = lexicon.made.get("actors/words")
    if book is None:
        book = lexicon.made["actors/words"] = WordBook(lexicon)
    assert isinstance(book, WordBook)
    return book
