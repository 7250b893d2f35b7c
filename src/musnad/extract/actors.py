"""Mentions of a page and the identities they stand for."""

from __future__ import annotations

from musnad.extract.actors_codes import code_of, main_country
from musnad.extract.actors_english import latin_name
from musnad.extract.actors_identities import Identity, join_sights
from musnad.extract.mentions import find_sights
from musnad.extract.mentions_sight import PERSON_CLASSES, Sight
from musnad.extract.mentions_words import word_book
from musnad.extract.model import ActorDraft, Cast, Mention
from musnad.lexicon import Lexicon
from musnad.record import Actor, Event, Span, Statement
from musnad.text import Page, fold_char


def find_cast(page: Page, lexicon: Lexicon) -> Cast:
    """Every mention of a page, joined into identities.

    A person's name with its title is one mention, and the title and the name alone are mentions inside it.
    ``cast.at`` and ``cast.starting`` give the longest.
    """
    book = word_book(lexicon)
    sights = find_sights(page, book)
    cast = Cast(page)
    main = main_country(page, sights)
    for identity in join_sights(page, sights, book, main):
        _add_identity(cast, identity, main)
    return cast


def _add_identity(cast: Cast, identity: Identity, main: str | None) -> None:
    draft = cast.new_actor(identity.type)
    draft.country, draft.role = code_of(identity, main, cast.page.published)
    draft.roles = [draft.role] if draft.role else []
    for sight in identity.sights:
        for first, last, form in _parts(sight):
            cast.add(_mention(cast.page, sight, first, last, form, draft), draft)
    # A listed name of another country is a namesake: its Latin name and identifier are not this actor's.
    listed = (s.entry for s in identity.sights if s.entry is not None)
    entry = next((e for e in listed if e.country in (None, draft.country)), None)
    if entry is not None and not (entry.sort == "capital" and not identity.acts):
        draft.name_en = entry.row.get("name_en") or None
        draft.wikidata = entry.row.get("wikidata") or None
    if identity.type == "PERSON":
        draft.bare_name = _bare_name(cast.page, identity)
    draft.kind = next((m.kind for m in draft.mentions if m.kind), None)
    draft.made_by = "register" if entry is not None else "grammar"
    draft.confidence = 0.9 if entry is not None else 0.7


def _bare_name(page: Page, identity: Identity) -> str:
    """The fullest name of a person without titles."""
    found = []
    for sight in identity.sights:
        if sight.bare is not None:
            first, last = sight.bare
            found.append(page.text[_start(page, first, sight.skip if first == sight.first else 0) : page.words[last - 1].end])
    return max(found, key=len, default="")


def _parts(sight: Sight) -> list[tuple[int, int, str]]:
    """The mentions that a sight makes: the whole, and the title and the name in it."""
    parts = [(sight.first, sight.last, _form(sight))]
    if sight.core >= 0:
        parts.append((sight.core, sight.last, "generic"))
    if sight.bare is not None and sight.bare != (sight.first, sight.last):
        parts.append((*sight.bare, "name"))
    if sight.title is not None and sight.sort not in ("honorific", "rank"):
        parts.append((*sight.title, "title"))
    return parts


def _form(sight: Sight) -> str:
    if sight.bare is not None or sight.entry is not None:
        return "name"
    if sight.noun is not None and sight.noun.number == "s" and sight.definite:
        return "title"
    if sight.type in ("ORGANIZATION", "MEDIA", "LOCATION") and (sight.country or sight.modifiers):
        return "name"
    return "title" if sight.sort in ("body", "ministry", "media") and sight.definite else "generic"


def _mention(page: Page, sight: Sight, first: int, last: int, form: str, draft: ActorDraft) -> Mention:
    skip = sight.skip if first == sight.first else 0
    start, end = _start(page, first, skip), page.words[last - 1].end
    mention = Mention(first, last, start, end, sight.type, form, sight.first if form != "name" else first)
    if sight.noun is not None:
        mention.gender, mention.number = sight.noun.gender, sight.noun.number
    mention.country, mention.role, mention.kind = draft.country, draft.role, _kind(sight, form)
    mention.surfaced = _surfaced(sight)
    mention.made_by = sight.sort
    return mention


