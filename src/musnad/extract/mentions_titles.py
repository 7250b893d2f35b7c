"""The person's name after a title, before a title, and alone."""

from __future__ import annotations

from musnad.extract.mentions_forms import Cut, Head
from musnad.extract.mentions_phrases import DEEPEST, Parse, PhraseReader, is_nisba
from musnad.extract.mentions_sight import Sight


class MentionReader(PhraseReader):
    """Reads every mention of one page: listed names, phrases, and persons with and without titles."""

    def take_person(self, sight: Sight, parse: Parse) -> None:
        assert sight.noun is not None
        start = sight.last
        inner = parse.complement
        if inner is not None and inner.title is not None and inner.last == sight.last:
            if self._name_belongs_inside(sight, inner):
                return
            start = self._give_up_name(sight, inner)
        start = self._past_marks(start, sight)
        name = self._name_after(start, sight)
        if name is not None:
            sight.title, sight.bare, sight.last = (sight.first, sight.last), name, name[1]
            listed = self.name_at(name[0], bare=True)
            if listed is not None and listed.type == "PERSON" and listed.last == name[1]:
                sight.entry = listed.entry

    def _name_belongs_inside(self, sight: Sight, inner: Sight) -> bool:
        """``متحدث باسم الرئيس فلان``: the president's name; ``نائب الرئيس فلان``: the vice president's."""
        assert sight.noun is not None
        assert inner.title is not None
        hung = inner.first > sight.first + 1 + len(sight.noun.rest)
        return hung or sight.sort in ("kin", "source", "occupation")

    def _give_up_name(self, sight: Sight, inner: Sight) -> int:
        assert inner.title is not None
        inner.last = inner.title[1]
        inner.title = inner.bare = None
        sight.last = inner.last
        return inner.last

    def _past_marks(self, i: int, sight: Sight) -> int:
        words = self.words
        if i >= len(words) or words[i].line != words[i - 1].line:
            return i
        if words[i].text in ("/", ".") and (words[i].text == "/" or sight.sort == "honorific"):
            return i + 1
        if self.senses[i].stop == "aside" and sight.sort == "office":
            return i + 1
        comma = (
            words[i].text in ("،", ",") and sight.definite and sight.sort in ("office", "rank", "source") and len(words) > i + 1
        )
        return i + 1 if comma and self._name_follows(i + 1) else i

    def _name_follows(self, i: int) -> bool:
        """After a comma a name must be plain: listed, or two words of it."""
        if self.senses[i].names and any(e.type == "PERSON" for _, e in self.senses[i].names):
            return True
        rank = self.match_head(i)
        if rank is not None and rank[1].row["class"] in ("honorific", "rank"):
            return True
        end = self.names.person_end(i, titled=True)
        return end - i >= 2

    def _name_after(self, i: int, sight: Sight) -> tuple[int, int] | None:
        """The name after a title; further titles may stand before it (``وزير الخارجية الشيخ …``)."""
        if i >= len(self.words) or self.words[i].line != self.words[i - 1].line or self.words[i].kind != "word":
            return None
        listed = self.name_at(i, bare=True)
        inner = self.match_head(i) if not self.senses[i].given else None
        if inner is not None and inner[1].type == "PERSON" and listed is None:
            return self._name_after_more(i, sight, *inner)
        titled = sight.definite or sight.country is not None or sight.sort in ("honorific", "rank")
        if sight.noun is not None and sight.noun.row["risky"] and not (sight.country or sight.modifiers):
            titled = sight.sort in ("honorific", "rank")
        end = self._family_name(i, sight) if self.words[i].key.startswith("ال") else self.names.person_end(i, titled=titled)
        if listed is not None and listed.type == "PERSON":
            end = max(end, listed.last) if not self.second_name(listed, end) else listed.last
        return (i, end) if end > i else None

    def _name_after_more(self, i: int, sight: Sight, cut: Cut, head: Head) -> tuple[int, int] | None:
        """The name after a second title: at once, or joined by ``و`` where a source or profession has two."""
        joined = cut.proclitic == "و" and sight.sort in ("source", "occupation")
        if (cut.skip and not joined) or head.row["class"] not in ("honorific", "rank", "office", "occupation", "source"):
            return None
        return self.read(i, cut, head, DEEPEST).bare

    def _family_name(self, i: int, sight: Sight) -> int:
        """``الوزير الجبير``, ``الشيخ القرضاوي``: a family name with the article after a plain title with it."""
        assert sight.noun is not None
        sense = self.senses[i]
        plain = sight.definite and sight.last - sight.first == 1 and not sense.known
        if plain and self.words[i].name.endswith("PERSON"):
            return i + 1
        return i + 1 if plain and sight.sort in ("honorific", "rank") and not is_nisba(self.words[i].key) else i
