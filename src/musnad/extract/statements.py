"""Reported speech: who said what, and on whose word."""

from __future__ import annotations

from musnad.extract.model import Cast, Mention
from musnad.extract.phrases import Segment, Walker
from musnad.extract.quotes import find_quotes
from musnad.extract.statement_chain import Chains, Source, Sources, before_marks, is_media, link
from musnad.extract.statement_content import Contents, Draft, is_inside
from musnad.extract.statement_cues import Cue, attribution_phrases, find_cues, traps
from musnad.extract.statement_opening import Opening, Openings, after_letter
from musnad.extract.statement_speaker import Speakers
from musnad.lexicon import Lexicon
from musnad.record import Span, Statement, TimeExpression
from musnad.text import Page, fold


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
        self.cues = find_cues(page, cast, lexicon)
        self.walker = Walker.over(page, cast, times, lexicon, self._is_verb)
        self.openings = Openings(self.walker, self.cues)
        self.phrases = attribution_phrases(lexicon)
        self.sources = Sources(self.walker, self.phrases, traps(lexicon), self.openings).find()
        self.openings.sources = {s.first: s.last for s in self.sources.values()}
        self.in_source = {i for s in self.sources.values() for i in range(s.first, s.last)}
        self.speakers = Speakers(self.walker, self.cues)
        self.chains = Chains(self.walker, self.speakers)
        self.media_heads = media_heads(lexicon)

    def run(self) -> list[Draft]:
        """All statements, in page order."""
        drafts = _drop_doubles(self._close_all(self._open_all()))
        _find_outer(drafts)
        drafts = self._name_speakers(drafts)
        drafts = self._attribute(drafts)
        _find_outer(drafts)
        self._nest(drafts)
        self._carry_on(drafts)
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
        outside = {i for i, s in self.sources.items() if not self.chains.is_inside(s)}
        stops = {c.first for c, _, _ in opened if c.form == "hanging"} | outside
        joined = {c.first: c for c, o, _ in opened if c.form == "verb" and self._begins_clause(c, o)}
        contents = Contents(self.walker, self.openings.quotes_at, stops, joined)
        drafts = (contents.close(cue, opening, end) for cue, opening, end in opened)
        return [d for d in drafts if d is not None]

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
                self._name_source(sources.pop(0), kept)
            self._name_speaker(draft)
            if not self._is_noise(draft):
                self.speakers.hear(draft)
                self._note_circumstances(draft)
                kept.append(draft)
        for source in sources:
            self._name_source(source, kept)
        return kept

    def _name_speaker(self, draft: Draft) -> None:
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
                if subject is None or not self._is_own_outlet(subject):
                    link(draft, outlets)
                return

    def _name_source(self, source: Source, said: list[Draft]) -> None:
        """Name an attribution's actors; ``said`` are the statements above it."""
        first, _ = self.page.sentence_of(source.first)
        current = next((d for d in said[-6:] if d.cue.first >= first and d.outer is None and d.speakers), None)
        self.chains.resolve(source, current)
        if current is None and is_inside(self.page, source.first) is None:
            self.speakers.hear_source(source.first, source.actors)

    def _is_noise(self, draft: Draft) -> bool:
        """A verb inside somebody's words with neither a subject nor a clause to report, a noun with a bare object and nobody
        who says it, or one word that was not quoted."""
        if draft.opening.kind == "noun" and draft.quoted == "indirect" and draft.last - draft.first < 2:
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
            return draft.cue.first - draft.outer.first > 8
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
            names = self.page.words[segment.first].key in ("عن", "الي") and segment.last > segment.first + 1
            if segment.kind == "pp" and names:
                named.append([self.speakers.actor_of(Segment("np", segment.first + 1, segment.last))])
        return named

    def _note_circumstances(self, draft: Draft) -> None:
        """When and where it was said, and to whom."""
        before = self.speakers.clause_before(draft) if draft.cue.form == "verb" and draft.opening.kind != "before" else []
        for segment in (*draft.opening.segments, *before):
            if segment.kind == "time" and draft.said_at is None:
                draft.said_at = segment
            if segment.kind == "pp" and draft.said_in is None and self._is_setting(segment):
                draft.said_in = segment
        for segment in draft.opening.segments:
            if segment.kind == "rel":
                self._note_relay(draft, segment)
            if segment.kind in ("pp", "np"):
                self._note_addressee(draft, segment)

    def _is_setting(self, segment: Segment) -> bool:
        """Does the phrase say where the words fell (``في مؤتمر صحفي``، ``على هامش القمة``)?"""
        for phrase in self.phrases.get(self.walker.key(segment.first), ()):
            keys = [word.key for word in self.page.words[segment.first : segment.first + len(phrase.words)]]
            if phrase.gives == "medium" and len(phrase.words) > 1 and keys == list(phrase.words):
                return True
        return False

    def _note_relay(self, draft: Draft, clause: Segment) -> None:
        """``مصدر، نقلت عنه الوكالة،``: who passed on what the subject says."""
        cue = self.cues.get(clause.first)
        if cue is None or not cue.relays:
            return
        for segment in self.walker.segments(cue.last, clause.last):
            if segment.kind == "np" and self.cast.starting(segment.first) is not None:
                link(draft, [self.speakers.actor_of(segment)])

    def _note_addressee(self, draft: Draft, segment: Segment) -> None:
        """Whom it was said to (``قال للصحيفة``، ``مصدر خاص لقناة``); an outlet passes it on."""
        for i in range(segment.first, segment.last):
            mention, word = self.cast.starting(i) or self.cast.starting(i + 1), self.page.words[i]
            if mention is None or not mention.actor or word.key[0] != "ل" or mention.start == word.start:
                continue
            media = mention.type == "MEDIA" and draft.cue.form != "noun"
            if segment.kind == "pp" and i == segment.first:
                draft.addressees.append(mention.actor)
            elif not media:
                continue
            if media and not self._is_own_outlet(mention):
                link(draft, [mention.actor])

    def _is_own_outlet(self, mention: Mention) -> bool:
        """Is the outlet that somebody spoke to the page's own? A page names itself barely (``قال لـ«الصحيفة»``) and says of
        another what it is (``لقناة …``)."""
        key = self.page.words[mention.first].key.removeprefix("ل")
        headed = key in self.media_heads or "ال" + key in self.media_heads or mention.form != "name"
        return not headed and self.cast.actors[mention.actor or ""].kind != "agency"

    def _attribute(self, drafts: list[Draft]) -> list[Draft]:
        """Statements under attributions, and those that attributions make of plain sentences."""
        made: list[Draft] = []
        by_sentence: dict[int, list[Draft]] = {}
        for draft in drafts:
            by_sentence.setdefault(self.page.words[draft.cue.first].sent, []).append(draft)
        for source in self.sources.values():
            first, end = self._reach(source)
            near = [d for d in by_sentence.get(self.page.words[source.first].sent, ()) if first <= d.cue.first < end]
            if source.leads:
                new = self._attributed(source, near, self.chains.after_source(source), end)
            elif self.chains.is_inside(source):
                new = None if near else self._plain(source, first, end)
            else:
                new = self._attributed(source, near, first, before_marks(self.page, source.first))
            if new is not None:
                made.append(new)
        return sorted(drafts + made, key=lambda d: d.cue.first)

    def _reach(self, source: Source) -> tuple[int, int]:
        """The stretch that an attribution may cover: its sentence, within its quotation."""
        first, end = self.page.sentence_of(source.first)
        quote = is_inside(self.page, source.first)
        if quote is None:
            return first, end
        inner, last = self.page.range_of(quote.start, quote.end)
        return max(first, inner), min(end, last)

    def _attributed(self, source: Source, near: list[Draft], first: int, last: int) -> Draft | None:
        covered = [d for d in near if first <= d.cue.first < last]
        for draft in covered:
            if source.actors and self._same_level(draft, source) and not set(source.actors) & set(draft.speakers):
                link(draft, source.actors)
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
        return is_inside(self.page, draft.cue.first) == is_inside(self.page, source.first) and (
            draft.outer is None or is_inside(self.page, source.first) is not None
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
        draft.speakers = source.actors
        draft.rule = "leading attribution" if source.leads else "trailing attribution"
        return draft

    def _begins_with_and(self, i: int) -> bool:
        """Is the first letter the conjunction, as at the start of most sentences?"""
        key = self.page.words[i].key
        mention = self.cast.starting(i)
        if mention is not None:
            return mention.start > self.page.words[i].start
        return len(key) > 3

    def _nest(self, drafts: list[Draft]) -> None:
        """A statement inside another comes through the outer one's speaker; an agency's own statement that only holds
        somebody else's is not one."""
        for inner in drafts:
            outer = inner.outer
            if outer is None or outer.cue.form == "source":
                continue
            whole = is_media(self.cast, outer.speakers) and inner.cue.first - outer.first <= 8 and inner.speakers
            quoting = outer.opening.kind == "noun" and inner.rule == "subject before" and inner.cue.first - outer.first <= 8
            if whole or quoting:
                outer.silent = True
            for one in ([outer.speakers] if outer.speakers else []) + outer.via:
                if not set(one) & set(inner.speakers):
                    link(inner, one)

    def _carry_on(self, drafts: list[Draft]) -> None:
        """Words that go on in one speaker's voice keep the chain they came through."""
        held: Draft | None = None
        for draft in drafts:
            if draft.outer is not None or (draft.cue.form == "noun" and draft.rule in ("genitive", "unnamed")):
                continue
            if held is not None and draft.speakers == held.speakers and draft.speakers and not draft.via and not draft.told:
                draft.via = [list(one) for one in held.via]
            held = draft


def media_heads(lexicon: Lexicon) -> frozenset[str]:
    """Folded nouns that say what an outlet is (``قناة``)."""
    if "statements/media heads" not in lexicon.made:
        rows = [row for row in lexicon.table("actors/heads") if row["type"] == "MEDIA"]
        words = {word for row in rows for word in (row["word"], row["feminine"], *row["plural"]) if word}
        lexicon.made["statements/media heads"] = frozenset(fold(word).split()[0] for word in words)
    made: frozenset[str] = lexicon.made["statements/media heads"]
    return made


def _find_outer(drafts: list[Draft]) -> None:
    """Note for each draft the innermost other one whose content its cue stands in."""
    open_now: list[Draft] = []
    begin = [(d.first, 0, -d.last, n) for n, d in enumerate(drafts)]
    ask = [(d.cue.first, 1, 0, n) for n, d in enumerate(drafts)]
    for at, asks, _, n in sorted(begin + ask):
        while open_now and open_now[-1].last <= at:
            open_now.pop()
        if not asks:
            open_now.append(drafts[n])
        else:
            drafts[n].outer = next((d for d in reversed(open_now) if d is not drafts[n] and d.last > at), None)


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
