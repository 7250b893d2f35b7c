"""The grammar of the Arabic verb: every form of a verb in sounds, from its root, its pattern and what its lemma shows.

Stems are kept as a body (all up to the vowel before the last radical), that vowel, and the last radical; what happens at
the seam with an ending depends on the kind of root: sound, doubled (ردّ), hollow (قال) or defective (دعا).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from musnad.errors import LexiconError
from musnad.language.spelling import noun_to_sounds, to_sounds
from musnad.text import fold


class Sounds(NamedTuple):
    """One form of a verb in sounds, with its features (see ``verbs.Form``)."""

    sounds: str
    tense: str
    person: str = ""
    gender: str = ""
    number: str = ""
    voice: str = "active"


class Stem(NamedTuple):
    """What endings are put on. For a hollow root ``vowel`` is the long one and ``short`` the one before a consonant."""

    kind: str
    body: str
    vowel: str
    last: str
    short: str = ""

    def join(self, ending: str) -> str:
        """The stem with an ending, in sounds."""
        opens = ending[:1] in tuple("aiuAIU")
        if self.kind == "defective":
            return self.body + _seam(self.vowel, self.last, ending)
        if self.kind == "hollow":
            return self.body + (self.vowel if opens else self.short) + self.last + ending
        if self.kind == "doubled" and opens:
            return self.contracted + ending
        return self.body + self.vowel + self.last + ending

    @property
    def contracted(self) -> str:
        """A doubled root's stem before a vowel: radad → radd, but rdud → rudd."""
        base = self.body[:-1]
        return base + ("" if base[-1:] in tuple("aiuAIU") else self.vowel) + self.last * 2


_SEAM = {
    "i": {"u": "I", "": "i", "Ina": "Ina", "I": "I", "Una": "Una", "UO": "UO"},
    "a": {"u": "Y", "": "a", "Ina": "ayna", "I": "ay", "Una": "awna", "UO": "awO", "at": "at", "atA": "atA"},
    "u": {"u": "U", "": "u", "Ina": "Ina", "I": "I", "Una": "Una", "UO": "UO"},
}


def _seam(vowel: str, last: str, ending: str) -> str:
    """How a weak last radical and an ending meet."""
    if ending == "a" and vowel == "a":
        return "A" if last == "w" else "Y"
    if ending in _SEAM[vowel]:
        return _SEAM[vowel][ending]
    if ending[0] in "aAiIuU":
        return vowel + last + ending
    return {"i": "I", "u": "U"}.get(vowel, "a" + last) + ending


_PERFECT = [
    ("3", "m", "s", "a"), ("3", "f", "s", "at"), ("3", "m", "d", "A"), ("3", "f", "d", "atA"), ("3", "m", "p", "UO"),
    ("3", "f", "p", "na"), ("2", "m", "s", "ta"), ("2", "f", "s", "ti"), ("2", "", "d", "tumA"), ("2", "m", "p", "tum"),
    ("2", "f", "p", "tunna"), ("1", "", "s", "tu"), ("1", "", "p", "nA"),
]  # fmt: skip
#: person, gender, number, prefix, ending of the indicative, ending of the jussive (and where letters differ the subjunctive)
_IMPERFECT = [
    ("3", "m", "s", "y", "u", ""), ("3", "f", "s", "t", "u", ""), ("2", "m", "s", "t", "u", ""), ("1", "", "s", "'", "u", ""),
    ("1", "", "p", "n", "u", ""), ("2", "f", "s", "t", "Ina", "I"), ("3", "m", "d", "y", "Ani", "A"),
    ("3", "f", "d", "t", "Ani", "A"), ("2", "", "d", "t", "Ani", "A"), ("3", "m", "p", "y", "Una", "UO"),
    ("2", "m", "p", "t", "Una", "UO"), ("3", "f", "p", "y", "na", "na"), ("2", "f", "p", "t", "na", "na"),
]  # fmt: skip
#: gender, number, ending of a noun or participle; the last ones stand before another noun or a pronoun
_NOMINAL = [
    ("m", "s", ""), ("m", "s", "F"), ("f", "s", "p"), ("f", "p", "At"), ("m", "d", "Ani"), ("m", "d", "ayni"),
    ("m", "p", "Una"), ("m", "p", "Ina"), ("f", "d", "atAni"), ("f", "d", "atayni"),
]  # fmt: skip
_CONSTRUCT = [("m", "p", "U"), ("m", "p", "I"), ("m", "d", "A"), ("f", "d", "atA"), ("f", "d", "atay")]

