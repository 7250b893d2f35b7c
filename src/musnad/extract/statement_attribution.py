"""What attributions do: they add links to the chains of statements, and make statements of plain sentences."""

from __future__ import annotations

from musnad.extract.phrases import COMMAS, ENDS, Segment, Walker
from musnad.extract.statement_chain import is_media, link
from musnad.extract.statement_content import Contents, Draft
from musnad.extract.statement_content import is_inside as is_quoted
from musnad.extract.statement_cues import Cue
from musnad.extract.statement_opening import Opening, Openings, after_letter
from musnad.extract.statement_sources import SOURCE_REACH, Source, before_marks
from musnad.extract.statement_speaker import MADE_HERE, Speakers


class Attributions:
    """Puts the attributions of a page behind its statements, and makes statements of the sentences they attribute."""

    def __init__(self, walker: Walker, openings: Openings, speakers: Speakers, sources: dict[int, Source]) -> None:
        self.walker, self.page, self.cast = walker, walker.page, walker.cast
        self.openings, self.speakers, self.sources = openings, speakers, sources

    def is_inside(self, source: Source) -> bool:
        """Does the sentence go on after the attribution with words that belong to what was before it?"""
        _, end = self.page.sentence_of(source.first)
        words = self.page.words
        i = source.last
        if i >= end or words[i].text in ENDS or source.leads:
            return False
        after = i + 1
        if words[i].text not in COMMAS or after >= end or end - after < 3:
            return False
        if self.walker.markers.phrase_at(self.page, after) or words[after].key[0] in "وف" or self.walker.is_verb(after):
            return False
        return not self.walker.markers.has("tail", words[after].key) and not self.walker.markers.has("clause", words[after].key)

    def _resolve(self, source: Source, current: Draft | None) -> None:
        """Name the actors of an attribution. ``على حد قوله`` points back at the speaker of the statement it stands by,
        a bare ``المصدر`` or ``البيان`` at whoever spoke last."""
        if source.own or source.noun is None:
            source.actors = list(current.speakers) if current is not None else []
        elif self._points_back(source.noun):
            source.actors = list(current.speakers) if current is not None and current.speakers else self.speakers.last_heard()
        else:
            source.actors = list(dict.fromkeys([self._owner(source.noun), *self._joined(source.noun)]))
            if source.cue is not None and source.cue.relays:
                self._take_for_media(source.actors)
            if source.relayed is not None:
                source.passed_by, source.actors = source.actors, [self.speakers.actor_of(source.relayed)]

    def _take_for_media(self, actors: list[str]) -> None:
        """Who passes words on and is known for nothing else is an outlet (``وفقا لما نقلته "فلانة"``)."""
        for actor in actors:
            draft = self.cast.actors[actor]
            if all(mention.made_by == MADE_HERE for mention in draft.mentions):
                draft.type = "MEDIA"

    def _points_back(self, noun: Segment) -> bool:
        """Is it a bare definite noun for a source or a document, with nothing that says whose?"""
        mention = self.cast.starting(noun.first)
        if noun.last - noun.first > 2 or mention is None or mention.kind not in ("document", "anonymous"):
            return False
        definite = self.page.words[noun.first].key.startswith(("ال", "لل"))
        return definite and len(self.cast.actors[mention.actor or ""].mentions) <= 2

    def _owner(self, noun: Segment) -> str:
        """Whose document it is (``بيانات المرصد``، ``بيان للوزارة``), else who is named."""
        mention = self.cast.starting(noun.first)
        if mention is None or mention.kind == "document":
            for i in range(noun.first + 1, min(noun.last + 1, len(self.page.words))):
                owner = self.cast.starting(i)
                if owner is not None and owner.actor and owner.type in ("ORGANIZATION", "MEDIA", "PERSON"):
                    return owner.actor
        return self.speakers.actor_of(noun)

    def _joined(self, noun: Segment) -> list[str]:
        mention = self.cast.starting(noun.last)
        word = self.page.words[noun.last] if noun.last < len(self.page.words) else None
        if mention is None or word is None or not word.key.startswith("و") or mention.start == word.start:
            return []
        return [mention.actor] if mention.actor else []

    def after_source(self, source: Source) -> int:
        """The first word of what a leading attribution covers: after its name, what tells of it, the time beside it, a comma
        and ``فإن``."""
        _, end = self.page.sentence_of(source.first)
        for i in range(source.last, min(end, source.last + SOURCE_REACH)):
            if self._is_then(i):
                return i + 1
        i = source.last
        for segment in self.walker.segments(i, end):
            counts = segment.kind in ("pp", "adverb", "rel") and segment.first == source.last
            if not counts and segment.kind not in ("comma", "time", "bracket", "colon", "that"):
                break
            i = segment.last
        return i

    def _is_then(self, i: int) -> bool:
        return self.walker.markers.has("then", self.walker.key(i))

    def name(self, source: Source, said: list[Draft]) -> None:
        """Name an attribution's actors; ``said`` are the statements above it."""
        first, _ = self.page.sentence_of(source.first)
        current = next((d for d in said[-6:] if d.cue.first >= first and d.outer is None and d.speakers), None)
        self._resolve(source, current)
        if current is None and is_quoted(self.page, source.first) is None:
            self.speakers.hear_source(source.first, source.actors)

    def attribute(self, drafts: list[Draft]) -> list[Draft]:
        """Statements under attributions, and those that attributions make of plain sentences."""
        made: list[Draft] = []
        by_sentence: dict[int, list[Draft]] = {}
        for draft in drafts:
            by_sentence.setdefault(self.page.words[draft.cue.first].sent, []).append(draft)
        for source in self.sources.values():
            first, end = self._reach(source)
            near = [d for d in by_sentence.get(self.page.words[source.first].sent, ()) if first <= d.cue.first < end]
            if source.leads:
                new = self._attributed(source, near, self.after_source(source), end)
            elif self.is_inside(source):
                new = None if near else self._plain(source, first, end)
            else:
                new = self._attributed(source, near, first, before_marks(self.page, source.first))
            if new is not None:
                made.append(new)
        return sorted(drafts + made, key=lambda d: d.cue.first)

    def _reach(self, source: Source) -> tuple[int, int]:
        """The stretch that an attribution may cover: its sentence, within its quotation."""
        first, end = self.page.sentence_of(source.first)
        quote = is_quoted(self.page, source.first)
        if quote is None:
            return first, end
        inner, last = self.page.range_of(quote.start, quote.end)
        return max(first, inner), min(end, last)

    def _attributed(self, source: Source, near: list[Draft], first: int, last: int) -> Draft | None:
        covered = [d for d in near if first <= d.cue.first < last]
        for draft in covered:
            if source.actors and self._same_level(draft, source) and not set(source.actors) & set(draft.speakers):
                link(draft, source.actors)
                link(draft, source.passed_by)
        if source.own and not covered:
            return self._own_quotation(source)
        if source.own or last <= first or any(set(source.actors) & set(d.speakers) for d in covered):
            return None
        if covered and (is_media(self.cast, source.actors) or source.cue is None) and self._tells_all(covered[0], first):
            return None
        return self._plain(source, first, last)

    def _own_quotation(self, source: Source) -> Draft | None:
        """``"…"، على حد وصفه``: the quotation before it is whoever's spoke last."""
        quote = self.openings.quotes_to.get(before_marks(self.page, source.first) - 1)
        speakers = self.speakers.last_heard()
        if quote is None or not speakers:
            return None
        opening = Opening("before", source.first, quote.start, quote=quote)
        cue = Cue(source.first, source.phrase_last, "source", "say", frozenset())
        contents = Contents(self.walker, self.openings.quotes_at, set(), {})
        draft = contents.close(cue, opening, source.first)
        if draft is not None:
            draft.speakers, draft.rule = speakers, "own words"
        return draft

    def _same_level(self, draft: Draft, source: Source) -> bool:
        return is_quoted(self.page, draft.cue.first) == is_quoted(self.page, source.first) and (
            draft.outer is None or is_quoted(self.page, source.first) is not None
        )

    def _tells_all(self, draft: Draft, first: int) -> bool:
        """Is the statement the main clause of its sentence, so that an attribution only passes it on?"""
        return draft.cue.first - first <= 12 or (draft.subject is not None and draft.subject.first - first <= 3)

    def _plain(self, source: Source, first: int, last: int) -> Draft | None:
        contents = Contents(self.walker, self.openings.quotes_at, set(self.sources) - {source.first}, {})
        klass = source.cue.klass if source.cue is not None else "say"
        words = self.page.words
        while first < last and words[first].key in ("وقد", "و", "قد", "كما", "فيما"):
            first += 1
        conjoined = words[first].key[0] in "وف" and self._begins_with_and(first)
        start = after_letter(self.page, first) if conjoined else words[first].start
        opening = Opening("noun", first, start)
        draft = contents.close(Cue(source.first, source.phrase_last, "source", klass, frozenset()), opening, last)
        if draft is None or draft.last - draft.first < 3:
            return None
        draft.speakers = list(source.actors)
        link(draft, source.passed_by)
        draft.rule = "leading attribution" if source.leads else "trailing attribution"
        return draft

    def _begins_with_and(self, i: int) -> bool:
        """Is the first letter the conjunction, as at the start of most sentences?"""
        key = self.page.words[i].key
        mention = self.cast.starting(i)
        if mention is not None:
            return mention.start > self.page.words[i].start
        return len(key) > 3
