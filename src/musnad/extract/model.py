"""What the extractors hand to one another: mentions, the cast of a page, and drafts of its rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from musnad.text import Page


@dataclass(slots=True, eq=False)
class Mention:
    """Words of the page that stand for an actor.

    ``first``/``last`` is a half-open word range, ``start``/``end`` are offsets without the proclitics of the first
    word. ``form`` is ``name`` (a proper name, with or without its title), ``title`` (a title or common noun that stands
    for one: ``وزير الخارجية``, ``الوكالة``), or ``generic`` (an unnamed body: ``مصادر أمنية``, ``المحتجون``). ``head`` is the
    word index of the noun it turns on. Gender is m or f, number s, d or p, each "" where unknown. ``kind`` is the sort
    of source (named, titled, anonymous, witness, agency, outlet, document, social post). ``surfaced`` is true where the mention
    is reported even if nobody speaks or acts through it.
    """

    first: int
    last: int
    start: int
    end: int
    type: str
    form: str = "name"
    head: int = -1
    gender: str = ""
    number: str = ""
    country: str | None = None
    role: str | None = None
    kind: str | None = None
    surfaced: bool = True
    actor: str | None = None
    made_by: str = ""


@dataclass(slots=True, eq=False)
class ActorDraft:
    """One identity of a page while it is being read: its mentions and what is known of it. ``bare_name`` is the fullest
    name of a person without titles, "" where none is named."""

    id: str
    type: str
    mentions: list[Mention] = field(default_factory=list)
    name_en: str | None = None
    country: str | None = None
    role: str | None = None
    roles: list[str] = field(default_factory=list)
    kind: str | None = None
    wikidata: str | None = None
    used: bool = False
    confidence: float = 0.5
    made_by: str = ""
    bare_name: str = ""


@dataclass(eq=False)
class Cast:
    """The actors of a page, and which words stand for whom."""

    page: Page
    mentions: list[Mention] = field(default_factory=list)
    actors: dict[str, ActorDraft] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._covering: dict[int, Mention] = {}
        self._count = 0
        for mention in self.mentions:
            self._cover(mention)

    def _cover(self, mention: Mention) -> None:
        for i in range(mention.first, mention.last):
            held = self._covering.get(i)
            if held is None or held.last - held.first < mention.last - mention.first:
                self._covering[i] = mention

    def at(self, i: int) -> Mention | None:
        """The longest mention that covers word ``i``."""
        return self._covering.get(i)

    def starting(self, i: int) -> Mention | None:
        """The longest mention whose first word is ``i``."""
        mention = self._covering.get(i)
        return mention if mention is not None and mention.first == i else None

    def new_actor(self, type: str) -> ActorDraft:
        """A new identity with an id of its own."""
        self._count += 1
        draft = ActorDraft(f"E{self._count}", type)
        self.actors[draft.id] = draft
        return draft

    def add(self, mention: Mention, actor: ActorDraft | None = None) -> Mention:
        """Put a mention into the cast, under ``actor`` or under a new identity."""
        actor = actor or self.new_actor(mention.type)
        mention.actor = actor.id
        actor.mentions.append(mention)
        self.mentions.append(mention)
        self._cover(mention)
        return mention

    def use(self, ids: Iterable[str]) -> None:
        """Note that these actors speak or act, so that they are reported."""
        for one in ids:
            self.actors[one].used = True
