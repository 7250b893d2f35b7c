"""Runs of words that are somebody's or something's name although no register lists them."""

from __future__ import annotations

from collections import Counter

from musnad.extract.mentions_forms import Cut, cuts
from musnad.extract.mentions_words import Sense, WordBook
from musnad.language.resources import load_names
from musnad.text import Page

#: The most words that a person's name has here, and a name of something else.
LONGEST_PERSON, LONGEST_OTHER = 6, 4
_OPEN = frozenset({"PROPN", "X", ""})
TANWIN = "\u064b"
_OTHER = _OPEN | {"NOUN"}
#: Beginnings of words that hold a conjunction or preposition before the article, and of verbal nouns; endings of nouns.
_OPENINGS = ("وال", "بال", "فال", "كال", "لل", "است", "واست")
_JOINED_VERBS = ("وي", "وت", "ون", "وس", "فت", "في")
_CLOSINGS = ("تها", "تهم", "تهما", "اته", "يات", "هما")
#: Letters that the model's table of name words gives to common and to rarer words of persons' names.
_COMMON, _RARER = frozenset("s"), frozenset("rq")
#: An unlisted word this long that the tagger takes for a verb or adjective may be a foreign name.
_FOREIGN = 6


class NameReader:
    """Finds where names end in one page."""

    def __init__(self, page: Page, book: WordBook) -> None:
        self.words, self.book = page.words, book
        self.senses: list[Sense] = [book.sense(w) for w in page.words]
        self.keys = {w.key for w in page.words}
        self.joiners, self._kunya = book.marks("joiner"), book.marks("kunya")
        self.listed = load_names()
        self._proper = _proper_words(page)

    def joined(self, i: int) -> bool:
        """True where ``i`` is a word that follows its neighbour on the same line."""
        words = self.words
        return 0 < i < len(words) and words[i].kind == "word" and words[i].line == words[i - 1].line

    def evidence(self, i: int) -> int:
        """What speaks for word ``i`` being part of a person's name: 2 much, 1 something, 0 nothing, -1 what speaks against."""
        word, sense = self.words[i], self.senses[i]
        marks = set(self.listed.get(word.key[self.given_skip(i) :], ""))
        plain = word.pos in ("NOUN", "ADJ", "VERB")
        if sense.given or (word.name.endswith("PERSON") and not plain):
            return 2
        if marks & _COMMON or self.book.perhaps_given(word.key):
            return 1 if plain else 2
        if marks & _RARER or word.key in self._proper:
            return 0 if plain else 1
        if word.pos in _OPEN:
            return 0
        if word.key.startswith("ال") and (word.name == "I-PERSON" or (word.pos == "ADJ" and word.key.endswith("ي"))):
            return 0
        if word.name == "I-PERSON" and word.pos != "VERB" and word.key not in self.listed and not sense.known:
            return 0
        foreign = word.pos in ("VERB", "ADJ") and len(word.key) >= _FOREIGN and word.key[0] not in "ايتنس"
        return 0 if foreign and word.key not in self.listed else -1

    def person_end(self, first: int, *, titled: bool) -> int:
        """Where the person's name that begins at word ``first`` ends; ``first`` itself where none begins.

        After a title any unlisted word may be a name; without one the first word must be known for a name, and
        another must follow unless the language model takes the word for a person's.
        """
        if first >= len(self.words) or not self._begins(first, titled):
            return first
        end = first + 1
        while end - first < LONGEST_PERSON and self.joined(end) and self._continues(first, end):
            end += 1
        while end - first > 1 and self.words[end - 1].key in self.joiners:
            end -= 1
        alone = titled or (self._is_told_by_model(first) and self._is_likely(first))
        if end - first == 1 and (self.words[first].key in self.joiners or not alone):
            return first
        return end

    def _begins(self, i: int, titled: bool) -> bool:
        word, sense = self.words[i], self.senses[i]
        if word.kind != "word" or sense.stop in ("preposition", "particle"):
            return False
        if sense.given or word.key in self.joiners or self._is_told_by_model(i):
            return True
        if sense.known or any(e.type != "PERSON" and not (titled and e.sort == "place") for _, e in sense.names):
            return False
        evidence = self.evidence(i)
        if titled:
            return (
                evidence >= 0
                and self.nameable(i)
                and (word.pos == "PROPN" or not word.key.endswith("ا") or word.key in self.listed)
            )
        if word.key.startswith("ال") or not self.joined(i + 1) or self.senses[i + 1].known:
            return False
        marks = set(self.listed.get(word.key, "")) & (_COMMON | _RARER)
        listed = word.pos == "PROPN" and bool(marks or self.given_skip(i) or self.book.perhaps_given(word.key))
        following = self.evidence(i + 1)
        return listed and following >= 1 and evidence + following > 2 and self.nameable(i + 1)

    def _is_told_by_model(self, i: int) -> bool:
        """True where model and tagger agree that a person's name begins, and no list speaks against it."""
        word, sense = self.words[i], self.senses[i]
        if word.name != "B-PERSON" or word.pos not in _OPEN or sense.heads or sense.stop or not self.nameable(i):
            return False
        return word.key in self.listed or not word.key.endswith("ا")

    def _is_likely(self, i: int) -> bool:
        """True where a word that stands alone is a listed name, or comes again in the page as a proper name."""
        word = self.words[i]
        if word.key.startswith("ال") or TANWIN in word.text:
            return False
        return "s" in self.listed.get(word.key, "") or self._proper[word.key] > 1

    def given_skip(self, i: int) -> int:
        """How many letters of proclitics stand before a given name: ``ومحمد``; 0 where there is none."""
        key, sense = self.words[i].key, self.senses[i]
        if sense.given or sense.heads or key in self.listed or key[0] not in "وفبلك" or self.words[i].pos not in _OPEN:
            return 0
        named = self.joined(i) and self.words[i - 1].pos == "PROPN"
        return next((c.skip for c in cuts(key) if c.skip and not c.definite and self._is_second(c, named)), 0)

    def _is_second(self, cut: Cut, named: bool) -> bool:
        """True for a given name; a doubtful one must follow another name with ``و``."""
        return self._is_given(cut.base) or (named and cut.proclitic == "و" and self.book.perhaps_given(cut.base))

    def _is_given(self, key: str) -> bool:
        return self.book.given(key) or "s" in self.listed.get(key, "")

    def _continues(self, first: int, i: int) -> bool:
        word, sense, before = self.words[i], self.senses[i], self.words[i - 1].key
        if word.text == "علي":
            return True
        if sense.stop in ("preposition", "particle") or self.given_skip(i):
            return False
        if before in self.joiners:
            return sense.stop != "verb"
        if self._is_kunya(first, i) and not (sense.given or word.key in self.joiners or word.key.startswith("ال")):
            return False
        if word.key in self.joiners:
            return True
        if sense.given:
            return not sense.stop
        if self._is_bare_adjective(i, first):
            return True
        if sense.known:
            return self._is_family_name(first, i)
        whole = i - first == 2 and self.words[first].key == "عبد"
        if (
            before.startswith("ال")
            and i - first > 1
            and not whole
            and (not word.key.startswith("ال") or word.pos in ("ADJ", "NOUN"))
        ):
            return False
        if word.pos != "PROPN" and word.key.endswith("ا") and word.key not in self.listed:
            return False
        if i - first > 1 and word.key[0] in "بلكف" and len(word.key) > 3 and self.evidence(i) < 1:
            return False
        return self.evidence(i) >= 0 and self.nameable(i)

    def _is_kunya(self, first: int, i: int) -> bool:
        """True after ``أبو مازن``: the name is whole."""
        return i - first == 2 and self.words[first].key in self._kunya

    def _is_bare_adjective(self, i: int, first: int) -> bool:
        """True for an adjective without article right after a given name: it cannot describe the name (``قاسم سليماني``)."""
        sense, word = self.senses[i], self.words[i]
        adjective = sense.nations or sense.adjective or (word.pos == "ADJ" and not word.key.startswith("ال"))
        if sense.heads or sense.stop or i - first != 1 or not adjective or word.key.endswith("ا"):
            return False
        return not any(cut.definite or cut.skip for cut, _ in sense.nations) and not (
            sense.adjective and sense.adjective[0].definite
        )

    def _is_family_name(self, first: int, i: int) -> bool:
        """True for a family name that is also an adjective or people (``كريم العلوي``): right after a given name."""
        word, sense = self.words[i], self.senses[i]
        person = any(c.definite and h.row["type"] == "PERSON" and h.number == "s" for c, h in sense.heads)
        if i - first != 1 or sense.stop or not word.key.startswith("ال") or not (word.key.endswith("ي") or person):
            return False
        told = word.pos == "PROPN" or word.name == "I-PERSON"
        return told and bool(set(self.listed.get(word.key, "")) & (_COMMON | _RARER))

    def nameable(self, i: int) -> bool:
        """True where the letters of the unlisted word ``i`` do not speak against its being part of a name."""
        key = self.words[i].key
        if len(key) < 2 or (len(key) > 4 and key.startswith(_OPENINGS)) or key.endswith(_CLOSINGS):
            return False
        if len(key) > 4 and key.startswith(_JOINED_VERBS) and key not in self.listed:
            return False
        return not self._hides_known(i)

    def _hides_known(self, i: int) -> bool:
        """True where the word is a proclitic and a word of the lists: ``ورئيس``, ``ومصر``, ``وأكد``."""
        sense, key = self.senses[i], self.words[i].key
        if key in self.listed:
            return False
        if key[0] == "و" and (key[1:] in self.keys or self._is_given(key[1:])):
            return True
        if any(cut.skip for cut, _ in sense.names) or any(cut.skip for cut, _ in sense.heads):
            return True
        return any(self.book.stop(cut.base) for cut in cuts(key) if cut.proclitic in ("و", "ف") and not cut.definite)

    def told_end(self, first: int) -> int:
        """Where two or three words end that nothing else explains and a comma follows; ``first`` where it is not so."""
        end = first
        while end - first < 3 and (end == first or self.joined(end)) and self._is_unexplained(end, first):
            end += 1
        told = end - first >= 2 and end < len(self.words) and self.words[end].text in ("،", ",")
        return end if told else first

    def _is_unexplained(self, i: int, first: int) -> bool:
        word, sense = self.words[i], self.senses[i]
        if word.kind != "word" or sense.known or sense.stop or any(e.type != "PERSON" for _, e in sense.names):
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
        if sense.stop or sense.heads or sense.adjective is not None or (word.pos not in _OTHER and word.key not in self.listed):
            return False
        if any(cut.skip == 0 for cut, _ in sense.nations) or (word.key.startswith("ال") and i > first):
            return False
        return self.nameable(i)


def _proper_words(page: Page) -> Counter[str]:
    """How often the words stand in the page that the tagger takes for proper names more often than not."""
    proper = Counter(w.key for w in page.words if w.pos == "PROPN")
    every = Counter(w.key for w in page.words if w.key in proper)
    return Counter({key: every[key] for key, n in proper.items() if 2 * n >= every[key]})
