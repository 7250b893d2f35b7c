"""Finds the mentions of a page: who is named or described in it, in page order, before it is known who is who."""

from __future__ import annotations

from musnad.extract.mentions_forms import cuts
from musnad.extract.mentions_sight import PERSON_CLASSES, Sight
from musnad.extract.mentions_titles import MentionReader
from musnad.extract.mentions_words import WordBook
from musnad.text import Page

#: Classes of nouns that a number or another quantity may stand before.
_COUNTED = PERSON_CLASSES - {"honorific", "kin", "counterpart"} | {"people", "state"}
#: The most words and marks of a dateline.
_LONGEST_DATELINE = 12
#: The most words between a title and its name, and what these may be.
_LONGEST_FIELD = 6
_FIELD = frozenset({"ADP", "NOUN", "ADJ", "PROPN", "DET"})
#: The second half of many given names, which alone is nobody's.
_GOD = ("الله",)
#: A short name must have this many letters, unless it is the first word of a name that no list of given names holds.
_SHORTEST = 3


def find_sights(page: Page, book: WordBook) -> list[Sight]:
    """All mentions of a page that is not furniture, outer ones before those inside them."""
    return SightFinder(page, book).find()


class SightFinder:
    """Goes through a page twice: for what is named or described in full, then for the short forms of those names."""

    def __init__(self, page: Page, book: WordBook) -> None:
        self.page, self.words = page, page.words
        self.reader = MentionReader(page, book)
        self.tops: list[Sight] = []
        self.first = self.dateline_end = 0

    def find(self) -> list[Sight]:
        """The mentions in page order."""
        i = 0
        while i < len(self.words):
            if i == 0 or self.words[i].line != self.words[i - 1].line:
                self.first, self.dateline_end = i, self._skip_dateline(i)
            sight = self._best_at(i) if self._readable(i) else None
            if sight is None:
                i += 1
                continue
            self._take_quantity(sight)
            self._take_title_of_several(sight)
            self.tops.append(sight)
            i = self._take_apposition(sight)
        self._find_short_names()
        self._link_titles()
        found = [s for top in self.tops for s in (top, *top.nested())]
        return sorted(found, key=lambda s: (s.first, -s.last))

    def _skip_dateline(self, i: int) -> int:
        """Where a line's dateline ends that names an agency in brackets before a dash: ``بغداد (رويترز) -``."""
        words, opened = self.words, False
        for k in range(i, min(i + _LONGEST_DATELINE, len(words) - 1)):
            if words[k].line != words[i].line:
                return i
            opened = opened or words[k].text == "("
            if opened and words[k].text == ")":
                return k + 1 if words[k + 1].text in ("-", "–", "—", "ـ") else i
        return i

    def _readable(self, i: int) -> bool:
        word = self.words[i]
        return word.kind == "word" and word.line not in self.page.furniture and not self.first <= i < self.dateline_end

    def _best_at(self, i: int) -> Sight | None:
        """The longest of a listed name, a phrase and a person's name that begin here."""
        name, phrase, person = self.reader.named_at(i), self.reader.phrase_at(i), None
        if name is None or name.type == "PERSON":
            person = self.reader.person_at(i, titled=self._after_joint_title(i))
        if person is not None and (name is None or person.last > name.last) and (phrase is None or person.last >= phrase.last):
            return person
        return self.reader.prefer(name, phrase) or self.reader.people_at(i)

    def _take_quantity(self, sight: Sight) -> None:
        """Take in how many there are: ``خمسة رجال``, ``عشرات الجنود``, ``عدد من المتهمين``, ``14 شخصا``."""
        counted = (sight.noun is None and sight.type == "GROUP") or (sight.noun is not None and sight.sort in _COUNTED)
        if not counted or sight.bare is not None or sight.skip:
            return
        first = self._quantity_before(sight.first)
        if first < sight.first:
            sight.core, sight.first = sight.first, first
            sight.skip = self._quantity_skip(first)
            sight.type = "GROUP" if sight.type == "PERSON" else sight.type
            sight.definite = False

    def _quantity_before(self, i: int) -> int:
        words, stop = self.words, self.reader.names.book.stop
        k = i - 1
        if k < 0 or words[k].line != words[i].line or (self.tops and self.tops[-1].last > k):
            return i
        if words[k].kind == "number" or any(stop(cut.base) == "quantity" for cut in cuts(words[k].key)):
            return k
        for n in (1, 2):
            near = words[k].key == "من" and k - n >= 0 and words[k - n].line == words[i].line
            if near and any(stop(cut.base) == "count" for cut in cuts(words[k - n].key)):
                return k - n
        return i

    def _quantity_skip(self, i: int) -> int:
        stop = self.reader.names.book.stop
        return next((cut.skip for cut in cuts(self.words[i].key) if stop(cut.base) in ("quantity", "count")), 0)

    def _after_joint_title(self, i: int) -> bool:
        before = self.tops[-1] if self.tops else None
        if before is None or before.last != i or before.noun is None:
            return False
        return before.type == "GROUP" and before.sort in PERSON_CLASSES and before.definite and before.noun.number == "d"

    def _take_title_of_several(self, sight: Sight) -> None:
        """Give what a joint title says to each of the names after it: ``المحاميان فلان وفلان``."""
        before = self.tops[-1] if self.tops else None
        if sight.type != "PERSON" or sight.noun is not None or before is None or before.last != sight.first:
            return
        joint = before.noun is not None and before.type == "GROUP" and before.sort in PERSON_CLASSES and not sight.skip
        if joint or (before.joint is not None and sight.proclitic == "و"):
            sight.joint = before.joint or before
            sight.country, sight.role = sight.joint.country, sight.joint.role

    def _take_apposition(self, sight: Sight) -> int:
        """Read a title that follows a person's name (``فلان، مدير المستشفى``); returns where to go on."""
        i = sight.last
        if sight.type != "PERSON" or sight.bare is None or i >= len(self.words) or self.words[i].line != self.words[i - 1].line:
            return i
        self._take_description(sight, i)
        comma = self.words[i].text in ("،", ",")
        k = i + 1 if comma else i
        if k >= len(self.words) or not self._readable(k):
            return i
        title = self.reader.phrase_at(k)
        if title is None or title.skip or title.type != "PERSON" or title.sort not in PERSON_CLASSES or title.bare:
            return i
        if not title.definite or title.last - title.first == 1 or title.sort in ("honorific", "kin", "counterpart"):
            return i
        title.same = sight
        self.tops.append(title)
        return title.last

    def _take_description(self, sight: Sight, i: int) -> None:
        """Note what a clause that begins with "and he is" says of a person (``فلان، وهو محام``)."""
        k = i + 1 if self.words[i].text in ("،", ",") else i
        if k + 1 >= len(self.words) or self.words[k].key not in self.reader.names.book.marks("being"):
            return
        title = self.reader.phrase_at(k + 1)
        if title is not None and title.type == "PERSON" and title.sort in PERSON_CLASSES and not title.skip:
            sight.role, sight.country = sight.role or title.role, sight.country or title.country

    # short names

    def _find_short_names(self) -> None:
        short = self._short_names()
        if not short:
            return
        self.tops = [self._as_family_name(s, short) for s in self.tops]
        taken = {i for s in self.tops for i in range(s.first, s.last)}
        titles = {s.last: s for s in self.tops if s.type == "PERSON" and s.bare is None and s.noun is not None}
        found = []
        for i in range(len(self.words)):
            if i not in taken and self._readable(i):
                sight = self._short_at(i, short, taken)
                if sight is not None and not self._join_title(sight, titles.get(i)):
                    found.append(sight)
        self.tops = sorted(self.tops + found, key=lambda s: s.first)

    def _link_titles(self) -> None:
        """Give a title the name that stands after its place or field (``القنصل السعودي في مدينة … فلان``)."""
        for n, title in enumerate(self.tops):
            if self._is_open_title(title):
                after = self.tops[n + 1 : n + 4]
                name = next((s for s in after if s.type == "PERSON"), None)
                if name is not None and name.bare is not None and not name.skip and self._leads_to(title, name):
                    title.same = name

    def _is_open_title(self, sight: Sight) -> bool:
        """True for a title with no name that says of what or where it is; the head of a state is no such title."""
        if sight.type != "PERSON" or sight.noun is None or sight.bare is not None or sight.same is not None:
            return False
        told = sight.country or sight.modifiers or sight.complement
        return bool(sight.sort == "office" and sight.definite and told and not sight.noun.row["chief"])

    def _leads_to(self, title: Sight, name: Sight) -> bool:
        """True where only what belongs to a title stands between it and a name."""
        between = self.words[title.last : name.first]
        if name.sort in ("rank", "honorific") and between and between[-1].text in ("،", ","):
            between = between[:-1]
        elif name.noun is not None:
            return False
        if not between or len(between) > _LONGEST_FIELD or between[0].line != self.words[name.first].line:
            return False
        hung = between[0].pos == "ADP" or between[0].key.startswith(("لل", "بال", "ل")) or self._is_aside(title.last)
        return hung and all(w.kind == "word" and w.pos in _FIELD for w in between)

    def _is_aside(self, i: int) -> bool:
        return self.reader.senses[i].adjective is not None and self.words[i].key.startswith("ال")

    def _as_family_name(self, sight: Sight, short: set[tuple[str, ...]]) -> Sight:
        """The sight as a name where it is a title that a person of the page has for a family name (``الخطيب``)."""
        i = sight.first
        key = self.words[i].key[sight.skip :]
        alone = sight.noun is not None and sight.type == "PERSON" and sight.bare is None and sight.last - i == 1
        if not alone or not sight.article or (key,) not in short:
            return sight
        return Sight(i, i + 1, sight.skip, "PERSON", bare=(i, i + 1), definite=True, proclitic=sight.proclitic)

    def _short_names(self) -> set[tuple[str, ...]]:
        short: set[tuple[str, ...]] = set()
        for sight in self.tops:
            for one in (sight, *sight.nested()):
                if one.type == "PERSON" and one.bare is not None and one.bare[1] - one.bare[0] > 1:
                    short |= self._shortened(one.bare, one.skip if one.bare[0] == one.first else 0)
        return short

    def _shortened(self, bare: tuple[int, int], skip: int) -> set[tuple[str, ...]]:
        keys = tuple(w.key for w in self.words[bare[0] : bare[1]] if w.kind == "word")
        keys = (keys[0][skip:], *keys[1:])
        found = {keys[-1:], keys[-2:], keys[:1]} if len(keys) > 2 else {keys[-1:], keys[:1]}
        if len(keys) > 1 and keys[-2] in self.reader.names.joiners:
            found.discard(keys[-1:])
            found.add(keys[-2:])
        return {f for f in found if f and f != _GOD and self._tells(f, keys)}

    def _tells(self, short: tuple[str, ...], full: tuple[str, ...]) -> bool:
        """True where a short form is telling enough to stand for the full name."""
        if short == full or (short[0] in self.reader.names.joiners and len(short) == 1):
            return False
        sense = self.reader.names.book.sense_of(short[0])
        family = short[0].startswith("ال") and short == full[-1:]
        if len(short) == 1 and (sense.heads or sense.nations) and not (sense.given or family):
            return False
        return len(short[0]) >= _SHORTEST and not sense.stop

    def _short_at(self, i: int, short: set[tuple[str, ...]], taken: set[int]) -> Sight | None:
        word = self.words[i]
        for cut in cuts(word.key):
            base = "ال" + cut.base if cut.definite else cut.base
            for length in (2, 1):
                keys = (base, *(w.key for w in self.words[i + 1 : i + length]))
                if (
                    len(keys) == length
                    and keys in short
                    and word.text != "على"
                    and not any(i + k in taken for k in range(length))
                ):
                    return Sight(
                        i, i + length, cut.skip, "PERSON", None, None, (i, i + length), definite=True, proclitic=cut.proclitic
                    )
        return None

    def _join_title(self, sight: Sight, title: Sight | None) -> bool:
        """Make a short name part of the title right before it: ``الرئيس`` + ``الأسد``."""
        if title is None or sight.skip or self.words[sight.first].line != self.words[title.last - 1].line:
            return False
        title.title, title.bare, title.last = (title.first, title.last), sight.bare, sight.last
        return True
