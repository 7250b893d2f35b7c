"""Reported speech: who said what, and on whose word."""

from __future__ import annotations

from musnad.extract.model import Cast
from musnad.extract.phrases import Segment, Walker
from musnad.extract.quotes import find_quotes
from musnad.extract.statement_attribution import Attributions
from musnad.extract.statement_chain import carry_on, find_outer, is_media, link, nest
from musnad.extract.statement_circumstances import Circumstances
from musnad.extract.statement_content import Contents, Draft, is_inside
from musnad.extract.statement_cues import Cue, attribution_phrases, find_cues, traps
from musnad.extract.statement_interview import Interview
from musnad.extract.statement_opening import Opening, Openings
from musnad.extract.statement_sources import Sources, before_marks
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


#: Classes whose verbs take up what was just said (``وهو ما نفته``).
_TAKING_UP = frozenset(("deny", "affirm", "say", "admit", "announce", "reveal", "claim", "explain"))


class _Line:
    """The steps over one page, in order."""

    def __init__(self, page: Page, cast: Cast, times: list[TimeExpression], lexicon: Lexicon) -> None:
        self.page, self.cast = page, cast
        self.cues = find_cues(page, cast, lexicon)
        self.walker = Walker.over(page, cast, times, lexicon, self._is_verb)
        self.openings = Openings(self.walker, self.cues)
        self.sources = Sources(self.walker, attribution_phrases(lexicon), traps(lexicon), self.openings).find()
        self.openings.sources = {s.first: s.last for s in self.sources.values()}
        self.in_source = {i for s in self.sources.values() for i in range(s.first, s.last)}
        self.speakers = Speakers(self.walker, self.cues)
        self.attributions = Attributions(self.walker, self.openings, self.speakers, self.sources)
        self.circumstances = Circumstances(self.walker, self.speakers, self.cues, lexicon)

    def run(self) -> list[Draft]:
        """All statements, in page order."""
        drafts = _drop_doubles(self._close_all(self._open_all()))
        drafts += self._point_back(drafts)
        drafts += Interview(self.walker).find()
        find_outer(drafts)
        drafts = self._name_speakers(drafts)
        drafts = self.attributions.attribute(drafts)
        find_outer(drafts)
        nest(self.cast, drafts)
        carry_on(drafts)
        return sorted((d for d in drafts if not d.silent), key=lambda d: (d.start, -d.end, d.cue.first))

    def _is_verb(self, i: int) -> bool:
        cue = self.cues.get(i)
        return cue is not None and cue.is_verb

    def _open_all(self) -> list[tuple[Cue, Opening, int]]:
        """Each cue with the opening of what it reports and the end of the stretch it may report in."""
        opened: list[tuple[Cue, Opening, int]] = []
        relayed = -1
        for cue in self.cues.values():
            if cue.first in self.in_source or cue.first < relayed:
                continue
            end = self._limit(cue)
            opening = self.openings.find(cue, end) or self.openings.before(cue) or self.openings.inserted(cue)
            if opening is not None:
                opened.append((cue, opening, end))
                relayed = opening.word if cue.relays and opening.kind != "before" else relayed
        reported = {o.word for _, o, _ in opened}
        more = [*self.openings.headlines(), *self.openings.continued(reported)]
        return opened + [(c, o, self._limit(c)) for c, o in more]

    def _limit(self, cue: Cue) -> int:
        """Where the stretch ends in which a cue may report: its sentence, or its quotation."""
        end = self.page.sentence_of(cue.first)[1]
        quote = is_inside(self.page, cue.first)
        return min(end, self.page.range_of(quote.start, quote.end)[1]) if quote is not None else end

    def _close_all(self, opened: list[tuple[Cue, Opening, int]]) -> list[Draft]:
        outside = {i for i, s in self.sources.items() if not self.attributions.is_inside(s)}
        stops = {c.first for c, _, _ in opened if c.form == "hanging"} | outside
        joined = {c.first: c for c, o, _ in opened if c.form == "verb" and self._begins_clause(c, o)}
        contents = Contents(self.walker, self.openings.quotes_at, stops, joined)
        drafts = (contents.close(cue, opening, end) for cue, opening, end in opened)
        return [d for d in drafts if d is not None]

    def _point_back(self, drafts: list[Draft]) -> list[Draft]:
        """``…، وهو ما نفته الوزارة``: what was said just before is what is denied, affirmed or said."""
        ends = {draft.last: draft for draft in drafts}
        found = []
        for cue in self.cues.values():
            if cue.form != "verb" or cue.pronoun != "ه" or cue.klass not in _TAKING_UP or cue.first < 3:
                continue
            phrase = self.walker.markers.phrase_at(self.page, cue.first - 2)
            before = ends.get(before_marks(self.page, cue.first - 2))
            if phrase is None or phrase[0] != "aside" or phrase[1] != cue.first or before is None:
                continue
            nouns = [self.walker.segment(cue.last, self._limit(cue))] if cue.last < self._limit(cue) else []
            opening = Opening("back", before.first, before.start, nouns)
            found.append(Draft(cue, opening, before.first, before.last, before.start, before.end, before.quoted))
        return found

    def _begins_clause(self, cue: Cue, opening: Opening) -> bool:
        """May a finite cue begin a new main clause: after ``و``, or with its subject behind it?"""
        if cue.conjoined and cue.klass != "think":
            return True
        nouns = [s for s in opening.segments if s.kind == "np"]
        follows = bool(nouns) and nouns[0].first == cue.last and cue.tense == "perfect" and opening.kind != "noun"
        return follows or any(self.cast.starting(s.first) is not None for s in nouns)

    def _name_speakers(self, drafts: list[Draft]) -> list[Draft]:
        """Speakers of the drafts and names of the attributions, from the top of the page down."""
        kept: list[Draft] = []
        sources = list(self.sources.values())
        for draft in sorted(drafts, key=lambda d: d.cue.first):
            while sources and sources[0].first < draft.cue.first:
                self.attributions.name(sources.pop(0), kept)
            self._name_speaker(draft)
            if not self._is_noise(draft):
                self.speakers.hear(draft)
                self.circumstances.note(draft)
                kept.append(draft)
        for source in sources:
            self.attributions.name(source, kept)
        return kept

    def _name_speaker(self, draft: Draft) -> None:
        if draft.cue.form == "answer":
            return
        if draft.opening.subject is not None:
            draft.speakers, draft.rule = [self.speakers.actor_of(draft.opening.subject)], "headline"
        elif draft.cue.form == "mark":
            draft.speakers, draft.rule = self.speakers.last_heard(), "goes on"
        elif draft.cue.relays:
            self._relay(draft)
        else:
            self.speakers.name(draft)
            self._learn_from(draft)

    def _learn_from(self, draft: Draft) -> None:
        """``علمت الصحيفة من مصدر أن``: the source speaks, the outlet passes it on unless it is the page's own."""
        if draft.cue.klass != "think" or draft.opening.kind != "that" or not is_media(self.cast, draft.speakers):
            return
        for segment in draft.opening.segments:
            mention = self.cast.starting(segment.first + 1) if self.walker.key(segment.first) == "من" else None
            if mention is not None and mention.actor and mention.type in ("PERSON", "GROUP", "ORGANIZATION"):
                outlets, draft.speakers, draft.rule = draft.speakers, [mention.actor], "learned from"
                subject = self.cast.starting(draft.subject.first) if draft.subject is not None else None
                if subject is None or not self.circumstances.is_own_outlet(subject):
                    link(draft, outlets)
                return

    def _is_noise(self, draft: Draft) -> bool:
        """A verb inside somebody's words with neither a subject nor a clause to report, a noun with a bare object and nobody
        who says it, or one word that was not quoted."""
        if draft.opening.kind == "noun" and draft.quoted == "indirect" and draft.last - draft.first < 2:
            return True
        if draft.cue.person == "1" and draft.outer is not None and draft.outer.cue.form == "answer":
            return True
        if draft.cue.form == "noun" and draft.cue.klass == "call-for" and draft.cue.clitic == "ال" and not draft.speakers:
            return True
        bare = draft.opening.kind == "noun" and draft.opening.word == draft.cue.last
        if draft.cue.form == "noun" and bare and not draft.speakers:
            return True
        if draft.rule == "left out" and draft.opening.kind == "noun" and self.walker.key(draft.cue.first - 1) in ("ما", "مما"):
            return not draft.cue.pronoun
        if draft.cue.form == "mark" and not draft.speakers:
            return True
        if draft.outer is None or draft.opening.kind != "noun" or (draft.cue.pronoun and draft.cue.form == "verb"):
            return False
        if draft.rule == "subject before":
            return draft.cue.first - draft.outer.first > 16
        return draft.rule in ("left out", "passive", "unnamed")

    def _relay(self, draft: Draft) -> None:
        """``نقلت الوكالة عن الوزير قوله``: the one after ``عن`` speaks, the subject passes it on."""
        self.speakers.name(draft)
        relayers = draft.speakers
        said_by = self._relayed(draft) or self.speakers.behind_pronoun(draft, relayers)
        if not said_by:
            return
        draft.speakers = said_by[-1]
        if draft.rule == "left out" and not is_media(self.cast, relayers):
            relayers = []
        for one in (*reversed(said_by[:-1]), relayers):
            link(draft, one)
        draft.rule, draft.told = "relayed", True

    def _relayed(self, draft: Draft) -> list[list[str]]:
        named = []
        for segment in draft.opening.segments:
            led_by = ("الي",) if draft.cue.lemma.startswith("نسب") else ("عن",)
            names = self.page.words[segment.first].key in led_by and segment.last > segment.first + 1
            if segment.kind == "pp" and names:
                named.append([self.speakers.actor_of(Segment("np", segment.first + 1, segment.last))])
        return named


