"""Attributions: where one stands, and whom it names (``بحسب الوزارة``، ``وفق ما أعلنت``، ``نقلا عن``)."""

from __future__ import annotations

from dataclasses import dataclass, field

from musnad.extract.phrases import COMMAS, ENDS, Segment, Walker
from musnad.extract.statement_cues import Attribution, Cue
from musnad.extract.statement_opening import Openings
from musnad.text import QUOTES, Page

#: How many words an attribution may fill, from its first word to the end of the one it names.
SOURCE_REACH = 25


@dataclass(slots=True)
class Source:
    """An attribution: its word range, the noun phrase it names, and for ``نقلا عن`` or ``نقلت عن`` the one relayed.

    ``leads`` is true where it opens its sentence; ``own`` where it only points back at the speaker (``على حد قوله``). Once
    named, ``actors`` are those on whose word it is and ``passed_by`` those who passed it on.
    """

    first: int
    last: int
    phrase_last: int
    noun: Segment | None
    relayed: Segment | None = None
    cue: Cue | None = None
    leads: bool = False
    own: bool = False
    actors: list[str] = field(default_factory=list)
    passed_by: list[str] = field(default_factory=list)


class Sources:
    """Finds the attributions of a page.

    Args:
        phrases: the attributing phrases by their first folded word, longest first.
        traps: folded words that make no source of what follows them (``وفقا لمتطلبات``).
        openings: the openings of the page, by which a clause of its own is told from an attribution.
    """

    def __init__(
        self, walker: Walker, phrases: dict[str, list[Attribution]], traps: frozenset[str], openings: Openings
    ) -> None:
        self.walker, self.page, self.phrases, self.traps = walker, walker.page, phrases, traps
        self.openings, self.cues = openings, openings.cues

    def find(self) -> dict[int, Source]:
        """Every attribution by its first word."""
        found: dict[int, Source] = {}
        for first, end in self.page.sentences:
            i = first
            while i < end:
                source = None
                if self.page.words[i].line not in self.page.furniture:
                    source = self._read(i, end)
                if source is None:
                    i += 1
                    continue
                source.leads = self._opens_sentence(first, i) or self._then(source.last)
                found[i] = source
                i = max(source.last, i + 1)
        return found

    def _opens_sentence(self, first: int, i: int) -> bool:
        if i and self.walker.key(i - 1) in self.walker.markers.complementizers:
            return True
        if self.walker.markers.has("tail", self.walker.key(first)) and i > first:
            return False
        return i - first <= 1 or all(self.page.words[k].kind == "punct" for k in range(first, i))

    def _then(self, i: int) -> bool:
        return self.walker.markers.has("then", self.walker.key(i))

    def _read(self, i: int, end: int) -> Source | None:
        phrase, at = self._phrase(i, end)
        if phrase is None or phrase.gives not in ("speaker", "relay"):
            return None
        if "pronoun" in phrase.takes:
            return Source(i, at, at, None, own=True)
        if at >= end:
            return None
        if "verb" in phrase.takes:
            return self._clause(i, at, end, phrase)
        return self._named(i, at, end, phrase)

    def _phrase(self, i: int, end: int) -> tuple[Attribution | None, int]:
        """The attributing phrase at word ``i`` and the word after it."""
        words = self.page.words
        key = words[i].key
        if self.walker.markers.has("clause_source", key) and key != "علي" and not (i and words[i - 1].text in COMMAS):
            return None, i
        for bare in (key, key[1:] if key[0] in "وف" and len(key) > 3 else ""):
            for phrase in self.phrases.get(bare, ()):
                last = i + len(phrase.words)
                if last <= end and all(words[i + k].key == phrase.words[k] for k in range(1, len(phrase.words))):
                    if phrase.glued and not (last < end and words[last].key.startswith("ل")):
                        continue
                    return phrase, last
        return None, i

    def _clause(self, i: int, at: int, end: int, phrase: Attribution) -> Source | None:
        """``بحسب ما أفادت به الوكالة``: a reporting verb, then whoever reports."""
        while at < end and self.walker.markers.has("auxiliary", self.walker.key(at)):
            at += 1
        cue = self.cues.get(at)
        if cue is None and at < end and self.page.words[at].pos == "VERB":
            return self._told_by_deed(i, at, end)
        if cue is None or cue.form not in ("verb", "passive") or cue.person == "1":
            return None
        tells = self.walker.markers.has("clause_source", phrase.words[0])
        if not cue.is_verb or (tells and self.openings.find(cue, end) is not None):
            return None
        noun = relayed = None
        last = at + 1
        for segment in self.walker.segments(at + 1, min(end, at + SOURCE_REACH)):
            if segment.kind == "np" and noun is None:
                same = self.walker.markers.has("same", self.walker.key(segment.first)) and segment.last > segment.first + 1
                noun = Segment("np", segment.first + same, segment.last)
            elif segment.kind == "pp" and self.walker.key(segment.first) in ("عن", "الي") and segment.last > segment.first + 1:
                relayed = Segment("np", segment.first + 1, segment.last)
            elif segment.kind == "quote" and noun is None:
                noun = segment = self.openings.name_in_marks(segment)
            elif segment.kind not in ("pp", "time", "adverb", "bracket"):
                break
            last = segment.last
        return Source(i, last, at + 1, noun, relayed, cue)

    def _told_by_deed(self, i: int, at: int, end: int) -> Source | None:
        """``وفق ما أظهرته لقطات``: a verb that reports nothing itself, and a source after it."""
        segment = self.walker.segment(at + 1, end) if at + 1 < end else None
        if segment is None or segment.kind != "np" or not self._may_speak(segment):
            return None
        return Source(i, segment.last, at + 1, segment)

    def _named(self, i: int, at: int, end: int, phrase: Attribution) -> Source | None:
        """``بحسب الوزارة``، ``وفقا لمصادر``، ``على حد قول النائب``."""
        words = self.page.words
        if self._trapped(words[at].key) or (words[at].kind == "punct" and not self._quoted_name(at, end)):
            return None
        at += self.walker.markers.has("same", words[at].key) and at + 1 < end
        noun = Segment("np", at, self.walker.phrase_end(at, end))
        if words[at].text in QUOTES:
            noun = self.openings.name_in_marks(Segment("quote", at, at + 1))
        return Source(i, noun.last, at, noun) if self._may_speak(noun) else None

    def _is_datum(self, i: int) -> bool:
        """Does a noun stand at word ``i`` for what something is known from (``أرقام``، ``لقطات``)?"""
        key = self.walker.key(i)
        return any(self.walker.markers.has("datum", key.removeprefix(clitic)) for clitic in ("", "ال", "لل", "ل"))

    def _trapped(self, key: str) -> bool:
        return any(key.removeprefix(clitic) in self.traps for clitic in ("", "ال", "لل", "ل", "بال"))

    def _quoted_name(self, at: int, end: int) -> bool:
        mention = self.walker.cast.at(at + 1) if at + 1 < end else None
        return mention is not None

    def _may_speak(self, noun: Segment) -> bool:
        """Can the noun phrase be a source: is somebody mentioned who speaks, or a document?"""
        for i in range(noun.first, noun.last):
            mention = self.walker.cast.at(i)
            if mention is not None:
                return mention.type != "LOCATION" or mention.role is not None
        return self.page.words[noun.first].pos == "PROPN" or self._is_datum(noun.first)


def before_marks(page: Page, i: int) -> int:
    """The word after the last one that stands before ``i`` and is no comma or stop."""
    while i > 0 and (page.words[i - 1].text in COMMAS or page.words[i - 1].text in ENDS):
        i -= 1
    return i
