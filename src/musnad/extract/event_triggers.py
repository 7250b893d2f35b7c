"""Words that may name an event, and which of their readings the words round them allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from musnad.extract.event_model import SPEECH, Trigger, word_variants
from musnad.extract.event_words import event_words
from musnad.extract.phrases import COMMAS
from musnad.language.verbs import BEFORE_JUSSIVE, FormIndex, Match, shows_verb
from musnad.lexicon import Lexicon
from musnad.text import Page, Word, fold, strip_candidates

#: How many words before the trigger, and how many after it, may hold what a reading needs and what it forbids.
BEFORE, NEEDED, FORBIDDEN = 5, 11, 9
_NOUN_CLITICS = frozenset(
    {"", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "فال", "كال", "وب", "ول", "وبال", "ولل", "فب", "فل"}
)
_PRONOUNS = ("هما", "هم", "هن", "ها", "نا", "ه")


@dataclass(frozen=True)
class Context:
    """The words a reading needs or forbids, folded: single words and phrases."""

    words: frozenset[str]
    phrases: tuple[str, ...]

    @classmethod
    def of(cls, given: Iterable[str]) -> Context:
        """From a cell of the lexicon."""
        folded = [fold(g) for g in given]
        return cls(frozenset(f for f in folded if " " not in f), tuple(f" {f} " for f in folded if " " in f))

    def found_in(self, window: Window) -> bool:
        """Whether any of the words or phrases stands in a window."""
        return not self.words.isdisjoint(window.variants) or any(p in window.text for p in self.phrases)


class Window:
    """The words round a trigger, with and without their proclitics."""

    def __init__(self, page: Page, first: int, last: int, reach: int) -> None:
        start, end = page.sentence_of(first)
        near = [*range(max(start, first - BEFORE), first), *range(last, min(end, last + reach))]
        keys = [page.words[i].key for i in near]
        self.variants = frozenset().union(*map(word_variants, keys)) if keys else frozenset()
        self.text = f" {' '.join(keys)} "


class TriggerIndex:
    """All triggers of a lexicon by the words that print them."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.table("events/triggers").rows
        self.frames: dict[str, Mapping[str, str]] = {
            name: {fold(slot) if slot.isascii() is False else slot: role for slot, role in frame.items()}
            for name, frame in lexicon.grammar("events/frames").items()
        }
        self.verbs = FormIndex([_as_verb(r) for r in rows if r["kind"] == "verb"])
        words = event_words(lexicon).classes
        self.nature, self.purposes, self.governors = words["nature"], words["purpose"], words["governs"]
        self.nouns: dict[str, list[Mapping[str, Any]]] = {}
        self.joined: dict[str, list[Mapping[str, Any]]] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], Mapping[str, Any]]]] = {}
        self.needs = {r.where: Context.of(r["needs"]) for r in rows}
        self.unless = {r.where: Context.of(r["unless"]) for r in rows}
        for row in rows:
            self._add(row)

    def _add(self, row: Mapping[str, Any]) -> None:
        shapes = [row["lemma"], *row["nouns"]]
        if row["kind"] == "noun":
            for shape in shapes:
                for key in _inflect(fold(shape)):
                    self.nouns.setdefault(key, []).append(row)
                self.joined.setdefault(_open(fold(shape)), []).append(row)
        elif row["kind"] == "phrase":
            for shape in shapes:
                first, *rest = fold(shape).split()
                self.phrases.setdefault(first, []).append((tuple(rest), row))

    def find(self, page: Page) -> list[list[Trigger]]:
        """For each place where an event may be named, its readings, the likeliest first; in page order."""
        found: list[list[Trigger]] = []
        for i, word in enumerate(page.words):
            if word.kind == "word" and word.line not in page.furniture and word.key not in self.purposes:
                readings = [t for t in self._read(page, i) if self._fits(page, t)]
                if readings:
                    found.append(readings)
        return found

    def _read(self, page: Page, i: int) -> Iterator[Trigger]:
        yield from self._read_phrases(page, i)
        verbs, nouns = list(self._read_verbs(page, i)), list(self._read_nouns(page, i))
        noun_first = self._is_governed(page, i) or page.words[i].pos in ("NOUN", "ADJ", "PROPN")
        yield from nouns + verbs if noun_first else verbs + nouns

    def _read_phrases(self, page: Page, i: int) -> Iterator[Trigger]:
        for clitics, rest in strip_candidates(page.words[i].key):
            for tail, row in self.phrases.get(rest, ()):
                last = i + 1 + len(tail)
                if last <= len(page.words) and all(_same(page.words[i + 1 + k].key, t) for k, t in enumerate(tail)):
                    last -= bool(tail) and tail[-1] in self.governors
                    yield Trigger(i, last, row, self.frames[row["frame"]], None, clitics)

    def _read_verbs(self, page: Page, i: int) -> Iterator[Trigger]:
        word = page.words[i]
        for match in self.verbs.lookup(word.key, shows_verb(word)):
            row = match.row["row"]
            if match.form.tense == "noun" and not row["nouns"]:
                continue
            if (not match.form.is_nominal and self._is_governed(page, i)) or not _letters_allow(word, match):
                continue
            if (row["only"] == "past" and match.form.tense != "perfect") or match.form.tense == "passive-participle":
                continue
            if (match.form.voice == "passive" and row["only"] == "active") or (
                match.form.voice == "passive" and not _takes_object(row, self.frames)
            ):
                continue
            if match.form.tense == "jussive" and not _may_be_jussive(page, i, match):
                continue
            if match.form.person in ("1", "2") and not self._is_spoken(page, i):
                continue
            if match.form.tense == "participle" and not _hangs(page, i, match):
                continue
            yield Trigger(i, i + 1, row, self.frames[row["frame"]], match.form, match.proclitics, match.enclitic)

    def _read_nouns(self, page: Page, i: int) -> Iterator[Trigger]:
        for clitics, rest in strip_candidates(page.words[i].key):
            if clitics not in _NOUN_CLITICS:
                continue
            for row in self.nouns.get(rest, ()):
                yield Trigger(i, i + 1, row, self.frames[row["frame"]], None, clitics)
            may_own = not clitics.endswith(("ال", "لل")) and not page.words[i].text.endswith("ة")
            for pronoun in _PRONOUNS if may_own else ():
                if rest.endswith(pronoun):
                    for row in self.joined.get(rest[: -len(pronoun)], ()):
                        yield Trigger(i, i + 1, row, self.frames[row["frame"]], None, clitics, pronoun)

    def _is_governed(self, page: Page, i: int) -> bool:
        """Whether a preposition or the like stands before the word, which only nouns follow."""
        if i == 0 or page.words[i - 1].line != page.words[i].line:
            return False
        key = page.words[i - 1].key
        return key in self.governors or (key[:1] in "وف" and key[1:] in self.governors)

    def _is_spoken(self, page: Page, i: int) -> bool:
        """Whether word ``i`` stands in a quotation, where people speak of themselves."""
        start = page.words[i].start
        return any(q.start <= start < q.end for q in page.quotes)

    def _is_of_nature(self, page: Page, i: int) -> bool:
        """Whether an earthquake, a fire or a crash did it: the words just round ``i`` tell."""
        start, end = page.sentence_of(i)
        near = page.words[max(start, i - FORBIDDEN) : min(end, i + FORBIDDEN)]
        return any(not self.nature.isdisjoint(word_variants(w.key)) for w in near)

    def _fits(self, page: Page, trigger: Trigger) -> bool:
        if trigger.row["type"] == "ASSAULT" and self._is_of_nature(page, trigger.first):
            return False
        needs, unless = self.needs[trigger.row.where], self.unless[trigger.row.where]  # type: ignore[attr-defined]
        if (unless.words or unless.phrases) and unless.found_in(Window(page, trigger.first, trigger.last, FORBIDDEN)):
            return False
        return not (needs.words or needs.phrases) or needs.found_in(Window(page, trigger.first, trigger.last, NEEDED))


