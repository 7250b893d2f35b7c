"""The words that report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from musnad.extract.model import Cast, Mention
from musnad.extract.phrases import Markers, load_markers
from musnad.language.verbs import SHADDA, FormIndex, Match, shows_verb
from musnad.lexicon import Lexicon
from musnad.text import QUOTES, Page, Word, fold

_PREPOSITIONS = {"bi": "ب", "ila": "إلى", "ala": "على", "an": "عن", "min": "من", "fi": "في", "li": "ل", "maa": "مع"}
_OWN = ("ه", "ها", "هم", "هما", "هن")
#: Classes whose verbal nouns report (``تحذير من``، ``نفي``).
NOUN_CLASSES = frozenset(("accuse", "warn", "threaten", "deny", "call-for", "doubt", "complain", "say", "affirm", "claim"))
#: Patterns whose past begins with a bare alef, never with a hamza.
_LONG = frozenset(("VII", "VIII", "IX", "X"))
#: The folded complementizer without a pronoun, and with the negation.
_BARE = frozenset(("ان", "الا"))
_FINITE = frozenset(("perfect", "imperfect", "jussive"))


@dataclass(slots=True)
class Cue:
    """A word that may report somebody's words.

    ``form`` is ``verb``, ``passive``, ``hanging`` (a participle that hangs on another verb), ``noun``, ``source`` (``بحسب``),
    ``colon`` (a headline's ``فلان: …``), ``mark`` (a quotation that fills its paragraph) or ``answer`` (in an interview).
    ``first``/``last`` is its half-open word range. ``pronoun`` is what is attached to it, ``conjoined`` says that ``و`` is.
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
    voice: str = ""
    conjoined: bool = False
    row: Any = None

    @property
    def relays(self) -> bool:
        """Does it pass on what somebody else said (``نقلت عن``)?"""
        return self.klass == "relay" and self.form in ("verb", "passive", "hanging")

    @property
    def is_verb(self) -> bool:
        """Does it stand where a verb stands? What only takes another cue's noun (``قدم اعتذاره``) leaves the report to that."""
        return self.form in ("verb", "passive", "hanging") and self.frames != {"object-cue"}


class Attribution(NamedTuple):
    """A phrase that attributes: its folded words, what it takes and gives (see ``statements/tables.toml``), and whether the
    next word must begin with the preposition ``ل``."""

    words: tuple[str, ...]
    takes: frozenset[str]
    gives: str
    side: str
    glued: bool = False


@lru_cache(maxsize=1024)
def short_frames(frames: frozenset[str]) -> frozenset[str]:
    """What a cue takes, in the terms openings are found by: ``that``, ``quote``, ``np``, a preposition, ``object`` (a person
    before what is said to them or of them) and ``predicate`` (``اعتبره حلا``)."""
    out: set[str] = set()
    for frame in frames:
        lead = frame.removeprefix("object-")
        if lead != frame and frame not in ("object-noun", "object-cue"):
            out.add("object")
        if lead in ("anna", "an-clause") or lead.endswith("-anna"):
            out.update(("that", _PREPOSITIONS.get(lead.removesuffix("-anna"), "") + "that"))
        elif frame == "object-noun":
            out.add("np")
        elif lead.endswith("-noun"):
            out.add(_PREPOSITIONS[lead.removesuffix("-noun")])
        elif frame == "object-cue":
            out.add(frame)
        elif frame == "fi-source":
            out.update((frame, "that", "quote"))
        else:
            out.add(lead)
    return frozenset(out)


def cue_index(lexicon: Lexicon) -> FormIndex:
    """The reporting verbs of a lexicon under all their forms, made once."""
    if "statements/cues" not in lexicon.made:
        lexicon.made["statements/cues"] = FormIndex(lexicon.table("statements/cues"))
    index: FormIndex = lexicon.made["statements/cues"]
    return index


def find_cues(page: Page, cast: Cast, lexicon: Lexicon) -> dict[int, Cue]:
    """The cues of a page by their word. Furniture, the words inside a name and what only looks like a cue are left out."""
    index = cue_index(lexicon)
    barred = _trapped_words(page, lexicon)
    found: dict[int, Cue] = {}
    for word in page.words:
        if word.kind != "word" or word.line in page.furniture or word.i in barred:
            continue
        mention = cast.at(word.i)
        cue = _read_cue(page, word, index.lookup(word.key, shows_verb(word)), lexicon)
        if cue is not None and (mention is None or _outweighs(cue, mention)):
            found[word.i] = cue
    return found


def _outweighs(cue: Cue, mention: Mention) -> bool:
    """Is the word a cue although a mention was read there: a participle taken for a noun, a verb taken into a name?"""
    if cue.form == "hanging":
        return mention.form != "name" and mention.last - mention.first == 1
    tail = mention.form == "name" and mention.first < cue.first == mention.last - 1
    return tail and cue.tense == "imperfect" and not cue.clitic and not cue.pronoun


def _trapped_words(page: Page, lexicon: Lexicon) -> set[int]:
    """Words of idioms and of the page's own voice (``يذكر أن``)."""
    phrases = trap_phrases(lexicon)
    barred: set[int] = set()
    words = page.words
    for word in words:
        for bare in (word.key, word.key[1:] if word.key[0] in "وف" else ""):
            for parts in phrases.get(bare, ()):
                if all(w.key == part for w, part in zip(words[word.i + 1 : word.i + len(parts)], parts[1:], strict=False)):
                    barred.update(range(word.i, word.i + len(parts)))
    return barred


def _read_cue(page: Page, word: Word, matches: Iterable[Match], lexicon: Lexicon) -> Cue | None:
    """The likeliest reading of a word as a cue."""
    best: tuple[int, Cue] | None = None
    for match in matches:
        cue = _cue_of(page, word, match, lexicon)
        if cue is None:
            continue
        rank = _rank(word, cue, match)
        if best is None or rank < best[0]:
            best = rank, cue
    return best[1] if best is not None else None


def _cue_of(page: Page, word: Word, match: Match, lexicon: Lexicon) -> Cue | None:
    form, row = match.form, match.row
    kind = _form_of(page, word, match, lexicon)
    if kind is None:
        return None
    allowed = frozenset(row["risky"] or row["frames"])
    return Cue(
        word.i, word.i + 1, kind, row["class"], short_frames(allowed), form.person, form.gender, form.number,
        match.enclitic, match.proclitics.lstrip("وف"), row["lemma"], form.tense, form.voice,
        match.proclitics[:1] == "و", row,
    )  # fmt: skip


def _form_of(page: Page, word: Word, match: Match, lexicon: Lexicon) -> str | None:
    tense = match.form.tense
    if tense in _FINITE:
        if match.form.person == "2" or (match.form.person == "1" and word.quote) or _is_no_verb(page, word, match, lexicon):
            return None
        return "passive" if match.form.voice == "passive" else "verb"
    if tense == "participle":
        return "hanging" if _hangs(page, word, match, lexicon) else None
    reports = tense == "noun" and match.row["class"] in NOUN_CLASSES and match.proclitics.lstrip("وف") not in ("ل", "لل")
    return "noun" if reports and not _is_setting(page, word, match) else None


def _is_setting(page: Page, word: Word, match: Match) -> bool:
    """``في إشارة إلى``: the page's own remark."""
    return match.row["class"] == "say" and word.i > 0 and page.words[word.i - 1].key == "في" and not match.enclitic


def _is_no_verb(page: Page, word: Word, match: Match, lexicon: Lexicon) -> bool:
    """Is it another word with the letters of a verb: after a preposition, a preposition itself (``بين``), too short to tell
    (``عدة``), a dual that nothing asks for (``يوميا``)?"""
    before = page.words[word.i - 1] if word.i and page.words[word.i - 1].line == word.line else None
    form, markers = match.form, load_markers(lexicon)
    if before is not None and _ends_turn(page, before.i, markers):
        before = None
    if before is not None and (markers.has("negation", before.key) or _governs(before, form.tense, markers)):
        return True
    if form.tense == "jussive" and not (before and markers.has("jussive_after", before.key)):
        return True
    noun = form.tense == "perfect" and word.pos == "NOUN"
    if match.enclitic and (noun or len(form.key) < 3 or not _takes_pronoun(match.row)):
        return True
    if form.person == "1" and form.tense != "perfect":
        return True
    if form.tense == "perfect" and match.row["form"] in _LONG and word.text.removeprefix("و").startswith("أ"):
        return True
    if form.tense == "perfect" and before is not None and not match.proclitics and markers.has("noun_after", before.key):
        return True
    starts = before is None or before.kind == "punct" or before.sent != word.sent
    return markers.has("preposition", word.key) and SHADDA not in word.text and not starts


def _ends_turn(page: Page, i: int, markers: Markers) -> bool:
    """Does a phrase that leads into a new clause end at word ``i`` (``إلى ذلك``)?"""
    phrase = markers.phrase_at(page, i - 1) if i else None
    return phrase is not None and phrase == ("turn", i + 1)


def _governs(before: Word, tense: str, markers: Markers) -> bool:
    """Does a word ask for a noun, or for a verb that tells of what may be (``أن يعلن``)?"""
    if markers.has("core", before.key) and before.text != "علي":
        return True
    return tense != "perfect" and before.key.lstrip("وب") in _BARE


def _takes_pronoun(row: Any) -> bool:
    """Can the verb have a pronoun for its object?"""
    takes_object = any(frame.startswith("object-") or frame in ("an-source",) for frame in row["frames"])
    return takes_object or row["class"] in ("announce", "say", "affirm", "deny", "reveal", "relay", "write")


def _hangs(page: Page, word: Word, match: Match, lexicon: Lexicon) -> bool:
    """Is the participle in the accusative that hangs on a verb (``مضيفاً``، ``مؤكدةً``)? It stands after a comma or a quotation,
    or leads straight into what is said."""
    key = match.form.key
    if match.proclitics not in ("", "و", "ف") or (match.enclitic and match.form.gender != "f"):
        return False
    if match.form.gender != "f" and not key.endswith("ا" if match.form.number == "s" else "ين"):
        return False
    before = page.words[word.i - 1] if word.i else None
    if before is not None and before.kind == "punct" and before.text not in "-–—/":
        return True
    return _leads_in(page, word.i + 1, lexicon) or _leads_into_noun(page, word, match)


def _leads_in(page: Page, i: int, lexicon: Lexicon) -> bool:
    """Does a complementizer, a colon or a quotation mark stand at word ``i``, a preposition before it or not?"""
    markers = load_markers(lexicon)
    after = page.words[i : i + 2]
    if after and markers.has("core", after[0].key):
        after = after[1:]
    return bool(after) and (after[0].key in markers.complementizers or after[0].text == ":" or after[0].text in QUOTES)


def _leads_into_noun(page: Page, word: Word, match: Match) -> bool:
    """Does a participle in the accusative stand right before the preposition it reports with (``معربا عن القلق``)?"""
    after = page.words[word.i + 1].key if word.i + 1 < len(page.words) else ""
    frame = {"عن": "an-noun", "الي": "ila-noun", "علي": "ala-noun"}.get(after, "")
    return match.form.key.endswith("ا") and not match.row["risky"] and frame in match.row["frames"]


def _rank(word: Word, cue: Cue, match: Match) -> int:
    """Lower is likelier: whole words before cut ones, third person before first, verbs before nouns."""
    rank = 2 * len(cue.clitic) + 3 * bool(match.enclitic) + 4 * (cue.person == "1")
    rank += {"verb": 0, "hanging": 1, "noun": 2, "passive": 3}[cue.form]
    return rank - 3 if cue.form == "noun" and word.pos == "NOUN" and not cue.conjoined and word.gap and word.i else rank


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


def trap_phrases(lexicon: Lexicon) -> dict[str, list[tuple[str, ...]]]:
    """Phrases whose words report nothing (``يذكر أن``), folded, by their first word."""
    if "statements/trap phrases" not in lexicon.made:
        found: dict[str, list[tuple[str, ...]]] = {}
        for row in lexicon.table("statements/traps"):
            if row["kind"] != "in-line-with":
                parts = tuple(fold(row["phrase"]).split())
                found.setdefault(parts[0], []).append(parts)
        lexicon.made["statements/trap phrases"] = found
    made: dict[str, list[tuple[str, ...]]] = lexicon.made["statements/trap phrases"]
    return made
