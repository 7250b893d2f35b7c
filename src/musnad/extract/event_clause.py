"""What stands round a trigger: the participants of its clause, each with the slot it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from musnad.extract.event_model import Scene, Trigger
from musnad.extract.event_words import EventWords, event_words
from musnad.extract.model import Mention
from musnad.extract.phrases import COMMAS, Segment, Walker
from musnad.language.verbs import Form

#: How many words after a trigger belong to it at most.
REACH = 24
#: How many words of a noun phrase may stand before the actor in it (the positions of the army).
DEPTH = 4
#: How many words a remark between two commas may have.
REMARK = 9
_STOPS = frozenset(("that", "colon", "end", "clause"))
_PRONOUNS = ("هما", "هم", "هن", "ها", "نا", "كم", "ه", "ي", "ك")
#: What a remark between a verb's subject and its object is made of.
_REMARKS = frozenset(("time", "pp", "adverb"))
_STATE_ROLES = frozenset({"GOV", "MIL", "LEG", None})
#: Prepositions as they are written before a pronoun.
_JOINABLE = frozenset(("ل", "ب", "الي", "علي", "لدي", "ضد"))
_AGREEMENT = {"ه": ("m", "s"), "ها": ("f", "s"), "هم": ("m", "p"), "هن": ("f", "p"), "هما": ("", "d")}
_GUESSED = "subject of a reporting verb"


@dataclass(slots=True)
class Found:
    """A participant in a slot: its actors, how deep in its phrase it stands, and where."""

    slot: str
    actors: list[str]
    depth: int
    first: int
    last: int
    gender: str = ""
    number: str = ""


class ClauseReader:
    """Reads what stands before and after words of a page."""

    def __init__(self, scene: Scene, verbs: set[int], events: set[int]) -> None:
        self.events = events
        self.scene, self.page, self.cast = scene, scene.page, scene.cast
        self.words: EventWords = event_words(scene.lexicon)
        self.verbs = verbs
        self.walker = Walker.over(scene.page, scene.cast, scene.times, scene.lexicon, self.is_verb)

    def is_verb(self, i: int) -> bool:
        """Whether a finite verb or a reporting word stands at ``i``."""
        return i in self.verbs or self.page.words[i].pos == "VERB"

    def mention_at(self, i: int) -> Mention | None:
        """The mention that begins at word ``i``, if it is more than a guess."""
        mention = self.cast.starting(i)
        if mention is None or mention.actor is None or mention.made_by == _GUESSED or self._is_adjective(mention):
            return None
        return mention

    def _is_adjective(self, mention: Mention) -> bool:
        """Whether a lone word that may stand for people is an adjective of the noun before it (``تدريبات عسكرية``)."""
        i = mention.first
        if mention.form == "name" or mention.last - i > 1 or i == 0 or mention.start > self.page.words[i].start:
            return False
        before = self.page.words[i - 1]
        if not self.page.words[i].key.endswith("يه") or self.page.words[i].key.startswith("ال") or before.kind != "word":
            return False
        return before.key.endswith(("ه", "ات")) and not self.is_verb(i - 1) and not self.walker.preposition(i - 1)

    def covers(self, i: int, kind: str = "verb") -> bool:
        """Whether word ``i`` is part of somebody's name. A noun before a name (``اغتيال زيد``) is easily taken for its first
        part, so that a noun of an event is not."""
        mention = self.cast.at(i)
        if mention is None or mention.made_by == _GUESSED:
            return False
        return not (mention.made_by == "person" and mention.first == i and kind != "verb")

    def ending_at(self, i: int) -> list[str] | None:
        """The actor whose mention ends right before word ``i``."""
        mention = self.cast.at(i - 1) if i else None
        return [str(mention.actor)] if mention is not None and mention.last == i and mention.actor is not None else None

    # what stands after

    def after(self, i: int, end: int) -> Iterator[Found]:
        """The participants that follow word ``i``, slot by slot, up to the end of the clause."""
        end = min(end, i + REACH)
        held: Found | None = None
        quantity, last = False, ""
        while i < end:
            slot, begin = self._marked(i)
            if slot:
                found = self._first_in(Segment("pp", begin, self._phrase_end(begin, end)), slot)
                i = max(begin, found.last if found else begin)
                if found is not None:
                    held = found
                    yield found
                continue
            if self.page.words[i].key == "ثم" and held is not None and self.mention_at(i + 1) is not None:
                found = self._first_in(Segment("np", i + 1, i + 2), held.slot)
                i += 1 if found is None else found.last - i
                if found is not None:
                    yield found
                continue
            preposition, pronoun = self._preposition_with_pronoun(i)
            if preposition and (actors := self.stands_for(pronoun, i, [])):
                yield Found(preposition, actors, 0, i, i + 1)
            if preposition or self.page.words[i].key in self.words.classes["skip"]:
                i += 1
                continue
            segment = self.walker.segment(i, end)
            i = max(segment.last, i + 1)
            if segment.kind == "comma":
                i = i if last in _REMARKS and held is not None and self._may_go_on(i, end) else self._past_remark(i, end)
                if not i:
                    return
                continue
            if segment.kind in _STOPS or (segment.kind == "verb" and not self._only_lends(segment.first)):
                return
            last = segment.kind
            if segment.kind in ("np", "pp"):
                found = self._take(segment, held)
                if found is not None:
                    if quantity and found.slot == "من":
                        found.slot = "bare"
                    held = found
                    yield found
                    yield from self._joined(found, segment)
                elif segment.kind == "np":
                    quantity = self._is_quantity(segment.first)

    def _may_go_on(self, i: int, end: int) -> bool:
        """Whether a participant begins at ``i``, behind a remark that a comma closes."""
        return i < end and self.mention_at(i) is not None and not self.page.words[i].key.startswith("و")

    def _is_quantity(self, i: int) -> bool:
        word = self.page.words[i]
        return word.kind == "number" or word.key in self.words.classes["quantity"] or word.key in self.words.numbers

    def _preposition_with_pronoun(self, i: int) -> tuple[str, str]:
        """The preposition and the pronoun that word ``i`` is made of (``لها``), or two empty strings."""
        key = self.page.words[i].key.removeprefix("و")
        for pronoun in _PRONOUNS:
            stem = key.removesuffix(pronoun)
            if stem != key and (self.walker.markers.has("preposition", stem) or stem in _JOINABLE):
                return stem, pronoun
        return "", ""

    def stands_for(self, pronoun: str, i: int, taken: list[str]) -> list[str]:
        """Whom an attached pronoun at word ``i`` stands for: the nearest before it in its sentence that agrees."""
        for j in range(i - 1, self.page.sentence_of(i)[0] - 1, -1):
            mention = self.mention_at(j)
            if mention is None or mention.actor in taken or mention.type == "MEDIA":
                continue
            if fits_pronoun(pronoun, self.gender(mention), mention.number):
                return [str(mention.actor)]
        return []

    def _only_lends(self, i: int) -> bool:
        """Whether the verb at ``i`` says no more than that something takes place (``مفاوضات تجري بين``)."""
        light = self.words.light_at(self.page.words[i].key)
        return light is not None and light[0] == "none" and i not in self.scene.cues

    def _marked(self, i: int) -> tuple[str, int]:
        """The slot of a phrase that marks doer, other side or company, and where its noun begins."""
        for kind, slot in (("agent", "agent"), ("led", "led"), ("toward", "ضد"), ("with", "مع")):
            length = self.words.phrase_at(self.page, i, kind)
            if length:
                return slot, i + length
        return "", i

    def _past_remark(self, i: int, end: int) -> int:
        """Where the clause goes on after a comma: behind a short remark that a second comma closes, or at a doer; else 0."""
        if i < end and self._marked(i)[0]:
            return i
        for j in range(i, min(end, i + REMARK)):
            if self.page.words[j].text in COMMAS:
                return j + 1 if not any(self.is_verb(k) or self.walker.is_that(k) for k in range(i, j)) else 0
        return 0

    def _phrase_end(self, i: int, end: int) -> int:
        return self.walker.phrase_end(i, end) if i < end else end

    def _take(self, segment: Segment, held: Found | None) -> Found | None:
        """The participant of a segment; one joined by ``و`` to the one before takes its slot."""
        word = self.page.words[segment.first]
        if word.key in self.words.classes["direction"]:
            return None
        slot = self._preposition(segment) if segment.kind == "pp" else "bare"
        if held is not None and slot == "bare" and word.key.startswith("و") and held.last == segment.first:
            slot = held.slot
        return self._first_in(segment, slot)

    def _preposition(self, segment: Segment) -> str:
        word = self.page.words[segment.first]
        if self.walker.preposition(segment.first):
            key = word.key
            return key[1:] if key.startswith("و") and not self.walker.markers.has("preposition", key) else key
        return word.key.lstrip("وف")[:1]

    def _first_in(self, segment: Segment, slot: str) -> Found | None:
        for i in range(segment.first, min(segment.last, segment.first + DEPTH + 1)):
            if self.page.words[i].key.removeprefix("ب").removeprefix("و") in self.words.classes["pair"]:
                return Found(slot, self.both_sides(i, []), 0, i, i + 1)
            mention = self.mention_at(i)
            if mention is not None:
                return self.found(slot, mention, i - segment.first)
        return self._by_nation(segment, slot)

    def _by_nation(self, segment: Segment, slot: str) -> Found | None:
        """A country that only an adjective names (``الموقف الروسي``)."""
        for i in range(segment.first, min(segment.last, segment.first + DEPTH)):
            actor = self.nation_at(i)
            if actor is not None:
                return Found(slot, [actor], i - segment.first + 1, i, segment.last)
        return None

    def nation_at(self, i: int) -> str | None:
        """The state that a nationality adjective at word ``i`` points to, where the page has it as an actor."""
        word = self.page.words[i].key.removeprefix("و").removeprefix("ال")
        country = self.words.nations.get(word)
        if country is None:
            return None
        return self.state(country) or (None if word in self.words.classes["ordinary"] else self._new_state(i, country))

    def _new_state(self, i: int, country: str) -> str:
        """A state that the page names by its adjective only; it is reported where an event is its deed."""
        word = self.page.words[i]
        start = word.start + (1 if word.key.startswith("وال") else 0)
        mention = Mention(i, i + 1, start, word.end, "LOCATION", "generic", i, surfaced=False, made_by="adjective of a nation")
        mention.country, mention.role = country, "GOV"
        draft = self.cast.new_actor("LOCATION")
        draft.country, draft.role, draft.roles, draft.made_by = country, "GOV", ["GOV"], mention.made_by
        self.cast.add(mention, draft)
        return draft.id

    def state(self, country: str) -> str | None:
        """The actor of the page that is the state of a country."""
        best = None
        for actor in self.cast.actors.values():
            if actor.country == country and actor.role in ("GOV", None) and actor.type in ("LOCATION", "ORGANIZATION"):
                if actor.type == "LOCATION" and actor.role == "GOV":
                    return actor.id
                best = best or actor.id
        return best

    def both_sides(self, i: int, without: list[str]) -> list[str]:
        """The two sides that a word like ``البلدان`` stands for: the two countries that the page has named most before it, as
        states or as those who act for them."""
        counted: dict[str, int] = {}
        for mention in self.cast.mentions:
            if mention.first < i and mention.role in _STATE_ROLES and mention.country and mention.actor not in without:
                counted[mention.country] = counted.get(mention.country, 0) + 1
        top = sorted(counted, key=lambda country: -counted[country])[:2]
        return [a for country in top if (a := self.state(country) or self._who_acts_for(country)) is not None]

    def _who_acts_for(self, country: str) -> str | None:
        return next((a.id for a in self.cast.actors.values() if a.country == country and a.role == "GOV"), None)

    def found(self, slot: str, mention: Mention, depth: int) -> Found:
        """A participant made of a mention."""
        return Found(slot, [str(mention.actor)], depth, mention.first, mention.last, mention.gender, mention.number)

    def _joined(self, found: Found, segment: Segment) -> Iterator[Found]:
        """Further participants inside the same segment, joined by ``و``."""
        i = found.last
        while i < segment.last:
            mention = self.mention_at(i)
            if mention is None or not self.page.words[i].key.startswith("و"):
                return
            yield self.found(found.slot, mention, 0)
            i = mention.last

    def group(self, found: list[Found]) -> list[Found]:
        """The first of the participants and those that follow it joined by ``و``."""
        group = found[:1]
        for other in found[1:]:
            if other.first != group[-1].last or not self.page.words[other.first].key.startswith("و"):
                break
            group.append(other)
        return group

    def _is_next_event(self, i: int) -> bool:
        """Whether an event is told at word ``i`` that ``و`` sets beside the one before."""
        return i in self.events and self.page.words[i].key.startswith("و")

    def any_after(self, i: int, end: int, without: list[str]) -> list[str]:
        """The first participant named anywhere between word ``i`` and the next comma or the end."""
        for j in range(i, min(end, i + REACH)):
            if self.page.words[j].text in COMMAS or self.walker.is_that(j) or self._is_next_event(j):
                break
            if self.page.words[j].key.lstrip("بلو") in self.words.classes["pair"]:
                return self.both_sides(j, without)
            mention = self.mention_at(j)
            if mention is not None and mention.actor not in without and mention.type != "MEDIA":
                return [str(mention.actor)]
            if mention is None and not self.covers(j) and (actor := self.nation_at(j)) is not None and actor not in without:
                return [actor]
        return []

    # what stands before

    def before(self, trigger: Trigger) -> list[Found]:
        """The subject that stands right before a verb, or before the relative pronoun, auxiliary or time between them."""
        assert trigger.form is not None
        start = self.page.sentence_of(trigger.first)[0]
        i = self._past_between(trigger.first - 1, start)
        while i > start and self.cast.at(i) is None and self.page.words[i].key.startswith("ال") and i > trigger.first - 5:
            i -= 1
        if i > start and self.page.words[i].text in COMMAS and self.ending_at(i) is not None:
            i -= 1
        mention = self.cast.at(i) if i >= start else None
        if mention is None or mention.last != i + 1 or mention.actor is None or mention.made_by == _GUESSED:
            return []
        is_relative = self.walker.markers.has("relative", self.page.words[trigger.first - 1].key)
        if is_relative and trigger.enclitic:
            return []
        group = [self.found("bare", mention, 0)] if is_relative else self._joined_before(mention, start)
        first = self.cast.at(group[-1].first)
        assert first is not None
        if not (is_relative or self._opens_clause(first, start)) or not self.agrees(trigger.form, group[0]):
            return []
        group[0].last = trigger.first
        return group

    def has_pronoun_subject(self, trigger: Trigger) -> bool:
        """Whether a pronoun on ``أنّ`` is the verb's subject (``أنه لن يقرض``)."""
        i = trigger.first - 1
        while i >= 0 and self.page.words[i].key in self.words.classes["aux"]:
            i -= 1
        if i < 0:
            return False
        key = self.page.words[i].key
        return key.removeprefix("و") in self.words.classes["pronoun"] or (self.walker.is_that(i) and key.endswith(_PRONOUNS))

    def _past_between(self, i: int, start: int) -> int:
        while i >= start and (i in self.walker.times or self.page.words[i].key in self.words.between):
            i -= 1
        return i

    def _joined_before(self, mention: Mention, start: int) -> list[Found]:
        group = [self.found("bare", mention, 0)]
        while mention.first > start and self.page.words[mention.first].key.startswith("و"):
            earlier = self.cast.at(mention.first - 1)
            if earlier is None or earlier.last != mention.first or earlier.actor is None:
                break
            mention = earlier
            group.append(self.found("bare", mention, 0))
        return group

    def _opens_clause(self, mention: Mention, start: int) -> bool:
        """Whether a mention can be the subject of a verb after it: it stands where a clause begins."""
        if mention.start > self.page.words[mention.first].start:
            return self.scene.prefix_of(mention.first, mention.start) in ("و", "ف")
        if mention.first == start:
            return True
        previous = self.page.words[mention.first - 1]
        return previous.kind == "punct" or previous.key in self.words.openers or self.walker.is_that(mention.first - 1)

    def agrees(self, form: Form, found: Found) -> bool:
        """Whether a verb form can have a participant as its subject; only the genders of persons and states are sure."""
        if form.person != "3" or not form.gender or form.number == "p":
            return True
        mention = self.cast.starting(found.first)
        gender = self.gender(mention) if mention is not None else ""
        return not gender or form.gender == gender

    def gender(self, mention: Mention) -> str:
        """The gender that verbs and pronouns for somebody have, "" where unsure: most states and towns are feminine."""
        if mention.type == "LOCATION":
            return "m" if self.page.words[mention.first].key.lstrip("بلوف") in self.words.classes["masculine"] else "f"
        return mention.gender if mention.type == "PERSON" and mention.number == "s" else ""

    def has_other_subject(self, i: int) -> bool:
        """Whether the clause of the verb at ``i`` has a subject of its own that is no known actor (``أن الطيران نفذ``)."""
        start = max(self.page.sentence_of(i)[0], i - REMARK)
        j = i - 1
        while j >= start and self.page.words[j].key in self.words.classes["aux"]:
            j -= 1
        if j < start or self.walker.is_that(j) or self.is_verb(j):
            return False
        for k in range(j, start - 1, -1):
            if self.mention_at(k) is not None or self.is_verb(k) or self.page.words[k].text in COMMAS:
                return False
            if self.walker.is_that(k):
                return not self.page.words[k].key.endswith(_PRONOUNS)
        return False

    def likely_subject(self, i: int, form: Form | None, without: list[str]) -> Found | None:
        """The nearest actor before word ``i`` in its sentence where subjects stand: after a verb or opening a clause."""
        start = self.page.sentence_of(i)[0]
        for j in range(i - 1, start - 1, -1):
            mention = self.mention_at(j)
            if (
                mention is None
                or mention.actor in without
                or mention.type == "MEDIA"
                or mention.start > self.page.words[j].start
            ):
                continue
            after_verb = j > start and (self.is_verb(j - 1) or self.page.words[j - 1].key in self.words.classes["aux"])
            if not after_verb and not self._opens_clause(mention, start):
                continue
            found = self.found("bare", mention, 0)
            if form is None or self.agrees(form, found):
                return found
        return None


def fits_pronoun(pronoun: str, gender: str, number: str) -> bool:
    """Whether an attached pronoun can stand for somebody of a gender and number, each "" where unknown."""
    wanted, count = _AGREEMENT.get(pronoun, ("", ""))
    if wanted and gender and wanted != gender and number == "s":
        return False
    return not (count == "p" and number == "s") and not (count == "s" and number == "d")