_TO_PASSIVE = str.maketrans({"a": "u", "A": "U", "i": "u"})
DERIVED = ("II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "Q", "QII", "QIV")
_MAY_BE_HOLLOW = ("I", "IV", "VII", "VIII", "X")
_MAY_BE_DOUBLED = ("I", "III", "IV", "VI", "VII", "VIII", "X")


class Verb:
    """One verb and its stems.

    Args:
        lemma: the third person masculine singular of the perfect (``أكّد``).
        root: its radicals with spaces between (``ء ك د``).
        form: I to X, or Q, QII, QIV for four radicals (``طمأن``, ``تدهور``, ``اطمأنّ``).
        imperfect: third person masculine singular of the imperfect; form I needs it.

    Raises:
        LexiconError: where root, form and imperfect do not make a verb.
    """

    def __init__(self, lemma: str, root: str, form: str, imperfect: str = "") -> None:
        self.lemma, self.form, self.plain = lemma, form, fold(lemma)
        try:
            self.radicals = [to_sounds(r) for r in root.split()]
        except KeyError as error:
            raise LexiconError(f'{lemma}: root "{root}" has a letter that is no radical; use ء for hamza, و or ي') from error
        wanted = 4 if form.startswith("Q") else 3
        if len(self.radicals) != wanted or form not in ("I", *DERIVED):
            raise LexiconError(f'{lemma}: root "{root}" and form "{form}" do not fit; form {form} has {wanted} radicals')
        if form == "I" and not imperfect:
            raise LexiconError(f'{lemma}: column "imperfect" is empty; form I needs it, as يقول')
        self.imperfect = "".join(c for c in imperfect if not "\u064b" <= c <= "\u0652")
        self.kind = self._find_kind()

    def _find_kind(self) -> str:
        second, last = self.radicals[-2:]
        if last in "wy":
            return "defective"
        if second in "wy" and self.form in _MAY_BE_HOLLOW and self.plain[-2] == "ا":
            return "hollow"
        if self.form in ("IX", "QIV") or (second == last and self.form in _MAY_BE_DOUBLED):
            return "doubled"
        return "sound"

    def _perfect_body(self) -> str:
        r1, r2, *rest = self.radicals
        r3 = rest[0]
        return {
            "I": f"{r1}a{r2}", "II": f"{r1}a{r2}{r2}", "III": f"{r1}A{r2}", "IV": f"'a{r1}{r2}", "V": f"ta{r1}a{r2}{r2}",
            "VI": f"ta{r1}A{r2}", "VII": f"in{r1}a{r2}", "VIII": f"i{self._infixed()}a{r2}", "IX": f"i{r1}{r2}a{r3}",
            "X": f"ista{r1}{r2}", "Q": f"{r1}a{r2}{r3}", "QII": f"ta{r1}a{r2}{r3}", "QIV": f"i{r1}{r2}a{''.join(rest)}",
        }[self.form]  # fmt: skip

    def _infixed(self) -> str:
        """First radical and infixed t of form VIII, grown together as the lemma shows (اتّهم، ازداد، اصطدم، ادّعى)."""
        first = self.radicals[0]
        if first in "wy" or (first == "'" and self.plain[1] == "ت"):
            return "tt"
        if first in "SDTZ":
            return first + ("Z" if first == "Z" and self.plain[1:3] != "ظط" else "T")
        if first == "*" and self.plain[1] == "د":
            return "dd"
        if first in "d*z":
            return first + "d"
        return first + ("v" if first == "v" and self.plain[2] != "ت" else "t")

    def _imperfect_body(self) -> str:
        if self.form == "I":
            r1, r2, _ = self.radicals
            letters = self.imperfect[1:]
            if r1 == "w" and letters[0] != "و":
                return r2
            if self.kind == "defective" and len(letters) == 2 and r1 != "w":
                return r1  # يرى: the hamza is gone
            return r1 + r2
        if self.form == "IV":
            return self.radicals[0] + self.radicals[1]
        body = self._perfect_body()
        return body.removeprefix("i")

    def _first_vowel(self, letters: str) -> str:
        """The vowel before the last radical of form I's imperfect, as far as letters tell."""
        last, second = letters[-1], letters[-2]
        if self.kind == "defective":
            return {"و": "u", "ي": "i"}.get(last, "a")
        if self.kind == "hollow":
            return {"و": "U", "ي": "I"}.get(second, "A")
        seat = last if self.radicals[2] == "'" else second if self.radicals[1] == "'" else ""
        return {"أ": "a", "ئ": "i"}.get(seat, "u")

    def _make(self, body: str, vowel: str, short: str = "a", weak: str = "y") -> Stem:
        last = self.radicals[-1]
        if self.kind == "hollow":
            return Stem("hollow", body[:-1].removesuffix("a").removesuffix("u"), vowel, last, short)
        return Stem(self.kind, body, vowel, weak if self.kind == "defective" else last)

    def perfect(self, passive: bool = False) -> Stem:
        """The perfect's stem."""
        body, hollow, last = self._perfect_body(), self.kind == "hollow", self.lemma[-1]
        if passive:
            return self._make(body.translate(_TO_PASSIVE), "I" if hollow else "i", "i")
        if hollow:
            rounded = self.form == "I" and self._first_vowel(self.imperfect) == "U"
            return self._make(body, "A", "u" if rounded else "i" if self.form == "I" else "a")
        seat = self.lemma.rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")[-2:]
        fronted = self.form == "I" and (seat[-1] in "يئ" or (self.radicals[1] == "'" and seat[0] == "ئ"))
        rounded = self.form == "I" and (seat[-1] == "ؤ" or (self.radicals[1] == "'" and seat[0] == "ؤ"))
        weak = "w" if self.form == "I" and last == "ا" else "y"
        return self._make(body, "i" if fronted else "u" if rounded else "a", weak=weak)

    def present(self, passive: bool = False) -> Stem:
        """The imperfect's stem, without its prefix."""
        body, hollow = self._imperfect_body(), self.kind == "hollow"
        if passive:
            if self.form == "I" and self.radicals[0] == "w" and len(body) == 1:
                body = "w" + body
            return self._make(body, "A" if hollow else "a")
        if self.form == "I":
            vowel = self._first_vowel(self.imperfect)
            return self._make(body, vowel, vowel.lower(), "w" if self.imperfect[-1] == "و" else "y")
        if hollow:
            return self._make(body, "A" if self.form in ("VII", "VIII") else "I", "a" if self.form in ("VII", "VIII") else "i")
        return self._make(body, "a" if self.form in ("V", "VI", "QII") else "i")

    def _prefix_vowel(self, passive: bool) -> str:
        return "u" if passive or self.form in ("II", "III", "IV", "Q") else "a"

    def inflect(self) -> Iterator[Sounds]:
        """Every form of the verb; active ones before passive ones."""
        for passive in (False, True):
            voice = "passive" if passive else "active"
            stem = self.perfect(passive)
            for person, gender, number, ending in _PERFECT:
                yield Sounds(stem.join(ending), "perfect", person, gender, number, voice)
            stem, vowel = self.present(passive), self._prefix_vowel(passive)
            for person, gender, number, prefix, ending, jussive in _IMPERFECT:
                yield Sounds(prefix + vowel + stem.join(ending), "imperfect", person, gender, number, voice)
                yield Sounds(prefix + vowel + stem.join(jussive), "jussive", person, gender, number, voice)
                if self.kind == "doubled" and not jussive:
                    yield Sounds(prefix + vowel + stem.contracted, "jussive", person, gender, number, voice)
        yield from self._commands()
        yield from self._participles()

    def _commands(self) -> Iterator[Sounds]:
        stem = self.present()
        for gender, number, ending in (("m", "s", ""), ("f", "s", "I"), ("m", "p", "UO")):
            sounds = stem.join(ending)
            if self.form == "IV":
                sounds = "'a" + sounds
            elif len(sounds) > 1 and sounds[1] not in "aiuAIU":
                sounds = "i" + sounds
            yield Sounds(sounds, "imperative", "2", gender, number)

    def _participles(self) -> Iterator[Sounds]:
        for voice, tense in (("active", "participle"), ("passive", "passive-participle")):
            stem = self._participle(voice == "passive")
            for gender, number, ending in (*_NOMINAL, *_CONSTRUCT):
                yield Sounds(_join_nominal(stem, ending), tense, "", gender, number, voice)
            if stem.kind == "defective" and stem.vowel == "i":
                yield Sounds(stem.body + "I", tense, "", "m", "s", voice)

    def _participle(self, passive: bool) -> Stem:
        if self.form != "I":
            stem = self.present(passive)
            vowel = stem.vowel if self.kind == "hollow" else "a" if passive else "i"
            return stem._replace(body="mu" + stem.body, vowel=vowel, last="y" if self.kind == "defective" else stem.last)
        r1, r2, r3 = self.radicals
        if not passive:
            return Stem("sound", f"{r1}A'", "i", r3) if self.kind == "hollow" else self._make(f"{r1}A{r2}", "i")
        if self.kind == "hollow":
            return Stem("sound", f"ma{r1}", "U" if r2 == "w" else "I", r3)
        if self.kind == "defective":
            vowel, weak = ("u", "w") if self.imperfect[-1] == "و" else ("i", "y")
            return Stem("sound", f"ma{r1}{r2}", vowel + weak, weak)
        return Stem("sound", f"ma{r1}{r2}", "U", r3)

    def nouns(self) -> list[str]:
        """The verbal noun that the pattern gives, in sounds; none for form I, whose nouns only a lexicon knows."""
        if self.form == "I":
            return []
        if self.form in ("II", "III", "Q"):
            return [self._noun_with_ending()]
        if self.form in ("V", "VI", "QII"):
            body = self._perfect_body()
            return [body + "I"] if self.kind == "defective" else [body + "u" + self.radicals[-1]]
        return [self._hollow_noun() if self.kind == "hollow" else self._long_noun()]

    def _noun_with_ending(self) -> str:
        """تفعيل، تفعلة، مفاعلة، فعللة."""
        r1, r2, *_, last = self.radicals
        weak = self.kind == "defective"
        if self.form == "Q":
            return f"{r1}a{r2}{self.radicals[2]}a{last}ap"
        if self.form == "III":
            return f"mu{r1}A{r2}Ap" if weak else f"mu{r1}A{r2}{'' if self.kind == 'doubled' else 'a'}{last}ap"
        if weak or last == "'":
            return f"ta{r1}{r2}i{'y' if weak else last}ap"
        return f"ta{r1}{r2}I{last}"

    def _hollow_noun(self) -> str:
        """إفعالة، استفعالة (a ta marbuta for the lost radical), انفيال، افتيال."""
        r1, last = self.radicals[0], self.radicals[-1]
        if self.form in ("VII", "VIII"):
            return f"{'in' + r1 if self.form == 'VII' else 'i' + self._infixed()}iyA{last}"
        return ("isti" if self.form == "X" else "'i") + f"{r1}A{last}ap"

    def _long_noun(self) -> str:
        """إفعال، انفعال، افتعال، استفعال، افعلال, with a hamza for a weak last radical."""
        r1, r2, *_, last = self.radicals
        r3 = self.radicals[2]
        head = {
            "IV": f"'i{r1}{r2}",
            "VII": f"in{r1}i{r2}",
            "VIII": f"i{self._infixed() if self.form == 'VIII' else ''}i{r2}",
            "X": f"isti{r1}{r2}",
            "IX": f"i{r1}{r2}i{last}",
            "QIV": f"i{r1}{r2}i{r3}{last}",
        }[self.form]
        return head + ("A'" if self.kind == "defective" else "A" + last)

    def inflect_nouns(self, listed: list[str]) -> Iterator[Sounds]:
        """The verbal nouns in all their forms: those listed, or where none is the pattern's own.

        Nouns of form I have a plural in -āt only where they end in ة; other plurals must be listed.
        """
        for noun in [noun_to_sounds(n) for n in listed] or self.nouns():
            yield from _noun_forms(noun, plural=self.form != "I" or noun.endswith("p"))


def _noun_forms(noun: str, plural: bool) -> Iterator[Sounds]:
    base, marked = noun.removesuffix("p"), noun.endswith("p")
    yield Sounds(noun, "noun", "", "f" if marked else "m", "s")
    if not marked and noun[-1] not in "YI":
        yield Sounds(noun + "F", "noun", "", "m", "s")
    if noun[-1] == "I":
        yield Sounds(noun[:-1] + "i", "noun", "", "m", "s")
        yield Sounds(noun[:-1] + "iyF", "noun", "", "m", "s")
    if not plural:
        return
    if noun[-1] in "YI":
        base = base[:-1] + "iy"
    yield Sounds(base + "At", "noun", "", "f", "p")
    dual = "at" if marked else ""
    for ending in ("Ani", "ayni"):
        yield Sounds(base + dual + ending, "noun", "", "f" if marked else "m", "d")


def _join_nominal(stem: Stem, ending: str) -> str:
    if stem.kind == "defective":
        return stem.body + _nominal_seam(stem.vowel, ending)
    if stem.kind == "doubled":
        return stem.contracted + ending
    return stem.body + stem.vowel + stem.last + ending


def _nominal_seam(vowel: str, ending: str) -> str:
    if vowel == "i":
        return ending if ending[:1] in ("U", "I") else "i" if not ending else "iy" + ("a" if ending == "p" else "") + ending
    if ending in ("", "F"):
        return "Y"
    return {"p": "Ap", "Una": "awna", "Ina": "ayna", "U": "aw", "I": "ay"}.get(
        ending, "A" + ending[1:] if ending.startswith("at") else "ay" + ending
    )
