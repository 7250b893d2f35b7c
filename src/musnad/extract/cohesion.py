"""Which paragraphs and lines belong to a text, by the words they share with it: teasers of other stories share few."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

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


def first_strange(lines: Sequence[Line], title: Line | None, connectives: frozenset[str]) -> int:
    """Where the teasers of other stories begin at the end of a text: the index of the first, or ``len(lines)``.

    There are at least two of them, each as long as the lead of a story, none opened by a connective.
    """
    heading = stems(title) if title is not None else set()
    seen: set[str] = set(heading)
    strange: list[bool] = []
    for line in lines:
        own = stems(line)
        goes_on = line.key.startswith(("و", "ف")) or line.key.partition(" ")[0] in connectives
        new = len(own & seen) < STRANGE_PARAGRAPH * len(own)
        strange.append(new and not goes_on and not own & heading and line.count in _TEASER_WORDS)
        seen |= own
    start = len(lines)
    while start and strange[start - 1]:
        start -= 1
    return start if 2 <= len(lines) - start < len(lines) - 1 else len(lines)


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
    made: dict[str, Any] = lexicon.made
    if "page/connectives" not in made:
        made["page/connectives"] = frozenset(lexicon.table("page/connectives").index("word"))
    words: frozenset[str] = made["page/connectives"]
    return words
