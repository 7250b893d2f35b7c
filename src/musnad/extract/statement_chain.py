"""On whose word it came: attributions (``بحسب``، ``نقلا عن``)، relayed words (``نقلت الوكالة عن الوزير قوله``) and statements
inside statements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from musnad.extract.model import Cast, Mention
from musnad.extract.phrases import COMMAS, ENDS, Segment, Walker
from musnad.extract.statement_content import Draft
from musnad.extract.statement_cues import Attribution, Cue
from musnad.extract.statement_speaker import Speakers
from musnad.text import Page

#: How many words an attribution may fill, from its first word to the end of the one it names.
SOURCE_REACH = 25


@dataclass(slots=True)
class Source:
    """An attribution: its word range, the noun phrase it names, and for ``نقلا عن`` or ``نقلت عن`` the one relayed.

    ``leads`` is true where it opens its sentence; ``own`` where it only points back at the speaker (``على حد قوله``).
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


def link(draft: Draft, actors: Iterable[str]) -> None:
    """Put actors behind a draft's chain as its next link, unless they already stand in it or speak themselves."""
    held = {a for one in draft.via for a in one} | set(draft.speakers)
    added = [a for a in dict.fromkeys(actors) if a not in held]
    if added:
        draft.via.append(added)


def is_media(cast: Cast, actors: Iterable[str]) -> bool:
    """Are all of them agencies, channels, papers or sites?"""
    types = [cast.actors[a].type for a in actors]
    return bool(types) and all(t == "MEDIA" for t in types)


class Sources:
    """Finds the attributions of a page.

    Args:
        phrases: the attributing phrases by their first folded word, longest first.
        traps: folded words that make no source of what follows them (``وفقا لمتطلبات``).
        cues: the reporting verbs of the page by their word.
    """

    def __init__(
        self, walker: Walker, phrases: dict[str, list[Attribution]], traps: frozenset[str], cues: dict[int, Cue]
    ) -> None:
        self.walker, self.page, self.phrases, self.traps, self.cues = walker, walker.page, phrases, traps, cues

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
                source.leads = self._opens_sentence(first, i)
                found[i] = source
                i = max(source.last, i + 1)
        return found

    def _opens_sentence(self, first: int, i: int) -> bool:
        return i - first <= 1 or all(self.page.words[k].kind == "punct" for k in range(first, i))

    def _read(self, i: int, end: int) -> Source | None:
        phrase, at = self._phrase(i, end)
        if phrase is None or phrase.gives not in ("speaker", "relay"):
            return None
        if "pronoun" in phrase.takes:
            return Source(i, at, at, None, own=True)
        if at >= end:
            return None
        if "verb" in phrase.takes:
            return self._clause(i, at, end)
        return self._named(i, at, end, phrase)

    def _phrase(self, i: int, end: int) -> tuple[Attribution | None, int]:
        """The attributing phrase at word ``i`` and the word after it."""
        words = self.page.words
        key = words[i].key
        for bare in (key, key[1:] if key[0] in "وف" and len(key) > 3 else ""):
            for phrase in self.phrases.get(bare, ()):
                last = i + len(phrase.words)
                if last <= end and all(words[i + k].key == phrase.words[k] for k in range(1, len(phrase.words))):
                    if phrase.glued and not (last < end and words[last].key.startswith("ل")):
                        continue
                    return phrase, last
        return None, i

    def _clause(self, i: int, at: int, end: int) -> Source | None:
        """``بحسب ما أفادت به الوكالة``: a reporting verb, then whoever reports."""
        while at < end and self.walker.markers.has("auxiliary", self.walker.key(at)):
            at += 1
        cue = self.cues.get(at)
        if cue is None or cue.form not in ("verb", "passive"):
            return None
        noun = relayed = None
        last = at + 1
        for segment in self.walker.segments(at + 1, min(end, at + SOURCE_REACH)):
            if segment.kind == "np" and noun is None:
                noun = segment
            elif segment.kind == "pp" and self.walker.key(segment.first) in ("عن", "الي") and segment.last > segment.first + 1:
                relayed = Segment("np", segment.first + 1, segment.last)
            elif segment.kind not in ("pp", "time", "adverb", "bracket") or (segment.kind == "np" and noun):
                break
            last = segment.last
        return Source(i, last, at + 1, noun, relayed, cue)

    def _named(self, i: int, at: int, end: int, phrase: Attribution) -> Source | None:
        """``بحسب الوزارة``، ``وفقا لمصادر``، ``على حد قول النائب``."""
        words = self.page.words
        if self._trapped(words[at].key) or (words[at].kind == "punct" and not self._quoted_name(at, end)):
            return None
        noun = Segment("np", at, self.walker.phrase_end(at, end))
        return Source(i, noun.last, at, noun) if self._may_speak(noun) else None

    def _trapped(self, key: str) -> bool:
        return any(form in self.traps for form in (key, key.removeprefix("لل"), "ال" + key.removeprefix("لل"), key[1:]))

    def _quoted_name(self, at: int, end: int) -> bool:
        mention = self.walker.cast.at(at + 1) if at + 1 < end else None
        return mention is not None

    def _may_speak(self, noun: Segment) -> bool:
        """Can the noun phrase be a source: is somebody mentioned who speaks, or a document?"""
        for i in range(noun.first, noun.last):
            mention = self.walker.cast.at(i)
            if mention is not None:
                return mention.type != "LOCATION" or mention.role is not None
        return False


class Chains:
    """Puts attributions and relays behind the statements of a page."""

    def __init__(self, walker: Walker, speakers: Speakers) -> None:
        self.walker, self.page, self.cast, self.speakers = walker, walker.page, walker.cast, speakers

    def resolve(self, source: Source, current: list[str]) -> None:
        """Name the actors of an attribution; ``current`` is the speaker whom ``على حد قوله`` points back to."""
        if source.own or source.noun is None:
            source.actors = list(current)
            return
        source.actors = [self.speakers.actor_of(source.noun), *self._joined(source.noun)]

    def _joined(self, noun: Segment) -> list[str]:
        mention = self.cast.starting(noun.last)
        word = self.page.words[noun.last] if noun.last < len(self.page.words) else None
        if mention is None or word is None or not word.key.startswith("و") or mention.start == word.start:
            return []
        return [mention.actor] if mention.actor else []

    def after_source(self, source: Source) -> int:
        """The first word of what a leading attribution covers: after its name, the time beside it, a comma and ``فإن``."""
        _, end = self.page.sentence_of(source.first)
        i = source.last
        for segment in self.walker.segments(i, end):
            if segment.kind in ("comma", "time", "bracket", "colon", "that") or self._counts_in(segment, source):
                i = segment.last
                continue
            break
        return i

    def _counts_in(self, segment: Segment, source: Source) -> bool:
        return segment.kind in ("pp", "adverb") and segment.first == source.last


def commas_before(page: Page, i: int) -> int:
    """The word after the punctuation that closes what stands before ``i``."""
    while i > 0 and (page.words[i - 1].text in COMMAS or page.words[i - 1].text in ENDS):
        i -= 1
    return i


__all__ = ["Chains", "Mention", "Source", "Sources", "is_media", "link"]
