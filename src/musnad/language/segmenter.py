"""Where the particles and pronouns that are written together with a word end and begin."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pycrfsuite

from musnad.language.resources import load_names
from musnad.language.subwords import BOUNDARY, SubwordVectors, bare
from musnad.text import fold

#: Particles written together with the word after them, alone and in chains, and pronouns with the word before them.
PARTICLES = ("و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "وك", "وس", "فب", "فل", "فس", "أ")
PRONOUNS = ("هما", "كما", "هم", "هن", "كم", "كن", "ها", "نا", "ني", "ه", "ك", "ي", "ما", "من")
WHOLE = "|"
"""The label of a word that is one token; else particles stand before the bar and pronouns after it (``و+ب|ه``)."""
_SHORTEST_STEM = 2
_NEVER = -99.0  # below every log probability


class Segmenter:
    """Cuts words by what they look like and which of their parts are words; what it said of a word it remembers.

    Args:
        data: a trained classifier's file (crfsuite), with the labels that :data:`WHOLE` describes.
        subwords: tells it which words are common.
    """

    def __init__(self, data: bytes, subwords: SubwordVectors) -> None:
        self._data, self._subwords = data, subwords
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(data)
        self._labels = {label: _read_label(label) for label in self._tagger.labels()}
        self.cut = lru_cache(maxsize=100_000)(self._cut)

    def to_bytes(self) -> bytes:
        """The classifier's file."""
        return self._data

    def _cut(self, word: str) -> tuple[str, ...]:
        """The tokens of a word: slices of it, in order."""
        plain = bare(word)
        bounds = self.bounds(plain)
        if not bounds:
            return (word,)
        if len(plain) != len(word):
            at = [i for i, char in enumerate(word) if bare(char)]
            bounds = [at[i] for i in bounds]
        return tuple(word[a:b] for a, b in zip((0, *bounds), (*bounds, len(word)), strict=True))

    def bounds(self, plain: str) -> list[int]:
        """Offsets in a bare word at which a token begins, without 0."""
        if len(plain) < _SHORTEST_STEM or not "\u0621" <= plain[0] <= "\u064a":
            return []
        tagger = self._tagger
        label = tagger.tag([word_features(plain, self._subwords)])[0]
        if label == WHOLE:
            return []
        if not self._fits(label, plain):
            label = max((one for one in self._labels if self._fits(one, plain)), key=lambda one: float(tagger.marginal(one, 0)))
        return self._offsets(label, len(plain))

    def _fits(self, label: str, plain: str) -> bool:
        particles, pronouns = ("".join(part) for part in self._labels[label])
        fits = plain.startswith(particles) and plain.endswith(pronouns)
        return fits and len(plain) > len(particles) + len(pronouns)

    def _offsets(self, label: str, length: int) -> list[int]:
        particles, pronouns = self._labels[label]
        bounds, at = [], 0
        for part in particles:
            at += len(part)
            bounds.append(at)
        at = length - sum(map(len, pronouns))
        for part in pronouns:
            bounds.append(at)
            at += len(part)
        return bounds


def _read_label(label: str) -> tuple[list[str], list[str]]:
    particles, pronouns = (part.split("+") if part else [] for part in label.split(WHOLE))
    return particles, pronouns


def label_of(tokens: list[str]) -> str:
    """The label of a word that is cut into these tokens; the longest is its stem."""
    stem = max(range(len(tokens)), key=lambda i: len(tokens[i]))
    return "+".join(tokens[:stem]) + WHOLE + "+".join(tokens[stem + 1 :])


def word_features(word: str, subwords: SubwordVectors) -> list[str]:
    """What the classifier sees of a bare word: its ends, and for each way to cut it how well the parts are known."""
    length, known = len(word), _known(word, subwords)
    features = ["b", f"n={min(length, 8)}", "L=" + known, "w=" + word if length < 6 else "long"]
    for size in (1, 2, 3, 4):
        features += [f"p{size}=" + word[:size], f"s{size}=" + word[-size:]]
    for particles in PARTICLES:
        if word.startswith(particles) and length - len(particles) >= _SHORTEST_STEM:
            features += _particle_features(particles, word[len(particles) :], known, subwords)
    for pronoun in PRONOUNS:
        if word.endswith(pronoun) and length - len(pronoun) >= _SHORTEST_STEM:
            features += _pronoun_features(pronoun, word[: -len(pronoun)], known, subwords)
    return features


def _particle_features(particles: str, rest: str, known: str, subwords: SubwordVectors) -> Iterator[str]:
    rest_known = _known(rest, subwords)
    yield f"c={particles}|{rest_known}"
    yield f"ck={particles}|{rest_known}|{known}"
    yield f"c2={particles}|{rest[:2]}"
    yield f"c3={particles}|{rest[:3]}"
    yield f"ce={particles}|{rest[-2:]}"
    yield f"cn={particles}|{min(len(rest), 6)}"


def _pronoun_features(pronoun: str, rest: str, known: str, subwords: SubwordVectors) -> Iterator[str]:
    rest_known = _known(rest, subwords)
    if rest[-1] == "ت":
        rest_known += _known(rest[:-1] + "ة", subwords)
    yield f"e={pronoun}|{rest_known}"
    yield f"ek={pronoun}|{rest_known}|{known}"
    yield f"e2={pronoun}|{rest[-2:]}"
    yield f"e3={pronoun}|{rest[-3:]}"
    yield f"ep={pronoun}|{rest[:2]}"
    yield f"en={pronoun}|{min(len(rest), 5)}"
    for particles in PARTICLES:
        if rest.startswith(particles) and len(rest) - len(particles) >= _SHORTEST_STEM:
            yield f"ec={particles}|{pronoun}|{_known(rest[len(particles) :], subwords)}"


def _known(word: str, subwords: SubwordVectors) -> str:
    """How well known a word is: A common, B, C less so, N only as a name, 0 not at all."""
    scores = [
        subwords.score(BOUNDARY + word),
        subwords.score(BOUNDARY + "ال" + word),
        subwords.score(word) - 1 if len(word) > 3 else _NEVER,
        subwords.score(BOUNDARY + "و" + word) - 1,
    ]
    best = max(scores)
    if best > _NEVER:
        return "A" if best > -11 else "B" if best > -13 else "C"
    if word.startswith("ال") and len(word) > 4 and subwords.score(word[2:]) > _NEVER:
        return "C"
    return "N" if fold(word) in load_names() else "0"
