"""Forms of the nouns and adjectives that make mentions, and the ways to take a printed word apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from musnad.lexicon.store import Row
from musnad.text import fold, fold_char, strip_candidates

#: Possessive endings of a noun, longest first; a final ta marbuta opens before them, a final hamza takes a seat.
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


def owned(key: str) -> Iterator[tuple[Cut, str]]:
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


def head_forms(row: Row) -> Iterator[Head]:
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
        elif person and not base.endswith(("ا", "ي", "ء", "ه", "ات")):
            yield base + "ا", "p", gender, False
        return
    stem = base[:-1] + "ت" if base.endswith("ه") else base
    yield from ((stem + end, "d", gender, len(end) == 1) for end in ("ان", "ين"))
    if person and base.endswith("ه"):
        yield base[:-1] + "ات", "p", "f", False
    elif person and not base.endswith(("ا", "ي", "ء")):
        yield base + "ا", "s", gender, False


def nation_forms(row: Row) -> Iterator[tuple[Nation, str]]:
    forms = [(row["name"], "s", "m"), (row["feminine"], "s", "f"), (row["feminine_plural"], "p", "f"), (row["dual"], "d", "m")]
    forms += [(p, "p", "m") for p in row["plurals"]]
    if row["dual"].endswith("ان"):
        forms += [
            (row["dual"][:-2] + "ين", "d", "m"),
            (row["feminine"][:-1] + "تان", "d", "f"),
            (row["feminine"][:-1] + "تين", "d", "f"),
        ]
    if row["name"].endswith("ي"):
        forms.append((row["name"] + "ا", "s", "m"))
    seen = set()
    for form, number, gender in forms:
        words = tuple(map(without_article, fold(form).split(" ")))
        if words not in seen and words[0]:
            seen.add(words)
            yield Nation(row["country"] or None, row["name"], words[1:], number, gender, row["risky"] == "yes"), words[0]


def adjective_forms(word: str) -> Iterable[str]:
    base = fold(word)
    yield base
    if not base.endswith(("ه", "ا", "ي")) or base.endswith("ي"):
        yield from (base + end for end in ("ه", "ون", "ين", "ان", "ات", "تان", "تين", "ا"))
