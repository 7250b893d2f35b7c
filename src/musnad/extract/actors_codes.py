"""Country and PLOVER sector of each identity."""

from __future__ import annotations

from collections import Counter

from musnad.extract.actors_identities import Identity
from musnad.extract.mentions_phrases import Sight
from musnad.text import fold

#: Adjectives of those who held an office once: PLOVER codes them as elites.
_FORMER = frozenset(map(fold, ("سابق", "أسبق", "مخلوع", "معزول", "سابقة", "راحل", "متقاعد")))
#: Sectors whose bodies and holders belong to a state, the page's own where it names none.
_OF_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_OWN = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"})


def main_country(sights: list[Sight]) -> str | None:
    """The country that a page speaks of most, in names and adjectives."""
    said = Counter(s.country for s in sights if s.country and s.country not in _OWN)
    return said.most_common(1)[0][0] if said else None


def code_of(identity: Identity, main: str | None) -> tuple[str | None, str | None]:
    """Country and primary sector of an identity."""
    role = _role(identity)
    country = identity.said(lambda s: s.country)
    if country is None and _belongs_to_page(identity, role):
        country = main
    return country, role


def _role(identity: Identity) -> str | None:
    if identity.type == "LOCATION" and identity.sights[0].entry is not None:
        return "GOV" if identity.acts else None
    if identity.type == "PERSON" and any(_FORMER & set(s.modifiers) for s in identity.sights):
        return "ELI"
    offices = [s for s in identity.sights if s.sort in ("office", "rank", "source", "occupation", "counterpart") and s.role]
    return offices[0].role if offices else identity.said(lambda s: s.role)


def _belongs_to_page(identity: Identity, role: str | None) -> bool:
    if identity.type == "LOCATION":
        return False
    return role in _OF_STATE
