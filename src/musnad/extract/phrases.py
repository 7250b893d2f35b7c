"""Where a noun phrase, a prepositional phrase or a relative clause ends: the small grammar that extractors share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from musnad.extract.model import Cast
from musnad.lexicon import Lexicon
from musnad.record import TimeExpression
from musnad.text import QUOTES, Page, fold

ENDS = frozenset(".!؟?…؛;")
COMMAS = frozenset("،,")
#: Words and marks that a quoted name may follow inside a noun phrase: at most this many words stand between its marks.
NAME_LENGTH = 4
KASRA = "\N{ARABIC KASRA}"
_PRONOUNS = ("ه", "ها", "هم", "هن", "هما", "نا", "ي", "ك", "كم", "ني")


@dataclass
class Markers:
    """Closed-class words, by what they do. Phrases of several words are kept under their first word."""

    kinds: dict[str, frozenset[str]]
    phrases: dict[str, list[tuple[tuple[str, ...], str]]]
    complementizers: frozenset[str]

    def has(self, kind: str, key: str) -> bool:
        """Is the folded word one of this kind?"""
        return key in self.kinds.get(kind, frozenset())

    def phrase_at(self, page: Page, i: int) -> tuple[str, int] | None:
        """The kind and the end of the longest listed phrase that begins at word ``i``."""
        for parts, kind in self.phrases.get(page.words[i].key, ()):
            if [w.key for w in page.words[i : i + len(parts)]] == list(parts):
                return kind, i + len(parts)
        return None


def load_markers(lexicon: Lexicon) -> Markers:
    """The closed-class words of ``grammar/markers``, indexed once for a lexicon."""
    if "phrases/markers" not in lexicon.made:
        kinds: dict[str, set[str]] = {}
        phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for row in lexicon.table("grammar/markers"):
            parts = tuple(fold(row["word"]).split())
            if len(parts) > 1:
                phrases.setdefault(parts[0], []).append((parts, row["kind"]))
            else:
                kinds.setdefault(row["kind"], set()).add(parts[0])
        for held in phrases.values():
            held.sort(key=lambda p: -len(p[0]))
        stems = kinds.get("complementizer", set())
        joined = {c + s + p for c in ("", "ب", "و", "وب") for s in stems for p in ("", *_PRONOUNS)} | {"الا", "بالا"}
        frozen = {kind: frozenset(words) for kind, words in kinds.items()}
        lexicon.made["phrases/markers"] = Markers(frozen, phrases, frozenset(joined))
    made: Markers = lexicon.made["phrases/markers"]
    return made


@dataclass(slots=True)
class Segment:
    """A stretch of a clause: ``np``, ``pp``, ``rel``, ``time``, ``adverb``, ``comma``, ``that`` (a complementizer), ``quote``
    (an opening mark), ``colon``, ``verb`` (a reporting one), ``act`` (another verb), ``end`` …; half-open word range."""

    kind: str
    first: int
    last: int


@dataclass
class Walker:
    """Walks a clause from left to right (in reading order) and says what stands where.

    ``is_verb`` says whether a finite verb or a hanging participle stands at a word, which ends any noun phrase.
    """

    page: Page
    cast: Cast
    markers: Markers
    times: dict[int, int]
    is_verb: Callable[[int], bool]
    _heads: dict[int, int] = field(default_factory=dict)

    @classmethod
    def over(
        cls, page: Page, cast: Cast, times: Iterable[TimeExpression], lexicon: Lexicon, is_verb: Callable[[int], bool]
    ) -> Walker:
        """A walker over a page."""
        spans: dict[int, int] = {}
        for time in times:
            first, last = page.range_of(time.start, time.end)
            spans.update(dict.fromkeys(range(first, last), last))
        return cls(page, cast, load_markers(lexicon), spans, is_verb)

    def key(self, i: int) -> str:
        """The folded word at ``i``, "" past the page's end."""
        return self.page.words[i].key if i < len(self.page.words) else ""

    def is_that(self, i: int) -> bool:
        """Does a complementizer that opens reported words stand at ``i``? ``بعد أن`` and its like open none."""
        if self.key(i) not in self.markers.complementizers:
            return False
        if self.key(i) in ("الا", "بالا"):
            return self.page.words[i].text.lstrip("ب").startswith("أ")
        return not (i and self.markers.has("no_complement_before", self.key(i - 1)))

    def preposition(self, i: int) -> bool:
        """Does a free preposition stand at ``i``?"""
        key = self.key(i)
        if key in ("علي", "وعلي") and self._is_ali(i):
            return False
        return self.markers.has("preposition", key) or (key[:1] == "و" and self.markers.has("preposition", key[1:]))

    def _is_vocalised_verb(self, i: int) -> bool:
        """Does a kasra on the middle letter tell a verb from the preposition spelled alike (``وقبِل الوزير الدعوة``)?"""
        word = self.page.words[i]
        return len(word.key.removeprefix("و")) == 3 and KASRA in word.text[2:-1] and word.text.removeprefix("و")[1] != KASRA

    def _is_ali(self, i: int) -> bool:
        """Is it the name and not the preposition, which some papers spell alike? No preposition stands before another."""
        if self.cast.at(i) is not None:
            return True
        word, after = self.page.words[i], self.page.words[i + 1] if i + 1 < len(self.page.words) else None
        ends = after is None or after.kind == "punct" or after.key in self.markers.complementizers
        return word.text.endswith("ي") and (ends or (after is not None and self.markers.has("preposition", after.key)))

    def phrase_end(self, i: int, end: int) -> int:
        """The end of the noun phrase that begins at word ``i``: its mention's end where there is one, else noun, genitives
        and adjectives up to the first word that cannot belong to it."""
        i += self.markers.has("demonstrative", self.key(i)) and i + 1 < end and self.page.words[i + 1].key.startswith("ال")
        mention = self.cast.starting(i)
        j = min(mention.last, end) if mention is not None else i + 1
        while j < end and self._goes_on(i, j, mention is not None):
            j = self._step(j, end)
        return j

    def _step(self, j: int, end: int) -> int:
        mention = self.cast.starting(j)
        if mention is not None:
            return min(mention.last, end)
        return self._close_of(j, end) or j + 1

    def _goes_on(self, i: int, j: int, named: bool) -> bool:
        """Does the noun phrase that began at ``i`` go on at ``j``?"""
        word = self.page.words[j]
        if word.kind == "punct":
            return self._close_of(j, j + NAME_LENGTH + 2) > 0 and not named
        if self.markers.has("self", word.key):
            return True
        if word.pos == "VERB" and self.cast.at(j) is None:
            return False
        if not named and self.page.words[i].pos == "PROPN" and i and self.is_verb(i - 1) and self._leaves_name(i, j):
            return False
        if j in self.times or self._closed_class(j) or self.is_verb(j) or word.key in ("ب", "ل"):
            return False
        mention = self.cast.starting(j)
        if (mention is not None and mention.start > word.start) or word.key.startswith(("لل", "بال")):
            return False
        if word.key.startswith("و") and self.page.words[j - 1].key != "و" and self._conjoined(j):
            return False
        if named:
            return self._is_surname(i, j) or (mention_type(self.cast, i) != "PERSON" and self.agrees_as_adjective(j))
        if self._definite(j - 1) and not self._definite(j):
            return self.cast.starting(j) is not None and self.cast.starting(j).form == "name"  # type: ignore[union-attr]
        return True

    def _conjoined(self, j: int) -> bool:
        return len(self.key(j)) > 3

    def _leaves_name(self, i: int, j: int) -> bool:
        """Does another noun follow an unlisted name (``وصف فلان اللقاء``)?"""
        word = self.page.words[j]
        if self._definite(j):
            return word.pos != "PROPN" and not self._definite(i) and not word.key.endswith("ي")
        return word.pos == "NOUN"

    def _is_surname(self, i: int, j: int) -> bool:
        """Does an unlisted name go on after the part of it that is known (``سعيد`` + ``فلان``)?"""
        known = self.cast.starting(i)
        person = known is not None and known.type == "PERSON" and known.form == "name" and known.last - known.first == 1
        return person and j == i + 1 and self.page.words[j].pos == "PROPN" and self.cast.at(j) is None

    def agrees_as_adjective(self, j: int) -> bool:
        """Is the word an adjective that is definite where the name before it is (``مصر الشقيقة``، ``تقرير اقتصادي حديث``)?"""
        word, before = self.page.words[j], self.page.words[j - 1]
        mention = self.cast.at(j - 1)
        indefinite = mention is not None and mention.form != "name" and not before.key.startswith("ال")
        return word.pos == "ADJ" and word.key.startswith("ال") != indefinite

    def _definite(self, j: int) -> bool:
        return self.key(j).startswith(("ال", "لل", "وال", "بال")) or self.page.words[j].kind == "number"

    def _closed_class(self, j: int) -> bool:
        markers, key = self.markers, self.key(j)
        return (
            key in markers.complementizers
            or any(markers.has(kind, key) for kind in ("preposition", "relative", "clause", "adverb", "tail", "demonstrative"))
            or (key[:1] == "و" and any(markers.has(kind, key[1:]) for kind in ("preposition", "relative", "clause")))
            or markers.phrase_at(self.page, j) is not None
        )

    def _close_of(self, j: int, end: int) -> int:
        """The end of a short quoted name whose opening mark is at ``j``; 0 where there is none."""
        words = self.page.words
        if words[j].text not in QUOTES:
            return 0
        for k in range(j + 1, min(j + NAME_LENGTH + 2, end, len(words))):
            if words[k].text in QUOTES and words[k].line == words[j].line:
                return k + 1 if k > j + 1 else 0
        return 0

    def segments(self, i: int, end: int) -> Iterable[Segment]:
        """The clause from word ``i`` to ``end``, cut into segments."""
        while i < end:
            segment = self.segment(i, end)
            yield segment
            i = segment.last

    def segment(self, i: int, end: int) -> Segment:
        """The segment that begins at word ``i``."""
        word, markers = self.page.words[i], self.markers
        if word.kind == "punct":
            return self._mark(i, end)
        if i in self.times:
            return Segment("time", i, min(self.times[i], end))
        if self.is_that(i):
            return Segment("that", i, i + 1)
        phrase = markers.phrase_at(self.page, i)
        if phrase is not None:
            return Segment("time" if phrase[1] in self.times else phrase[0], i, phrase[1])
        if self.is_verb(i):
            return Segment("verb", i, i + 1)
        if markers.has("relative", word.key) or (word.key[0] == "و" and markers.has("relative", word.key[1:])):
            return Segment("rel", i, self.relative_end(i, end))
        if markers.has("attached", word.key):
            return Segment("rel", i, self.relative_end(i, end))
        if self.preposition(i):
            return Segment("act", i, i + 1) if self._is_vocalised_verb(i) else self._prepositional(i, end)
        for kind in ("adverb", "tail", "clause", "bound"):
            if markers.has(kind, word.key):
                return Segment(kind, i, i + 1)
        if word.key in ("ب", "ل", "لل") and i + 1 < end:
            return self._prepositional(i, end)
        if self._clitic(i):
            return Segment("pp", i, self.phrase_end(i, end))
        if word.pos == "VERB" and self.cast.at(i) is None:
            return Segment("act", i, i + 1)
        return Segment("np", i, self.phrase_end(i, end))

    def _mark(self, i: int, end: int) -> Segment:
        text = self.page.words[i].text
        if text in QUOTES:
            return Segment("quote", i, i + 1)
        if text in "([" and (close := self._bracket_end(i, end)):
            return Segment("bracket", i, close)
        ends = text in ENDS and (text != "." or i + 1 >= self.page.sentence_of(i)[1])
        kind = "comma" if text in COMMAS else "colon" if text == ":" else "end" if ends else "mark"
        return Segment(kind, i, i + 1)

    def _bracket_end(self, i: int, end: int) -> int:
        for j in range(i + 1, min(i + 12, end)):
            if self.page.words[j].text in ")]":
                return j + 1
        return 0

    def _clitic(self, i: int) -> bool:
        """Does the word begin with a preposition of one letter? Names that begin so are known to the cast."""
        mention = self.cast.starting(i)
        word = self.page.words[i]
        if mention is not None:
            return mention.start > word.start and word.key[0] in "بلك"
        if word.key.startswith(("لل", "بال")):
            return True
        return word.key[0] == "ب" and len(word.key) > 3 and word.pos in ("", "NOUN", "ADP") and not word.key.endswith("ون")

    def _prepositional(self, i: int, end: int) -> Segment:
        j, markers = i + 1, self.markers
        if j < end and markers.has("loose", self.key(j)) and self.key(i) != self.key(j):
            return Segment("pp", i, self.phrase_end(j, end))
        if j < end and markers.has("demonstrative", self.key(j)):
            return Segment("pp", i, self.phrase_end(j, end))
        if j < end and self.page.words[j].kind != "punct" and not self._closed_class(j) and not self.is_verb(j):
            j = min(self.times[j], end) if j in self.times else self.phrase_end(j, end)
        elif j < end and (close := self._close_of(j, end)):
            j = close
        return Segment("pp", i, j)

    def relative_end(self, i: int, end: int) -> int:
        """The end of the relative clause that begins at word ``i``: after a comma the next comma, else whatever opens or
        closes the main clause again."""
        set_off = i > 0 and self.page.words[i - 1].text in COMMAS
        for j in range(i + 1, end):
            text = self.page.words[j].text
            if text in COMMAS or text in ENDS or text == ":" or text in QUOTES:
                return j
            if not set_off and self.is_that(j):
                return j
        return end


def mention_type(cast: Cast, i: int) -> str:
    """The type of the mention that begins at word ``i``, "" where there is none."""
    mention = cast.starting(i)
    return mention.type if mention is not None else ""