def find_triggers(page: Page, lexicon: Lexicon) -> list[list[Trigger]]:
    """The places of a page where an event may be named, each with its readings."""
    return trigger_index(lexicon).find(page)


def trigger_index(lexicon: Lexicon) -> TriggerIndex:
    """The lexicon's triggers, indexed once."""
    if "events" not in lexicon.made:
        lexicon.made["events"] = TriggerIndex(lexicon)
    index: TriggerIndex = lexicon.made["events"]
    return index


def _as_verb(row: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that make a verb."""
    return {**{c: row[c] for c in ("lemma", "root", "form", "imperfect", "nouns")}, "row": row}


def _takes_object(row: Mapping[str, Any], frames: Mapping[str, Mapping[str, str]]) -> bool:
    return frames[row["frame"]].get("object") == "recipient"


def _may_be_jussive(page: Page, i: int, match: Match) -> bool:
    """Whether a particle stands before that a jussive or subjunctive follows."""
    return match.proclitics.endswith("ل") or (i > 0 and page.words[i - 1].key in BEFORE_JUSSIVE)


def _letters_allow(word: Word, match: Match) -> bool:
    """Whether the letters as printed allow a reading that the folded ones do: ة ends no verb and is no pronoun, إ begins no
    finite one of form IV."""
    text = word.text.rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")
    if text.endswith("ة") and (match.enclitic or not match.form.is_nominal):
        return False
    return match.form.is_nominal or not text.lstrip("وف").startswith("إ") or match.row["form"] != "IV"


def _hangs(page: Page, i: int, match: Match) -> bool:
    """Whether a participle leans on a verb before it (``مشيدا``): indefinite and with an accusative's ending; one of form I,
    which may be any noun, only after a comma."""
    if match.proclitics not in ("", "و", "ف") or match.enclitic or match.row["row"]["type"] not in SPEECH:
        return False
    if match.row["form"] == "I" and (i == 0 or page.words[i - 1].text not in COMMAS):
        return False
    return match.form.key.endswith(("ا", "ه", "ين", "ات"))


def _inflect(noun: str) -> set[str]:
    """A folded noun, its accusative and its dual."""
    forms = {noun}
    if noun.endswith("ه"):
        forms |= {noun[:-1] + "تان", noun[:-1] + "تين"}
    elif not noun.endswith(("ا", "ات", "ون", "ين", "ي")):
        forms |= {noun + "ا", noun + "ان", noun + "ين"}
    return forms


def _open(noun: str) -> str:
    """A folded noun before an attached pronoun."""
    return noun[:-1] + "ت" if noun.endswith("ه") else noun


def _same(key: str, wanted: str) -> bool:
    return key == wanted or key == wanted + "ا"
