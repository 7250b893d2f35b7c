"""Reported speech: who said what, and on whose word."""

from __future__ import annotations

from musnad.extract.model import Cast
from musnad.extract.phrases import Segment, Walker
from musnad.extract.quotes import find_quotes
from musnad.extract.statement_chain import Chains, Source, Sources, commas_before, is_media, link
from musnad.extract.statement_content import Contents, Draft, is_inside
from musnad.extract.statement_cues import Cue, attribution_phrases, find_cues, traps
from musnad.extract.statement_opening import Opening, Openings
from musnad.extract.statement_speaker import Speakers
from musnad.lexicon import Lexicon
from musnad.record import Span, Statement, TimeExpression
from musnad.text import Page


def find_statements(page: Page, cast: Cast, times: list[TimeExpression], lexicon: Lexicon) -> list[Statement]:
    """Every statement of a page, in page order. Speakers that nobody knew yet are added to ``cast``."""
    if not page.quotes:
        page.quotes = find_quotes(page.words)
    drafts = _Line(page, cast, times, lexicon).run()
    cast.use(a for d in drafts for a in (*d.speakers, *d.addressees, *(x for one in d.via for x in one)))
    return [_row(page, n, draft) for n, draft in enumerate(drafts, 1)]


class _Line:
    """The steps over one page, in order."""

    def __init__(self, page: Page, cast: Cast, times: list[TimeExpression], lexicon: Lexicon) -> None:
        self.page, self.cast = page, cast
        self.cues = find_cues(page, lexicon)
        self.walker = Walker.over(page, cast, times, lexicon, self._is_verb)
        sources = Sources(self.walker, attribution_phrases(lexicon), traps(lexicon), self.cues)
        self.sources = sources.find()
        self.in_source = {i for s in self.sources.values() for i in range(s.first, s.last)}
        self.openings = Openings(self.walker)
        self.speakers = Speakers(self.walker)
        self.chains = Chains(self.walker, self.speakers)

    def run(self) -> list[Draft]:
        """All statements, in page order."""
        drafts = self._close_all(self._open_all())
        drafts = self._name_speakers(_drop_doubles(drafts))
        drafts = self._attribute(drafts)
        self._nest(drafts)
        self._carry_on(drafts)
        return sorted((d for d in drafts if not d.silent), key=lambda d: (d.start, -d.end, d.cue.first))

    def _is_verb(self, i: int) -> bool:
        cue = self.cues.get(i)
        return (cue is not None and cue.form in ("verb", "passive", "hanging")) or self.page.words[i].pos == "VERB"

    def _open_all(self) -> list[tuple[Cue, Opening, int]]:
        """Each cue with the opening of what it reports and the end of the stretch it may report in."""
        opened = []
        for cue in self.cues.values():
            if cue.first in self.in_source:
                continue
            end = self._limit(cue)
            opening = self.openings.find(cue, end) or self.openings.before(cue)
            if opening is not None:
                opened.append((cue, opening, end))
        return opened

    def _limit(self, cue: Cue) -> int:
        """Where the stretch ends in which a cue may report: its sentence, or its quotation."""
        end = self.page.sentence_of(cue.first)[1]
        quote = is_inside(self.page, cue.first)
        return min(end, self.page.range_of(quote.start, quote.end)[1]) if quote is not None else end

    def _close_all(self, opened: list[tuple[Cue, Opening, int]]) -> list[Draft]:
        stops = {c.first for c, _, _ in opened if c.form == "hanging"} | set(self.sources)
        joined = {c.first for c, _, _ in opened if c.form == "verb" and self.page.words[c.first].key.startswith("و")}
        contents = Contents(self.walker, self.openings.quotes_at, stops, joined)
        drafts = (contents.close(cue, opening, end) for cue, opening, end in opened)
        return [d for d in drafts if d is not None]

    def _name_speakers(self, drafts: list[Draft]) -> list[Draft]:
        for draft in sorted(drafts, key=lambda d: d.cue.first):
            if draft.cue.relays:
                self._relay(draft)
            else:
                draft.speakers, draft.rule = self.speakers.subject_of(draft)
            self.speakers.hear(draft)
            self._note_circumstances(draft)
        return drafts

    def _relay(self, draft: Draft) -> None:
        """``نقلت الوكالة عن الوزير قوله``: the one after ``عن`` speaks, the subject passes it on."""
        relayers, draft.rule = self.speakers.subject_of(draft)
        said_by: list[list[str]] = []
        for segment in draft.opening.segments:
            if segment.kind == "pp" and self.page.words[segment.first].key in ("عن", "الي") and segment.last > segment.first + 1:
                said_by.append(self._named_by(Segment("np", segment.first + 1, segment.last)))
        if not said_by:
            draft.speakers = relayers
            return
        draft.speakers, draft.rule = said_by[-1], "relayed"
        for one in (*reversed(said_by[:-1]), relayers):
            link(draft, one)

    def _named_by(self, noun: Segment) -> list[str]:
        return [self.speakers.actor_of(noun)]

    def _note_circumstances(self, draft: Draft) -> None:
        """When and where it was said, and to whom."""
        for segment in draft.opening.segments:
            if segment.kind == "time" and draft.said_at is None:
                draft.said_at = segment
            mention = self.cast.starting(segment.first)
            if segment.kind == "pp" and mention is not None and mention.actor and self._to(segment):
                draft.addressees.append(mention.actor)
                if mention.type == "MEDIA" and draft.cue.form != "noun":
                    link(draft, [mention.actor])

    def _to(self, segment: Segment) -> bool:
        mention = self.cast.starting(segment.first)
        word = self.page.words[segment.first]
        return mention is not None and mention.start > word.start and word.key[0] == "ل"

    def _attribute(self, drafts: list[Draft]) -> list[Draft]:
        """Statements under attributions, and those that attributions make of plain sentences."""
        made: list[Draft] = []
        for source in self.sources.values():
            first, end = self.page.sentence_of(source.first)
            near = [d for d in drafts if first <= d.cue.first < end and not d.silent]
            current = near[-1].speakers if near else []
            self.chains.resolve(source, current)
            new = self._lead(source, near, end) if source.leads else self._trail(source, near, first)
            if new is not None:
                made.append(new)
        return sorted(drafts + made, key=lambda d: d.cue.first)

    def _lead(self, source: Source, near: list[Draft], end: int) -> Draft | None:
        start = self.chains.after_source(source)
        return self._attributed(source, near, start, end)

    def _trail(self, source: Source, near: list[Draft], first: int) -> Draft | None:
        last = commas_before(self.page, source.first)
        before = [d for d in near if d.cue.first < source.first]
        return self._attributed(source, before, first, last)

    def _attributed(self, source: Source, near: list[Draft], first: int, last: int) -> Draft | None:
        covered = [d for d in near if first <= d.cue.first < last]
        for draft in covered:
            if source.actors and not set(source.actors) & set(draft.speakers):
                link(draft, source.actors)
        if source.own or last <= first:
            return None
        if covered and is_media(self.cast, source.actors) and covered[0].cue.first - first <= 12:
            return None
        if covered and set(source.actors) & set(covered[0].speakers):
            return None
        return self._plain(source, first, last)

    def _plain(self, source: Source, first: int, last: int) -> Draft | None:
        contents = Contents(self.walker, self.openings.quotes_at, set(self.sources), set())
        cue = source.cue or Cue(source.first, source.phrase_last, "source", "attribution", frozenset())
        opening = Opening("noun", first, self.page.words[first].start)
        draft = contents.close(Cue(source.first, source.phrase_last, "source", cue.klass, frozenset()), opening, last)
        if draft is None or draft.last - draft.first < 2:
            return None
        draft.speakers = source.actors
        draft.rule = "leading attribution" if source.leads else "trailing attribution"
        return draft

    def _nest(self, drafts: list[Draft]) -> None:
        """A statement inside another comes through the outer one's speaker; an agency's own statement that only holds
        somebody else's is not one."""
        for inner in drafts:
            for outer in reversed(drafts):
                if outer is inner or not outer.holds(inner.cue.first) or outer.cue.form == "source":
                    continue
                if is_media(self.cast, outer.speakers) and self._is_whole(outer, inner):
                    outer.silent = True
                for one in ([outer.speakers] if outer.speakers else []) + outer.via:
                    if not set(one) & set(inner.speakers):
                        link(inner, one)
                break

    def _is_whole(self, outer: Draft, inner: Draft) -> bool:
        """Does the outer content begin with the inner statement's own clause?"""
        return inner.cue.first - outer.first <= 8

    def _carry_on(self, drafts: list[Draft]) -> None:
        """Words that go on in one speaker's voice keep the chain they came through."""
        held: Draft | None = None
        for draft in drafts:
            if any(d.holds(draft.cue.first) for d in drafts if d is not draft):
                continue
            if held is not None and draft.speakers == held.speakers and draft.speakers and not draft.via:
                draft.via = [list(one) for one in held.via]
            held = draft


