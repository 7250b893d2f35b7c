"""Who acts and who is acted on: the frame of a trigger laid over the participants of its clause."""

from __future__ import annotations

from typing import NamedTuple

from musnad.extract.event_clause import DEPTH, ClauseReader, Found, fits_pronoun
from musnad.extract.event_model import SPEECH, Roles, Scene, Trigger
from musnad.extract.model import ActorDraft
from musnad.language.verbs import Form
from musnad.text import fold

#: How far back the verb of a noun may stand.
LIGHT_REACH = 13
_FORCE = frozenset(["COP", "GOV", "MIL", "JUD", "SPY", "PRM", "UAF"])
_VIOLENT = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT"})
#: Frames in which whom it touches may stand anywhere in what follows.
_LOOSE = frozenset({"judged", "about", "criticism", "accusation", "charges", "protest", "verdict"})
_STATES = frozenset({"state", "capital", "adjective of a nation"})
_FIGHTS = frozenset({"ASSAULT", "PROTEST"})


class Light(NamedTuple):
    """A verb that lends a noun its subject: its voice (active, passive, none), who its subject is, and who stands beside it."""

    voice: str
    subject: list[str]
    other: list[str]
    last: int


class RoleReader:
    """Reads the roles of a page's triggers, from first to last, and remembers subjects for the clauses that leave them out."""

    def __init__(self, scene: Scene, verbs: set[int], nouns: set[int]) -> None:
        self.nouns = nouns
        self.scene, self.page, self.cast = scene, scene.page, scene.cast
        self.clause = ClauseReader(scene, verbs, verbs | nouns)
        self.words = self.clause.words
        self.subjects: list[Found] = []
        self._sides: list[str] = []

    def read(self, trigger: Trigger) -> Roles:
        """The roles of one trigger."""
        end = self.page.sentence_of(trigger.first)[1]
        after = list(self.clause.after(trigger.last, end))
        roles = Roles()
        self._sides = [a for f in after if trigger.frame.get(fold(f.slot)) == "both" for a in f.actors]
        if trigger.is_finite or trigger.is_participle:
            self._read_verb(trigger, after, roles)
        else:
            self._read_noun(trigger, after, roles)
        self._read_phrases(trigger, after, roles)
        if trigger.row["frame"] == "from" and trigger.form is None and not roles.actor:
            roles.actor, roles.recipient = roles.recipient, []
        if trigger.frame.get("speaker") and not roles.actor:
            self._add(roles, trigger, trigger.frame["speaker"], self.speaker_at(trigger.first))
        if trigger.row["frame"] in _LOOSE and not roles.recipient:
            self._add(roles, trigger, "recipient", self._touched(trigger, end, roles))
        if trigger.row["mode"] == "convict" and not roles.actor:
            self._add(roles, trigger, "actor", self._last_court(trigger.first))
        return roles

    def _last_court(self, i: int) -> list[str]:
        """The court that was named last before word ``i``: verdicts come from no one else."""
        for j in range(i - 1, -1, -1):
            mention = self.clause.mention_at(j)
            if mention is not None and mention.role == "JUD" and mention.type == "ORGANIZATION" and mention.number != "p":
                return [str(mention.actor)]
        return []

    def _touched(self, trigger: Trigger, end: int, roles: Roles) -> list[str]:
        """Whom a loose frame's words touch; a march through a town is not against it."""
        found = self.clause.any_after(trigger.last, end, roles.actor)
        if trigger.row["frame"] == "protest":
            return [a for a in found if self.cast.actors[a].role in _FORCE and self.cast.actors[a].type != "LOCATION"]
        return found

    def _add(self, roles: Roles, trigger: Trigger, role: str, ids: list[str]) -> None:
        """Put actors under a role; a place is nobody, and who only reports does nothing."""
        if role not in ("actor", "recipient", "both"):
            return
        roles.add(role, [i for i in ids if self._may(i, role, trigger)])

    def _may(self, actor: str, role: str, trigger: Trigger) -> bool:
        draft = self.cast.actors[actor]
        if draft.kind == "document" and trigger.row["type"] not in SPEECH:
            return False
        if role == "recipient" and draft.kind == "document":
            return False
        if draft.type == "LOCATION" and draft.made_by == "grammar" and not draft.country:
            return False
        if role != "recipient":
            return draft.type != "MEDIA" and not (draft.type == "LOCATION" and not draft.country)
        return draft.type != "LOCATION" or _is_state(draft) or trigger.row["type"] not in SPEECH

    # verbs

    def _read_verb(self, trigger: Trigger, after: list[Found], roles: Roles) -> None:
        frame = trigger.frame
        bare = [f for f in after if f.slot == "bare" and f.depth <= DEPTH]
        subject = self._subject_of(trigger, bare)
        objects = [f for f in bare if f not in subject]
        if self._is_passive(trigger, subject, objects, after):
            self._add(roles, trigger, "recipient", _ids(subject))
        else:
            self._add(roles, trigger, frame.get("subject", ""), _ids(subject) or self._left_out(trigger))
            owner = self.antecedent(trigger, _ids(subject) or roles.actor) if self._has_object_pronoun(trigger) else []
            self._add(roles, trigger, frame.get("object", ""), owner or _ids(self.clause.group(objects)))
        if subject:
            self.subjects.append(subject[0])

    def _has_object_pronoun(self, trigger: Trigger) -> bool:
        """Whether an attached pronoun, or ``إياه`` after the verb, stands for the object."""
        if trigger.enclitic or trigger.last >= len(self.page.words):
            return bool(trigger.enclitic)
        key = self.page.words[trigger.last].key
        return key.startswith("ايا") and key[3:] in ("ه", "ها", "هم", "هن", "هما", "نا")

    def _subject_of(self, trigger: Trigger, bare: list[Found]) -> list[Found]:
        form = trigger.form
        assert form is not None
        if trigger.is_participle or form.person in ("1", "2"):
            return []
        if self.clause.has_pronoun_subject(trigger):
            return []
        before = self.clause.before(trigger)
        if before and (before[0].last == trigger.first or form.number in ("p", "d") or not bare):
            return before
        if bare and bare[0].first - trigger.last <= DEPTH + 3 and self.clause.agrees(form, bare[0]):
            return self.clause.group(bare)
        return before

    def _is_passive(self, trigger: Trigger, subject: list[Found], objects: list[Found], after: list[Found]) -> bool:
        """Whether what looks like the subject is the one it was done to: letters do not tell قَتَل from قُتِل."""
        form = trigger.form
        assert form is not None
        if trigger.frame.get("object") != "recipient" or form.tense == "participle" or trigger.row["only"] == "active":
            return False
        if form.voice == "passive":
            return True
        if form.voice != "both" or trigger.enclitic or objects or trigger.row["type"] not in _VIOLENT:
            return False
        if any(trigger.frame.get(fold(f.slot)) == "recipient" for f in after if f.slot != "bare"):
            return False
        if any(f.slot == "agent" for f in after) or (
            not subject and not trigger.proclitics and not self._has_relative(trigger)
        ):
            return True
        if not subject or subject[0].first < trigger.last:
            return False
        victim = self.cast.actors[subject[0].actors[0]]
        if victim.type in ("ORGANIZATION", "LOCATION", "MEDIA"):
            return False
        return trigger.row["type"] == "ASSAULT" or victim.role not in _FORCE

    def _has_relative(self, trigger: Trigger) -> bool:
        before = self.page.words[trigger.first - 1].key if trigger.first else ""
        return before in self.words.between or self.clause.has_pronoun_subject(trigger)

    # what is left out

    def _left_out(self, trigger: Trigger) -> list[str]:
        """The subject of a verb that names none: its cue's speaker, the one who speaks, or the last subject."""
        for statement in self.scene.cues.get(trigger.first, ()):
            if statement.speaker:
                return statement.speakers or [statement.speaker]
        if trigger.row["only"] == "subject" or trigger.last in self.nouns or self.clause.has_other_subject(trigger.first):
            return []
        form = trigger.form
        if form is not None and form.person == "1":
            return self.speaker_at(trigger.first)
        if form is not None and form.person == "2":
            return []
        last = self.last_subject(trigger.first, form)
        likely = self.clause.likely_subject(trigger.first, form, [])
        if last is None or (likely is not None and likely.first > last.last):
            last = likely
        if last is None and form is not None and trigger.is_finite:
            last = self._subject_of_sentence_before(trigger.first, form)
        return last.actors if last is not None else []

    def _subject_of_sentence_before(self, i: int, form: Form) -> Found | None:
        """The first subject of the sentence before, for a verb that opens its own in the same paragraph."""
        start = self.page.sentence_of(i)[0]
        if i - start > 1 or start == 0 or self.page.words[start - 1].line != self.page.words[start].line:
            return None
        earlier = self._subjects_before(start, self.page.sentence_of(start - 1)[0])
        return next((f for f in sorted(earlier, key=lambda f: f.first) if self.clause.agrees(form, f)), None)

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
            if form is None or (self.clause.agrees(form, found) and not (form.number == "p" and found.number == "s")):
                return found
        return None

    def _subjects_before(self, i: int, start: int) -> list[Found]:
        known = [s for s in self.subjects if start <= s.first < i]
        for at, statements in self.scene.cues.items():
            if start <= at < i:
                known += [Found("bare", [s.speaker], 0, at, at + 1) for s in statements if s.speaker]
        return known

    def antecedent(self, trigger: Trigger, taken: list[str]) -> list[str]:
        """Whom the pronoun attached to a trigger, or ``إياه`` after it, stands for."""
        pronoun = trigger.enclitic or self.page.words[trigger.last].key.removeprefix("ايا")
        if pronoun in ("نا", "ني", "ي"):
            return self.speaker_at(trigger.first)
        return self.clause.stands_for(pronoun, trigger.first, taken)

    # nouns

    def _read_noun(self, trigger: Trigger, after: list[Found], roles: Roles) -> None:
        frame = trigger.frame
        genitive = self._genitive(trigger, after)
        objects = [f for f in after if f.slot == "bare" and f.first > trigger.last and f not in genitive]
        light = self._light(trigger)
        if frame.get("بين") == "both" and any(f.slot == "بين" for f in after):
            return
        role = self._genitive_role(trigger, genitive, objects, after, light)
        owner = _ids(genitive) or (self._owner(trigger, light, role) if trigger.enclitic else [])
        if frame.get("speaker") and (before := self.clause.ending_at(trigger.first)) is not None:
            self._add(roles, trigger, frame.get("subject", ""), before)
        self._add(roles, trigger, role, owner)
        if not genitive and "adjective" in frame:
            self._add(roles, trigger, frame["adjective"], self._adjective(trigger))
        if light is not None:
            self._add_light(light, trigger, roles)
        if genitive and objects and objects[0].first != genitive[-1].last:
            objects = []
        if owner and objects and (role in ("actor", "both") or frame.get("object") == "actor"):
            self._add(roles, trigger, frame.get("object", ""), _ids(self.clause.group(objects)))
        self._complete(trigger, roles)

    def _complete(self, trigger: Trigger, roles: Roles) -> None:
        """Find the other side of a meeting of which only one is named beside it, or the doer of what only one can do."""
        frame = trigger.row["frame"]
        wanted = {"with": 2, "alone": 1, "visit": 1}.get(frame, 0)
        if not wanted or trigger.row["type"] not in ("CONSULT", "RETREAT", "COOPERATE"):
            return
        sides = [f for f in self._sides if f]
        if wanted == 2 and len(roles.actor) + len(sides) != 1:
            return
        if len(roles.actor) + len(sides) < wanted:
            if wanted == 1 and (owner := self.clause.ending_at(trigger.first)) is not None:
                return self._add(roles, trigger, "actor", owner)
            self._add(roles, trigger, "actor", self._nearest(trigger, [*roles.actor, *sides]))

    def _nearest(self, trigger: Trigger, without: list[str]) -> list[str]:
        """The subject before a noun, else the nearest political actor before it in its sentence."""
        last = self.last_subject(trigger.first, None)
        if last is not None and not set(last.actors) & set(without):
            return last.actors
        likely = self.clause.likely_subject(trigger.first, None, without)
        if likely is not None:
            return likely.actors
        for i in range(trigger.first - 1, self.page.sentence_of(trigger.first)[0] - 1, -1):
            mention = self.clause.mention_at(i)
            if (
                mention is not None
                and mention.actor not in without
                and mention.role
                and mention.type in ("PERSON", "ORGANIZATION")
            ):
                return [str(mention.actor)]
        return []

    def _genitive_role(
        self, trigger: Trigger, genitive: list[Found], objects: list[Found], after: list[Found], light: Light | None
    ) -> str:
        frame = trigger.frame
        role = frame.get("genitive", "")
        if "content" in frame.values() and genitive:
            end = genitive[-1].last
            opens = self.page.words[end].key[:1] if end < len(self.page.words) else ""
            if frame.get(opens) == "content":
                return "recipient"
        if trigger.row["frame"] == "visit" and genitive and self._is_destination(genitive[0], after):
            return "recipient"
        if role != "recipient" or frame.get("subject") != "actor" or (light is not None and light.voice == "active"):
            return role
        if trigger.enclitic:
            return "actor" if objects and objects[0].first - objects[0].depth == trigger.last else role
        if not genitive:
            return role
        told = any(f.slot == "ل" for f in after) or (bool(objects) and objects[0].first == genitive[-1].last)
        return "actor" if told else role

    def _is_destination(self, found: Found, after: list[Found]) -> bool:
        """Whether the genitive of a visit is where it goes: a place, and no other place follows."""
        place = self.cast.actors[found.actors[0]].type == "LOCATION"
        return place and not any(f.slot in ("ل", "الي") for f in after)

    def _owner(self, trigger: Trigger, light: Light | None, role: str) -> list[str]:
        if role == "recipient" and trigger.frame.get("subject") == "actor":
            return self.antecedent(trigger, light.subject if light is not None else [])
        last = self.last_subject(trigger.first, None)
        if last is not None and fits_pronoun(trigger.enclitic, self._gender_of(last), last.number):
            return last.actors
        return self.antecedent(trigger, [])

    def _gender_of(self, found: Found) -> str:
        mention = self.cast.starting(found.first)
        return self.clause.gender(mention) if mention is not None else ""

    def _genitive(self, trigger: Trigger, after: list[Found]) -> list[Found]:
        if "ال" in trigger.proclitics or "لل" in trigger.proclitics or trigger.enclitic:
            return []
        bare = [f for f in after if f.slot == "bare"]
        if bare and bare[0].first - bare[0].depth <= trigger.last and bare[0].depth <= 2:
            return self.clause.group(bare)
        return []

    def _adjective(self, trigger: Trigger) -> list[str]:
        for i in range(trigger.last, min(trigger.last + 3, self.page.sentence_of(trigger.first)[1])):
            if self.page.words[i].kind != "word" or self.clause.walker.preposition(i):
                return []
            actor = self.clause.nation_at(i)
            if actor is not None and self.clause.mention_at(i) is None:
                return [actor]
        return []

    def _light(self, trigger: Trigger) -> Light | None:
        """The verb that lends the noun its subject, and the other side if it stands between them (``أعرب لنظيره عن``)."""
        start = max(self.page.sentence_of(trigger.first)[0], trigger.first - LIGHT_REACH)
        if self._points_back(trigger, start):
            return None
        for i in range(trigger.first - 1, start - 1, -1):
            light = self.words.light_at(self.page.words[i].key, subject=i + 1 == trigger.first)
            if light is not None and not self.clause.covers(i):
                between = list(self.clause.after(i + 1, trigger.first))
                other = [f for f in between if f.slot in ("ل", "الي") and trigger.frame.get(f.slot) == "recipient"]
                return Light(light[0], self._light_subject(i, light[1], between), _ids(other), i + 1)
            if self.page.words[i].text in ".؛:" or self.clause.is_verb(i) or i in self.nouns:
                return None
            if (doer := self._doer_of_noun(i, trigger.first)) is not None:
                return Light("active", doer, [], i + 1)
        return None

    def _doer_of_noun(self, i: int, end: int) -> list[str] | None:
        """The doer right behind the noun of a verb that lends its subject (``إصدار القاضي قرارا بمنع``)."""
        light = self.words.light_at(self.page.words[i].key, nominal=True)
        if light is None or light[0] != "active" or light[1].tense != "noun" or i + 1 >= end:
            return None
        mention = self.clause.mention_at(i + 1)
        return [str(mention.actor)] if mention is not None and mention.last < end else None

    def _points_back(self, trigger: Trigger, start: int) -> bool:
        """Whether a definite noun behind a preposition points to an event told before (``قبل الهجوم``); no light verb needs
        that preposition (``لجأ إلى``)."""
        if "ال" not in trigger.proclitics or trigger.first <= start or not self.clause.walker.preposition(trigger.first - 1):
            return False
        return self.words.light_at(self.page.words[trigger.first - 2].key, nominal=True) is None

    def _light_subject(self, i: int, form: Form, between: list[Found]) -> list[str]:
        if form.voice == "passive":
            return []
        verb = Trigger(i, i + 1, {"type": "", "where": "", "only": ""}, {"subject": "actor"}, form)
        subject = self._subject_of(verb, [f for f in between if f.slot == "bare"])
        if subject:
            self.subjects.append(subject[0])
        return _ids(subject) or self._left_out(verb)

    def _add_light(self, light: Light, trigger: Trigger, roles: Roles) -> None:
        own = trigger.frame.get("subject", "actor")
        if light.voice == "active" and not (roles.actor and own != "both"):
            self._add(roles, trigger, own, light.subject)
        elif light.voice == "passive" and own == "actor":
            self._add(roles, trigger, "recipient", light.subject)
        self._add(roles, trigger, "recipient", light.other)
        roles.stands = light.voice == "none" and light.last == trigger.first and trigger.row["type"] in _FIGHTS

    # what hangs on prepositions

    def _read_phrases(self, trigger: Trigger, after: list[Found], roles: Roles) -> None:
        """Roles of what hangs on prepositions: every doer, each side of a meeting, one recipient with those joined to it."""
        held: Found | None = None
        between: Found | None = None
        for found in after:
            led = found.slot == "led" and trigger.row["type"] in _VIOLENT
            role = "actor" if found.slot == "agent" or led else trigger.frame.get(fold(found.slot), "")
            if found.slot == "bare" or (found.slot == "بين" and trigger.row["frame"] == "sign" and len(roles.actor) > 1):
                continue
            if role == "recipient":
                if roles.recipient and not (held is not None and self._goes_on(held, found)):
                    continue
                held = found
            if found.slot == "بين":
                if between is not None and found.first != between.last:
                    continue
                between = found
            self._add(roles, trigger, role, found.actors)

    def _goes_on(self, held: Found, found: Found) -> bool:
        """Whether a participant is joined to the one before: right beside it, or by its preposition told again (``وعلى``)."""
        again = self.page.words[found.first - found.depth - 1].key == f"و{fold(found.slot)}"
        return held.slot == found.slot and (again or found.first - held.last < 2)


def _is_state(draft: ActorDraft) -> bool:
    """Whether a place is a state, or the capital that stands for one."""
    return bool(draft.role) or any(m.made_by in _STATES for m in draft.mentions)


def _ids(found: list[Found]) -> list[str]:
    return [a for f in found for a in f.actors]
