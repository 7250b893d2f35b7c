"""What the steps of finding events hand to one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from musnad.extract.model import Cast
from musnad.language.verbs import Form
from musnad.lexicon import Lexicon
from musnad.record import Link, Statement, TimeExpression
from musnad.text import Page, fold, strip_candidates

#: Types in which the words are the deed: they happen by being said.
SPEECH = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
#: Types that PLOVER codes as an agreement while they lie ahead.
AHEAD_IS_AGREE = frozenset({"CONSULT", "AID", "COOPERATE", "SUPPORT"})


@lru_cache(maxsize=65536)
def word_variants(key: str) -> frozenset[str]:
    """A folded word with and without what may be its proclitics."""
    return frozenset(rest for _, rest in strip_candidates(key))


@dataclass(slots=True, eq=False)
class Trigger:
    """A word or phrase that may name an event: half-open word range, the lexicon's row, its frame, and the verb form."""

    first: int
    last: int
    row: Mapping[str, Any]
    frame: Mapping[str, str]
    form: Form | None = None
    proclitics: str = ""
    enclitic: str = ""

    @property
    def is_finite(self) -> bool:
        """Whether it is a verb with a tense of its own."""
        return self.form is not None and not self.form.is_nominal

    @property
    def is_participle(self) -> bool:
        """Whether it is a participle, which leans on another verb's subject."""
        return self.form is not None and self.form.tense in ("participle", "passive-participle")


@dataclass(slots=True)
class Roles:
    """Who acts and who is acted on, as actor ids in order. ``stands`` is true where the clause says that it took place
    whoever did it (``اندلعت اشتباكات``)."""

    actor: list[str] = field(default_factory=list)
    recipient: list[str] = field(default_factory=list)
    stands: bool = False

    def add(self, role: str, ids: list[str]) -> None:
        """Put ids under a role; nobody is both."""
        mine, other = (self.actor, self.recipient) if role in ("actor", "both") else (self.recipient, self.actor)
        mine += [i for i in dict.fromkeys(ids) if i not in mine and i not in other]


@dataclass(slots=True, eq=False)
class EventDraft:
    """An event while it is being read."""

    trigger: Trigger
    type: str
    mode: str | None
    roles: Roles
    status: str = "happened"
    background: bool = False
    date: str | None = None
    date_scope: str | None = None
    place: str | None = None
    place_scope: str | None = None
    via: list[Link] = field(default_factory=list)
    counts: dict[str, str] = field(default_factory=dict)
    contexts: list[str] = field(default_factory=list)
    weight: float = 0.0


@dataclass(eq=False)
class Scene:
    """A page with all that was found in it before its events."""

    page: Page
    cast: Cast
    times: list[TimeExpression]
    statements: list[Statement]
    lexicon: Lexicon

    def __post_init__(self) -> None:
        page = self.page
        self.time_words: dict[int, TimeExpression] = {
            i: time for time in self.times for i in range(*page.range_of(time.start, time.end))
        }
        self.cues: dict[int, list[Statement]] = {}
        for statement in self.statements:
            self.cues.setdefault(page.word_at(statement.cue.start), []).append(statement)

    def covering(self, offset: int) -> list[Statement]:
        """Statements whose content holds an offset, the innermost first."""
        found = [s for s in self.statements if s.content.start <= offset < s.content.end]
        return sorted(found, key=lambda s: s.content.end - s.content.start)

    def prefix_of(self, i: int, start: int) -> str:
        """The folded proclitics of word ``i`` before the mention that starts at ``start``."""
        word = self.page.words[i]
        return fold(self.page.text[word.start : start]) if start > word.start else ""
