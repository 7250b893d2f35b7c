"""Runs of words that are somebody's or something's name although no register lists them."""

from __future__ import annotations

from musnad.extract.mentions_words import Sense, WordBook, cuts
from musnad.text import Page

#: Words inside a person's name that need another name after them.
JOINERS = frozenset("بن ابن بنت ابو ابي ابا ام عبد ال دي دا دو فان فون لا لو اوف ولد ايت ذو".split())
#: The most words that a person's name has here, and a name of something else.
LONGEST_PERSON, LONGEST_OTHER = 6, 4
#: Parts of speech that no name has.
_CLOSED = frozenset({"VERB", "AUX", "ADP", "PRON", "SCONJ", "CCONJ", "DET", "NUM", "PART"})
#: Beginnings of words that hold a conjunction or preposition before the article, and of verbal nouns.
_OPENINGS = ("وال", "بال", "فال", "كال", "لل", "است", "واست")
_CLOSINGS = ("تها", "تهم", "تهما", "اته", "يات", "هما")


class NameReader:
    """Finds where names end in one page."""

    def __init__(self, page: Page, book: WordBook) -> None:
        self.words, self.book = page.words, book
        self.senses: list[Sense] = [book.sense(w) for w in page.words]
        self.keys = {w.key for w in page.words}

    def joined(self, i: int) -> bool:
        """True where ``i`` is a word that follows its neighbour on the same line."""
        words = self.words
        return 0 < i < len(words) and words[i].kind == "word" and words[i].line == words[i - 1].line

    def person_end(self, first: int, *, titled: bool) -> int:
        """Where the person's name that begins at word ``first`` ends; ``first`` itself where none begins.

        After a title any unlisted word may be a name; without one the first word must be a given name, or a word that
        the language model takes for a person's, and another must follow.
        """
        if first >= len(self.words) or not self._begins(first, titled):
            return first
        end = first + 1
        while end - first < LONGEST_PERSON and self.joined(end) and self._continues(first, end):
            end += 1
        while end - first > 1 and self.words[end - 1].key in JOINERS:
            end -= 1
        if end - first == 1 and (self.words[first].key in JOINERS or not (titled or self.words[first].name.endswith("PERSON"))):
            return first
        return end

    def _begins(self, i: int, titled: bool) -> bool:
        word, sense = self.words[i], self.senses[i]
        if word.kind != "word" or sense.stop in ("preposition", "particle"):
            return False
        if sense.given or self.given_skip(i) or word.key in JOINERS or word.name == "B-PERSON":
            return True
        return titled and not sense.known and not sense.names and self.nameable(i)

    def given_skip(self, i: int) -> int:
        """How many letters of proclitics stand before a given name: ``ومحمد``; 0 where there is none."""
        if self.senses[i].given or self.senses[i].heads:
            return 0
        found = (cut.skip for cut in cuts(self.words[i].key) if cut.skip and not cut.definite and self.book.given(cut.base))
        return next(found, 0)

    def _continues(self, first: int, i: int) -> bool:
        word, sense, before = self.words[i], self.senses[i], self.words[i - 1].key
        if sense.stop in ("preposition", "particle"):
            return False
        if word.text == "علي":
            return True
        if before in JOINERS:
            return sense.stop != "verb"
        if self._is_kunya(first, i) and not (sense.given or word.key in JOINERS or word.key.startswith("ال")):
            return False
        if word.key in JOINERS or word.name == "I-PERSON":
            return True
        if sense.given:
            return not sense.stop
        if sense.known and not self._is_bare_adjective(i, first):
            return False
        if before.startswith("ال") and i - first > 1 and not word.key.startswith("ال"):
            return False
        if i - first > 1 and word.key[0] in "بلكف" and len(word.key) > 3:
            return False
        return self.nameable(i)

    def _is_kunya(self, first: int, i: int) -> bool:
        """True after ``أبو مازن``: the name is whole."""
        return i - first == 2 and self.words[first].key in ("ابو", "ابي", "ابا", "ام")

    def _is_bare_adjective(self, i: int, first: int) -> bool:
        """True for an adjective without article right after a given name: it cannot describe the name (``قاسم سليماني``)."""
        sense = self.senses[i]
        if sense.heads or sense.stop or i - first != 1:
            return False
        return not any(cut.definite or cut.skip for cut, _ in sense.nations) and not (sense.adjective and sense.adjective[0].definite)

    def nameable(self, i: int) -> bool:
        """True where nothing speaks against the unlisted word ``i`` being part of a name."""
        word = self.words[i]
        if word.pos in _CLOSED and not word.name:
            return False
        if len(word.key) < 2 or (len(word.key) > 4 and word.key.startswith(_OPENINGS)) or word.key.endswith(_CLOSINGS):
            return False
        return not self._hides_known(i)

    def _hides_known(self, i: int) -> bool:
        """True where the word is a proclitic and a word of the lists: ``ورئيس``, ``ومصر``, ``وأكد``."""
        sense, key = self.senses[i], self.words[i].key
        if key[0] == "و" and (key[1:] in self.keys or self.book.given(key[1:])):
            return True
        if any(cut.skip for cut, _ in sense.names) or any(cut.skip for cut, _ in sense.heads):
            return True
        return any(self.book.stop(cut.base) for cut in cuts(self.words[i].key) if cut.proclitic in ("و", "ف") and not cut.definite)

    def told_end(self, first: int) -> int:
        """Where a name of unlisted words ends that follows a verb of speech and is followed by a comma; else ``first``.

        ``حذر فلان فلاني، المتحدث …``: two or three words that nothing else explains.
        """
        end = first
        while end - first < 3 and (end == first or self.joined(end)) and self._is_unexplained(end, first):
            end += 1
        told = end - first >= 2 and end < len(self.words) and self.words[end].text in ("،", ",")
        return end if told else first

    def _is_unexplained(self, i: int, first: int) -> bool:
        word, sense = self.words[i], self.senses[i]
        if word.kind != "word" or sense.known or sense.stop or (sense.names and i == first):
            return False
        return not (word.key.startswith("ال") and i == first) and self.nameable(i)

    def other_end(self, first: int) -> int:
        """Where an unlisted name of a place, body or medium ends that begins at word ``first``."""
        end = first
        while end - first < LONGEST_OTHER and self.joined(end) and self._is_other(end, first):
            end += 1
        return end

    def _is_other(self, i: int, first: int) -> bool:
        word, sense = self.words[i], self.senses[i]
        if sense.stop or sense.heads or sense.adjective is not None:
            return False
        if any(cut.skip == 0 for cut, _ in sense.nations) or (word.key.startswith("ال") and i > first):
            return False
        return self.nameable(i)
