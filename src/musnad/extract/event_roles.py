"""Who acts and who is acted on: read from the frame of a trigger and from what stands before and after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from musnad.extract.event_model import SPEECH, Roles, Scene, Trigger
from musnad.extract.event_words import EventWords, event_words
from musnad.extract.model import Mention
from musnad.extract.phrases import Segment, Walker
from musnad.language.verbs import Form
from musnad.text import fold

#: How many words after a trigger belong to it at most, and how far back a noun's verb may stand.
REACH, LIGHT_REACH = 24, 9
#: How many words of a noun phrase may stand before the actor in it (the positions of the army).
DEPTH = 4
_PRONOUN = {"ه": ("m", "s"), "ها": ("f", "s"), "هم": ("m", "p"), "هن": ("f", "p"), "هما": ("", "d")}
_STOPS = frozenset(("that", "colon", "end", "clause"))
_SINGULAR = frozenset(("s", ""))


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


class RoleReader:
    """Reads the roles of a page's triggers, from first to last, and remembers subjects for the clauses that leave them out."""

    def __init__(self, scene: Scene, verbs: set[int]) -> None:
        self.scene, self.page, self.cast = scene, scene.page, scene.cast
        self.words: EventWords = event_words(scene.lexicon)
        self.verbs = verbs
        self.walker = Walker.over(scene.page, scene.cast, scene.times, scene.lexicon, self.is_verb)
        self.subjects: list[Found] = []

    def is_verb(self, i: int) -> bool:
        """Whether a finite verb or a reporting word stands at ``i``."""
        return i in self.verbs or self.page.words[i].pos == "VERB"

    def read(self, trigger: Trigger) -> Roles:
        """The roles of one trigger."""
        roles = Roles(end=trigger.last)
        after = list(self.after(trigger.last, trigger.first, trigger.frame))
        if trigger.is_finite or trigger.is_participle:
            self._read_verb(trigger, after, roles)
        else:
            self._read_noun(trigger, after, roles)
        self._place_phrases(trigger, after, roles)
        roles.end = max([roles.end, *(f.last for f in after)])
        return roles

    # what stands after

    def after(self, i: int, trigger: int, frame: Mapping[str, str]) -> Iterator[Found]:
        """The participants that follow, slot by slot, up to the end of the clause."""
        end = min(self.page.sentence_of(trigger)[1], i + REACH)
        held: Found | None = None
        bare = 0
        while i < end:
            agent = self.words.phrase_at(self.page, i, "agent")
            toward = 0 if agent else self.words.phrase_at(self.page, i, "toward")
            if agent or toward:
                begin = i + (agent or toward)
                found = self._first_in(Segment("pp", begin, self._phrase_end(begin, end)), "agent" if agent else "ضد")
                i = max(begin, found.last if found else begin)
                if found:
                    held = found
                    yield found
                continue
            segment = self.walker.segment(i, end)
            i = max(segment.last, i + 1)
            if segment.kind in _STOPS or (segment.kind == "verb" and segment.first > trigger):
                return
            if segment.kind == "comma" and bare:
                return
            if segment.kind not in ("np", "pp"):
                continue
            found = self._take(segment, held)
            if found is not None:
                bare += found.slot == "bare"
                held = found
                yield found
                yield from self._joined(found, segment)

    def _phrase_end(self, i: int, end: int) -> int:
        return self.walker.phrase_end(i, end) if i < end else end

    def _take(self, segment: Segment, held: Found | None) -> Found | None:
        """The participant of a segment; one joined by ``و`` to the one before takes its slot."""
        word = self.page.words[segment.first]
        slot = self._preposition(segment) if segment.kind == "pp" else "bare"
        if held is not None and slot == "bare" and word.key.startswith("و") and held.last == segment.first:
            slot = held.slot
        return self._first_in(segment, slot)

    def _preposition(self, segment: Segment) -> str:
        word = self.page.words[segment.first]
        if self.walker.preposition(segment.first):
            key = word.key
            return key[1:] if key.startswith("و") and not self.walker.markers.has("preposition", key) else key
        prefix = word.key.lstrip("وف")
        return prefix[:1]

    def _first_in(self, segment: Segment, slot: str) -> Found | None:
        for i in range(segment.first, min(segment.last, segment.first + DEPTH + 1)):
            mention = self.cast.starting(i)
            if mention is not None and mention.actor is not None:
                return self._found(slot, mention, i - segment.first)
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
        country = self.words.nations.get(self.page.words[i].key.removeprefix("و").removeprefix("ال"))
        return self.state(country) if country else None

    def state(self, country: str) -> str | None:
        """The actor of the page that is the state of a country."""
        best = None
        for actor in self.cast.actors.values():
            if actor.country == country and actor.role in ("GOV", None) and actor.type in ("LOCATION", "ORGANIZATION"):
                if actor.type == "LOCATION" and actor.role == "GOV":
                    return actor.id
                best = best or actor.id
        return best

    def _found(self, slot: str, mention: Mention, depth: int) -> Found:
        return Found(slot, [str(mention.actor)], depth, mention.first, mention.last, mention.gender, mention.number)

    def _joined(self, found: Found, segment: Segment) -> Iterator[Found]:
        """Further participants inside the same segment, joined by ``و``."""
        i = found.last
        while i < segment.last:
            mention = self.cast.starting(i)
            if mention is None or not self.page.words[i].key.startswith("و"):
                return
            yield self._found(found.slot, mention, 0)
            i = mention.last

    # verbs

    def _read_verb(self, trigger: Trigger, after: list[Found], roles: Roles) -> None:
        frame, form = trigger.frame, trigger.form
        assert form is not None
        bare = [f for f in after if f.slot == "bare" and f.depth <= DEPTH]
        subject = self._subject_of(trigger, bare)
        objects = [f for f in bare if f not in subject]
        antecedent = self.antecedent(trigger, subject) if trigger.enclitic else []
        if self._is_passive(trigger, subject, objects, after):
            roles.add(frame.get("object", "recipient"), [a for f in subject for a in f.actors])
        else:
            ids = [a for f in subject for a in f.actors] or self._left_out(trigger)
            roles.add(frame.get("subject", "actor"), ids)
            roles.add(frame.get("object", ""), antecedent) if frame.get("object") else None
            group = self._group(objects)
            if "object" in frame and not antecedent:
                roles.add(frame["object"], [a for f in group for a in f.actors])
        if subject:
            self.subjects.append(subject[0])

    def _subject_of(self, trigger: Trigger, bare: list[Found]) -> list[Found]:
        form = trigger.form
        assert form is not None
        before = self.before(trigger)
        if trigger.is_participle or form.person in ("1", "2"):
            return []
        if before and (before[0].last == trigger.first or form.number not in _SINGULAR or not bare):
            return before
        first = bare[0] if bare else None
        if first is not None and first.first - trigger.last <= DEPTH + 3 and self._agrees(form, first):
            return self._group(bare)
        return before

    def _group(self, found: list[Found]) -> list[Found]:
        """The first of the participants and those that follow it joined by ``و``."""
        group = found[:1]
        for other in found[1:]:
            if other.first != group[-1].last or not self.page.words[other.first].key.startswith("و"):
                break
            group.append(other)
        return group

    def _agrees(self, form: Form, found: Found) -> bool:
        if form.person != "3" or not found.gender or not form.gender or found.number in ("p", "d"):
            return True
        return form.gender == found.gender

    def before(self, trigger: Trigger) -> list[Found]:
        """The subject that stands right before the verb, or before the relative pronoun or time between them."""
        i = trigger.first - 1
        start = self.page.sentence_of(trigger.first)[0]
        words = self.page.words
        while i >= start and (i in self.walker.times or words[i].key in self.words.between):
            i -= 1
        mention = self.cast.at(i) if i >= start else None
        if mention is None or mention.last != i + 1 or mention.actor is None:
            return []
        if i + 1 != trigger.first and self.walker.markers.has("relative", words[i + 1].key) and trigger.enclitic:
            return []
        group = [self._found("bare", mention, 0)]
        while mention.first > start and words[mention.first].key.startswith("و"):
            earlier = self.cast.at(mention.first - 1)
            if earlier is None or earlier.last != mention.first or earlier.actor is None:
                break
            mention = earlier
            group.append(self._found("bare", mention, 0))
        is_subject = self._opens_clause(mention, start) or self.walker.markers.has("relative", words[trigger.first - 1].key)
        if not is_subject or not self._agrees(trigger.form, group[0]):  # type: ignore[arg-type]
            return []
        group[0].last = i + 1
        return group

    def _opens_clause(self, mention: Mention, start: int) -> bool:
        """Whether a mention can be the subject of a verb after it: it stands where a clause begins."""
        if mention.start > self.page.words[mention.first].start:
            return self.scene.prefix_of(mention.first, mention.start) in ("و", "ف")
        if mention.first == start:
            return True
        previous = self.page.words[mention.first - 1]
        return previous.kind == "punct" or previous.key in self.words.openers or self.walker.is_that(mention.first - 1)

    def _is_passive(self, trigger: Trigger, subject: list[Found], objects: list[Found], after: list[Found]) -> bool:
        form = trigger.form
        assert form is not None
        if trigger.frame.get("object") != "recipient" or form.tense == "participle":
            return False
        if form.tense == "passive-participle" or form.voice == "passive":
            return True
        if form.voice != "both" or trigger.enclitic or objects or trigger.row["type"] in SPEECH:
            return False
        if any(f.slot == "agent" for f in after):
            return True
        return bool(subject) and subject[0].first >= trigger.last and trigger.row["type"] in ("ASSAULT", "COERCE", "SANCTION")

    # what is left out

    def _left_out(self, trigger: Trigger) -> list[str]:
        """The subject of a verb that names none: its cue's speaker, the one who speaks, or the last subject."""
        for statement in self.scene.cues.get(trigger.first, ()):
            if statement.speaker:
                return statement.speakers or [statement.speaker]
        form = trigger.form
        if form is not None and form.person == "1":
            return self.speaker_at(trigger.first)
        if form is not None and form.person == "2":
            return []
        last = self.last_subject(trigger.first, form)
        return last.actors if last is not None else []

    def speaker_at(self, i: int) -> list[str]:
        """Who speaks in the words at ``i``."""
        for statement in self.scene.covering(self.page.words[i].start):
            if statement.speaker:
                return [statement.speaker]
        return []

    def last_subject(self, i: int, form: Form | None) -> Found | None:
        """The nearest subject before word ``i`` in its sentence that a verb form agrees with."""
        start = self.page.sentence_of(i)[0]
        for found in sorted(self._subjects_before(i, start), key=lambda f: -f.first):
            if form is None or self._agrees(form, found) and not (form.number == "p" and found.number == "s"):
                return found
        return None

    def _subjects_before(self, i: int, start: int) -> list[Found]:
        known = [s for s in self.subjects if start <= s.first < i]
        for at, statements in self.scene.cues.items():
            if start <= at < i:
                known += [Found("bare", [s.speaker], 0, at, at + 1) for s in statements if s.speaker]
        return known

    def antecedent(self, trigger: Trigger, subject: list[Found]) -> list[str]:
        """Whom the pronoun attached to a trigger stands for."""
        if trigger.enclitic in ("نا", "ني", "ي"):
            return self.speaker_at(trigger.first)
        gender, number = _PRONOUN.get(trigger.enclitic, ("", ""))
        taken = {a for f in subject for a in f.actors}
        start = self.page.sentence_of(trigger.first)[0]
        for i in range(trigger.first - 1, start - 1, -1):
            mention = self.cast.starting(i)
            if mention is None or mention.actor is None or mention.actor in taken or mention.type == "MEDIA":
                continue
            if _fits(gender, mention.gender) and not (number == "p" and mention.number == "s") and not (number == "s" and mention.number == "d"):
                return [mention.actor]
        return []

    # nouns

    def _read_noun(self, trigger: Trigger, after: list[Found], roles: Roles) -> None:
        frame = trigger.frame
        genitive = self._genitive(trigger, after)
        adjective = self._adjective(trigger) if not genitive else []
        objects = [f for f in after if f.slot == "bare" and f.first > trigger.last and f not in genitive]
        light = self._light(trigger)
        owner = [a for f in genitive for a in f.actors]
        if trigger.enclitic and not owner:
            owner = self._owner(trigger)
        role = frame.get("genitive", "")
        if role == "recipient" and frame.get("subject") == "actor" and owner and not light and self._has_other(after, genitive, objects):
            role = "actor"
        if role and owner:
            roles.add(role, owner)
        if adjective and "adjective" in frame:
            roles.add(frame["adjective"], adjective)
        if light is not None:
            self._add_light(light, frame, roles)
        if genitive and objects and "object" in frame and role in ("actor", "both"):
            roles.add(frame["object"], [a for f in self._group(objects) for a in f.actors])

    def _owner(self, trigger: Trigger) -> list[str]:
        last = self.last_subject(trigger.first, None)
        gender, number = _PRONOUN.get(trigger.enclitic, ("", ""))
        if last is not None and _fits(gender, last.gender) and not (number == "p" and last.number == "s"):
            return last.actors
        return self.antecedent(trigger, [])

    def _has_other(self, after: list[Found], genitive: list[Found], objects: list[Found]) -> bool:
        """Whether the genitive is the doer, because the one it was done to stands after it."""
        return any(f.slot == "ل" for f in after) or bool(objects and genitive and objects[0].first == genitive[-1].last)

    def _genitive(self, trigger: Trigger, after: list[Found]) -> list[Found]:
        if "ال" in trigger.proclitics or "لل" in trigger.proclitics or trigger.enclitic:
            return []
        bare = [f for f in after if f.slot == "bare"]
        if bare and bare[0].first - bare[0].depth <= trigger.last and bare[0].depth <= 2:
            return self._group(bare)
        return []

    def _adjective(self, trigger: Trigger) -> list[str]:
        for i in range(trigger.last, min(trigger.last + 3, self.page.sentence_of(trigger.first)[1])):
            if self.page.words[i].kind != "word" or self.walker.preposition(i):
                return []
            actor = self.nation_at(i)
            if actor is not None and self.cast.starting(i) is None:
                return [actor]
        return []

    def _light(self, trigger: Trigger) -> tuple[str, list[str]] | None:
        """The verb that lends the noun its subject, as (voice, subject)."""
        start = max(self.page.sentence_of(trigger.first)[0], trigger.first - LIGHT_REACH)
        for i in range(trigger.first - 1, start - 1, -1):
            light = self.words.light_at(self.page.words[i].key)
            if light is not None:
                return light[0], self._light_subject(i, light[1], trigger)
            if self.page.words[i].text in ".؛:" or i in self.verbs and i not in self.scene.cues:
                return None
        return None

    def _light_subject(self, i: int, form: Form, trigger: Trigger) -> list[str]:
        verb = Trigger(i, i + 1, {"type": "", "where": ""}, {"subject": "actor"}, form)
        bare = [f for f in self.after(i + 1, i, {}) if f.slot == "bare" and f.last <= trigger.first]
        if form.voice == "passive":
            return []
        subject = self._subject_of(verb, bare)
        if subject:
            self.subjects.append(subject[0])
            return [a for f in subject for a in f.actors]
        return self._left_out(verb)

    def _add_light(self, light: tuple[str, list[str]], frame: Mapping[str, str], roles: Roles) -> None:
        voice, subject = light
        if voice == "active":
            roles.add("both" if frame.get("subject") == "both" else frame.get("subject", "actor"), subject)
        elif voice == "passive" and frame.get("subject") != "both":
            roles.add("recipient", subject)

    def _place_phrases(self, trigger: Trigger, after: list[Found], roles: Roles) -> None:
        """Roles of what hangs on prepositions."""
        for found in after:
            role = "actor" if found.slot == "agent" else trigger.frame.get(_slot(found.slot), "")
            if found.slot == "bare" or role in ("", "none", "content"):
                continue
            roles.add(role, [a for a in found.actors if self._may(a, role)])

    def _may(self, actor: str, role: str) -> bool:
        draft = self.cast.actors[actor]
        return not (role in ("actor", "both") and draft.type == "MEDIA")


def _slot(preposition: str) -> str:
    return fold(preposition)


def _fits(wanted: str, gender: str) -> bool:
    return not wanted or not gender or wanted == gender
