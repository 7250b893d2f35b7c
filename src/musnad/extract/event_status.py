"""Whether an event happened, goes on, is planned, called for, possible or denied, and whether it is history retold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from musnad.extract.event_model import AHEAD_IS_AGREE, SPEECH, EventDraft, Scene, Trigger
from musnad.extract.event_words import EventWords, event_words
from musnad.text import Word, fold

#: Which finding wins where several words speak: a denial over a plan, a plan over a course.
ORDER = ("denied", "possible", "planned", "called-for", "ongoing")
_LASTING = frozenset(("CONSULT", "COOPERATE", "AID", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"))
_BREAKS = frozenset(".؛;:،,")
#: An event this many years older than the page is background.
OLD_YEARS = 1


class StatusReader:
    """Reads the status of a page's events."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.page = scene, scene.page
        self.words: EventWords = event_words(scene.lexicon)

    def read(self, draft: EventDraft) -> str:
        """The status of an event, before tie-breaks."""
        trigger = draft.trigger
        spoken = draft.type in SPEECH
        if trigger.is_finite and trigger.proclitics.lstrip("وف").startswith("س"):
            return "happened" if spoken else "planned"
        if not trigger.is_finite and not spoken and self._will(trigger):
            return "planned"
        told = self._told(trigger, spoken)
        if told is not None:
            return told
        if not trigger.is_finite:
            return "happened"
        assert trigger.form is not None
        if (
            trigger.form.tense == "imperfect"
            and draft.type in _LASTING
            and not self._in_title(trigger)
            and not self._was(trigger)
        ):
            return "ongoing"
        return "happened"

    def _will(self, trigger: Trigger) -> bool:
        """Whether a future verb carries the noun (``ستقوم … بزيارة``)."""
        start = max(self.page.sentence_of(trigger.first)[0], trigger.first - 5)
        for i in range(trigger.first - 1, start - 1, -1):
            key = self.page.words[i].key.removeprefix("و")
            if self.page.words[i].text in _BREAKS:
                return False
            if key.startswith(("ست", "سي", "سن")) and self.words.light_at(key) is not None:
                return True
        return False

    def _told(self, trigger: Trigger, spoken: bool) -> str | None:
        """What a word near the trigger says, the strongest first."""
        found = set(self._signs(trigger))
        if spoken:
            found -= {"ongoing", "called-for"}
        return next((s for s in ORDER if s in found), None)

    def _signs(self, trigger: Trigger) -> Iterator[str]:
        start, end = self.page.sentence_of(trigger.first)
        words = self.page.words
        for i in range(trigger.first - 1, max(start, trigger.first - 8) - 1, -1):
            if words[i].text in _BREAKS:
                break
            yield from self._sign_at(i, trigger, "before", trigger.first - i - 1)
        for i in range(trigger.last, min(end, trigger.last + 5)):
            if words[i].text in _BREAKS:
                break
            yield from self._sign_at(i, trigger, "after", i - trigger.last)

    def _sign_at(self, i: int, trigger: Trigger, side: str, between: int) -> Iterator[str]:
        key = self.page.words[i].key
        for form in dict.fromkeys((key, key.removeprefix("و"), key.lstrip("بلوف"))):
            for row in self.words.status.get(form, ()):
                if row["side"] == side and self._holds(i, row, trigger, between):
                    yield row["status"]

    def _holds(self, i: int, row: Mapping[str, Any], trigger: Trigger, between: int) -> bool:
        parts = fold(row["word"]).split()
        words = self.page.words[i + 1 : i + len(parts)]
        if [w.key for w in words] != parts[1:] or between - len(parts) + 1 > row["reach"]:
            return False
        if parts == ["قد"]:
            return trigger.form is not None and trigger.form.tense == "imperfect"
        return True

    def _in_title(self, trigger: Trigger) -> bool:
        title = self.page.title
        return title is not None and title[0] <= trigger.first < title[1]

    def _was(self, trigger: Trigger) -> bool:
        """Whether ``كان`` puts an imperfect into the past."""
        start = self.page.sentence_of(trigger.first)[0]
        near: list[Word] = self.page.words[max(start, trigger.first - 4) : trigger.first]
        return any(w.key.removeprefix("و") in ("كان", "كانت", "كانوا") for w in near)

    def is_nothing(self, trigger: Trigger) -> bool:
        """Whether nothing took place: the verb is negated (a refusal aside), or the noun is only spoken of in general
        (``أي هجوم``)."""
        i = trigger.first - 1
        if trigger.is_finite and i >= 0 and self.page.words[i].key.lstrip("وف") in self.words.classes["not"]:
            return True
        before = self.page.words[max(0, trigger.first - 2) : trigger.first]
        return any(w.key in self.words.classes["any"] and w.line == self.page.words[trigger.first].line for w in before)

    def is_future_refusal(self, trigger: Trigger) -> bool:
        """Whether ``لن`` stands before the trigger: somebody says it will not be done."""
        i = trigger.first - 1
        return i >= 0 and self.page.words[i].key.removeprefix("و") == "لن"

    def is_background(self, draft: EventDraft) -> bool:
        """Whether the event is history retold: far older than the page, or told with the words of history."""
        start = self.page.sentence_of(draft.trigger.first)[0]
        published = self.page.published
        if draft.date and published and draft.date[:4].isdigit() and int(published[:4]) - int(draft.date[:4]) >= OLD_YEARS:
            return True
        near = self.page.words[max(start, draft.trigger.first - 6) : draft.trigger.last + 4]
        return any(w.key in self.words.classes["history"] for w in near)


def break_ties(draft: EventDraft, refused: bool) -> None:
    """PLOVER's rules where a type lies ahead or is refused: announced help is AGREE, a promised withdrawal CONCEDE, threatened
    violence THREATEN, help that will not come REJECT."""
    if refused and draft.type in AHEAD_IS_AGREE | {"AGREE", "CONCEDE", "RETREAT"}:
        draft.type, draft.mode, draft.status = "REJECT", _refused_mode(draft.type), "happened"
    elif draft.status in ("planned", "called-for") and draft.type in AHEAD_IS_AGREE:
        draft.type, draft.mode = "AGREE", None
    elif draft.status == "planned" and draft.type == "RETREAT" and draft.mode != "resign":
        draft.type, draft.mode = "CONCEDE", None


def _refused_mode(type: str) -> str | None:
    return {"AID": "assist", "COOPERATE": "assist", "CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield"}.get(type)
