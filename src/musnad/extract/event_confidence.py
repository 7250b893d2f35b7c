"""How sure Musnad is of an event."""

from __future__ import annotations

from musnad.extract.event_model import EventDraft

#: Share of events found that gold records have too, by how many of the two sides were found; rounded, from annotated pages.
BASE = {0: 0.4, 1: 0.5, 2: 0.7}
#: Told in the page's own voice they were right more often, and less often where they did not simply happen.
OWN_VOICE, NOT_HAPPENED = 0.1, -0.05


def judge_confidence(draft: EventDraft) -> float:
    """How sure Musnad is of a drafted event (0 to 1): by the sides that were found, whether the page itself tells it, and
    whether it happened. Events between equals need no recipient."""
    roles = draft.roles
    sides = min(2, bool(roles.actor) + bool(roles.recipient) + (len(roles.actor) > 1))
    made = BASE[sides] + (OWN_VOICE if not draft.via else 0.0) + (NOT_HAPPENED if draft.status != "happened" else 0.0)
    return round(made, 2)
