"""On whose word it came: the links of a chain, statements inside statements, and words that go on in one voice."""

from __future__ import annotations

from collections.abc import Iterable

from musnad.extract.model import Cast
from musnad.extract.statement_content import Draft


def link(draft: Draft, actors: Iterable[str]) -> None:
    """Put actors behind a draft's chain as its next link, unless they already stand in it or speak themselves."""
    held = {a for one in draft.via for a in one} | set(draft.speakers)
    added = [a for a in dict.fromkeys(actors) if a not in held]
    if added:
        draft.via.append(added)


def is_media(cast: Cast, actors: Iterable[str]) -> bool:
    """Are all of them agencies, channels, papers or sites?"""
    types = [cast.actors[a].type for a in actors]
    return bool(types) and all(t == "MEDIA" for t in types)


def find_outer(drafts: list[Draft]) -> None:
    """Note for each draft the innermost other one whose content its cue stands in."""
    open_now: list[Draft] = []
    begin = [(d.first, 0, -d.last, n) for n, d in enumerate(drafts)]
    ask = [(d.cue.first, 1, 0, n) for n, d in enumerate(drafts)]
    for at, asks, _, n in sorted(begin + ask):
        while open_now and open_now[-1].last <= at:
            open_now.pop()
        if not asks:
            open_now.append(drafts[n])
        else:
            drafts[n].outer = next((d for d in reversed(open_now) if d is not drafts[n] and d.last > at), None)


def nest(cast: Cast, drafts: list[Draft]) -> None:
    """A statement inside another comes through the outer one's speaker; an agency's own statement that only holds
    somebody else's is not one."""
    for inner in drafts:
        outer = inner.outer
        if outer is None or outer.cue.form == "source":
            continue
        whole = is_media(cast, outer.speakers) and inner.cue.first - outer.first <= 8 and inner.speakers
        quoting = outer.opening.kind == "noun" and inner.rule == "subject before" and inner.cue.first - outer.first <= 8
        if whole or quoting:
            outer.silent = True
        for one in ([outer.speakers] if outer.speakers else []) + outer.via:
            if not set(one) & set(inner.speakers):
                link(inner, one)


def carry_on(drafts: list[Draft]) -> None:
    """Words that go on in one speaker's voice keep the chain they came through."""
    held: Draft | None = None
    for draft in drafts:
        if draft.outer is not None or (draft.cue.form == "noun" and draft.rule in ("genitive", "unnamed")):
            continue
        if held is not None and draft.speakers == held.speakers and draft.speakers and not draft.via and not draft.told:
            draft.via = [list(one) for one in held.via]
        held = draft