def _drop_doubles(drafts: list[Draft]) -> list[Draft]:
    """Of two cues that open the same words, the one nearer to them only where the farther one does not relay."""
    kept: dict[int, Draft] = {}
    for draft in sorted(drafts, key=lambda d: d.cue.first):
        held = kept.get(draft.first)
        if held is None or not (held.cue.relays or draft.cue.form == "noun"):
            kept[draft.first] = draft
    return list(kept.values())


def _row(page: Page, number: int, draft: Draft) -> Statement:
    words = page.words
    first, last = draft.cue.first, draft.cue.last
    return Statement(
        id=f"S{number}",
        speaker=draft.speakers[0] if draft.speakers else None,
        speakers=draft.speakers,
        via=[one[0] if len(one) == 1 else one for one in draft.via],
        cue=_span(page, words[first].start, words[last - 1].end),
        content=_span(page, draft.start, draft.end),
        quoted=draft.quoted,
        cue_class=draft.cue.klass or None,
        addressee=list(dict.fromkeys(draft.addressees)),
        said_at=_segment_span(page, draft.said_at),
        said_in=_segment_span(page, draft.said_in),
        confidence=draft.confidence,
        made_by=f"{draft.cue.form}, {draft.opening.kind}, {draft.rule}",
    )


def _span(page: Page, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=page.text[start:end])


def _segment_span(page: Page, segment: Segment | None) -> Span | None:
    return _span(page, page.words[segment.first].start, page.words[segment.last - 1].end) if segment is not None else None
