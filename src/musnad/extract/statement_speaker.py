"""Who said it: the subject of the cue, the subject it leaves out, or the noun its pronoun stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from musnad.extract.model import Cast, Mention
from musnad.extract.phrases import COMMAS, Segment, Walker
from musnad.extract.statement_content import Draft, is_inside
from musnad.extract.statement_cues import Cue
from musnad.text import Page

#: How many speakers back a subject that is left out may lie.
MEMORY = 8
_PRONOUN = {"ه": ("m", "s"), "ها": ("f", "s"), "هم": ("m", "p"), "هن": ("f", "p"), "هما": ("", "d")}
_PASSED = frozenset(("np", "rel", "time", "adverb", "turn", "bracket", "pp", "comma", "mark"))


@dataclass(slots=True)
class Spoken:
    """A speaker that was heard: who, at which word, with what gender and number."""

    actor: str
    at: int
    gender: str
    number: str


class Speakers:
    """Finds the speakers of one page, statement after statement."""

    def __init__(self, walker: Walker) -> None:
        self.walker, self.page, self.cast = walker, walker.page, walker.cast
        self.heard: list[Spoken] = []

    def subject_of(self, draft: Draft) -> tuple[list[str], str]:
        """The speakers of a draft and the rule that found them."""
        cue = draft.cue
        if cue.form == "hanging":
            return self.of_hanging(cue), "hanging"
        if cue.form == "noun":
            return self.of_noun(draft)
        if cue.person in ("1", "2"):
            return [], "first person"
        after = self.after_verb(draft)
        if after:
            return after, "subject"
        before = self.before_verb(cue)
        if before:
            return before, "subject before"
        if cue.form == "passive":
            return [], "passive"
        return self.left_out(cue), "left out"

    def after_verb(self, draft: Draft) -> list[str]:
        """The subject that stands between a verb and what it reports."""
        nouns = [s for s in draft.opening.segments if s.kind == "np" and s is not draft.opening.object]
        for n, noun in enumerate(nouns):
            if draft.opening.kind == "before" and noun.first < draft.cue.last:
                continue
            if not self.agrees(draft.cue, self.mention_of(noun)):
                if n == 0:
                    continue
                break
            draft.subject = noun
            return self.joint(noun, nouns[n + 1 :])
        return []

    def joint(self, noun: Segment, rest: Iterable[Segment]) -> list[str]:
        """The actor of a noun phrase and of those joined to it by ``و``."""
        found = [self.actor_of(noun)]
        at = noun.last
        for other in rest:
            mention = self.cast.starting(other.first)
            if other.first != at or mention is None or not self.page.words[other.first].key.startswith("و"):
                break
            if mention.start == self.page.words[other.first].start:
                break
            found.append(self.actor_of(other))
            at = other.last
        return list(dict.fromkeys(found))

    def mention_of(self, noun: Segment) -> Mention | None:
        """The mention that a noun phrase begins with."""
        mention = self.cast.starting(noun.first)
        if mention is None:
            mention = self.cast.at(noun.first)
        return mention

    def actor_of(self, noun: Segment) -> str:
        """The actor that a noun phrase stands for, made where nobody knows it yet."""
        mention = self.mention_of(noun)
        if mention is None or mention.actor is None:
            mention = self.cast.add(self.new_mention(noun))
        assert mention.actor is not None
        return mention.actor

    def new_mention(self, noun: Segment) -> Mention:
        """A mention over a noun phrase that no word list knows."""
        words = self.page.words
        first = words[noun.first]
        start = first.start + (1 if first.key[0] == "و" and len(first.key) > 4 and first.key[1:3] == "ال" else 0)
        feminine = first.key.endswith(("ه", "ات"))
        plural = first.key.endswith(("ون", "ين", "ات"))
        return Mention(
            noun.first, noun.last, start, words[noun.last - 1].end, "GROUP" if plural else "PERSON", "generic", noun.first,
            "f" if feminine else "m", "p" if plural else "s", made_by="subject of a reporting verb",
        )  # fmt: skip

    def agrees(self, cue: Cue, mention: Mention | None) -> bool:
        """May the mention be the subject that follows the verb? Before its subject an Arabic verb agrees in gender only."""
        if mention is None or not cue.gender or not mention.gender or mention.number in ("p", "d"):
            return True
        return cue.gender == mention.gender or mention.type in ("MEDIA", "LOCATION", "ORGANIZATION")

    def before_verb(self, cue: Cue) -> list[str]:
        """The subject that stands before its verb (``الوزير يؤكد``، ``كان الوزير قد قال``)."""
        segments = self.clause_before(cue)
        nouns = [s for s in segments if s.kind == "np"]
        if not nouns:
            return []
        last = segments[-1]
        if last.kind == "rel" or self.walker.markers.has("relative", self.walker.key(cue.first - 1)):
            noun = nouns[-1]
        else:
            noun = nouns[0]
        mention = self.cast.starting(noun.first)
        if mention is None or not self.matches(cue, mention.gender, mention.number):
            return []
        return self.joint(noun, nouns[nouns.index(noun) + 1 :])

    def clause_before(self, cue: Cue) -> list[Segment]:
        """The segments from the start of the cue's clause up to the cue."""
        first, _ = self.page.sentence_of(cue.first)
        quote = is_inside(self.page, cue.first)
        if quote is not None:
            first = max(first, self.page.range_of(quote.start, quote.end)[0])
        segments: list[Segment] = []
        for segment in self.walker.segments(first, cue.first):
            if segment.kind not in _PASSED:
                segments = []
            else:
                segments.append(segment)
        return segments

    def matches(self, cue: Cue, gender: str, number: str) -> bool:
        """Does the verb agree with a subject that stands before it or is left out?"""
        if cue.gender and gender and cue.gender != gender and number != "p":
            return False
        if number == "p":
            return cue.number == "p" or (cue.number == "s" and cue.gender == "f")
        return not (number and cue.number and number != cue.number)

    def of_hanging(self, cue: Cue) -> list[str]:
        """The subject of the verb that a participle hangs on."""
        first, _ = self.page.sentence_of(cue.first)
        for spoken in reversed(self.heard):
            if spoken.at < first:
                break
            if spoken.at < cue.first and self.matches(cue, spoken.gender, spoken.number):
                return [spoken.actor]
        subject = self.main_subject(cue, first)
        return subject or self.left_out(cue)

    def main_subject(self, cue: Cue, first: int) -> list[str]:
        """The first actor of the sentence that is no object of a preposition and agrees with the participle."""
        for segment in self.walker.segments(first, cue.first):
            mention = self.cast.starting(segment.first) if segment.kind == "np" else None
            if mention is not None and mention.actor and self.matches(cue, mention.gender, mention.number):
                return [mention.actor]
        return []

    def of_noun(self, draft: Draft) -> tuple[list[str], str]:
        """The one whose saying a verbal noun names: its pronoun or its genitive."""
        cue = draft.cue
        if cue.pronoun in _PRONOUN:
            gender, number = _PRONOUN[cue.pronoun]
            return self.nearest(cue.first, gender, number), "pronoun"
        for segment in draft.opening.segments:
            if segment.kind == "np" and segment.first == cue.last:
                mention = self.cast.starting(segment.first)
                return ([mention.actor] if mention is not None and mention.actor else []), "genitive"
        if cue.clitic.endswith("ال"):
            return self.left_out(cue), "left out"
        return [], "unnamed"

    def nearest(self, at: int, gender: str, number: str) -> list[str]:
        """The last actor named before word ``at`` in its sentence whom a pronoun may mean, else the last heard."""
        first, _ = self.page.sentence_of(at)
        for i in range(at - 1, first - 1, -1):
            mention = self.cast.at(i)
            if mention is not None and mention.actor and mention.type in ("PERSON", "ORGANIZATION", "GROUP", "MEDIA"):
                fits = not gender or not mention.gender or mention.gender == gender
                if fits and (number != "p") == (mention.number != "p"):
                    return [mention.actor]
        for spoken in reversed(self.heard[-MEMORY:]):
            if not gender or not spoken.gender or spoken.gender == gender:
                return [spoken.actor]
        return []

    def left_out(self, cue: Cue) -> list[str]:
        """The last speaker that a verb without a subject agrees with."""
        for spoken in reversed(self.heard[-MEMORY:]):
            if self.matches(cue, spoken.gender, spoken.number):
                return [a.actor for a in self.heard[-MEMORY:] if a.at == spoken.at]
        return []

    def hear(self, draft: Draft) -> None:
        """Remember who spoke."""
        for actor in draft.speakers:
            gender, number = gender_of(self.cast, actor)
            if draft.cue.form == "verb" and draft.subject is not None and not gender:
                gender = draft.cue.gender
            self.heard.append(Spoken(actor, draft.cue.first, gender, number or ("s" if len(draft.speakers) == 1 else "p")))


def gender_of(cast: Cast, actor: str) -> tuple[str, str]:
    """Gender and number of an actor by its first mention that tells."""
    for mention in cast.actors[actor].mentions:
        if mention.gender:
            return mention.gender, mention.number
    return "", ""


def clause_start(page: Page, i: int) -> int:
    """The word after the last comma before ``i``, within its sentence."""
    first, _ = page.sentence_of(i)
    while i > first and page.words[i - 1].text not in COMMAS:
        i -= 1
    return i
