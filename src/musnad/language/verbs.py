"""All forms of Arabic verbs, and the way from a printed word back to the verb in a lexicon.

A lexicon's row names a verb in five columns: ``lemma`` (أكّد), ``root`` (ء ك د), ``form`` (II), ``imperfect`` (which form I
needs) and ``nouns`` (its verbal nouns; empty for the pattern's own). :class:`FormIndex` finds the row again under any of
the verb's forms, with particles before it and pronouns after it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from musnad.language.conjugation import Sounds, Verb
from musnad.language.spelling import spell, spell_joined
from musnad.lexicon import default_lexicon
from musnad.text import Word, fold


class VerbRow(NamedTuple):
    """The columns of a lexicon that make a verb. ``nouns`` empty: the verbal noun of the pattern."""

    lemma: str
    root: str
    form: str
    imperfect: str = ""
    nouns: tuple[str, ...] = ()


class Form(NamedTuple):
    """One form of a verb as it is printed.

    ``key`` is folded. ``tense`` is perfect, imperfect, jussive (also the subjunctive, only where its letters differ from the
    imperfect's), imperative, participle, passive-participle or noun. ``person`` is 1, 2, 3, ``gender`` m, f, ``number`` s, d,
    p, each "" where it does not apply. ``voice`` is active, passive, or both where the letters do not tell. ``joins`` are the
    folded spellings that stand before an attached pronoun.
    """

    key: str
    tense: str
    person: str
    gender: str
    number: str
    voice: str
    joins: tuple[str, ...] = ()

    @property
    def is_nominal(self) -> bool:
        """Whether it takes an article and prepositions: a participle or a verbal noun."""
        return self.tense in NOMINAL


class Reach(NamedTuple):
    """Which forms of a verb are made: tenses left out, and the grammatical persons that are in."""

    without: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset("123")

    def holds(self, sounds: Sounds) -> bool:
        """Where the second person is out, so are the verb forms of several women: as rare, and the letters of everyday
        words (اثنين is a form of أثنى)."""
        if sounds.tense in self.without or (sounds.person and sounds.person not in self.persons):
            return False
        rare = sounds.person and (sounds.gender, sounds.number) == ("f", "p")
        return "2" in self.persons or not rare


EVERYTHING = Reach()


class Match(NamedTuple):
    """A printed word read as a form of a row's verb, with the folded particles before it and the pronoun after it."""

    row: Mapping[str, Any]
    form: Form
    proclitics: str
    enclitic: str


NOMINAL = frozenset({"participle", "passive-participle", "noun"})
#: Folded particles that a jussive or subjunctive follows; elsewhere the letters of such a form are another word (يعد، تستعد).
BEFORE_JUSSIVE = frozenset(
    lead + fold(word)
    for lead in ("", "و", "ف")
    for word in ("لم", "لن", "أن", "ألا", "لا", "كي", "لكي", "كيلا", "حتى", "بأن", "لئلا")
)
SHADDA = "\u0651"
#: Attached pronouns, longest first. ني and those of the second person (قولكم) are left out: rare, and the ends of other words.
_PRONOUNS = ("هما", "هم", "هن", "ها", "نا", "ه", "ي")
_NOMINAL_CLITICS = ("", "ال", "ب", "ل", "ك", "بال", "لل", "كال")
_VERBAL_CLITICS = ("", "س", "ل")
#: Particles a word may begin with, longest first, and what they let follow.
_PROCLITICS = sorted(
    {(lead + rest, lead, rest) for lead in ("", "و", "ف") for rest in (*_NOMINAL_CLITICS, *_VERBAL_CLITICS)},
    key=lambda clitic: len(clitic[0]),
)
_LEADS = frozenset(clitic[0][0] for clitic in _PROCLITICS if clitic[0])


def conjugate(verb: VerbRow | Mapping[str, Any]) -> list[Form]:
    """Every printed form of a verb, each once; where active and passive are written alike ``voice`` is both.

    Raises:
        LexiconError: where root, form and imperfect do not make a verb.
    """
    return list(_conjugate(_verb_row(verb), EVERYTHING))


def _verb_row(verb: VerbRow | Mapping[str, Any]) -> VerbRow:
    if isinstance(verb, VerbRow):
        return verb
    return VerbRow(verb["lemma"], verb["root"], verb["form"], verb.get("imperfect") or "", tuple(verb.get("nouns") or ()))


@lru_cache(maxsize=4096)
def _conjugate(row: VerbRow, reach: Reach) -> tuple[Form, ...]:
    """The forms of a verb within reach, made once: several indexes hold the same verbs."""
    made = Verb(row.lemma, row.root, row.form, row.imperfect)
    forms: dict[tuple[str, ...], Form] = {}
    for sounds in (*made.inflect(), *made.inflect_nouns(list(row.nouns))):
        if reach.holds(sounds):
            for form in _print_forms(sounds):
                _keep(forms, form)
    return tuple(forms.values())


def _print_forms(sounds: Sounds) -> Iterator[Form]:
    keys = spell(sounds.sounds)
    joins = _joined(sounds, keys)
    for key in keys:
        yield Form(key, *sounds[1:], joins=joins)


def _joined(sounds: Sounds, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Spellings before a pronoun: a hamza at the end leans on the vowel of the case or mood that follows it."""
    form = sounds.sounds
    if form.endswith("F") or (sounds.tense in NOMINAL and form.endswith(("Ani", "ayni", "Una", "Ina"))):
        return ()
    if sounds.tense not in NOMINAL and (sounds.number == "d" or (sounds.number, sounds.gender) == ("p", "f")):
        return ()  # hardly ever printed, and the letters of many a noun
    if form.endswith(("'", "'u")):
        return tuple(dict.fromkeys(s for vowel in "uia" for s in spell_joined(form.rstrip("aiu") + vowel)))
    return spell_joined(form) if form[-1] in "YpO" else keys


def _keep(forms: dict[tuple[str, ...], Form], form: Form) -> None:
    """Add a form; one that is there in the other voice, or as an imperfect of the same letters, is not listed twice."""
    tense = "imperfect" if form.tense == "jussive" else form.tense
    features = (form.key, tense, form.person, form.gender, form.number)
    held = forms.get(features)
    if held is None:
        forms[features] = form
    else:
        voice = held.voice if held.voice == form.voice else "both"
        forms[features] = held._replace(voice=voice, joins=tuple(dict.fromkeys(held.joins + form.joins)))


class FormIndex:
    """Finds the rows of a lexicon whose verb a printed word is a form of.

    Args:
        rows: rows with the verb columns; a row without ``root`` is left out. A column ``except`` may name what the row is
            not found under, besides ``language/homographs``: tenses, everyday words with a form's letters (with or without
            particles), or with ``=`` before it a word only as it stands (``=بين`` leaves ``وبين``).
        without: tenses that are not looked for; commands by default, which collide with everyday nouns.
        persons: grammatical persons that are looked for; news hardly speaks to its reader.
    """

    def __init__(
        self,
        rows: Iterable[Mapping[str, Any]],
        without: Collection[str] = ("imperative",),
        persons: Collection[str] = ("1", "3"),
    ) -> None:
        self._bare: dict[str, list[tuple[Mapping[str, Any], Form]]] = {}
        self._joined: dict[str, list[tuple[Mapping[str, Any], Form]]] = {}
        self._excepted: dict[int, frozenset[str]] = {}
        reach = Reach(frozenset(without), frozenset(persons))
        for row in rows:
            if row.get("root"):
                self._add(row, reach)
        self.lookup = lru_cache(maxsize=65536)(self._lookup)

    def _add(self, row: Mapping[str, Any], reach: Reach) -> None:
        excepted = frozenset(fold(word) for word in row.get("except") or ()) | homographs().get(fold(row["lemma"]), frozenset())
        if excepted:
            self._excepted[id(row)] = excepted
        for form in _conjugate(_verb_row(row), reach):
            if form.tense not in excepted:
                self._bare.setdefault(form.key, []).append((row, form))
                for key in form.joins:
                    self._joined.setdefault(key, []).append((row, form))

    def _lookup(self, key: str, is_verb: bool = False) -> tuple[Match, ...]:
        """All readings of a folded word, the one with the fewest letters stripped first. ``is_verb`` says that the page or the
        tagger shows a verb (a shadda: ``بيّن``): what is only excepted as it stands is then found."""
        found: list[Match] = []
        for proclitics, _, clitic in _PROCLITICS if key[:1] in _LEADS else _PROCLITICS[:1]:
            rest = key[len(proclitics) :]
            if key.startswith(proclitics) and len(rest) > 1:
                found += (m for m in self._read(rest, proclitics, clitic) if not self._is_excepted(m.row, key, rest, is_verb))
        return tuple(sorted(found, key=lambda match: len(match.proclitics) + len(match.enclitic)))

    def _is_excepted(self, row: Mapping[str, Any], key: str, rest: str, is_verb: bool) -> bool:
        excepted = self._excepted.get(id(row))
        if excepted is None:
            return False
        return rest in excepted or key in excepted or (f"={key}" in excepted and not is_verb)

    def _read(self, rest: str, proclitics: str, clitic: str) -> Iterator[Match]:
        for row, form in self._bare.get(rest, ()):
            if _may_follow(clitic, form):
                yield Match(row, form, proclitics, "")
        if clitic.endswith(("ال", "لل")):
            return
        for pronoun in _PRONOUNS:
            if rest.endswith(pronoun):
                for row, form in self._joined.get(rest[: -len(pronoun)], ()):
                    if _may_follow(clitic, form) and (pronoun != "ي" or form.is_nominal):
                        yield Match(row, form, proclitics, pronoun)


def shows_verb(word: Word) -> bool:
    """Whether the page or the tagger shows that a word is a verb: a shadda (``بيّن``) or a hamza at its end (``هنأ``)."""
    return word.pos == "VERB" or SHADDA in word.text or word.text.endswith("أ")


@lru_cache(maxsize=1)
def homographs() -> dict[str, frozenset[str]]:
    """Folded everyday words with the letters of a verb's forms, by the verb's folded lemma (``language/homographs``)."""
    rows = default_lexicon().table("language/homographs")
    return {fold(row["lemma"]): frozenset(map(fold, row["words"])) for row in rows}


def _may_follow(clitic: str, form: Form) -> bool:
    if not clitic:
        return True
    if form.is_nominal:
        return clitic != "س"
    return form.tense in ("imperfect", "jussive") if clitic == "ل" else clitic == "س" and form.tense == "imperfect"
