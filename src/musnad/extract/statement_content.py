"""How far reported words reach."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from musnad.extract.phrases import COMMAS, Segment, Walker
from musnad.extract.statement_cues import Cue
from musnad.extract.statement_opening import Opening, strip_marks
from musnad.text import QUOTES, Page, Quote

Quoted = Literal["direct", "mixed", "indirect"]


@dataclass(slots=True, eq=False)
class Draft:
    """A statement while it is made: its cue, its opening, the offsets of its content, and who said it and passed it on.

    ``first``/``last`` is the word range of the content. ``silent`` ones only carry others; ``told`` ones name their own chain.
    """

    cue: Cue
    opening: Opening
    first: int
    last: int
    start: int
    end: int
    quoted: Quoted = "indirect"
    speakers: list[str] = field(default_factory=list)
    via: list[list[str]] = field(default_factory=list)
    outer: Draft | None = None
    subject: Segment | None = None
    said_at: Segment | None = None
    said_in: Segment | None = None
    addressees: list[str] = field(default_factory=list)
    rule: str = ""
    silent: bool = False
    told: bool = False

    def holds(self, i: int) -> bool:
        """Does word ``i`` stand in the content?"""
        return self.first <= i < self.last


class Contents:
    """Closes the contents of one page.

    Args:
        stops: words where another reported stretch or an attribution begins, which end any content before them.
        joined: finite reporting verbs by their word, with a subject of its own or after ``و``: after a comma it ends them too.
    """

    def __init__(self, walker: Walker, quotes_at: dict[int, Quote], stops: set[int], joined: dict[int, Cue]) -> None:
        self.walker, self.page, self.quotes_at = walker, walker.page, quotes_at
        self.stops, self.joined = stops, joined

    def close(self, cue: Cue, opening: Opening, end: int) -> Draft | None:
        """The draft whose content begins at ``opening`` and reaches no further than word ``end``."""
        if opening.quote is not None:
            return self._close_quotation(cue, opening, opening.quote, end)
        if opening.kind == "inserted":
            last = cue.first if self._closes_sentence(opening.segments[0].last, end) else end
        elif opening.kind == "colon":
            last = self._run_on(self._clause_end(opening.word, end, tails=False), end)
        else:
            spoken = cue.form != "source"
            noun = opening.kind == "noun" and spoken
            last = self._clause_end(opening.word, end, tails=spoken, commas=self._is_embedded(cue), cue=cue, noun=noun)
        first, last = strip_marks(self.page, opening.word, last)
        if last <= first:
            return None
        start = opening.start if first == opening.word else self.page.words[first].start
        return Draft(cue, opening, first, last, start, self.page.words[last - 1].end, self._quoted(first, last))

    def _closes_sentence(self, i: int, end: int) -> bool:
        return all(word.kind == "punct" for word in self.page.words[i:end])

    def _close_quotation(self, cue: Cue, opening: Opening, quote: Quote, end: int) -> Draft | None:
        first, last = self.page.range_of(quote.start, quote.end)
        after = last + 1
        joined = self._joins(after, end) if opening.kind == "that" else 0
        if opening.kind in ("that", "noun") and quote.closed and (joined or self._continues(after, end)):
            last = self._clause_end(after, end)
            first, last = strip_marks(self.page, first - 1, last)
            words = self.page.words
            return Draft(cue, opening, first, last, words[first].start, words[last - 1].end, "mixed")
        first, last = strip_marks(self.page, first, last)
        if last <= first:
            return None
        words = self.page.words
        return Draft(cue, opening, first, last, words[first].start, words[last - 1].end, "direct")

    def _joins(self, i: int, end: int) -> bool:
        """Is a second clause joined to the quotation (``أن "…"، وأن "…"``)?"""
        i += i < end and self.page.words[i].text in COMMAS
        return i < end and self.walker.key(i)[:1] == "و" and self.walker.key(i) in self.walker.markers.complementizers

    def _continues(self, i: int, end: int) -> bool:
        """Does the clause go on right after a closing mark, with no comma and nothing that ends it?"""
        words = self.page.words
        return i < end and words[i].kind == "word" and not self._aside(i) and not self._ends_after_comma(i)

    def _is_embedded(self, cue: Cue) -> bool:
        """Does the cue report inside a noun phrase: a noun itself, in a relative clause, or after an indefinite noun
        (``طائرة يشتبه بأنها``)? Then the first comma closes what it reports."""
        if cue.form == "noun":
            return True
        if cue.form != "verb" or cue.person == "1" or cue.first == self.page.sentence_of(cue.first)[0] or cue.conjoined:
            return False
        before = self.page.words[cue.first - 1]
        impersonal = cue.tense == "imperfect" and cue.voice == "both" and cue.klass in ("think", "expect")
        pronoun = self.walker.markers.has("clause", before.key) or before.key in self.walker.markers.complementizers
        if self.walker.markers.has("relative", before.key) or (impersonal and before.kind == "word" and not pronoun):
            return True
        closed = any(self.walker.markers.has(kind, before.key) for kind in ("clause", "auxiliary", "adverb", "preposition"))
        mention = self.walker.cast.at(before.i)
        named = (mention is not None and mention.form != "generic") or before.key.startswith("ال")
        return before.kind == "word" and not closed and not named and before.i not in self.walker.times

    def _clause_end(
        self, i: int, end: int, *, tails: bool = True, commas: bool = False, cue: Cue | None = None, noun: bool = False
    ) -> int:
        """Where the clause that goes on at word ``i`` ends; with ``tails`` before the page's own comment on it, with
        ``commas`` before its first comma, for a ``noun`` before a clause that is no part of it, and where the cue's own subject
        goes on to report (``… وأضاف``)."""
        words, begin = self.page.words, i
        while i < end:
            quote = self.quotes_at.get(i)
            if quote is not None:
                i = max(i + 1, self.page.range_of(quote.start, max(quote.end, quote.start + 1))[1] + quote.closed)
                end = max(end, min(self.page.sentence_of(i - 1)[1], len(words)))
                continue
            if (i in self.stops and i > begin) or (tails and self._aside(i)) or (cue is not None and self._goes_on(cue, i)):
                return i
            if (noun and (self._breaks(i) or self._joins_verb(begin, i))) or (commas and self._leaves(begin, i, noun)):
                return i
            if words[i].text in "…." and i + 1 < end and i + 1 in self.joined:
                return i
            if words[i].text in COMMAS and i + 1 < end and (commas or self._ends_after_comma(i + 1, tails)):
                return i
            i += 1
        return i

    def _breaks(self, i: int) -> bool:
        """Does a clause begin at word ``i`` that no longer belongs to a noun before it?"""
        phrase = self.walker.markers.phrase_at(self.page, i)
        return phrase[0] == "break" if phrase is not None else self.walker.markers.has("break", self.walker.key(i))

    def _joins_verb(self, begin: int, i: int) -> bool:
        """Does a second main verb follow with ``و`` at word ``i`` (``أعلنت إغلاق المصنع وأمرت``)? Where a clause stands within
        the noun phrase, the verb may belong to that."""
        word = self.page.words[i]
        joins = self.joined[i].conjoined if i in self.joined else len(word.key) > 4
        if i <= begin or word.key[0] != "و" or word.pos != "VERB" or not joins or self.walker.cast.at(i) is not None:
            return False
        return not any(self._opens_clause(k) for k in range(begin, i))

    def _opens_clause(self, i: int) -> bool:
        word, markers = self.page.words[i], self.walker.markers
        closed = markers.has("relative", word.key) or markers.has("clause", word.key) or word.key in markers.complementizers
        return closed or word.pos == "VERB"

    def _leaves(self, begin: int, i: int, noun: bool) -> bool:
        """Is an embedded report that began at word ``begin`` over at word ``i``, where a relative clause or the main verb goes
        on? A relative clause about the subject of what is reported is part of it."""
        word = self.page.words[i]
        if self.walker.markers.has("relative", word.key):
            return noun or any(self.page.words[k].pos == "VERB" or self.walker.is_verb(k) for k in range(begin, i))
        return noun and word.pos == "VERB" and self.walker.cast.at(i) is None

    def _goes_on(self, cue: Cue, i: int) -> bool:
        """Does the subject of ``cue`` go on to report at word ``i``, with ``و`` and no subject of its own?"""
        other = self.joined.get(i)
        if other is None or not other.conjoined or cue.form != "verb":
            return False
        same = (other.tense, other.gender, other.number) == (cue.tense, cue.gender, cue.number)
        return other.klass == "add" or (same and cue.tense == "perfect")

    def _aside(self, i: int) -> bool:
        """Does the page's own comment begin at word ``i``, even without a comma?"""
        phrase = self.walker.markers.phrase_at(self.page, i)
        return phrase is not None and phrase[0] == "aside"

    def _ends_after_comma(self, i: int, tails: bool = True) -> bool:
        if i in self.joined or i in self.stops:
            return True
        phrase = self.walker.markers.phrase_at(self.page, i)
        return tails and ((phrase is not None and phrase[0] == "tail") or self.walker.markers.has("tail", self.walker.key(i)))

    def _run_on(self, last: int, end: int) -> int:
        """Words after a bare colon go on through the sentences of their line up to the next one that reports."""
        words = self.page.words
        while last == end and end < len(words) and words[end].line == words[end - 1].line:
            first, until = self.page.sentence_of(end)
            if any(i in self.stops or i in self.joined for i in range(first, until)):
                break
            last = end = until
        return last

    def _quoted(self, first: int, last: int) -> Quoted:
        marks = any(self.page.words[i].text in QUOTES for i in range(first, last))
        return "mixed" if marks and not self._only_names(first, last) else "indirect"

    def _only_names(self, first: int, last: int) -> bool:
        """Do the marks in a content only wrap names?"""
        for i in range(first, last):
            quote = self.quotes_at.get(i)
            if quote is None:
                continue
            inner, outer = self.page.range_of(quote.start, quote.end)
            mention = self.walker.cast.at(inner)
            if mention is None or mention.last < outer:
                return False
        return True


def is_inside(page: Page, i: int) -> Quote | None:
    """The innermost quotation that word ``i`` stands in."""
    number = page.words[i].quote
    if not number:
        return None
    quote = page.quotes[number - 1]
    return quote if quote.start <= page.words[i].start < quote.end else None
