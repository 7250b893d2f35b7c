"""The public record of one page. Offsets count Unicode code points of ``text``, end exclusive."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

ActorType = Literal["PERSON", "ORGANIZATION", "LOCATION", "MEDIA", "GROUP"]
Quoted = Literal["direct", "mixed", "indirect"]
Status = Literal["happened", "ongoing", "planned", "called-for", "possible", "denied"]
Basis = Literal["explicit", "relative", "assumed"]
#: One link of a chain: an actor id, or several where sources pass the words on side by side.
Link = str | list[str]


class Row(BaseModel):
    """What every part of a record has in common: it does not change, and unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Row):
    """A stretch of the page: ``page.text[start:end] == text``."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class Made(Row):
    """A finding: how sure Musnad is of it (0 to 1) and the rule or model that made it."""

    confidence: float = Field(default=0.5, ge=0, le=1)
    made_by: str = ""


class Published(Made):
    """The page's date (``YYYY-MM-DD``), how it was found (``given``, ``date line``, ``metadata``, ``url``, ``dateline``)
    and the letters that say so, where they stand in the page."""

    date: str
    found_in: str
    evidence: Span | None = None


class Actor(Made):
    """Somebody or something that speaks, acts, is acted on, or is a place where something happens.

    ``country`` is ISO 3166-1 alpha-3 or one of PLOVER's own (UNO EUR IGO NGO ISM IMG MNC); ``role`` is PLOVER's
    primary sector, ``roles`` all of them; ``kind`` says what sort of source it is.
    """

    id: str
    type: ActorType
    name: str
    name_en: str | None = None
    country: str | None = None
    role: str | None = None
    roles: list[str] = []
    kind: str | None = None
    wikidata: str | None = None
    mentions: list[Span] = []


class TimeExpression(Made):
    """A date, time, duration or set: TIMEX3 ``type`` and ``value``; ``basis`` says what the value rests on and
    ``precision`` how fine it is (year, month, day …)."""

    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    basis: Basis = "explicit"
    precision: str | None = None


class Statement(Made):
    """A stretch of text that the page puts on someone else's word.

    ``speaker`` is the first named, ``speakers`` all; ``via`` is who passed the words on, nearest to the speaker first.
    """

    id: str
    speaker: str | None = None
    speakers: list[str] = []
    via: list[Link] = []
    cue: Span
    content: Span
    quoted: Quoted
    cue_class: str | None = None
    addressee: list[str] = []
    said_at: Span | None = None
    said_in: Span | None = None


class Event(Made):
    """Something that political actors did, do or may do, in PLOVER's types and modes. ``via`` begins with the speaker
    on whose word it is told and is empty where the page tells it itself. ``date_scope`` and ``place_scope`` say where
    the date and place were found: clause, sentence or page."""

    id: str
    type: str
    mode: str | None = None
    trigger: Span
    actor: list[str] = []
    recipient: list[str] = []
    date: str | None = None
    date_scope: str | None = None
    place: str | None = None
    place_scope: str | None = None
    status: Status = "happened"
    background: bool = False
    via: list[Link] = []
    counts: dict[str, str] = {}
    contexts: list[str] = []


class Versions(Row):
    """What read the page: versions of the program, of its model and of its language data."""

    program: str
    model: str
    lexicon: str


class Record(Row):
    """All that Musnad found in one page. ``entities`` are its actors; ``source`` is the file it was read from."""

    text: str
    title: Span | None = None
    section: Span | None = None
    outlet: str | None = None
    credit: list[Span] = []
    url: str | None = None
    source: str | None = None
    sha256: str = ""
    published: str | None = None
    published_by: Published | None = None
    furniture: list[Span] = []
    entities: list[Actor] = []
    times: list[TimeExpression] = []
    statements: list[Statement] = []
    events: list[Event] = []
    versions: Versions

    def to_dict(self) -> dict[str, Any]:
        """The record as plain data, in the order of its schema."""
        return self.model_dump(mode="json")
