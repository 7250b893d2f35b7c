"""Where reported words begin after (or before) the word that reports them."""

from __future__ import annotations

from dataclasses import dataclass, field

from musnad.extract.model import Mention
from musnad.extract.phrases import COMMAS, Segment, Walker
from musnad.extract.statement_cues import Cue
from musnad.text import QUOTES, Page, Quote

#: A line with a speaker before a colon has at most this many words.
HEADLINE = 30
#: How far, in words, a cue may stand from what it reports.
REACH = 80
#: A quotation of at most this many words right after a noun is taken for that noun's name.
NAME_WORDS = 3
_FREE = {"عن": "عن", "الي": "إلى", "علي": "على", "من": "من", "في": "في", "حول": "عن", "بشان": "عن", "ازاء": "من", "حيال": "من"}
#: Classes whose plain object is what was said (``أعلنت تسجيل``، ``نفى الاتهامات``); that of others is a person or a thing.
OBJECT_CLASSES = frozenset(
    ("announce", "deny", "affirm", "claim", "express", "expect", "propose", "praise", "say", "explain", "reveal", "criticise")
)
#: Classes that report only where a clause or a quotation follows: their plain objects and prepositions tell of deeds.
CLAUSE_CLASSES = frozenset(
    ("refuse", "support", "oppose", "wish", "thank", "welcome", "congratulate", "condole", "agree", "show", "rule", "feel")
).union({"conclude"})
#: Classes that take ``إنّ``, as the verb of saying does; others take ``أنّ``.
_QAWL = frozenset(
    ("say", "add", "reply", "explain", "affirm", "claim", "announce", "state", "write", "warn", "reveal", "deny", "think")
)
_SAYING = frozenset(("say", "affirm", "claim", "warn", "deny"))
_PASSED = frozenset(("np", "act", "rel", "time", "adverb", "turn", "bracket", "pp", "mark"))


@dataclass(slots=True)
class Opening:
    """Where reported words begin: the first word and offset, and how they are opened (``that``, ``quote``, ``colon``, ``noun``,
    ``before``). ``segments`` are the phrases between cue and opening, ``object`` the one that is an object of the cue,
    ``subject`` the speaker of a headline."""

    kind: str
    word: int
    start: int
    segments: list[Segment] = field(default_factory=list)
    quote: Quote | None = None
    object: Segment | None = None
    subject: Segment | None = None


@dataclass(slots=True)
class _Scan:
    """The way from a cue to what it reports: where it stands, what it passed, and the noun under a preposition that will do if
    nothing better comes."""

    cue: Cue
    i: int
    end: int
    passed: list[Segment] = field(default_factory=list)
    held: Opening | None = None
    found: Opening | None = None
    answered: bool = False
    over: bool = False

    def answer(self, opening: Opening | None) -> None:
        """End the way with an opening, or with the knowledge that there is none."""
        self.found, self.answered, self.over = opening, True, True