def _start(page: Page, first: int, skip: int) -> int:
    """The offset after the first ``skip`` folded letters of a word."""
    word = page.words[first]
    offset = word.start
    while skip and offset < word.end:
        skip -= 1 if fold_char(page.text[offset]) else 0
        offset += 1
    while offset < word.end and not fold_char(page.text[offset]):
        offset += 1
    return offset


def _kind(sight: Sight, form: str) -> str | None:
    if sight.type == "MEDIA":
        return (
            (sight.noun.row["kind"] if sight.noun else None)
            or (sight.entry.row.get("kind") if sight.entry else None)
            or "outlet"
        )
    if sight.noun is not None and sight.noun.row["kind"] and sight.bare is None:
        return str(sight.noun.row["kind"])
    if sight.type in ("PERSON", "ORGANIZATION"):
        return "named" if form == "name" else "titled"
    return None


def _surfaced(sight: Sight) -> bool:
    """True for what is reported although nobody is seen to speak or act through it."""
    if sight.entry is not None and sight.entry.row.get("kind") == "platform":
        return False
    if sight.bare is not None or sight.entry is not None:
        return True
    noun = sight.noun
    if noun is None:
        return bool(sight.country)
    told = bool(sight.country or sight.modifiers or sight.complement)
    if noun.row["risky"]:
        told = bool(sight.country) or (sight.article and len(sight.modifiers) > 1)
    if sight.core >= 0 and sight.sort in ("occupation", "source", "rank", "state"):
        return True
    if sight.type == "GROUP" or noun.number == "p":
        return _is_told_plural(sight)
    if not sight.definite and sight.complement is None and not sight.country:
        return False
    if sight.sort in ("body", "ministry", "security", "media"):
        alone = sight.definite and noun.row["alone"] == "yes" and not noun.row["risky"] and sight.sort != "ministry"
        return noun.number == "s" and (told or (alone and not sight.modifiers))
    if sight.sort in PERSON_CLASSES and sight.within is None:
        return noun.number == "s" and sight.sort == "office" and told and sight.definite
    return False


def _is_told_plural(sight: Sight) -> bool:
    """True for several people or bodies whose country is said: ``مواطنين سعوديين``, ``الصحف التركية``."""
    return sight.within is None and sight.type != "LOCATION" and bool(sight.country)


def list_actors(cast: Cast, statements: list[Statement], events: list[Event], lexicon: Lexicon) -> list[Actor]:
    """The actors that go into the record: those surfaced by name, and those who speak or act."""
    used = _used(statements, events)
    rows = []
    for draft in cast.actors.values():
        if draft.mentions and (draft.used or draft.id in used or any(m.surfaced for m in draft.mentions)):
            rows.append(_row(cast.page, draft))
    return rows


def _used(statements: list[Statement], events: list[Event]) -> set[str]:
    used: set[str] = set()
    for statement in statements:
        used |= {statement.speaker or "", *statement.speakers, *statement.addressee, *_linked(statement.via)}
    for event in events:
        used |= {*event.actor, *event.recipient, *_linked(event.via)}
    return used


def _linked(via: list[str | list[str]]) -> set[str]:
    return {one for link in via for one in (link if isinstance(link, list) else [link])}


def _restore_article(page: Page, start: int, end: int) -> str:
    """A name as it stands alone: the article that ``لل`` hides (``للاتحاد``) is written out."""
    word = page.words[page.word_at(start)]
    hidden = page.text[word.start : start].lstrip("وف") == "لل"
    return ("ال" if hidden else "") + page.text[start:end]


def _row(page: Page, draft: ActorDraft) -> Actor:
    spans = sorted({(m.start, m.end) for m in draft.mentions})
    longest = max(spans, key=lambda s: (s[1] - s[0], -s[0]))
    return Actor(
        id=draft.id,
        type=draft.type,  # type: ignore[arg-type]
        name=_restore_article(page, *longest),
        name_en=draft.name_en or (latin_name(draft.bare_name) if draft.bare_name else None),
        country=draft.country,
        role=draft.role,
        roles=draft.roles,
        kind=draft.kind,
        wikidata=draft.wikidata,
        mentions=[Span(start=a, end=b, text=page.text[a:b]) for a, b in spans],
        confidence=draft.confidence,
        made_by=draft.made_by,
    )
