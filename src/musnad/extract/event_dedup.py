"""One record for each distinct event of a page, at its clearest mention."""

from __future__ import annotations

from musnad.extract.event_model import EventDraft, Scene

#: Types whose mentions in one sentence are taken for one event where their roles do not disagree.
_SAME_DEED = frozenset({"ASSAULT", "CONSULT", "AGREE", "PROTEST", "COERCE", "SANCTION", "AID", "RETREAT", "ACCUSE", "MOBILIZE"})


def merge_mentions(scene: Scene, drafts: list[EventDraft]) -> list[EventDraft]:
    """Join mentions of the same event; the clearest one stays and takes the roles that it lacks from the others."""
    for draft in drafts:
        draft.weight = _clarity(scene, draft)
    kept: list[EventDraft] = []
    for draft in sorted(drafts, key=lambda d: (-d.weight, d.trigger.first)):
        twin = next((k for k in kept if _is_same(scene, k, draft)), None)
        if twin is None:
            kept.append(draft)
        else:
            _fill(twin, draft)
    told = {k.type for k in kept if not _in_title(scene, k)}
    kept = [k for k in kept if k.type not in told or not _in_title(scene, k)]
    known = {k.type for k in kept if not _points_back(k)}
    kept = [k for k in kept if k.type not in known or not _points_back(k)]
    return sorted(kept, key=lambda d: d.trigger.first)


def _points_back(draft: EventDraft) -> bool:
    """Whether a mention only points to an event that is told elsewhere: ``الغارات`` with a side missing."""
    return "ال" in draft.trigger.proclitics and not (draft.roles.actor and draft.roles.recipient) and len(draft.roles.actor) < 2


def _in_title(scene: Scene, draft: EventDraft) -> bool:
    title = scene.page.title
    return title is not None and title[0] <= draft.trigger.first < title[1]


def _clarity(scene: Scene, draft: EventDraft) -> float:
    """How clearly a mention tells its event: in the body, with its roles, by a verb, with a date."""
    weight = 2.0 * bool(draft.roles.actor) + 2.0 * bool(draft.roles.recipient) + 0.2 * draft.trigger.is_finite
    weight -= 1.0 * ("ال" in draft.trigger.proclitics) + 0.7 * bool(draft.via)
    weight += (
        0.5 * bool(draft.mode)
        + 0.5 * bool(draft.date)
        - 3.0 * _in_title(scene, draft)
        - 1.0 * (draft.status in ("possible", "called-for"))
    )
    return weight + 0.3 * len(draft.roles.actor) - 2.5 * draft.trigger.first / (len(scene.page.words) + 1)


def _is_same(scene: Scene, a: EventDraft, b: EventDraft) -> bool:
    if a.type != b.type or not _agree(scene, a, b):
        return False
    same_sentence = scene.page.words[a.trigger.first].sent == scene.page.words[b.trigger.first].sent
    if a.mode and b.mode and a.mode != b.mode:
        return False
    if same_sentence:
        return a.type in _SAME_DEED or a.trigger.row["lemma"] == b.trigger.row["lemma"]
    if a.date and b.date and a.date != b.date and not _covers(a.date, b.date):
        return False
    return _shares(a, b)


def _covers(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a) or "REF" in a + b


def _agree(scene: Scene, a: EventDraft, b: EventDraft) -> bool:
    """Whether the roles of two mentions can be those of one event."""
    return _meets(scene, a.roles.actor, b.roles.actor) and _meets(scene, a.roles.recipient, b.roles.recipient)


def _meets(scene: Scene, a: list[str], b: list[str]) -> bool:
    if not a or not b or set(a) & set(b):
        return True
    codes = [{(scene.cast.actors[i].country, scene.cast.actors[i].role) for i in ids} - {(None, None)} for ids in (a, b)]
    return bool(codes[0] & codes[1])


def _shares(a: EventDraft, b: EventDraft) -> bool:
    """Whether mentions in different sentences name somebody in common."""
    mine, other = {*a.roles.actor, *a.roles.recipient}, {*b.roles.actor, *b.roles.recipient}
    return bool(mine & other) or not other


def _fill(kept: EventDraft, other: EventDraft) -> None:
    """Take what the clearer mention does not say from the other."""
    if not kept.roles.actor:
        kept.roles.add("actor", other.roles.actor)
    if not kept.roles.recipient:
        kept.roles.add("recipient", other.roles.recipient)
    kept.mode = kept.mode or other.mode
    kept.date, kept.date_scope = (kept.date, kept.date_scope) if kept.date else (other.date, other.date_scope)
    kept.place, kept.place_scope = (kept.place, kept.place_scope) if kept.place else (other.place, other.place_scope)
    for kind, number in other.counts.items():
        kept.counts.setdefault(kind, number)