class Openings:
    """Finds openings on one page.

    Args:
        cues: the cues of the page by their word.
    """

    def __init__(self, walker: Walker, cues: dict[int, Cue]) -> None:
        self.walker, self.page, self.cues = walker, walker.page, cues
        self.quotes_at, self.quotes_to = index_quotes(self.page)
        self._found: dict[int, Opening | None] = {}
        self.sources: dict[int, int] = {}
        """Ends of the attributions of the page by their first word, once they are known: they are stepped over."""

    def find(self, cue: Cue, end: int) -> Opening | None:
        """The opening of what ``cue`` reports, looking no further than word ``end``."""
        if cue.first not in self._found:
            self._found[cue.first] = None
            self._found[cue.first] = self._find(cue, end)
        return self._found[cue.first]

    def _find(self, cue: Cue, end: int) -> Opening | None:
        if cue.relays and (anchor := self._relay_anchor(cue, end)) is not None:
            return anchor
        if "fi-source" in cue.frames and self.walker.key(cue.last) not in ("في", "فيه", "فيها", "ضمن"):
            return None
        scan = _Scan(cue, cue.last, min(end, cue.last + REACH))
        while scan.i < scan.end and not scan.over:
            self._step(scan)
        return scan.found if scan.answered else scan.held or self._bare_noun(cue, scan.passed)

    def _step(self, scan: _Scan) -> None:
        """Take in the next segment after a cue."""
        source_end = self.sources.get(scan.i, 0)
        if source_end > scan.i:
            scan.i = source_end
            return
        if "that" in scan.cue.frames and (glued := self._glued_that(scan.i)):
            scan.answer(Opening("that", scan.i, glued, scan.passed))
            return
        segment = self._meet(scan, self._fit(scan.cue, self.walker.segment(scan.i, scan.end), scan.end))
        if segment is None or self._is_over(scan.cue, segment, scan.passed, scan.held):
            scan.over = True
            return
        scan.i = segment.last
        scan.passed.append(segment)

    def _meet(self, scan: _Scan, segment: Segment) -> Segment | None:
        """What a segment turns out to be on the way to an opening; None where the way ends, with or without an answer."""
        cue, passed = scan.cue, scan.passed
        if segment.kind == "that":
            if self.page.words[segment.first].key[0] != "و" and not self._belongs_inside(passed, segment.last):
                scan.answer(self._at_that(cue, segment, passed, scan.held, scan.end))
            return None
        if segment.kind == "colon":
            scan.answer(scan.held or self._at_colon(cue, segment, passed, scan.end))
            return None
        if segment.kind == "quote":
            quote = self._speech(cue, segment.first, passed)
            if quote is None:
                return self.name_in_marks(segment)
            scan.answer(scan.held or Opening("quote", segment.first + 1, quote.start, passed, quote))
            return None
        if segment.kind == "pp" or (segment.kind == "np" and self._has_clitic(cue, segment)):
            return self._meet_preposition(scan, segment)
        return self._meet_verb(scan, segment)

    def _meet_preposition(self, scan: _Scan, segment: Segment) -> Segment | None:
        """A prepositional phrase: it may hold what is said, unless a plain object before it does."""
        if scan.held is not None:
            return segment
        scan.held = self._at_preposition(scan.cue, segment, scan.passed)
        bare = self._bare_noun(scan.cue, scan.passed) if scan.held is not None else None
        if bare is None:
            return segment
        scan.answer(bare)
        return None

    def _meet_verb(self, scan: _Scan, segment: Segment) -> Segment | None:
        """A verb or conjunction on the way: a noun after all, a clause about the subject, or the end of the way."""
        cue, passed, close = scan.cue, scan.passed, 0
        if segment.kind == "verb" and self._is_noun_after_all(cue, segment, scan.end):
            return Segment("np", segment.first, max(segment.last, self.walker.phrase_end(segment.first, scan.end)))
        if segment.kind == "tail" and passed and passed[-1].kind != "comma" and self.walker.preposition(segment.first):
            return Segment("adverb", segment.first, segment.last)
        if segment.kind in ("verb", "act"):
            close = self._aside_end(cue, segment, passed, scan.end)
        if not close and segment.kind not in _PASSED and segment.kind != "comma":
            close = self._parenthesis_end(cue, segment, passed, scan.end)
            if not close:
                return None
        return Segment("rel", segment.first, close) if close else segment

    def _belongs_inside(self, passed: list[Segment], word: int) -> bool:
        """Does the clause that opens at ``word`` belong to a verb in the relative clause before it (``من يرجح أنهما``)?"""
        if not passed or passed[-1].kind != "rel":
            return False
        for i in range(passed[-1].first, passed[-1].last):
            cue = self.cues.get(i)
            if cue is not None and cue.is_verb and (found := self.find(cue, word + 2)) is not None and found.word == word:
                return True
        return False

    def _aside_end(self, cue: Cue, verb: Segment, passed: list[Segment], end: int) -> int:
        """Where a clause that only tells about the subject ends: set off by commas (``قال مصدر، طلب عدم ذكر اسمه، إن``), or
        right after an indefinite noun (``خلصت دراسة نشرت أمس إلى أن``)."""
        other = self.cues.get(verb.first)
        if cue.form != "verb" or not passed or (other is not None and other.form == "hanging"):
            return 0
        if self.page.words[verb.first].key[0] == "و":
            return 0
        if passed[-1].kind == "comma" and not any(s.kind == "np" for s in passed):
            return 0
        if passed[-1].kind == "comma":
            reach = range(verb.last, min(end, verb.last + 14))
            return next((i for i in reach if self.page.words[i].text in COMMAS or i in self.quotes_at), 0)
        if passed[-1].kind == "pp" and self._is_loose(passed[-1]):
            return self.walker.relative_end(verb.first, end)
        nouns = [s for s in passed if s.kind == "np"]
        noun = nouns[0] if len(nouns) == 1 else None
        if noun is None or self.page.words[noun.first].key.startswith("ال"):
            return 0
        mention = self.walker.cast.starting(noun.first)
        unnamed = mention is not None and (mention.form == "generic" or mention.type == "ORGANIZATION")
        return self.walker.relative_end(verb.first, end) if unnamed else 0

    def _parenthesis_end(self, cue: Cue, segment: Segment, passed: list[Segment], end: int) -> int:
        """The comma that closes a remark between commas, where the clause goes on right after (``أعلن المدعي، حيث …، أن``)."""
        told = segment.kind == "clause" and any(s.kind == "np" for s in passed)
        if cue.form != "verb" or not passed or not (told or passed[-1].kind == "comma"):
            return 0
        for i in range(segment.last, min(end - 1, segment.last + 16)):
            quote = self.quotes_at.get(i)
            spoken = quote is not None and quote.closed and self.page.word_at(quote.end) - i > 2 * NAME_WORDS
            if spoken or (self.page.words[i].text in COMMAS and self.walker.is_that(i + 1)):
                return i
        return 0

    def _is_loose(self, phrase: Segment) -> bool:
        """Is a prepositional phrase indefinite, so that a clause may tell more of it (``في وثيقة كشفت عنها أمس``)?"""
        last = self.page.words[phrase.last - 1]
        return not last.key.startswith("ال") and last.i not in self.walker.times and self.walker.cast.at(last.i) is None

    def _is_noun_after_all(self, cue: Cue, verb: Segment, end: int) -> bool:
        """Is what looks like a joined verb only a noun that reports nothing (``منسق … ونشر الوعي، إن``)?"""
        other = self.cues.get(verb.first)
        if cue.form != "verb" or other is None:
            return False
        return (other.conjoined and self.find(other, end) is None) or self._is_object(cue, other)

    def _is_object(self, cue: Cue, other: Cue) -> bool:
        """Is what looks like a second past verb the object of the first (``أكد الوزير دعم الحكومة``)? No verb stands right
        after the subject of another."""
        before = self.walker.cast.at(other.first - 1)
        held = before is not None and before.last == other.first and before.form != "generic" and before.first == cue.last
        return held and other.form == "verb" and other.tense == "perfect" and not other.conjoined and self._takes_object(cue)

    def _has_clitic(self, cue: Cue, segment: Segment) -> bool:
        """Does a noun begin with a preposition that the cue takes, where only the cue can tell (``دعا لإقرار``)?"""
        word = self.page.words[segment.first]
        fits = word.key[0] == "ل" and "ل" in cue.frames and len(word.key) > 3
        return fits and self.walker.cast.starting(segment.first) is None

    def _is_over(self, cue: Cue, segment: Segment, passed: list[Segment], held: Opening | None) -> bool:
        """Is it no use to look further? Nouns and participles hold close to what they report."""
        if segment.kind == "comma":
            closes = cue.form == "noun" or (cue.form == "hanging" and any(s.kind == "np" for s in passed))
            return held is not None or (closes and not self.walker.is_that(segment.last))
        nouns = sum(s.kind == "np" for s in passed) + (segment.kind == "np")
        return (cue.form == "noun" and nouns > 2) or (cue.form == "hanging" and nouns > 1 and "object" not in cue.frames)

    def _fit(self, cue: Cue, segment: Segment, end: int) -> Segment:
        """A segment as the cue asks for it: a noun phrase cut before the preposition ``ب`` inside it where the cue takes one,
        and a noun where no other verb can stand (``أعلنت الوزارة تسجيل``)."""
        noun = segment.first == cue.last or (self._takes_object(cue) and self.page.words[segment.first].key[0] != "و")
        if segment.kind == "act" and noun and cue.form == "verb":
            return Segment("np", segment.first, max(segment.last, self.walker.phrase_end(segment.first, end)))
        if segment.kind == "rel" and {"إلى", "object"} <= cue.frames:
            at = next((k for k in range(segment.first + 1, segment.last) if self.walker.key(k) == "الي"), segment.last)
            return Segment("rel", segment.first, at)
        if segment.kind == "np" and {"ب", "object"} <= cue.frames:
            for k in range(segment.first + 1, segment.last):
                if self.page.words[k].key.startswith("بال"):
                    return Segment("np", segment.first, k)
        return segment

    def _takes_object(self, cue: Cue) -> bool:
        return "np" in cue.frames and cue.klass in OBJECT_CLASSES

    def _relay_anchor(self, cue: Cue, end: int) -> Opening | None:
        """``نقلت الوكالة عن الوزير، الذي …، قوله إن``: the noun that takes up the relay opens what was said."""
        for i in range(cue.last, min(end, cue.last + REACH)):
            noun = self.cues.get(i)
            if noun is not None and noun.form == "noun" and (noun.pronoun or noun.clitic == "ال") and noun.klass in _SAYING:
                opening = self.find(noun, end)
                if opening is not None:
                    opening.segments = list(self.walker.segments(cue.last, i))
                    return opening
        return None

    def name_in_marks(self, mark: Segment) -> Segment:
        """A name between quotation marks, as a noun."""
        quote = self.quotes_at.get(mark.first)
        if quote is None or not quote.closed:
            return Segment("mark", mark.first, mark.last)
        first, last = self.page.range_of(quote.start, quote.end)
        inner = self.walker.cast.starting(first)
        return Segment("np", first if inner is not None and inner.last >= last else mark.first, last + 1)

    def inserted(self, cue: Cue) -> Opening | None:
        """A saying put between commas into what is said, or after it (``الوضع، يقول الوزير، هادئ``): it covers its sentence."""
        if cue.form != "verb" or cue.klass not in ("say", "add", "explain", "affirm") or cue.conjoined or cue.pronoun:
            return None
        first, end = self.page.sentence_of(cue.first)
        if cue.first == first or self.page.words[cue.first - 1].text not in COMMAS:
            return None
        noun = self.walker.segment(cue.last, end) if cue.last < end else None
        if noun is None or noun.kind != "np" or self.walker.cast.starting(noun.first) is None:
            return None
        closed = noun.last >= end or self.page.words[noun.last].kind == "punct"
        return Opening("inserted", first, self.page.words[first].start, [noun]) if closed else None

    def headlines(self) -> list[tuple[Cue, Opening]]:
        """``فلان: …`` in the headline and in other lines that are no sentences: a colon as cue and what it opens."""
        found = []
        words = self.page.words
        for first, end in self.page.sentences:
            if end - first > HEADLINE or words[first].line in self.page.furniture or words[end - 1].text == ".":
                continue
            colon = next((i for i in range(first + 1, min(end - 2, first + 14)) if words[i].text == ":"), 0)
            name = self._after_dots(first, colon)
            named = self._headline_speaker(name, colon) if colon else 0
            if named:
                opening = self._open("colon", colon + 1, [])
                opening.subject = Segment("np", name, named)
                found.append((Cue(colon, colon + 1, "colon", "say", frozenset()), opening))
        return found

    def _after_dots(self, first: int, colon: int) -> int:
        """The word after the last dots before a colon, else the first (``حكم جديد.. الوزير: لا تراجع``)."""
        dots = (i + 1 for i in range(colon - 1, first, -1) if self.page.words[i].text in ".…")
        return next(dots, first)

    def continued(self, reported: set[int]) -> list[tuple[Cue, Opening]]:
        """Quotations that fill their paragraph: whoever spoke last goes on. ``reported`` are the words where something that a
        cue reports begins."""
        found = []
        words = self.page.words
        for mark, quote in self.quotes_at.items():
            if words[mark].line in self.page.furniture or (mark and words[mark - 1].line == words[mark].line):
                continue
            first, last = self.page.range_of(quote.start, quote.end)
            rest = words[last + 1 : last + 4]
            filled = all(w.line != words[last - 1].line or w.kind == "punct" for w in rest)
            if last - first > 2 * NAME_WORDS and filled and first not in reported:
                cue = Cue(mark, mark + 1, "mark", "say", frozenset())
                found.append((cue, Opening("quote", first, quote.start, quote=quote)))
        return found

    def _headline_speaker(self, first: int, colon: int) -> int:
        """The end of the name of somebody who can speak, where nothing else stands before the colon; 0 for none."""
        mention = self.walker.cast.starting(first)
        speaks = mention is not None and (mention.type in ("PERSON", "ORGANIZATION", "GROUP") or mention.kind is not None)
        if mention is None or not speaks or mention.start > self.page.words[first].start:
            return 0
        return colon if mention.last >= colon - 1 else self._name_end(mention, colon)

    def _name_end(self, mention: Mention, colon: int) -> int:
        """Where a name before a colon ends with what belongs to it, if nothing else follows but to whom it spoke
        (``فلان لـ«الصحيفة»:``); 0 where something does."""
        at = mention.last
        while mention.type == "PERSON" and (more := self.walker.cast.starting(at)) is not None and more.last <= colon:
            if more.type != "PERSON" or more.start > self.page.words[at].start:
                break
            at = more.last
        while at < colon and self.page.words[at].pos == "PROPN" and self.walker.cast.starting(at) is None:
            at += 1
        if at >= colon - 1 and at > mention.last:
            return colon
        if self.walker.key(at) == "ل" and self.page.words[at + 1].text in QUOTES:
            return at
        return colon if self.walker.segment(at, colon).kind == "pp" and mention.form == "name" else 0

    def before(self, cue: Cue) -> Opening | None:
        """The quotation that stands right before its verb (``"…"، قال الوزير``)."""
        if cue.form != "verb" or "quote" not in cue.frames:
            return None
        i = cue.first - 1
        if cue.pronoun and self.walker.key(i) == "ما" and self.walker.markers.has("demonstrative", self.walker.key(i - 1)):
            i -= 2
        while i >= 0 and self.page.words[i].text in COMMAS:
            i -= 1
        quote = self.quotes_to.get(i)
        if quote is None:
            return None
        first, last = self.page.range_of(quote.start, quote.end)
        if last - first <= NAME_WORDS or cue.conjoined:
            return None
        end = self.page.sentence_of(cue.first)[1]
        return Opening("before", first, quote.start, list(self.walker.segments(cue.last, end))[:4], quote)

    def _at_that(self, cue: Cue, segment: Segment, passed: list[Segment], held: Opening | None, end: int) -> Opening | None:
        if held is not None and not self._reopens(held, segment):
            return held
        if not self._takes_that(cue, segment) or segment.last >= end:
            return held
        if cue.form in ("noun", "hanging") and sum(s.kind == "np" for s in passed) > 1:
            return held
        return self._open("that", segment.last, passed)

    def _glued_that(self, i: int) -> int:
        """The offset after a complementizer printed without a space before the article (``أنّالاحتلال``); 0 for none."""
        word = self.page.words[i]
        for particle in ("أنّ", "إنّ", "بأنّ", "بإنّ"):
            if word.text.startswith(particle + "ال"):
                return word.start + len(particle)
        return 0

    def _takes_that(self, cue: Cue, that: Segment) -> bool:
        """Does the cue take a clause, under the preposition that stands before it if one does?"""
        if "that" not in cue.frames or (cue.klass == "wish" and cue.form != "hanging"):
            return False
        if self.page.words[that.first].text.startswith("إن") and cue.klass not in _QAWL:
            return False
        if self.walker.key(that.first)[0] == "ب" and "بthat" not in cue.frames and cue.klass in CLAUSE_CLASSES:
            return False
        before = that.first - 1
        preposition = _FREE.get(self.walker.key(before)) if self.walker.preposition(before) else None
        return preposition is None or preposition + "that" in cue.frames or preposition in cue.frames

    def _reopens(self, held: Opening, that: Segment) -> bool:
        """Is the complementizer under the same preposition as the noun held (``أشار إلى الوكالة إلى أن``)?"""
        before = self.walker.key(that.first - 1)
        mention = self.walker.cast.starting(held.word)
        if mention is not None and mention.type == "LOCATION" and mention.last - mention.first <= 2:
            return True
        return before == self.walker.key(held.word - 1) and before in _FREE and mention is not None

    def _open(self, kind: str, word: int, passed: list[Segment]) -> Opening:
        """An opening at a word; where a quotation mark stands there, that quotation."""
        words = self.page.words
        quote = self.quotes_at.get(word)
        if quote is not None:
            return Opening(kind, word + 1, quote.start, passed, quote)
        return Opening(kind, word, words[word].start, passed)

    def _speech(self, cue: Cue, mark: int, passed: list[Segment]) -> Quote | None:
        """The quotation at a mark, unless it is only somebody's name."""
        quote = self.quotes_at.get(mark)
        if quote is None or not cue.frames & {"quote", "that"} or (cue.klass == "show" and "quote" not in cue.frames):
            return None
        first, last = self.page.range_of(quote.start, quote.end)
        if not quote.closed or last - first > 2 * NAME_WORDS:
            return quote
        mention = self.walker.cast.starting(first)
        if mention is not None and mention.last >= last:
            return None
        after = self.page.words[last + 1] if last + 1 < len(self.page.words) else None
        if after is not None and after.kind == "word" and not after.key.startswith("و") and after.i not in self.cues:
            return None
        before = passed[-1] if passed else None
        if cue.klass == "relay" and any(s.kind in ("comma", "act") for s in passed):
            return None
        if before is not None and before.kind == "pp" and before.last == before.first + 1 == mark:
            return None
        glued = (before is not None and before.kind in ("np", "pp") and before.last == mark) or cue.relays
        return None if glued and last - first <= NAME_WORDS else quote

    def _at_colon(self, cue: Cue, segment: Segment, passed: list[Segment], end: int) -> Opening | None:
        after = segment.last
        if not cue.frames & {"quote", "that"} or after >= len(self.page.words):
            return None
        after += self.walker.is_that(after) and after + 1 < end
        if after < end or after in self.quotes_at:
            return self._open("colon", after, passed)
        return None

    def _at_preposition(self, cue: Cue, segment: Segment, passed: list[Segment]) -> Opening | None:
        """A noun under a preposition that the cue takes (``دعا إلى``، ``أعرب عن``، ``تعهد بـ``)."""
        if cue.klass in CLAUSE_CLASSES or self._strays(cue, passed):
            return None
        word = self.page.words[segment.first]
        free = _FREE.get(word.key)
        if free is not None:
            if free in cue.frames and segment.last == segment.first + 1 and segment.last in self.quotes_at:
                return self._open("noun", segment.last, list(passed))
            if free in cue.frames and segment.last > segment.first + 1 and not self._is_addressee(segment.first + 1):
                return self._open("noun", segment.first + 1, list(passed))
            return None
        if self.walker.preposition(segment.first):
            return None
        if (word.key[0] == "ب" and "ب" in cue.frames) or (word.key[0] == "ل" and "ل" in cue.frames):
            return self._after_clitic(cue, segment, passed)
        return None

    def _strays(self, cue: Cue, passed: list[Segment]) -> bool:
        """Did the clause go on to something else after a comma?"""
        commas = [n for n, s in enumerate(passed) if s.kind == "comma"]
        after = sum(s.kind == "np" for s in passed[commas[-1] + 1 :]) if commas else 0
        return len(commas) % 2 == 1 and after > ("object" in cue.frames)

    def _is_addressee(self, i: int) -> bool:
        mention = self.walker.cast.starting(i)
        return mention is not None and mention.type == "MEDIA"

    def _after_clitic(self, cue: Cue, segment: Segment, passed: list[Segment]) -> Opening | None:
        word = self.page.words[segment.first]
        after = self.page.words[segment.first + 1] if segment.last > segment.first + 1 else None
        if cue.klass == "think" and after is not None and after.kind == "number":
            return None
        if word.key in ("ب", "ل"):
            return self._open("noun", segment.first + 1, list(passed)) if segment.last > segment.first + 1 else None
        return Opening("noun", segment.first, after_letter(self.page, segment.first), list(passed))

    def _bare_noun(self, cue: Cue, passed: list[Segment]) -> Opening | None:
        """An object noun (``نفى الاتهامات``، ``أعلنت مصر إرسال``)."""
        if "predicate" in cue.frames and cue.pronoun:
            return self._predicate(passed)
        if not self._takes_object(cue):
            return None
        nouns = [s for s in passed if s.kind == "np"]
        chosen = self._object_among(cue, nouns)
        if chosen is None:
            return None
        before = passed[: passed.index(chosen)]
        return self._open("noun", chosen.first, before)

    def _predicate(self, passed: list[Segment]) -> Opening | None:
        """What somebody is held to be, after the subject (``تعتبره أنقرة إرهابيا``)."""
        for n, segment in enumerate(passed):
            mention = self.walker.cast.starting(segment.first)
            if segment.kind == "np" and (mention is None or n):
                return self._open("noun", segment.first, passed[:n])
        return None

    def _object_among(self, cue: Cue, nouns: list[Segment]) -> Segment | None:
        """The noun phrase that is said, past the subject: the first that names nobody."""
        after_subject = self._follows_subject(cue)
        for n, noun in enumerate(nouns):
            mention = self.walker.cast.starting(noun.first)
            if noun.last == noun.first + 1 and self.walker.markers.has("demonstrative", self.walker.key(noun.first)):
                return None
            if after_subject and (mention is None or mention.form != "name"):
                return noun
            named = mention is not None and (mention.form != "generic" or n == 0 or mention.type == "PERSON")
            if named or (n == 0 and self._may_be_subject(nouns)) or (n and self._names(nouns[n - 1], noun)):
                continue
            return noun
        return None

    def _follows_subject(self, cue: Cue) -> bool:
        """Does the verb stand after its subject, so that what follows is no subject (``الوزير ينفي الأنباء``)?"""
        first, _ = self.page.sentence_of(cue.first)
        if cue.form != "verb" or cue.conjoined or cue.first == first:
            return False
        mention, before = self.walker.cast.at(cue.first - 1), self.page.words[cue.first - 1]
        return (mention is not None and mention.first <= first + 1) or (before.kind == "word" and before.pos == "PROPN")

    def _may_be_subject(self, nouns: list[Segment]) -> bool:
        """Is an unknown first noun the subject of the verb before it: a name or a definite noun, with another noun after it?"""
        word = self.page.words[nouns[0].first]
        definite = word.key.startswith("ال") or word.pos == "PROPN"
        return definite and len(nouns) > 1 and self.walker.cast.starting(nouns[1].first) is None

    def _names(self, title: Segment, noun: Segment) -> bool:
        """Is a noun right after a title the name of its holder, which no list knows?"""
        mention = self.walker.cast.starting(title.first)
        held = mention is not None and mention.type == "PERSON" and mention.form == "title"
        return held and noun.first == title.last and self.page.words[noun.first].pos == "PROPN"


def index_quotes(page: Page) -> tuple[dict[int, Quote], dict[int, Quote]]:
    """The quotations of a page by the word index of their opening mark and by that of their closing mark."""
    opens: dict[int, Quote] = {}
    closes: dict[int, Quote] = {}
    for quote in page.quotes:
        opens[page.word_at(quote.start - 1)] = quote
        if quote.closed:
            closes[page.word_at(quote.end)] = quote
    return opens, closes


def after_letter(page: Page, i: int) -> int:
    """The offset after the one-letter clitic that word ``i`` begins with, and after any marks on it."""
    word = page.words[i]
    at = word.start + 1
    while (at < word.end and not page.text[at].isalpha()) or page.text[at] == "ـ":
        at += 1
    return at


def strip_marks(page: Page, first: int, last: int) -> tuple[int, int]:
    """A word range without the punctuation at its ends."""
    words = page.words
    while first < last and words[first].kind == "punct" and words[first].text not in QUOTES + "([#@":
        first += 1
    while first < last and words[last - 1].kind == "punct" and words[last - 1].text not in QUOTES + ")]%!؟?":
        last -= 1
    return first, last
