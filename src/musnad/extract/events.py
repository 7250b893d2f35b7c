"""Who did what to whom, in PLOVER's types and modes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from musnad.extract.event_chain import find_chain
from musnad.extract.event_confidence import judge_confidence
from musnad.extract.event_dedup import merge_mentions
from musnad.extract.event_model import SPEECH, EventDraft, Roles, Scene, Trigger, word_variants
from musnad.extract.event_place_time import SettingReader
from musnad.extract.event_roles import RoleReader
from musnad.extract.event_status import StatusReader, break_ties
from musnad.extract.event_triggers import find_triggers
from musnad.extract.event_words import EventWords, event_words
from musnad.extract.model import Cast
from musnad.lexicon import Lexicon
from musnad.record import Event, Span, Statement, TimeExpression
from musnad.text import Page

#: Share of a page's words that belong to a topic outside politics from which only deeds of political actors count.
THICK = 0.012
#: So many words of a topic are chance on a short page.
FEW = 2
#: How many words after a verdict may name the prison that it sends to.
PRISON_REACH = 12
#: Shorter lines are teasers and menus, which say nothing of what the page is about.
SENTENCE = 10
_OTHER_TOPICS = frozenset({"sport", "film", "food"})
#: Codes of bodies across countries.
_BODIES = frozenset(["UNO", "EUR", "IGO", "NGO", "IMG", "ISM"])
#: Types that count only where a side is a power.
_BETWEEN_POWERS = frozenset({"SUPPORT", "CONSULT", "AID", "CONCEDE", "REQUEST", "REJECT", "THREATEN"})
#: Types that count on a page of sport or the arts too.
_FORCE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "ACCUSE"})
#: Types that nobody hears of without their doer; only a warrant may have no name under it.
_SOMEBODYS = frozenset({"REJECT", "THREATEN", "MOBILIZE"})
#: Sectors that deal with powers in public.
_PUBLIC = frozenset(["LAB", "SOC", "REL", "ELI"])
#: Sectors whose deeds are political wherever they are told.
_POLITICAL = frozenset(["COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "OPP"])


def find_events(
    page: Page, cast: Cast, times: list[TimeExpression], statements: list[Statement], lexicon: Lexicon
) -> list[Event]:
    """Every political event of a page, one record for each, in page order."""
    scene = Scene(page, cast, times, statements, lexicon)
    drafts = EventFinder(scene).find()
    return [_event(page, draft, n) for n, draft in enumerate(merge_mentions(scene, drafts), 1)]


class EventFinder:
    """Reads the events of one page."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.page = scene, scene.page
        self.words: EventWords = event_words(scene.lexicon)
        self.places = find_triggers(scene.page, scene.lexicon)
        verbs = {p[0].first for p in self.places if any(t.is_finite for t in p)} | set(scene.cues)
        nouns = {p[0].first for p in self.places if not any(t.is_finite for t in p)}
        self.roles = RoleReader(scene, verbs, nouns)
        self.status = StatusReader(scene)
        self.settings = SettingReader(scene)
        self.strict = self._is_off_topic()

    def find(self) -> list[EventDraft]:
        """The mentions of events, before those of the same event are joined."""
        drafts: list[EventDraft] = []
        taken = -1
        for readings in self.places:
            if readings[0].first < taken or self._is_asked(readings[0].first):
                continue
            free = (t for t in readings if not self.roles.clause.covers(t.first, t.row["kind"]))
            draft = next((d for t in free if (d := self._draft(t, drafts)) is not None), None)
            if draft is not None and not self._is_content(drafts, draft):
                drafts.append(draft)
                taken = draft.trigger.last
                if draft.type == "SANCTION" and draft.mode == "convict":
                    drafts += self._prison_of(draft)
        return drafts

    def _prison_of(self, verdict: EventDraft) -> list[EventDraft]:
        """The arrest that a verdict of prison is as well."""
        end = self.page.sentence_of(verdict.trigger.first)[1]
        for i in range(verdict.trigger.last, min(end, verdict.trigger.last + PRISON_REACH)):
            if self.page.words[i].text in ".؛،,":
                break
            if not self.words.classes["prison"].isdisjoint(word_variants(self.page.words[i].key)):
                trigger = replace(verdict.trigger, first=i, last=i + 1, form=None, proclitics="", enclitic="")
                if not verdict.roles.recipient:
                    verdict.roles.add("recipient", self._prisoners(i))
                roles = Roles([*verdict.roles.actor], [*verdict.roles.recipient])
                return [replace(verdict, trigger=trigger, type="COERCE", mode="arrest", roles=roles)]
        return []

    def _prisoners(self, i: int) -> list[str]:
        """Those whom the prison at word ``i`` is for, where their names follow at once (``بسجن فلان``)."""
        found = [f for f in self.roles.clause.after(i + 1, self.page.sentence_of(i)[1]) if f.slot == "bare"]
        near = bool(found) and found[0].first - found[0].depth == i + 1
        return [a for f in self.roles.clause.group(found) for a in f.actors] if near else []

    def _is_asked(self, i: int) -> bool:
        """Whether word ``i`` stands in a question."""
        return self.page.words[self.page.sentence_of(i)[1] - 1].text in "؟?"

    def _draft(self, trigger: Trigger, drafts: list[EventDraft]) -> EventDraft | None:
        roles = self.roles.read(trigger)
        charge = self._accused(drafts, trigger, roles)
        if charge is not None:
            roles.add("actor", charge.roles.recipient)
        if not self._counts(trigger, roles):
            return None
        draft = EventDraft(trigger, trigger.row["type"], trigger.row["mode"] or None, roles)
        draft.status = self.status.read(draft)
        if self.status.is_nothing(trigger):
            return None
        draft.mode = draft.mode if not self._content_mode(draft) else self._content_mode(draft)
        break_ties(draft, self.status.is_future_refusal(trigger))
        self.settings.set_date(draft)
        self.settings.set_place(draft)
        self.settings.set_counts(draft)
        self.settings.set_contexts(draft)
        draft.background = self.status.is_background(draft)
        draft.via = find_chain(self.scene, draft)
        if charge is not None and not draft.via:
            draft.via = [*charge.roles.actor[:1], *charge.via]
        return draft

    def _counts(self, trigger: Trigger, roles: Roles) -> bool:
        """Whether the roles that the lexicon asks for were found."""
        asked = trigger.row["roles"]
        mutual = trigger.frame.get("subject") == "both"
        actor, recipient = bool(roles.actor), bool(roles.recipient) or (mutual and len(roles.actor) > 1)
        found = {
            "none": True, "any": actor or recipient, "actor": actor, "recipient": recipient, "both": actor and recipient,
            "two": len(roles.actor) + len(roles.recipient) > 1,
        }[asked]  # fmt: skip
        if not actor and trigger.row["type"] in _SOMEBODYS and trigger.row["mode"] != "arrest":
            return False
        if not (found or roles.stands) or (self.strict and trigger.row["type"] not in _FORCE):
            return False
        return self._is_political(roles) or not (self.strict or trigger.row["type"] in _BETWEEN_POWERS)

    def _is_political(self, roles: Roles) -> bool:
        """Whether a side is a power, or may be one: on a page about powers, somebody of whom nothing is known. On a page of
        sport or the arts the doer must be one."""
        ids = roles.actor if self.strict else [*roles.actor, *roles.recipient]
        sides = [self.scene.cast.actors[a] for a in ids]
        if any(a.role in _POLITICAL or a.country in _BODIES for a in sides):
            return True
        return not self.strict and any(a.role in _PUBLIC or (a.role is None and a.type == "PERSON") for a in sides)

    def _is_content(self, drafts: list[EventDraft], draft: EventDraft) -> bool:
        """Whether an event is only what the one before it asks, offers, refuses or threatens."""
        if not drafts:
            return False
        last = drafts[-1]
        if last.type not in ("AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE") or draft.trigger.is_finite:
            return False
        if self.page.words[last.trigger.first].sent != self.page.words[draft.trigger.first].sent:
            return False
        between = self.page.words[last.trigger.last : draft.trigger.first]
        return len(between) < 12 and not any(w.text in "،,؛:" for w in between)

    def _accused(self, drafts: list[EventDraft], trigger: Trigger, roles: Roles) -> EventDraft | None:
        """The accusation right before a deed of which nobody else is the doer."""
        last = drafts[-1] if drafts else None
        if last is None or last.type != "ACCUSE" or last.mode != "allege" or roles.actor or trigger.row["type"] in SPEECH:
            return None
        same = self.page.words[last.trigger.first].sent == self.page.words[trigger.first].sent
        return last if same and last.roles.actor and last.roles.recipient else None

    def _content_mode(self, draft: EventDraft) -> str | None:
        """The mode of a request, refusal or threat, from the words that say what is asked, refused or threatened."""
        modes = self.words.contents.get(draft.type)
        if not modes:
            return None
        first = draft.trigger.last
        for word in self.page.words[first : min(self.page.sentence_of(draft.trigger.first)[1], first + 12)]:
            for variant in word_variants(word.key):
                if variant in modes:
                    return modes[variant]
        return None

    def _is_off_topic(self) -> bool:
        """Whether the page is thick with words of sport, films, markets or the like."""
        told = [
            s for s in self.page.sentences if s[1] - s[0] >= SENTENCE and self.page.words[s[0]].line not in self.page.furniture
        ]
        body = [w for first, last in told for w in self.page.words[first:last] if w.kind == "word"]
        topics = Counter(t for w in body if (t := self.words.topics.get(w.key)))
        return any(topics[t] > max(THICK * len(body), FEW) for t in _OTHER_TOPICS)


def _event(page: Page, draft: EventDraft, number: int) -> Event:
    word = page.words[draft.trigger.first]
    return Event(
        id=f"V{number}",
        type=draft.type,
        mode=draft.mode,
        trigger=Span(start=word.start, end=word.end, text=page.text[word.start : word.end]),
        actor=draft.roles.actor,
        recipient=draft.roles.recipient,
        date=draft.date,
        date_scope=draft.date_scope,
        place=draft.place,
        place_scope=draft.place_scope,
        status=draft.status,  # type: ignore[arg-type]
        background=draft.background,
        via=draft.via,
        counts=draft.counts,
        contexts=draft.contexts,
        confidence=judge_confidence(draft),
        made_by=f"{draft.trigger.row['lemma']}/{draft.trigger.row['frame']}",
    )
