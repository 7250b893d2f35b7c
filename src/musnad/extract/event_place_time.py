"""When and where: the date and the place that an event's own clause, its sentence or its page tells."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.extract.event_model import EventDraft, Scene
from musnad.extract.event_words import EventWords, event_words
from musnad.extract.model import Mention
from musnad.record import TimeExpression

_COMMAS = frozenset("،,؛;:")
_NEAR = frozenset(("في", "بمدينه", "قرب", "شمال", "جنوب", "شرق", "غرب", "داخل", "وسط", "قباله", "الي", "لدي"))
#: How far a date of the trigger's own clause may stand, in words, a comma counted as eight.
CLAUSE = 10
#: Groups of words whose number is counted, by the field of the record.
COUNTED = ("killed", "injured", "arrested", "displaced")


class SettingReader:
    """Finds date, place and counts for a page's events."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.page = scene, scene.page
        self.words: EventWords = event_words(scene.lexicon)

    def set_date(self, draft: EventDraft) -> None:
        """Give the draft the nearest date of its clause, else of its sentence."""
        best: tuple[int, TimeExpression] | None = None
        inside = self._content_of(draft)
        for time in self._times(draft):
            if inside and not inside[0] <= time.start < inside[1]:
                continue
            distance = self._distance(draft, time)
            if distance >= CLAUSE and time.value.startswith("PAST"):
                continue
            if best is None or distance < best[0]:
                best = (distance, time)
        if best is not None:
            draft.date = _day(best[1].value)
            draft.date_scope = "clause" if best[0] < CLAUSE else "sentence"

    def _times(self, draft: EventDraft) -> Iterator[TimeExpression]:
        first, last = self.page.sentence_of(draft.trigger.first)
        start, end = self.page.words[first].start, self.page.words[last - 1].end
        for time in self.scene.times:
            if start <= time.start < end and time.type in ("DATE", "TIME") and not time.value.startswith(("PRESENT", "FUTURE")):
                yield time

    def _content_of(self, draft: EventDraft) -> tuple[int, int] | None:
        """The statement that the event is told in: a date of its cue is the date of the telling."""
        covering = self.scene.covering(self.page.words[draft.trigger.first].start)
        return (covering[0].content.start, covering[0].content.end) if covering else None

    def _distance(self, draft: EventDraft, time: TimeExpression) -> int:
        at = self.page.word_at(time.start)
        low, high = sorted((at, draft.trigger.first))
        commas = sum(1 for w in self.page.words[low:high] if w.text in _COMMAS)
        return high - low + 8 * commas

    def set_place(self, draft: EventDraft) -> None:
        """Give the draft the place that stands nearest with a preposition of place."""
        best: tuple[int, str] | None = None
        first, last = self.page.sentence_of(draft.trigger.first)
        for i in range(first, last):
            mention = self.scene.cast.starting(i)
            if mention is None or mention.type != "LOCATION" or mention.actor is None or not self._is_place(mention):
                continue
            if not any(m.surfaced for m in self.scene.cast.actors[mention.actor].mentions):
                continue
            distance = abs(i - draft.trigger.first) + (4 if i < draft.trigger.first else 0)
            if best is None or distance < best[0]:
                best = (distance, mention.actor)
        if best is not None:
            draft.place, draft.place_scope = best[1], "clause" if best[0] < 12 else "sentence"

    def _is_place(self, mention: Mention) -> bool:
        prefix = self.scene.prefix_of(mention.first, mention.start)
        if prefix.endswith("ب"):
            return True
        before = self.page.words[max(0, mention.first - 2) : mention.first]
        return any(w.key.removeprefix("و") in _NEAR for w in before)

    def set_counts(self, draft: EventDraft) -> None:
        """Read how many were killed, injured, arrested or displaced in the event's sentence, with "at least" and the like."""
        if draft.type not in ("ASSAULT", "COERCE", "PROTEST", "SANCTION"):
            return
        first, last = self.page.sentence_of(draft.trigger.first)
        for kind in COUNTED:
            for i in range(first, last):
                if self.page.words[i].key.removeprefix("و") in self.words.classes[kind]:
                    number = self._number_near(i, first, last)
                    if number:
                        draft.counts.setdefault(kind, number)

    def set_contexts(self, draft: EventDraft) -> None:
        """Note PLOVER's contexts that words of the event's sentence show, in the order they stand there."""
        first, last = self.page.sentence_of(draft.trigger.first)
        shown = (self.words.contexts.get(w.key) or self.words.contexts.get(w.key[1:]) for w in self.page.words[first:last])
        draft.contexts = list(dict.fromkeys(c for c in shown if c))

    def _number_near(self, i: int, first: int, last: int) -> str | None:
        """The number right after a counted word, or right before it, with its qualifier."""
        for j in (*range(i + 1, min(last, i + 6)), *range(i - 1, max(first, i - 3) - 1, -1)):
            word = self.page.words[j]
            if word.text in ".؛" or j in self.scene.time_words:
                continue
            value = word.key if word.kind == "number" else self.words.numbers.get(word.key)
            if value:
                return self._qualifier(j, first, last) + value
        return None

    def _qualifier(self, j: int, first: int, last: int) -> str:
        for kind, sign in (("least", ">="), ("most", ">"), ("about", "~")):
            if any(
                self.words.phrase_at(self.page, k, kind)
                for k in (*range(max(first, j - 4), j), *range(j + 1, min(last, j + 4)))
            ):
                return sign
        return ""


def _day(value: str) -> str:
    """The value without the part of the day."""
    return value.split("T")[0] if value[:1].isdigit() or value.startswith("X") else value
