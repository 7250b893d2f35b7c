"""How sure an event is."""

import pytest

from musnad.extract.event_confidence import judge_confidence
from musnad.extract.event_model import EventDraft, Roles


def draft_of(actor: list[str], recipient: list[str], status: str = "happened", via: list[str] | None = None) -> EventDraft:
    draft = EventDraft(None, "ACCUSE", None, Roles(actor=actor, recipient=recipient))
    draft.status, draft.via = status, list(via or [])
    return draft


def test_an_event_with_both_sides_is_surer_than_one_with_one():
    both, one, none = draft_of(["E1"], ["E2"]), draft_of(["E1"], []), draft_of([], [])
    assert judge_confidence(both) > judge_confidence(one) > judge_confidence(none)


def test_two_equals_need_no_recipient():
    assert judge_confidence(draft_of(["E1", "E2"], [])) == judge_confidence(draft_of(["E1"], ["E2"]))


@pytest.mark.parametrize("doubt", [{"via": ["E3"]}, {"status": "possible"}])
def test_what_others_tell_or_what_did_not_happen_is_less_sure(doubt):
    assert judge_confidence(draft_of(["E1"], ["E2"], **doubt)) < judge_confidence(draft_of(["E1"], ["E2"]))