def _drop_doubles(drafts: list[Draft]) -> list[Draft]:
    """Of two cues that open the same words, the one nearer to them, unless the farther one relays or the nearer one only
    tells about its subject."""
    kept: dict[int, Draft] = {}
    for draft in sorted(drafts, key=lambda d: d.cue.first):
        held = kept.get(draft.first)
        if held is None or not (held.cue.relays or draft.cue.form == "noun" or _is_aside(held, draft)):
            kept[draft.first] = draft
    return list(kept.values())


def _is_aside(outer: Draft, inner: Draft) -> bool:
    """Does the inner cue stand in a clause about the outer one's subject (``قال مصدر، طلب عدم ذكر اسمه، إن``)?"""
    return any(s.kind == "rel" and s.first <= inner.cue.first < s.last for s in outer.opening.segments)


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
        confidence=_confidence(draft),
        made_by=f"{draft.cue.form}, {draft.opening.kind}, {draft.rule}",
    )


def _confidence(draft: Draft) -> float:
    """How sure the statement is: a clause or quotation with its subject beside it most, a noun that may report least."""
    sure = 0.95 if draft.opening.kind in ("that", "quote", "colon") else 0.8
    doubt = 0.15 * (draft.cue.form == "noun") + 0.1 * (draft.rule in ("left out", "passive", "goes on", "nearest", "unnamed"))
    return round(sure - doubt - 0.1 * (draft.outer is not None), 2)


def _span(page: Page, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=page.text[start:end])


def _segment_span(page: Page, segment: Segment | None) -> Span | None:
    return _span(page, page.words[segment.first].start, page.words[segment.last - 1].end) if segment is not None else None
