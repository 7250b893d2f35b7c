"""Who said it: the subject of the cue, the subject it leaves out, or the noun its pronoun stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from musnad.extract.model import ActorDraft, Cast, Mention
from musnad.extract.phrases import COMMAS, Segment, Walker
from musnad.extract.statement_content import Draft, is_inside
from musnad.extract.statement_cues import Cue

#: What made the mentions of those whom no word list knows.
MADE_HERE = "subject of a reporting verb"
#: How many words back a subject that stands before its verb is looked for.
LOOK_BACK = 90
#: How many speakers back a subject that is left out may lie.
MEMORY = 8
_PRONOUN = {"ه": ("m", "s"), "ها": ("f", "s"), "هم": ("m", "p"), "هن": ("f", "p"), "هما": ("", "d")}
#: Classes whose verbs speak to somebody.
_ADDRESSING = frozenset(("call-for", "accuse", "order", "advise", "ask", "demand"))
_PASSED = frozenset(("np", "act", "rel", "time", "adverb", "turn", "bracket", "pp", "comma", "mark"))


@dataclass(slots=True)
class Spoken:
    """A speaker that was heard: who, at which word, with what gender and number."""

    actor: str
    at: int
    gender: str
    number: str


class Speakers:
    """Finds the speakers of one page, statement after statement."""

    def __init__(self, walker: Walker, cues: dict[int, Cue]) -> None:
        self.walker, self.page, self.cast, self.cues = walker, walker.page, walker.cast, cues
        self.heard: dict[int, list[Spoken]] = {}
        self.names: dict[str, str] | None = None

    def name(self, draft: Draft) -> None:
        """Set the speakers of a draft and the rule that found them. Drafts come in the order of their cues."""
        draft.speakers, draft.rule = self._find(draft)

    def _find(self, draft: Draft) -> tuple[list[str], str]:
        cue = draft.cue
        if cue.form == "hanging":
            return self.of_hanging(draft), "hanging"
        if cue.form == "noun":
            return self.of_noun(draft)
        if cue.person == "1":
            return [], "first person"
        before = self.before_verb(draft)
        if before and (self.is_adjacent(draft) or self.is_told_of(draft)):
            return before, "subject before"
        if after := self.after_verb(draft):
            return after, "subject"
        if before:
            return before, "subject before"
        if cue.form == "passive" or self.is_impersonal(draft):
            return [], "passive"
        return self.left_out(draft), "left out"

    def is_adjacent(self, draft: Draft) -> bool:
        """Does the subject stand right before the verb, but for ``قد``?"""
        segments = [s for s in self.clause_before(draft) if s.kind != "adverb"]
        return not draft.cue.conjoined and bool(segments) and segments[-1].kind == "np"

    def is_told_of(self, draft: Draft) -> bool:
        """Is the noun after a relative verb the one spoken to, so that the one before speaks (``الوزارة التي تتهم الشركة``)?"""
        cue = draft.cue
        relative = self.walker.markers.has("relative", self.walker.key(cue.first - 1))
        nouns = sum(s.kind == "np" for s in draft.opening.segments)
        return relative and nouns == 1 and "object" in cue.frames and cue.klass in _ADDRESSING

    def is_impersonal(self, draft: Draft) -> bool:
        """``يعتقد أن``، ``يشتبه بأنه``: a passive in all but its letters, unless a clause of one speaker goes on so."""
        cue = draft.cue
        if cue.tense != "imperfect" or cue.voice != "both" or (cue.gender, cue.number) != ("m", "s"):
            return False
        if cue.klass not in ("think", "expect", "worry") or cue.pronoun:
            return False
        before = self.walker.key(cue.first - 1) if cue.first else ""
        markers = self.walker.markers
        if markers.has("he", before) or (before.endswith("ه") and before in markers.complementizers):
            return False
        first, _ = self.page.sentence_of(cue.first)
        return draft.outer is not None or not (cue.first == first and cue.conjoined)

    def after_verb(self, draft: Draft) -> list[str]:
        """The subject that stands between a verb and what it reports."""
        if draft.cue.number in ("d", "p"):
            return []
        acts = (n for n, s in enumerate(draft.opening.segments) if s.kind == "act")
        reach = draft.opening.segments[: next(acts, None)]
        nouns = [s for s in reach if s.kind == "np" and s is not draft.opening.object]
        for n, noun in enumerate(nouns):
            if not self.may_speak(noun):
                continue
            if not self.agrees(draft.cue, self.mention_of(noun)) or (len(nouns) == 1 and self.is_object(draft, noun)):
                break
            draft.subject = self.named_after(noun, nouns[n + 1 :])
            return self.joint(draft.subject, nouns[nouns.index(draft.subject) + 1 :])
        return []

    def is_object(self, draft: Draft, noun: Segment) -> bool:
        """Is the only noun the one addressed, by the subject of the clause before (``ودعا المجتمع الدولي إلى``)? People
        without a name are, and bodies that have not spoken yet."""
        cue = draft.cue
        if "object" not in cue.frames or cue.klass not in _ADDRESSING:
            return False
        if self.has_pronoun_subject(cue):
            return True
        if not cue.conjoined or not self.left_out(draft):
            return False
        mention = self.mention_of(noun)
        if mention is None or mention.type in ("GROUP", "LOCATION"):
            return True
        spoke = any(s.actor == mention.actor for s in self.before(draft))
        return mention.type == "ORGANIZATION" and not spoke and cue.first != self.page.sentence_of(cue.first)[0]

    def has_pronoun_subject(self, cue: Cue) -> bool:
        """Does a pronoun on the particle before the verb stand for its subject (``أنها غالبا ما تتهم``)?"""
        for i in range(max(0, cue.first - 3), cue.first):
            key = self.walker.key(i)
            if key in self.walker.markers.complementizers and key.endswith(("ه", "ها", "هم", "هما")):
                return True
        return False

    def named_after(self, title: Segment, rest: list[Segment]) -> Segment:
        """The name that follows a title, past what the title belongs to (``الخبير في شؤون النفط فلان``)."""
        mention = self.mention_of(title)
        if mention is None or mention.type != "PERSON" or mention.form == "name" or mention.number in ("p", "d"):
            return title
        for other in rest:
            name = self.cast.starting(other.first)
            if name is None or name.type != "PERSON" or name.form != "name":
                continue
            if name.start == self.page.words[other.first].start:
                return other
        return title

    def may_speak(self, noun: Segment) -> bool:
        """Can the noun phrase be a subject? Adverbs in the accusative, numbers and pronouns cannot."""
        if self.mention_of(noun) is not None:
            return True
        word = self.page.words[noun.first]
        bare = noun.last == noun.first + 1 and not word.key.startswith("ال")
        return word.kind == "word" and len(word.key) > 2 and not (bare and word.key.endswith("ا"))

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
        placed = mention is not None and mention.type == "LOCATION" and noun.last - noun.first == 1
        if placed and (person := self.namesake(noun)):
            return person.id
        if mention is not None and mention.actor and mention.type == "PERSON" and mention.last < noun.last:
            self.cast.add(self.new_mention(noun), self.cast.actors[mention.actor])
            return mention.actor
        if mention is None or mention.actor is None:
            titled = self.titled(noun)
            made = self.new_mention(noun)
            made.form = "name" if titled is not None else made.form
            mention = self.cast.add(made, titled or self.namesake(noun))
            self.absorb(mention)
            self.note_name(mention)
        assert mention.actor is not None
        return mention.actor

    def titled(self, noun: Segment) -> ActorDraft | None:
        """The person whose name ends an unlisted title (``الحلاق فلان``), or whose title follows the name after a comma."""
        starting = (self.cast.starting(i) for i in range(noun.first + 1, noun.last))
        inner = next((m for m in starting if m is not None and m.last == noun.last), None)
        if inner is not None and inner.type == "PERSON" and inner.form == "name" and inner.actor:
            return self.cast.actors[inner.actor]
        words = self.page.words
        if noun.last + 1 < len(words) and words[noun.last].text in COMMAS:
            title = self.cast.starting(noun.last + 1)
            if title is not None and title.type == "PERSON" and title.form == "title" and title.actor and title.number == "s":
                return self.cast.actors[title.actor]
        return None

    def namesake(self, noun: Segment) -> ActorDraft | None:
        """The person of the same name, or whose name ends with a single word that stands for them."""
        names = self.known_names()
        last = names.get(self.page.words[noun.last - 1].key)
        if noun.last - noun.first == 1:
            return self.cast.actors[last] if last else None
        if full := names.get(self.spelled(noun)):
            return self.cast.actors[full]
        short = last is not None and all(m.last - m.first == 1 for m in self.cast.actors[last].mentions)
        return self.cast.actors[last] if short and last and self.page.words[noun.first].pos == "PROPN" else None

    def absorb(self, mention: Mention) -> None:
        """Take in the one who is only ever called by the last word of this name, and has not spoken yet."""
        key, names = self.page.words[mention.last - 1].key, self.known_names()
        other = names.get(key) if mention.last - mention.first > 1 else None
        if other is None or other == mention.actor or mention.actor is None or other not in self.cast.actors:
            return
        held = self.cast.actors[other]
        spoke = any(spoken.actor == other for level in self.heard.values() for spoken in level)
        if spoke or held.type != "PERSON" or any(m.last - m.first > 1 for m in held.mentions):
            return
        for one in held.mentions:
            one.actor = mention.actor
        self.cast.actors[mention.actor].mentions += held.mentions
        del self.cast.actors[other]
        names[key] = mention.actor

    def spelled(self, noun: Segment | Mention) -> str:
        """The folded words of a phrase."""
        return " ".join(word.key for word in self.page.words[noun.first : noun.last])

    def known_names(self) -> dict[str, str]:
        """Actors by their names and the last words of these, made when first asked for."""
        if self.names is None:
            self.names = {}
            for mention in self.cast.mentions:
                self.note_name(mention)
        return self.names

    def note_name(self, mention: Mention) -> None:
        """Remember whom a name and its last word stand for."""
        if self.names is None or mention.type != "PERSON" or not mention.actor or mention.form == "title":
            return
        self.names.setdefault(self.spelled(mention), mention.actor)
        self.names.setdefault(self.page.words[mention.last - 1].key, mention.actor)

    def new_mention(self, noun: Segment) -> Mention:
        """A mention over a noun phrase that no word list knows."""
        words = self.page.words
        first = words[noun.first]
        start = first.start + (1 if first.key[0] == "و" and len(first.key) > 4 and first.key[1:3] == "ال" else 0)
        datum = any(self.walker.markers.has("datum", first.key.removeprefix(c)) for c in ("", "ال", "لل", "ل"))
        feminine = first.key.endswith(("ه", "ات"))
        plural = first.key.endswith(("ون", "ين", "ات"))
        return Mention(
            noun.first, noun.last, start, words[noun.last - 1].end,
            "ORGANIZATION" if datum else "GROUP" if plural else "PERSON",
            "name" if first.pos == "PROPN" else "generic", noun.first,
            "f" if feminine else "m", "p" if plural else "s", made_by=MADE_HERE,
        )  # fmt: skip

    def agrees(self, cue: Cue, mention: Mention | None) -> bool:
        """May the mention be the subject that follows the verb? Before its subject an Arabic verb agrees in gender only."""
        if mention is None or mention.type != "PERSON" or not cue.gender or not mention.gender or mention.number in ("p", "d"):
            return True
        return cue.gender == mention.gender

    def before_verb(self, draft: Draft) -> list[str]:
        """The subject that stands before its verb (``الوزير يؤكد``، ``كان الوزير قد قال``، ``الذي قال``)."""
        cue = draft.cue
        segments = self.clause_before(draft)
        if not segments or draft.opening.kind == "before" or (draft.cue.conjoined and segments[-1].kind == "np"):
            return []
        if self.walker.markers.has("relative", self.walker.key(cue.first - 1)):
            return self.antecedent(cue, segments[:-1])
        nouns = self.main_nouns(segments)
        if not nouns:
            return []
        mention = self.mention_of(nouns[0])
        loose = not self.page.words[nouns[0].first].key.startswith("ال") and (mention is None or mention.form != "name")
        opens = mention is not None and mention.type == "PERSON" and nouns[0].first == self.page.sentence_of(cue.first)[0]
        if loose and not opens and self.is_impersonal(draft):
            return []
        if mention is None:
            plain = nouns[0].last == cue.first and cue.tense == "imperfect" and self.may_speak(nouns[0])
            return [self.actor_of(nouns[0])] if plain else []
        return self.joint(nouns[0], nouns[1:]) if self.matches(cue, mention.gender, mention.number) else []

    def antecedent(self, cue: Cue, segments: list[Segment]) -> list[str]:
        """The noun that a relative clause tells of, if it is the subject there."""
        for segment in reversed(segments):
            if segment.kind in ("np", "pp"):
                mention = self.mention_in(segment)
                fits = mention is not None and mention.actor and self.matches(cue, mention.gender, mention.number)
                return [mention.actor] if fits and mention is not None and mention.actor and not cue.pronoun else []
        return []

    def main_nouns(self, segments: list[Segment]) -> list[Segment]:
        """The noun phrases of a clause that has no verb yet: its subject, and what is joined to it or set off by commas."""
        found: list[Segment] = []
        for n, segment in enumerate(segments):
            if segment.kind == "act":
                if found and segments[n - 1] is found[-1] and not self.walker.key(found[-1].first).startswith("ال"):
                    continue
                return []
            if segment.kind != "np":
                continue
            joined = self.page.words[segment.first].key.startswith("و")
            known = self.mention_of(segment)
            titled = segments[n - 1].kind == "np" and known is not None and known.type == "PERSON"
            if not found or joined or titled or segments[n - 1].kind == "comma":
                found.append(segment)
            else:
                return []
        return found

    def sentence_start(self, i: int) -> int:
        """Where the sentence of word ``i`` begins, or as far back as it pays to look."""
        return max(self.page.sentence_of(i)[0], i - LOOK_BACK)

    def mention_in(self, noun: Segment) -> Mention | None:
        """The mention a phrase is about, behind its preposition if it has one."""
        for i in (noun.first, noun.first + 1):
            mention = self.cast.starting(i) if i < noun.last else None
            if mention is not None:
                return mention
        last = self.cast.at(noun.last - 1)
        return last if last is not None and last.first > noun.first and last.last == noun.last else None

    def clause_before(self, draft: Draft) -> list[Segment]:
        """The segments from the start of the cue's clause up to the cue."""
        cue = draft.cue
        first = self.sentence_start(cue.first)
        quote = is_inside(self.page, cue.first)
        if quote is not None:
            first = max(first, self.page.range_of(quote.start, quote.end)[0])
        if draft.outer is not None:
            first = max(first, draft.outer.first)
        segments: list[Segment] = []
        for segment in self.walker.segments(first, cue.first):
            if segment.kind == "rel" and segment.last >= cue.first:
                return [*segments, segment]
            if segment.kind not in _PASSED:
                segments = []
            else:
                segments.append(segment)
        return segments

    def matches(self, cue: Cue, gender: str, number: str) -> bool:
        """Does the verb agree with a subject that stands before it or is left out?"""
        if number in ("p", "d"):
            return cue.number in ("p", "d") or (cue.number == "s" and cue.gender == "f" and gender != "m")
        if cue.gender and gender and cue.gender != gender:
            return False
        return not (number and cue.number and number != cue.number)

    def of_hanging(self, draft: Draft) -> list[str]:
        """The subject of the verb that a participle hangs on."""
        cue = draft.cue
        first, _ = self.page.sentence_of(cue.first)
        if doer := self.doer(draft):
            return doer
        for spoken in reversed(self.before(draft)):
            if spoken.at < first:
                break
            things = spoken.number == "p" and (cue.gender, cue.number) == ("f", "s")
            if things or self.matches(cue, spoken.gender, spoken.number):
                return self.together(draft, spoken)
        if draft.outer is None and (subject := self.main_subject(cue, first)):
            return subject
        return self.left_out(draft)

    def doer(self, draft: Draft) -> list[str]:
        """The subject of the nearest verb, where ``قائلا`` follows without a comma (``فيما حاول المدير التوضيح قائلا``)."""
        cue = draft.cue
        if cue.lemma != "قال" or draft.outer is not None:
            return []
        for i in range(cue.first - 1, max(self.page.sentence_of(cue.first)[0], cue.first - 15) - 1, -1):
            word = self.page.words[i]
            if word.kind == "punct" or self.walker.is_verb(i):
                return []
            subject = self.cast.starting(i + 1)
            if word.pos == "VERB" and subject is not None and subject.first < cue.first and subject.actor:
                return [subject.actor] if self.matches(cue, subject.gender, subject.number) else []
        return []

    def before(self, draft: Draft) -> list[Spoken]:
        """Those heard before a draft at its own level: outside any other statement, or within the same one."""
        return self.heard.get(id(draft.outer), [])[-MEMORY:]

    def together(self, draft: Draft, spoken: Spoken) -> list[str]:
        """Everybody who spoke with somebody in one statement."""
        return [s.actor for s in self.before(draft) if s.at == spoken.at]

    def main_subject(self, cue: Cue, first: int) -> list[str]:
        """The subject of the sentence before the cue: its first noun phrase, past a verb that was taken for a noun."""
        start = max(first, cue.first - LOOK_BACK)
        nouns = (s for s in self.walker.segments(start, cue.first) if s.kind == "np")
        for n, segment in enumerate(nouns):
            mention = self.cast.starting(segment.first)
            if mention is not None and mention.actor and self.matches(cue, mention.gender, mention.number):
                return [mention.actor]
            if n or mention is not None or segment.last - segment.first > 1:
                break
        return []

    def of_noun(self, draft: Draft) -> tuple[list[str], str]:
        """The one whose saying a verbal noun names: its pronoun or its genitive."""
        cue = draft.cue
        governor = self.cues.get(cue.first - 1)
        if governor is not None and "object-cue" in governor.frames:
            return (self.of_hanging(draft) if governor.form == "hanging" else self.left_out(draft)), "object"
        if cue.pronoun in _PRONOUN and (renewer := self.renewer(draft)):
            return renewer, "object"
        if cue.pronoun in _PRONOUN:
            gender, number = _PRONOUN[cue.pronoun]
            return self.nearest(draft, gender, number), "pronoun"
        if issuer := self.issuer(draft):
            return issuer, "issuer"
        for segment in draft.opening.segments:
            if segment.kind == "np" and segment.first == cue.last:
                mention = self.cast.starting(segment.first)
                return ([mention.actor] if mention is not None and mention.actor else []), "genitive"
        if cue.clitic == "بال" and cue.klass == "say":
            return self.nearest(draft, "", "s"), "nearest"
        if cue.clitic == "ال" and cue.klass == "say":
            return self.left_out(draft), "left out"
        before = self.page.words[cue.first - 1] if cue.first else None
        if before is not None and before.key.endswith("ا") and self.page.words[before.i - 1].text in COMMAS:
            return self.of_hanging(draft), "hanging"
        return [], "unnamed"

    def issuer(self, draft: Draft) -> list[str]:
        """Who uttered it, told in a relative clause right after it (``تحذيرات أطلقتها نقابة``، ``الاتهامات التي وجهها``)."""
        i, end = draft.cue.last, draft.opening.word
        i += self.walker.markers.has("relative", self.walker.key(i))
        key = self.walker.key(i)
        if i + 1 >= end or not (key.endswith("تها") or (key.endswith(("ها", "ه")) and self.page.words[i].pos == "VERB")):
            return []
        subject = self.walker.segment(i + 1, end)
        return [self.actor_of(subject)] if subject.kind == "np" and self.may_speak(subject) else []

    def behind_pronoun(self, draft: Draft, relayers: list[str]) -> list[list[str]]:
        """Whom ``نقلت عنه`` means: the last speaker or name that the pronoun fits and that does not pass the words on."""
        for segment in draft.opening.segments:
            key = self.walker.key(segment.first)
            if key.startswith("عن") and key[2:] in _PRONOUN:
                gender, number = _PRONOUN[key[2:]]
                for spoken in reversed(self.before(draft)):
                    fits = spoken.gender in ("", gender) and (spoken.number == "p") == (number == "p")
                    if fits and spoken.actor not in relayers:
                        return [[spoken.actor]]
        return []

    def renewer(self, draft: Draft) -> list[str]:
        """The subject of a verb whose object the noun is (``جدد الوزير خلال اللقاء دعوته``)."""
        cue = draft.cue
        for i in range(cue.first - 1, max(self.page.sentence_of(cue.first)[0], cue.first - 25) - 1, -1):
            governor = self.cues.get(i)
            if governor is None or (not governor.is_verb and "object-cue" not in governor.frames):
                continue
            if "object-cue" not in governor.frames or governor.form != "verb":
                return []
            nouns = (s for s in self.walker.segments(governor.last, cue.first) if s.kind == "np")
            subject = next((s for s in nouns if self.mention_of(s) is not None), None)
            return [self.actor_of(subject)] if subject is not None else self.left_out(draft)
        return []

    def nearest(self, draft: Draft, gender: str, number: str) -> list[str]:
        """The last actor named before a pronoun in its sentence whom it may mean, else the last heard."""
        at = draft.cue.first
        first, _ = self.page.sentence_of(at)
        i = at - 1
        while i >= first:
            mention = self.cast.at(i)
            if mention is not None and mention.actor and mention.type in ("PERSON", "ORGANIZATION", "GROUP", "MEDIA"):
                fits = not gender or not mention.gender or mention.gender == gender
                if fits and (number != "p") == (mention.number != "p"):
                    return [mention.actor]
            i = mention.first - 1 if mention is not None else i - 1
        for spoken in reversed(self.before(draft)):
            if not gender or not spoken.gender or spoken.gender == gender:
                return [spoken.actor]
        return []

    def left_out(self, draft: Draft) -> list[str]:
        """The subject that a verb leaves out: that of its sentence (``حين قال``), else the last speaker it agrees with."""
        first, _ = self.page.sentence_of(draft.cue.first)
        inside = draft.outer is None and draft.cue.form == "verb" and draft.cue.first > first
        if inside and (found := self.subject_of_sentence(draft, first)):
            return found
        for spoken in reversed(self.before(draft)):
            if self.matches(draft.cue, spoken.gender, spoken.number):
                return self.together(draft, spoken)
        outer = draft.outer
        if outer is not None and outer.speakers and outer.quoted != "direct":
            gender, number = gender_of(self.cast, outer.speakers[0])
            if self.matches(draft.cue, gender, "p" if len(outer.speakers) > 1 else number):
                return list(outer.speakers)
        return []

    def last_heard(self) -> list[str]:
        """Whoever was heard last outside any other statement."""
        heard = self.heard.get(id(None), [])
        return [s.actor for s in heard[-MEMORY:] if s.at == heard[-1].at]

    def subject_of_sentence(self, draft: Draft, first: int) -> list[str]:
        """Who spoke last in the sentence that begins at word ``first``, else its main subject."""
        spoken = next((s for s in reversed(self.before(draft)) if s.at >= first), None)
        if draft.cue.conjoined and spoken is not None and self.matches(draft.cue, spoken.gender, spoken.number):
            return self.together(draft, spoken)
        return self.main_subject(draft.cue, first)

    def hear_source(self, at: int, actors: list[str]) -> None:
        """Remember whom an attribution named."""
        for actor in actors:
            gender, number = gender_of(self.cast, actor)
            self.heard.setdefault(id(None), []).append(Spoken(actor, at, gender, number or "s"))

    def hear(self, draft: Draft) -> None:
        """Remember who spoke, at the draft's level."""
        held = self.heard.setdefault(id(draft.outer), [])
        for actor in draft.speakers:
            gender, number = gender_of(self.cast, actor)
            if draft.cue.form == "verb" and draft.subject is not None:
                gender = gender or draft.cue.gender
                number = number or ("p" if self.walker.key(draft.subject.last - 1).endswith("ون") else "")
            held.append(Spoken(actor, draft.cue.first, gender, "p" if len(draft.speakers) > 1 else number or "s"))


def gender_of(cast: Cast, actor: str) -> tuple[str, str]:
    """Gender and number of an actor by its first mention that tells."""
    for mention in cast.actors[actor].mentions:
        if mention.gender:
            return mention.gender, mention.number
    return "", ""
