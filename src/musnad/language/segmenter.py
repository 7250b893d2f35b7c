"""Where the particles and pronouns that are written together with a word end and begin."""

from __future__ import annotations

from functools import lru_cache

import pycrfsuite

from musnad.language.subwords import SubwordVectors, bare


class Segmenter:
    """Cuts words with a conditional random field over their letters; what it said of a word it remembers.

    Args:
        data: a trained field's file; labels are ``1`` on the first letter of each token but the first, ``0`` elsewhere.
        subwords: tells it which words are common.
    """

    def __init__(self, data: bytes, subwords: SubwordVectors) -> None:
        self._data, self._subwords = data, subwords
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(data)
        self.cut = lru_cache(maxsize=100_000)(self._cut)

    def to_bytes(self) -> bytes:
        """The field's file."""
        return self._data

    def _cut(self, word: str) -> list[str]:
        """The tokens of a word: slices of it, in order."""
        plain = bare(word)
        bounds = self.bounds(plain)
        if not bounds:
            return [word]
        if len(plain) != len(word):
            at = [i for i, char in enumerate(word) if bare(char)]
            bounds = tuple(at[i] for i in bounds)
        return [word[a:b] for a, b in zip((0, *bounds), (*bounds, len(word)), strict=True)]

    def bounds(self, plain: str) -> tuple[int, ...]:
        """Offsets in a bare word at which a token begins, without 0."""
        if len(plain) < 2 or not "\u0621" <= plain[0] <= "\u06d3":
            return ()
        labels = self._tagger.tag(letter_features(plain, self._subwords))
        return tuple(i for i, label in enumerate(labels) if label == "1" and i)


def letter_features(word: str, subwords: SubwordVectors) -> list[list[str]]:
    """Features of each letter of a word, for the random field."""
    n = len(word)
    padded = "<<<<" + word + ">>>>"
    rows = []
    for i in range(n):
        p = i + 4
        near = padded[p - 4 : p + 5]
        rest, head = word[i:], word[:i]
        features = [
            "b", "c=" + near[4], "p=" + near[3], "n=" + near[5], "pp=" + near[2:4], "pc=" + near[3:5], "cn=" + near[4:6],
            "ppc=" + near[2:5], "pcn=" + near[3:6], "cnn=" + near[4:7], "4l=" + near[1:5], "4r=" + near[4:8], "5=" + near[2:7],
            f"i={min(i, 4)}", f"r={min(n - i, 5)}", f"ir={min(i, 3)}/{min(n - i, 7)}",
        ]  # fmt: skip
        if i <= 3:
            features += ["h=" + head + "|" + word[i : i + 1], "h2=" + head + "|" + word[i : i + 2],
                         "h3=" + head + "|" + word[i : i + 3], f"hr={head}|{subwords.rank(rest)}|{subwords.rank(word)}"]  # fmt: skip
        if n - i <= 3:
            features += ["t=" + rest + "|" + word[max(0, i - 1) : i], "t2=" + rest + "|" + word[max(0, i - 2) : i],
                         "t3=" + rest + "|" + word[max(0, i - 3) : i],
                         f"tr={rest}|{subwords.rank(head)}|{subwords.rank(head[:-1] + 'ة' if head.endswith('ت') else head)}|{subwords.rank(word)}"]  # fmt: skip
        rows.append(features)
    return rows
