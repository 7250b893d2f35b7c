"""Which paragraphs and lines belong to a text, by the words they share with it: teasers of other stories share few."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from musnad.extract.lines import LONG_WORDS, Line
from musnad.lexicon import Lexicon
from musnad.text import strip_candidates

#: A paragraph that takes up less than this share of its words from the text before it, and none from the headline, may
#: be of another story; a second of its kind makes sure. (Of the last paragraphs of articles of twenty papers 2.7% are so;
#: of the first paragraphs of other articles in their place 69%.)
STRANGE_PARAGRAPH = 0.25
#: The same for a line like a headline: its share in the next paragraph, and in the whole text.
STRANGE_NEXT, STRANGE_LINE = 0.15, 0.6
_TEASER_WORDS = range(LONG_WORDS, 90)
_HEADLINE_WORDS = 6


@lru_cache(maxsize=32768)
def stems_of(word: str) -> tuple[str, ...]:
    """A folded word of three letters and more without the article, and once more without a one-letter proclitic."""
    rest = next((r for c, r in strip_candidates(word)[1:] if c.endswith(("ال", "لل")) and len(r) >= 3), word)
    bare = (rest[1:],) if len(rest) >= 4 and rest[0] in "وبلكف" else ()
    return ((rest,) if len(rest) >= 3 else ()) + bare


def stems(line: Line) -> set[str]:
    """The stems of a line's words."""
    return {stem for word in line.key.split() for stem in stems_of(word)}


def first_strange(lines: Sequence[Line], title: Line | None, lexicon: Lexicon) -> int:
    """Where the teasers of other stories begin at the end of a text: the index of the first, or ``len(lines)``.

    Each is as long as the lead of a story, opens with no connective and shares nothing with the headline; at least two of
    them, and half of them all, share little with the text before them either.
    """
    empty = load_empty_words(lexicon)
    heading = stems(title) - empty if title is not None else set()
    seen = set(heading)
    odd: list[tuple[bool, bool]] = []
    for line in lines:
        own = stems(line) - empty
        apart = not goes_on(line, lexicon) and not own & heading and line.count in _TEASER_WORDS
        odd.append((apart, apart and len(own & seen) < STRANGE_PARAGRAPH * len(own)))
        seen |= own
    start, cut, strange = len(lines), len(lines), 0
    while start and odd[start - 1][0]:
        start -= 1
        strange += odd[start][1]
        if odd[start][1] and strange >= 2 and 2 * strange >= len(lines) - start:
            cut = start
    return cut if cut > 1 else len(lines)


def goes_on(line: Line, lexicon: Lexicon) -> bool:
    """Whether a paragraph opens with a connective, so that it goes on from another."""
    return line.key.startswith("و") or line.key.partition(" ")[0] in load_connectives(lexicon)


def is_teaser(line: Line, after: Line, text: set[str], beside_others: bool) -> bool:
    """Whether a line like a headline between two paragraphs belongs to another story: it shares next to nothing with
    the paragraph that follows, and little with ``text``, the stems of all the paragraphs. Beside others of its kind it may
    share a little more."""
    own = stems(line)
    if line.key.startswith("و") or (line.count < _HEADLINE_WORDS and not beside_others):
        return False
    next_share, text_share = (2 * STRANGE_NEXT, STRANGE_LINE + 0.2) if beside_others else (STRANGE_NEXT, STRANGE_LINE)
    return len(own & stems(after)) <= next_share * len(own) and len(own & text) <= text_share * len(own)


def load_connectives(lexicon: Lexicon) -> frozenset[str]:
    """The words that open a paragraph which goes on from the one before it."""
    return _load(lexicon, "page/connectives", lambda: lexicon.table("page/connectives").index("word"))


def load_empty_words(lexicon: Lexicon) -> frozenset[str]:
    """Prepositions, particles and connectives: words that say nothing of what a text is about."""

    def find() -> Iterable[str]:
        yield from load_connectives(lexicon)
        for key, rows in lexicon.table("actors/nonnames").index("word").items():
            if rows[0]["class"] in ("preposition", "particle", "time"):
                yield from (key, *stems_of(key))

    return _load(lexicon, "page/empty words", find)


def _load(lexicon: Lexicon, name: str, find: Callable[[], Iterable[str]]) -> frozenset[str]:
    if name not in lexicon.made:
        lexicon.made[name] = frozenset(find())
    words: frozenset[str] = lexicon.made[name]
    return words
