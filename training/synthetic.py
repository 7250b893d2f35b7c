"""Sentences made from patterns of newspaper prose and lists of names, and real sentences with other names put in."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from musnad.lexicon import default_lexicon
from training.documents import Named
from training.wordlists import read_list

PATTERNS = (Path(__file__).parent / "patterns.txt").read_text(encoding="utf-8").splitlines()
_SLOT = re.compile(r"\{(\w+)\}")


class NameMaker:
    """Makes names at random, from a seed."""

    def __init__(self, corpora: Path, seed: int) -> None:
        self.random = random.Random(seed)
        lexicon = default_lexicon()
        self.words = _person_words(corpora)
        self.first, self.family = read_list("first_names"), read_list("family_names")
        self.offices, self.ministries, self.ranks = map(read_list, ("offices", "portfolios", "ranks"))
        self.states = [row["name"] for row in lexicon.table("actors/states")]
        self.cities = [c for row in lexicon.table("actors/states") for c in row["capitals"]] + read_list("places")
        self.adjectives = [(r["name"], r["feminine"] or r["name"] + "ة") for r in lexicon.table("actors/nationalities")]
        self.bodies = [row["name"] for row in lexicon.table("actors/organizations")]
        self.media = [row["name"] for row in lexicon.table("actors/media")]
        self.groups, self.armies = read_list("groups"), read_list("armies")

    def person(self) -> str:
        """A full name, Arab or foreign."""
        pick, chance = self.random.choice, self.random.random()
        if chance < 0.45:
            middle = [pick(self.first)] if self.random.random() < 0.25 else []
            return " ".join([pick(self.first), *middle, pick(self.family)])
        if chance < 0.55:
            return pick(self.first) + " " + pick(("بن", "أبو", "عبد", "آل")) + " " + pick(self.first)
        return " ".join(pick(self.words) for _ in range(self.random.choice((2, 2, 2, 3))))

    def short_person(self) -> str:
        """A name as it is used when the person is known already."""
        return self.random.choice(self.family if self.random.random() < 0.5 else self.words)

    def place(self) -> str:
        """A state or a city."""
        return self.random.choice(self.states if self.random.random() < 0.5 else self.cities)

    def office(self) -> str:
        """A title: وزير الخارجية الأردني and the like."""
        pick, chance = self.random.choice, self.random.random()
        adjective = " ال" + pick(self.adjectives)[0] if self.random.random() < 0.6 else ""
        if chance < 0.4:
            return "وزير " + pick(self.ministries) + adjective
        if chance < 0.6:
            return pick(read_list("rulers")) + adjective
        if chance < 0.7:
            return pick(read_list("posts")) + " " + pick(self.bodies)
        return pick(self.offices) + adjective

    def body(self) -> str:
        """An organisation, a ministry, an army."""
        pick, chance = self.random.choice, self.random.random()
        masculine, feminine = pick(self.adjectives)
        if chance < 0.3:
            return "وزارة " + pick(self.ministries) + (" ال" + feminine if self.random.random() < 0.7 else "")
        if chance < 0.45:
            return pick(read_list("bodies_feminine")) + " ال" + feminine
        if chance < 0.6:
            return pick(read_list("bodies_masculine")) + " ال" + masculine
        return pick(self.bodies if chance < 0.9 else self.armies)

    def fill(self, slot: str) -> tuple[str, str]:
        """Words for a slot of a pattern, and their label."""
        pick = self.random.choice
        makers: dict[str, tuple[Callable[[], str], str]] = {
            "P": (self.person, "PERSON"), "S": (self.short_person, "PERSON"), "L": (self.place, "LOCATION"),
            "T": (self.office, "OCC"), "O": (self.body, "ORGANIZATION"), "M": (lambda: pick(self.media), "ORGANIZATION"),
            "G": (lambda: pick(self.groups), "GROUP"), "R": (lambda: pick(self.ranks), "OCC"),
            "N": (lambda: pick(self.adjectives)[0], ""), "F": (lambda: pick(self.adjectives)[1], ""),
            "A": (lambda: "ال" + pick(self.adjectives)[0], ""), "B": (lambda: "ال" + pick(self.adjectives)[1], ""),
        }  # fmt: skip
        make, label = makers[slot[0]]
        return make(), label

    def sentences(self, count: int) -> Iterator[Named]:
        """So many sentences from the patterns."""
        for _ in range(count):
            yield self.complete(self.random.choice(PATTERNS))

    def complete(self, pattern: str) -> Named:
        """A pattern with its slots filled; a slot that returns keeps its filling."""
        text, names, at = "", [], 0
        filled: dict[str, tuple[str, str]] = {}
        for match in _SLOT.finditer(pattern):
            text += pattern[at : match.start()]
            slot = match.group(1)
            if slot not in filled:
                filled[slot] = self.fill(slot)
            words, label = filled[slot]
            if _hides_article(text, words):
                words = words[1:]
            if label:
                names.append((len(text), len(text) + len(words), label))
            text += words
            at = match.end()
        return text + pattern[at:], names

    def swap(self, sentence: Named) -> Named:
        """A real sentence with other persons, and with other places of one word."""
        text, names = sentence
        out, moved, at = "", [], 0
        for start, end, label in sorted(names):
            out += text[at:start]
            words = text[start:end]
            if label == "PERSON":
                words = self.person() if " " in words else self.short_person()
            elif label == "LOCATION" and " " not in words and self.random.random() < 0.7:
                words = self.random.choice(self.cities)
            if _hides_article(out, words):
                words = words[1:]
            moved.append((len(out), len(out) + len(words), label))
            out += words
            at = end
        return out + text[at:], moved


def _hides_article(before: str, words: str) -> bool:
    """Whether an attached ل stands before an article, whose alef it takes: ل + القاهرة is للقاهرة."""
    return words.startswith("ال") and before.endswith("ل") and (len(before) == 1 or before[-2] in " وف")


@lru_cache
def _person_words(corpora: Path) -> list[str]:
    words = []
    for path in sorted((corpora / "names/wikidata_ar_person_names/data").glob("wd_arabic_*")):
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) == 3 and int(cells[2]) > 1 and len(cells[1].replace(" ", "")) > 2:
                words.append(cells[1].replace(" ", ""))
    return words
