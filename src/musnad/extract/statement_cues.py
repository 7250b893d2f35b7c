"""The words that report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from musnad.language.verbs import FormIndex, Match
from musnad.lexicon import Lexicon
from musnad.text import Page, Word, fold

_PREPOSITIONS = {"bi": "ب", "ila": "إلى", "ala": "على", "an": "عن", "min": "من", "fi": "في", "li": "ل", "maa": "مع"}
_OWN = ("ه", "ها", "هم", "هما", "هن")
_FINITE = frozenset(("perfect", "imperfect", "jussive"))


@dataclass(slots=True)
class Cue:
    """A word that may report somebody's words.

    ``form`` is ``verb``, ``passive``, ``hanging`` (a participle that hangs on another verb), ``noun``, ``source`` (``بحسب``) or
    ``colon`` (a headline's ``فلان: …``). ``first``/``last`` is its half-open word range. ``pronoun`` is what is attached to it.
    """

    first: int
    last: int
    form: str
    klass: str
    frames: frozenset[str]
    person: str = ""
    gender: str = ""
    number: str = ""
    pronoun: str = ""
    clitic: str = ""
    lemma: str = ""
    tense: str = ""
    relays: bool = False
    row: Any = None


class Attribution(NamedTuple):
    """A phrase that attributes: its folded words, what it takes and gives (see ``statements/tables.toml``), and whether the next
    word must begin with the preposition ``ل``."""

    words: tuple[str, ...]
    takes: frozenset[str]
    gives: str
    side: str
    glued: bool = False


@lru_cache(maxsize=1024)
def short_frames(frames: frozenset[str]) -> frozenset[str]:
    """What a cue takes, in the terms openings are found by: ``that``, ``quote``, ``np``, a preposition, ``object`` (a person before
    what is said to them or of them) and ``predicate`` (``اعتبره حلا``)."""
    out: set[str] = set()
    for frame in frames:
        lead = frame.removeprefix("object-")
        if lead != frame and frame not in ("object-noun", "object-cue"):
            out.add("object")
        if lead in ("anna", "an-clause") or lead.endswith("-anna") or lead == "an-clause":
            out.add("that")
        elif frame == "object-noun":
            out.add("np")
        elif lead.endswith("-noun"):
            out.add(_PREPOSITIONS[lead.removesuffix("-noun")])
        else:
            out.add(lead)
    return frozenset(out)


def cue_index(lexicon: Lexicon) -> FormIndex:
    """The reporting verbs of a lexicon under all their forms, made once."""
    if "statements/cues" not in lexicon.made:
        lexicon.made["statements/cues"] = FormIndex(lexicon.table("statements/cues"))
    index: FormIndex = lexicon.made["statements/cues"]
    return index


def find_cues(page: Page, lexicon: Lexicon) -> dict[int, Cue]:
    """The cues of a page by their word, furniture left out."""
    index = cue_index(lexicon)
    found: dict[int, Cue] = {}
    for word in page.words:
        if word.kind == "word" and word.line not in page.furniture:
            cue = _read_cue(page, word, index.lookup(word.key))
            if cue is not None:
                found[word.i] = cue
    return found


def _read_cue(page: Page, word: Word, matches: Iterable[Match]) -> Cue | None:
    """The likeliest reading of a word as a cue."""
    best: tuple[int, Cue] | None = None
    for match in matches:
        cue = _cue_of(word, match)
        if cue is None:
            continue
        rank = _rank(page, word, cue, match)
        if best is None or rank < best[0]:
            best = rank, cue
    return best[1] if best is not None else None


def _cue_of(word: Word, match: Match) -> Cue | None:
    form, tense = match.form, match.form.tense
    clitic = match.proclitics.lstrip("وف")
    if tense in _FINITE:
        kind = "passive" if form.voice == "passive" else "verb"
    elif tense == "participle" and _hangs(word, match):
        kind = "hanging"
    elif tense == "noun":
        kind = "noun"
    else:
        return None
    row = match.row
    allowed = frozenset(row["risky"] or row["frames"])
    return Cue(
        word.i, word.i + 1, kind, row["class"], short_frames(allowed), form.person, form.gender, form.number,
        match.enclitic, clitic, row["lemma"], tense, bool(allowed & {"an-source", "fi-source"}), row,
    )  # fmt: skip


def _hangs(word: Word, match: Match) -> bool:
    """Is the participle in the accusative that hangs on a verb (``مضيفاً``، ``مؤكدةً``)?"""
    if match.proclitics not in ("", "و", "ف"):
        return False
    return match.form.gender == "f" or match.form.number in ("p", "d") or match.form.key.endswith("ا")


def _rank(page: Page, word: Word, cue: Cue, match: Match) -> int:
    """Lower is likelier: whole words before cut ones, third person before first and second, verbs after a clause's start."""
    rank = 2 * len(cue.clitic) + 3 * bool(match.enclitic)
    rank += {"verb": 0, "hanging": 1, "noun": 2, "passive": 3}[cue.form]
    rank += 4 * (cue.person in ("1", "2"))
    if cue.form == "noun" and word.pos == "NOUN":
        rank -= 3
    return rank


def attribution_phrases(lexicon: Lexicon) -> dict[str, list[Attribution]]:
    """The phrases that attribute (``بحسب``، ``نقلا عن``) by their first folded word, longest first."""
    if "statements/attributions" not in lexicon.made:
        found: dict[str, list[Attribution]] = {}
        for row in lexicon.table("statements/attributions"):
            for phrase in _spellings(row):
                found.setdefault(phrase.words[0], []).append(phrase)
        for held in found.values():
            held.sort(key=lambda phrase: -len(phrase.words))
        lexicon.made["statements/attributions"] = found
    made: dict[str, list[Attribution]] = lexicon.made["statements/attributions"]
    return made


def _spellings(row: Any) -> Iterator[Attribution]:
    """The ways a phrase is printed: bare, and with a pronoun where it takes one."""
    words = tuple(fold(row["phrase"]).split())
    takes = frozenset(row["takes"])
    glued = words[-1] == "ل"
    words = words[:-1] if glued else words
    yield Attribution(words, takes - {"pronoun"}, row["gives"], row["side"], glued)
    if "pronoun" in takes:
        for pronoun in _OWN:
            yield Attribution((*words[:-1], words[-1] + pronoun), frozenset({"pronoun"}), row["gives"], row["side"])


def traps(lexicon: Lexicon) -> frozenset[str]:
    """Folded words that make no source of an attribution (``وفقا لمتطلبات``)."""
    if "statements/traps" not in lexicon.made:
        rows = (row for row in lexicon.table("statements/traps") if row["kind"] == "in-line-with")
        lexicon.made["statements/traps"] = frozenset(fold(row["phrase"]) for row in rows)
    made: frozenset[str] = lexicon.made["statements/traps"]
    return made
