"""Finds the names of the registers in a page, and the adjectives of countries beside them."""

from __future__ import annotations

from musnad.extract.mentions_forms import Cut, Nation, without_article
from musnad.extract.mentions_names import TANWIN, NameReader
from musnad.extract.mentions_registers import Entry
from musnad.extract.mentions_sight import Sight
from musnad.extract.mentions_words import WordBook
from musnad.text import QUOTES, Page, fold

_OF_NEWS = fold("للأنباء")


class ListedReader:
    """Reads what one page names with names of the registers."""

    def __init__(self, page: Page, book: WordBook) -> None:
        self.page, self.words = page, page.words
        self.names = NameReader(page, book)
        self.senses = self.names.senses
        self._text = " ".join(("", *(w.key for w in page.words), ""))

    def name_at(self, i: int, *, bare: bool = False) -> Sight | None:
        """The longest listed name that begins at word ``i``; with ``bare`` only without a proclitic."""
        best: Sight | None = None
        if TANWIN in self.words[i].text:
            return None
        for cut, entry in self.senses[i].names:
            if cut.skip and (bare or any(c.skip < cut.skip for c, _ in self.senses[i].heads)):
                continue
            end = i + len(entry.words)
            if best is not None and (end < best.last or (end == best.last and not self._fits_better(entry, best.entry))):
                continue
            if entry.short and len(entry.words) == 1 and self._is_doubtful(i, entry):
                continue
            risky = entry.risky or (len(entry.words) == 1 and (self.senses[i].stop or self._is_plain(i, entry)))
            if self._follows(i, entry.words) and (not risky or self._expected(i, end, cut, entry)):
                best = Sight(i, end, cut.skip, entry.type, None, entry, (i, end), definite=True, proclitic=cut.proclitic)
                best.country, best.role = entry.country, entry.role
        return best

    def named_at(self, i: int, *, bare: bool = False) -> Sight | None:
        """The listed name at word ``i`` with the adjectives of country that describe it (``حزب الله اللبناني``)."""
        sight = self.name_at(i, bare=bare)
        if sight is None or sight.type not in ("ORGANIZATION", "MEDIA") or not self.names.joined(sight.last):
            return sight
        nation = self.nation_at(sight.last, True)
        if nation is not None and sight.country in (None, nation[0].country):
            sight.last, sight.country = nation[1], sight.country or nation[0].country
        key = self.words[sight.last].key if self.names.joined(sight.last) else ""
        if sight.type == "MEDIA" and key == _OF_NEWS:
            sight.last += 1
        return sight

    def _follows(self, i: int, names: tuple[str, ...]) -> bool:
        words = self.words
        if i + len(names) > len(words):
            return False
        return all(words[i + k].key == name and words[i + k].line == words[i].line for k, name in enumerate(names) if k)

    def _is_plain(self, i: int, entry: Entry) -> bool:
        """True where the one word of a place's name is also another word of the lists, or a short name is not one."""
        sense, word = self.senses[i], self.words[i]
        if entry.short:
            return word.pos not in ("PROPN", "X", "") or self._follows_name(i)
        return entry.sort == "place" and bool(sense.given or sense.heads or sense.adjective)

    def _is_doubtful(self, i: int, entry: Entry) -> bool:
        """True where a short name is also a given name or an adjective, and neither a title nor the full name supports it."""
        sense, base = self.senses[i], entry.words[0]
        everyday = (
            sense.given or self.names.book.perhaps_given(base) or sense.adjective or sense.nations or sense.heads or sense.stop
        )
        if not everyday or f" {fold(entry.row['name'])} " in self._text:
            return False
        if sense.stop or any(h.row["class"] in ("honorific", "rank", "office") for _, h in sense.heads):
            return True
        titles = self.senses[i - 1].heads if self.names.joined(i) else []
        return not any(c.definite and h.row["type"] == "PERSON" for c, h in titles)

    def _follows_name(self, i: int) -> bool:
        """True where the word before is a proper name that no list knows."""
        return self.names.joined(i) and self.words[i - 1].pos == "PROPN" and not self.senses[i - 1].known

    def _fits_better(self, entry: Entry, held: Entry | None) -> bool:
        """True where a row of the same name fits the page's date better than the one held."""
        if held is None or held.sort != entry.sort:
            return False
        day = self.page.published
        return (entry.holds_on(day), entry.since) > (held.holds_on(day), held.since)

    def _expected(self, i: int, end: int, cut: Cut, entry: Entry) -> bool:
        """True where a name that is also a common word stands as a name: after a noun or preposition, in quotation marks."""
        before = i - 1
        if before < 0 or self.words[before].line != self.words[i].line:
            return False
        if self.words[before].text in QUOTES and end < len(self.words) and self.words[end].text in QUOTES:
            return True
        if any(
            h.row["type"] == entry.type and (h.row["named"] or entry.type == "PERSON") for _, h in self.senses[before].heads
        ):
            return True
        word = self.words[i]
        if self.senses[i].stop == "time":
            return False
        place = entry.type == "LOCATION"
        if not place and (entry.type != "ORGANIZATION" or len(entry.words) > 1):
            return False
        return word.pos == "PROPN" or word.name.endswith("LOCATION" if place else "ORGANIZATION")

    def nation_at(self, i: int, definite: bool) -> tuple[Nation, int] | None:
        best: tuple[Nation, int] | None = None
        for cut, nation in self.senses[i].nations:
            if cut.skip or cut.definite != definite or (nation.risky and self.senses[i].adjective is not None):
                continue
            end = i + 1 + len(nation.rest)
            keys = (without_article(w.key) for w in self.words[i + 1 : end])
            if tuple(keys) == nation.rest and (best is None or end > best[1]):
                best = nation, end
        return best

    def people_at(self, i: int) -> Sight | None:
        """An adjective of country that stands for the people: ``الفلسطينيون``, ``الروس``."""
        for cut, nation in self.senses[i].nations:
            if nation.number != "p" or nation.gender != "m" or nation.risky or nation.rest or self._describes(i, cut):
                continue
            return Sight(
                i,
                i + 1,
                cut.skip,
                "GROUP",
                None,
                None,
                None,
                definite=cut.definite,
                country=nation.country,
                role="CVL",
                proclitic=cut.proclitic,
            )
        return None

    def _describes(self, i: int, cut: Cut) -> bool:
        """True where the word before is a noun that an adjective at ``i`` agrees with."""
        if cut.skip or not self.names.joined(i) or self.senses[i - 1].stop:
            return False
        before = self.words[i - 1].key
        return before.endswith(("ون", "ين", "ات")) or before.startswith("ال") == cut.definite
