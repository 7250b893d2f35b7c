"""When, where and to whom it was said."""

from __future__ import annotations

from musnad.extract.model import Mention
from musnad.extract.phrases import Segment, Walker
from musnad.extract.statement_chain import link
from musnad.extract.statement_content import Draft
from musnad.extract.statement_cues import Cue, attribution_phrases
from musnad.extract.statement_speaker import Speakers
from musnad.lexicon import Lexicon
from musnad.text import fold


class Circumstances:
    """Notes the circumstances of the statements of one page."""

    def __init__(self, walker: Walker, speakers: Speakers, cues: dict[int, Cue], lexicon: Lexicon) -> None:
        self.walker, self.page, self.cast = walker, walker.page, walker.cast
        self.speakers, self.cues = speakers, cues
        self.phrases, self.media_heads = attribution_phrases(lexicon), media_heads(lexicon)

    def note(self, draft: Draft) -> None:
        """When and where it was said, and to whom."""
        before = self.speakers.clause_before(draft) if draft.cue.form == "verb" and draft.opening.kind != "before" else []
        for segment in (*draft.opening.segments, *before):
            if segment.kind == "time" and draft.said_at is None:
                draft.said_at = segment
            if segment.kind == "pp" and draft.said_in is None and self._is_setting(segment):
                draft.said_in = segment
        for segment in before:
            if segment.kind in ("pp", "np"):
                self._note_medium(draft, segment)
        for segment in draft.opening.segments:
            if segment.kind == "rel":
                self._note_relay(draft, segment)
            if segment.kind in ("pp", "np"):
                self._note_addressee(draft, segment)

    def _is_setting(self, segment: Segment) -> bool:
        """Does the phrase say where the words fell (``في مؤتمر صحفي``، ``على هامش القمة``)?"""
        for phrase in self.phrases.get(self.walker.key(segment.first), ()):
            keys = [word.key for word in self.page.words[segment.first : segment.first + len(phrase.words)]]
            if phrase.gives == "medium" and len(phrase.words) > 1 and keys == list(phrase.words):
                return True
        return False

    def _note_relay(self, draft: Draft, clause: Segment) -> None:
        """``مصدر، نقلت عنه الوكالة،``: who passed on what the subject says."""
        cue = self.cues.get(clause.first)
        if cue is None or not cue.relays:
            return
        for segment in self.walker.segments(cue.last, clause.last):
            if segment.kind == "np" and self.cast.starting(segment.first) is not None:
                link(draft, [self.speakers.actor_of(segment)])

    def _note_addressee(self, draft: Draft, segment: Segment) -> None:
        """Whom it was said to (``قال للصحيفة``، ``مصدر خاص لقناة``); an outlet passes it on."""
        for i in range(segment.first, segment.last):
            mention, word = self.cast.starting(i) or self.cast.starting(i + 1), self.page.words[i]
            if mention is None or not mention.actor or word.key[0] != "ل" or mention.start == word.start:
                continue
            media = mention.type == "MEDIA" and draft.cue.form != "noun"
            if segment.kind == "pp" and i == segment.first:
                draft.addressees.append(mention.actor)
            elif not media:
                continue
            if media and not self.is_own_outlet(mention):
                link(draft, [mention.actor])

    def _note_medium(self, draft: Draft, segment: Segment) -> None:
        """The outlet that a phrase before the verb names (``في تصريحات لوكالة …، قال``، ``في مقابلة مع قناة``)."""
        for i in range(segment.first, segment.last):
            mention, word = self.cast.at(i), self.page.words[i]
            if mention is None or not mention.actor or mention.type != "MEDIA" or self.is_own_outlet(mention):
                continue
            if (mention.first == i and mention.start > word.start and word.key[0] == "ل") or self.walker.key(i - 1) == "مع":
                link(draft, [mention.actor])

    def is_own_outlet(self, mention: Mention) -> bool:
        """Is the outlet that somebody spoke to the page's own? A page names itself barely (``قال لـ«الصحيفة»``) and says of
        another what it is (``لقناة …``)."""
        key = self.page.words[mention.first].key.removeprefix("ل")
        headed = key in self.media_heads or "ال" + key in self.media_heads or mention.form != "name"
        return not headed and self.cast.actors[mention.actor or ""].kind != "agency"


def media_heads(lexicon: Lexicon) -> frozenset[str]:
    """Folded nouns that say what an outlet is (``قناة``)."""
    if "statements/media heads" not in lexicon.made:
        rows = [row for row in lexicon.table("actors/heads") if row["type"] == "MEDIA"]
        words = {word for row in rows for word in (row["word"], row["feminine"], *row["plural"]) if word}
        lexicon.made["statements/media heads"] = frozenset(fold(word).split()[0] for word in words)
    made: frozenset[str] = lexicon.made["statements/media heads"]
    return made
