"""Where reported words begin after (or before) the word that reports them."""

from __future__ import annotations

from dataclasses import dataclass, field

from musnad.extract.phrases import COMMAS, Segment, Walker
from musnad.extract.statement_cues import Cue
from musnad.text import QUOTES, Page, Quote

#: How far, in words, a cue may stand from what it reports.
REACH = 80
#: A quotation of at most this many words right after a noun is taken for that noun's name.
NAME_WORDS = 3
_FREE = {"عن": "عن", "الي": "إلى", "علي": "على", "من": "من", "في": "في", "حول": "عن", "بشان": "عن", "ازاء": "من", "حيال": "من"}
_PASSED = frozenset(("np", "rel", "time", "adverb", "turn", "bracket", "pp", "mark"))


@dataclass(slots=True)
class Opening:
    """Where reported words begin: the first word and offset, and how they are opened (``that``, ``quote``, ``colon``, ``noun``,
    ``before``). ``segments`` are the phrases between cue and opening, ``object`` the one that is an object of the cue."""

    kind: str
    word: int
    start: int
    segments: list[Segment] = field(default_factory=list)
    quote: Quote | None = None
    object: Segment | None = None


class Openings:
    """Finds openings on one page.

    Args:
        quotes_at: quotations by the word index of their opening mark.
        quotes_to: quotations by the word index of their closing mark.
    """

    def __init__(self, walker: Walker) -> None:
        self.walker, self.page = walker, walker.page
        self.quotes_at, self.quotes_to = index_quotes(self.page)

    def find(self, cue: Cue, end: int) -> Opening | None:
        """The opening of what ``cue`` reports, looking no further than word ``end``."""
        passed: list[Segment] = []
        held: Opening | None = None
        for segment in self.walker.segments(cue.last, min(end, cue.last + REACH)):
            if segment.kind == "that":
                return self._at_that(cue, segment, passed, held, end)
            if segment.kind == "quote":
                quote = self._speech(cue, segment.first, passed)
                if quote is not None:
                    return held or Opening("quote", segment.first + 1, quote.start, passed, quote)
            elif segment.kind == "colon":
                return held or self._at_colon(cue, segment, passed, end)
            elif segment.kind == "pp":
                held = held or self._at_preposition(cue, segment, passed)
            elif segment.kind not in _PASSED and segment.kind != "comma":
                break
            if held is not None and segment.kind == "comma":
                break
            passed.append(segment)
        return held or self._bare_noun(cue, passed)

    def before(self, cue: Cue) -> Opening | None:
        """The quotation that stands right before its verb (``"…"، قال الوزير``)."""
        if cue.form != "verb" or "quote" not in cue.frames:
            return None
        i = cue.first - 1
        while i >= 0 and self.page.words[i].text in COMMAS:
            i -= 1
        quote = self.quotes_to.get(i)
        if quote is None:
            return None
        first, last = self.page.range_of(quote.start, quote.end)
        if last - first <= NAME_WORDS or self.page.words[cue.first].key.startswith("و"):
            return None
        end = self.page.sentence_of(cue.first)[1]
        return Opening("before", first, quote.start, list(self.walker.segments(cue.last, end))[:4], quote)

    def _at_that(self, cue: Cue, segment: Segment, passed: list[Segment], held: Opening | None, end: int) -> Opening | None:
        if held is not None and not self._reopens(held, segment):
            return held
        if "that" not in cue.frames or segment.last >= end:
            return held
        return self._open("that", segment.last, passed)

    def _reopens(self, held: Opening, that: Segment) -> bool:
        """Is the complementizer under the same preposition as the noun held (``أشار إلى الوكالة إلى أن``)?"""
        before = self.walker.key(that.first - 1)
        mention = self.walker.cast.starting(held.word)
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
        if quote is None or "quote" not in cue.frames:
            return None
        first, last = self.page.range_of(quote.start, quote.end)
        before = passed[-1] if passed else None
        glued = before is not None and before.kind in ("np", "pp") and before.last == mark
        return None if glued and last - first <= NAME_WORDS and quote.closed else quote

    def _at_colon(self, cue: Cue, segment: Segment, passed: list[Segment], end: int) -> Opening | None:
        after = segment.last
        if "quote" not in cue.frames or after >= len(self.page.words):
            return None
        if after < end or after in self.quotes_at:
            return self._open("colon", after, passed)
        return None

    def _at_preposition(self, cue: Cue, segment: Segment, passed: list[Segment]) -> Opening | None:
        """A noun under a preposition that the cue takes (``دعا إلى``، ``أعرب عن``، ``تعهد بـ``)."""
        word = self.page.words[segment.first]
        free = _FREE.get(word.key)
        if free is not None:
            if free in cue.frames and segment.last > segment.first + 1 and not self._is_addressee(segment.first + 1):
                return self._open("noun", segment.first + 1, list(passed))
            return None
        if word.key[0] == "ب" and "ب" in cue.frames or word.key[0] == "ل" and "ل" in cue.frames:
            return self._after_clitic(segment, passed)
        return None

    def _is_addressee(self, i: int) -> bool:
        mention = self.walker.cast.starting(i)
        return mention is not None and mention.type == "MEDIA"

    def _after_clitic(self, segment: Segment, passed: list[Segment]) -> Opening | None:
        word = self.page.words[segment.first]
        if word.key in ("ب", "ل"):
            return self._open("noun", segment.first + 1, list(passed)) if segment.last > segment.first + 1 else None
        return Opening("noun", segment.first, after_letter(self.page, segment.first), list(passed))

    def _bare_noun(self, cue: Cue, passed: list[Segment]) -> Opening | None:
        """An object noun (``نفى الاتهامات``، ``أعلنت مصر إرسال``)."""
        if "np" not in cue.frames:
            return None
        nouns = [s for s in passed if s.kind == "np"]
        chosen = self._object_among(cue, nouns)
        if chosen is None:
            return None
        before = passed[: passed.index(chosen)]
        return self._open("noun", chosen.first, before)

    def _object_among(self, cue: Cue, nouns: list[Segment]) -> Segment | None:
        cast = self.walker.cast
        for n, noun in enumerate(nouns):
            mention = cast.starting(noun.first)
            if mention is None or mention.form == "generic":
                if n == 0 and len(nouns) > 1 and mention is None and cast.starting(nouns[1].first) is None:
                    continue
                if n == 0 and mention is not None:
                    continue
                return noun
        return None


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
    while at < word.end and not page.text[at].isalpha() or page.text[at] == "ـ":
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


__all__ = ["COMMAS", "Opening", "Openings", "after_letter", "index_quotes", "strip_marks"]
