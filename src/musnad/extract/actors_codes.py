"""Country and PLOVER sector of each identity."""

from __future__ import annotations

from collections import Counter

from musnad.extract.actors_identities import Identity
from musnad.extract.mentions_sight import SUPRANATIONAL, Sight
from musnad.text import Page

_CIVIL = frozenset({"GOV", "LEG", "JUD"})
_OFFICES = frozenset({"office", "rank", "source", "occupation", "counterpart"})
#: Sectors whose bodies and people are the page's own where it names no country.
_AT_HOME = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "PTY", "LAB", "OPP", "MED", "AGR"})
_OF_ONE_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})


def main_country(page: Page, sights: list[Sight]) -> str | None:
    """The country that a page speaks of most, in names and adjectives; what the headline says counts double.

    None where it is hardly spoken of.
    """
    said: Counter[str] = Counter()
    for sight in sights:
        if sight.country and sight.country not in SUPRANATIONAL:
            title = page.title is not None and page.title[0] <= sight.first < page.title[1]
            said[sight.country] += 2 if title else 1
    best = said.most_common(1)
    return best[0][0] if best and best[0][1] > 1 else None


def code_of(identity: Identity, main: str | None, day: str | None) -> tuple[str | None, str | None]:
    """Country and primary sector of an identity on the page's day."""
    role = _role(identity, day)
    country = identity.said(lambda s: s.entry.country if s.entry is not None and s.entry.sort == "official" else s.country)
    if country is None and _is_at_home(identity, role):
        country = main
    return country, role


def _role(identity: Identity, day: str | None) -> str | None:
    if identity.type == "LOCATION" and any(s.entry is not None or s.sort == "homeland" for s in identity.sights):
        return "GOV" if identity.acts else None
    if identity.type == "PERSON" and any(s.scope == "former" for s in identity.sights):
        return "ELI"
    listed = next((s.entry for s in identity.sights if s.entry is not None and s.entry.sort == "official"), None)
    if listed is not None and not listed.holds_on(day) and (day or "") > listed.since:
        return "ELI" if day and listed.role in _CIVIL else listed.role
    offices = [s for s in identity.sights if s.sort in _OFFICES and s.role]
    return offices[0].role if offices else identity.said(lambda s: s.role)


def _is_at_home(identity: Identity, role: str | None) -> bool:
    """True where the page's own country is meant if none is said."""
    scopes = {s.scope for s in identity.sights}
    sorts = {s.sort for s in identity.sights}
    if "abroad" in scopes or "state" in sorts or any(s.country in SUPRANATIONAL for s in identity.sights):
        return False
    if identity.type == "LOCATION":
        return any(s.bare for s in identity.sights) and all(s.entry is None for s in identity.sights)
    if identity.type == "PERSON":
        return (any(s.bare for s in identity.sights) and role != "EDU") or role in _OF_ONE_STATE
    if identity.type == "MEDIA":
        return "home" in scopes or any(s.bare and s.entry is None for s in identity.sights)
    return role in _AT_HOME or (
        role == "CVL" and bool(sorts & {"people", "occupation"}) and any(s.definite for s in identity.sights)
    )
