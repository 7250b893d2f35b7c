"""On whose word an event is told."""

from __future__ import annotations

from musnad.extract.event_model import SPEECH, EventDraft, Scene
from musnad.record import Link, Statement


def find_chain(scene: Scene, draft: EventDraft) -> list[Link]:
    """The speaker on whose word the page tells an event, then the links that passed it on.

    Where speaking is itself the event, its speaker is its actor and only the links are left.
    """
    start = scene.page.words[draft.trigger.first].start
    covering = scene.covering(start)
    if draft.type in SPEECH:
        own = next((s for s in scene.cues.get(draft.trigger.first, ()) if s.speaker in draft.roles.actor), None)
        if own is not None:
            return list(own.via)
        if covering and covering[0].speaker in draft.roles.actor:
            return list(covering[0].via)
    return _links(covering[0]) if covering else []


def _links(statement: Statement) -> list[Link]:
    speaker: list[Link] = []
    if statement.speaker:
        speaker = [statement.speaker] if len(statement.speakers) < 2 else [list(statement.speakers)]
    return [*speaker, *statement.via]
