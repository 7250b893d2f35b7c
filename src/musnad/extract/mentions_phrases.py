"""The noun phrase that names somebody: a head, what it belongs to, its adjectives and the complement it takes."""

from __future__ import annotations

from dataclasses import dataclass, field

from musnad.extract.mentions_forms import ENDINGS, Cut, Head, without_article
from musnad.extract.mentions_listed import ListedReader
from musnad.extract.mentions_registers import Entry
from musnad.extract.mentions_sight import PERSON_CLASSES, SUPRANATIONAL, Sight
from musnad.text import CLOSING, OPENING, STRAIGHT, fold

#: Classes whose head may have a name in quotation marks in apposition: a city, a paper, a company.
NAMED_CLASSES = frozenset({"place", "media", "body", "programme"})
_PREPOSITIONS = {fold(p): p for p in ("في", "لدى", "إلى", "عن", "من", "باسم", "لشؤون")}
_MOST_QUOTED, _MOST_BRACKETED = 6, 2
DEEPEST = 4


@dataclass(slots=True)
class Parse:
    """A phrase while its words are taken in, one after another."""

    end: int
    country: str | None = None
    role: str | None = None
    modifiers: list[str] = field(default_factory=list)
    bare: tuple[int, int] | None = None
    complement: Sight | None = None
    entry: Entry | None = None
    scope: str = ""
    powerless: bool = False
    described: bool = False
    owned: bool = False


class PhraseReader(ListedReader):
    """Reads the phrases of one page whose head is listed, one at a time."""

    def phrase_at(self, i: int, depth: int = 0) -> Sight | None:
        """The phrase whose head is word ``i``, as far as it reaches."""
        matched = self.match_head(i)
        if matched is None or self._is_attributive(i, *matched):
            return None
        sight = self.read(i, *matched, depth)
        return None if self._is_empty(sight) else sight

    def _is_attributive(self, i: int, cut: Cut, head: Head) -> bool:
        """True where a noun that is also an adjective describes the noun before it (``الوضع السياسي``, ``الشؤون الداخلية``)."""
        doubtful = head.row["class"] in ("ministry", "security") or self.senses[i].adjective or self.senses[i].nations
        if not doubtful or cut.skip or not self.names.joined(i):
            return False
        before = self.words[i - 1]
        return self.senses[i - 1].stop in ("", "noun") and (
            not cut.definite or before.key.lstrip("وبفك").startswith(("ال", "لل"))
        )

    def _is_empty(self, sight: Sight) -> bool:
        """True for a title with no name, or a noun that more often means something else and is not told more of."""
        if sight.noun is None or sight.sort == "concept":
            return sight.sort == "concept"
        if sight.bare is not None:
            return False
        if sight.sort == "honorific":
            return True
        risky = sight.noun.row["risky"]
        if not risky or sight.noun.number != "s":
            return False
        return (
            sight.sort == "rank"
            or (sight.sort == "media" and not sight.definite)
            or not (sight.modifiers or sight.type != "PERSON")
        )

    def match_head(self, i: int) -> tuple[Cut, Head] | None:
        for cut, head in self.senses[i].heads:
            if not ("ك" in cut.proclitic or "س" in cut.proclitic) and self._has_form(i, cut, head):
                return cut, head
        return None

    def _has_form(self, i: int, cut: Cut, head: Head) -> bool:
        want = head.articles[0]
        if want is not None and want != (cut.definite and self.words[i].key[cut.skip :].startswith(("ال", cut.base))):
            return False
        if head.row["class"] == "honorific" and len(head.first) == 1:
            return i + 1 < len(self.words) and self.words[i + 1].text in ("/", ".")
        for k, rest in enumerate(head.rest, 1):
            j = i + k
            if not self.names.joined(j):
                return False
            key = self.words[j].key
            definite = key.startswith("ال") and key[2:] == rest
            if not definite and key != rest:
                return k == len(head.rest) and key.startswith(rest) and key[len(rest) :] in ENDINGS
            want = head.articles[k]
            if want is None:
                if cut.definite and not definite:
                    return False
            elif want != definite:
                return False
        return True

    def read(self, i: int, cut: Cut, head: Head, depth: int) -> Sight:
        parse = Parse(i + 1 + len(head.rest))
        owned = head.row["class"] in ("counterpart", "kin") and self.words[i].key.endswith(("ه", "ها", "هم", "هما"))
        last = self.words[parse.end - 1].key
        closed = cut.definite or owned or bool(head.rest and last.startswith("ال") and last[2:] == head.rest[-1])
        if closed:
            self._take_adjectives(parse, head, definite=True)
            self._take_own_name(parse, head)
        elif not head.construct and self._take_indefinite(parse, head):
            pass
        elif depth < DEEPEST and self._take_owner(parse, head, depth):
            closed = parse.owned = True
            self._take_adjectives(parse, head, definite=True)
        if head.row["named"] and (parse.described or not cut.definite):
            self._take_quoted(parse, head)
        if depth < DEEPEST:
            self._take_complement(parse, head, depth)
            if parse.complement is not None and not parse.country and head.type == "PERSON":
                self._take_complement(parse, head, depth)
        return self._sight(i, cut, head, parse, closed)

    def _sight(self, i: int, cut: Cut, head: Head, parse: Parse, closed: bool) -> Sight:
        role = parse.role or (None if parse.powerless else head.row["role"] or None)
        if parse.entry is not None and parse.entry.country in SUPRANATIONAL:
            role = parse.entry.role
        kind = parse.entry.type if parse.entry is not None else head.type
        sight = Sight(i, parse.end, cut.skip, kind, head, parse.entry, parse.bare, None, closed, parse.country, role)
        sight.modifiers, sight.proclitic, sight.complement = tuple(parse.modifiers), cut.proclitic, parse.complement
        sight.scope, sight.article = parse.scope, cut.definite
        if parse.complement is not None:
            parse.complement.within = sight
        if head.type == "PERSON":
            self.take_person(sight, parse)
        return sight

    def take_person(self, sight: Sight, parse: Parse) -> None:
        """Take in the person's name after a title; readers of titles do so."""

    def _take_adjectives(self, parse: Parse, head: Head, *, definite: bool) -> None:
        """Take in the adjectives that agree with the head; unlisted ones in ي only after bodies."""
        loose = head.row["class"] not in PERSON_CLASSES or not definite
        while self.names.joined(parse.end) and self._take_adjective(parse, head, definite, loose):
            parse.described = True

    def _take_adjective(self, parse: Parse, head: Head, definite: bool, loose: bool) -> bool:
        i = parse.end
        nation = self.nation_at(i, definite)
        sense, key = self.senses[i], self.words[i].key
        if not parse.owned and _clashes(head, key, nation[0].gender if nation else ""):
            return False
        if nation is not None:
            parse.country = parse.country or nation[0].country
            if nation[0].country is None:
                parse.modifiers.append(nation[0].name)
                parse.scope = "abroad"
            parse.end = nation[1]
            return True
        if sense.adjective is not None and not sense.adjective[0].skip and sense.adjective[0].definite == definite:
            if head.row["role"] in ("", "GOV", "UNK"):
                parse.role = parse.role or sense.adjective[1]["role"] or None
            parse.scope = parse.scope or sense.adjective[1]["scope"]
        elif not (loose and not sense.known and not sense.given and key.startswith("ال") == definite and is_nisba(key)):
            return False
        parse.modifiers.append(without_article(key))
        parse.end += 1
        return True

    def _take_indefinite(self, parse: Parse, head: Head) -> bool:
        """Take in indefinite adjectives (``مصدر قضائي``), unless the word after is one that the head belongs to."""
        i = parse.end
        if not self.names.joined(i) or self.words[i].key.startswith("ال"):
            return False
        sense = self.senses[i]
        if self.name_at(i, bare=True) is not None and not head.first.endswith("ا"):
            return False
        listed = self.nation_at(i, False) is not None or (sense.adjective is not None and not sense.adjective[0].skip)
        if not listed and (sense.known or sense.given or sense.names or not is_nisba(self.words[i].key)):
            return False
        if self.names.joined(i + 1) and self._is_owner(i + 1) and sense.heads:
            return False
        self._take_adjectives(parse, head, definite=False)
        return parse.described

    def _is_owner(self, i: int) -> bool:
        return self.words[i].key.startswith("ال") or self.name_at(i, bare=True) is not None

    def _take_owner(self, parse: Parse, head: Head, depth: int) -> bool:
        """Take in the second term of an idafa: a listed name, a phrase, a definite noun, an unlisted name."""
        if self._take_quoted(parse, head):
            return True
        self._take_second_head(parse, head)
        i = parse.end
        if not self.names.joined(i) or (self.senses[i].stop and not self.senses[i].names):
            return False
        sight = self._noun_at(i, depth + 1)
        own = (head.row["class"] == "place" and not head.row["risky"]) or (
            head.row["named"] and head.row["role"] in ("BUS", "JRN", "EDU")
        )
        if sight is not None and sight.type == "PERSON" and sight.bare is not None and own:
            parse.bare, parse.end = (sight.first, sight.last), sight.last
            parse.modifiers += [w.key for w in self.words[sight.first : sight.last]]
            return True
        if sight is not None:
            self._adopt(parse, head, sight)
            return True
        key = self.words[i].key
        loose = head.row["class"] == "occupation" and (bool(head.row["risky"]) or head.first.endswith("ا"))
        if key.startswith("ال") and len(key) > 4 and head.row["class"] not in ("honorific", "people") and not loose:
            self._take_definite(parse, head)
            return True
        if self._take_construct(parse, head, depth):
            return True
        return self._take_unlisted(parse, head)

    def _take_second_head(self, parse: Parse, head: Head) -> None:
        """Take in a second plural that owns the same noun: ``قادة وزعماء المنطقة``."""
        i = parse.end
        if head.number != "p" or not self.names.joined(i) or not self.names.joined(i + 1) or not self._is_owner(i + 1):
            return
        for cut, other in self.senses[i].heads:
            if cut.proclitic == "و" and not cut.definite and other.number == "p" and other.row["type"] == head.row["type"]:
                parse.modifiers.append(cut.base)
                parse.end = i + 1
                return

    def _noun_at(self, i: int, depth: int) -> Sight | None:
        """A listed name or a phrase without proclitic that begins at ``i``, whichever reaches further."""
        name = self.named_at(i, bare=True)
        phrase = self.phrase_at(i, depth) if not self.senses[i].given else None
        if phrase is not None and (phrase.skip or phrase.sort in ("ministry", "security")):
            phrase = None
        if name is None and phrase is None:
            person = self.person_at(i)
            return person if person is not None and not person.skip else None
        return self.prefer(name, phrase)

    def person_at(self, i: int, *, titled: bool = False) -> Sight | None:
        """A person's name that begins at word ``i`` without a title, or after the title of several."""
        end = self.names.person_end(i, titled=titled)
        listed = self.name_at(i)
        if listed is not None and self.second_name(listed, end):
            return None
        if end - i < 2 and i and self.senses[i - 1].stop == "verb":
            end = max(end, self._told_end(i))
        if end == i or any(self._is_another(i, k) for k in range(i + 1, end)):
            return None
        skip = self.names.given_skip(i)
        proclitic = self.words[i].key[:skip]
        return Sight(i, end, skip, "PERSON", None, None, (i, end), definite=True, proclitic=proclitic)

    def _told_end(self, i: int) -> int:
        """Where a name ends after a verb of speech: ``حذر فلان فلاني، المتحدث …``; ``i`` where there is none."""
        end = self.names.told_end(i)
        if end == i or self.names.evidence(i) >= 1:
            return end
        title = self.phrase_at(end + 1, DEEPEST) if end + 1 < len(self.words) and self.words[end + 1].kind == "word" else None
        return end if title is not None and title.sort in ("office", "rank", "occupation", "source") and title.definite else i

    def _is_another(self, i: int, k: int) -> bool:
        """True where words ``i`` and ``k`` are short names of two listed people: ``دعا كيم بوتين``."""
        if self.words[k].key.startswith("ال"):
            return False
        first = {e.key for _, e in self.senses[i].names if e.short and len(e.words) == 1}
        second = {e.key for _, e in self.senses[k].names if e.short and len(e.words) == 1}
        return bool(first and second) and not first & second

    def second_name(self, listed: Sight, end: int) -> bool:
        """True where after a listed person's name another's begins: ``دعا كيم بوتين``."""
        if end <= listed.last or self.words[listed.last].key.startswith("ال"):
            return False
        other = self.name_at(listed.last, bare=True)
        return other is not None and other.type == "PERSON"

    def prefer(self, name: Sight | None, phrase: Sight | None) -> Sight | None:
        """A listed name or the phrase at the same place: a body's own name wins, else whichever reaches further."""
        if name is None or phrase is None:
            return name or phrase
        own = name.type != "PERSON" and name.bare is not None and name.bare[1] - name.bare[0] > 1
        other = phrase.last > name.last and phrase.country and name.country and phrase.country != name.country
        other = other and name.country not in SUPRANATIONAL and name.last - name.first < 4 and name.type != "LOCATION"
        if (own and not other) or name.last >= phrase.last or name.skip > phrase.skip:
            return name
        if name.type == phrase.type and phrase.entry is None and name.type != "LOCATION":
            phrase.entry, phrase.country = name.entry, phrase.country or name.country
            phrase.role = name.role if name.country in SUPRANATIONAL else name.role or phrase.role
        return phrase

    def _adopt(self, parse: Parse, head: Head, sight: Sight) -> None:
        """Make ``sight`` the complement: its end, country and sector count for the whole."""
        parse.end = sight.last
        parse.country = parse.country or sight.country
        if (
            head.row["named"]
            and sight.noun is None
            and sight.entry is not None
            and _is_like(sight.type, head)
            and not parse.bare
        ):
            parse.entry, parse.bare, parse.role = sight.entry, (sight.first, sight.last), sight.role
            return
        parse.complement = sight
        body = sight.type in ("ORGANIZATION", "MEDIA", "GROUP") and sight.sort != "document"
        parse.powerless = parse.powerless or (bool(head.row["inherits"]) and sight.type == "ORGANIZATION" and not sight.role)
        if head.row["inherits"] and sight.role and (body or sight.sort == "office"):
            parse.role = parse.role or sight.role
        keys = (without_article(w.key) for w in self.words[sight.first : sight.last])
        if sight.sort not in ("state",):
            parse.modifiers += keys

    def _take_definite(self, parse: Parse, head: Head) -> None:
        parse.modifiers.append(without_article(self.words[parse.end].key))
        parse.end += 1
        if head.row["joint"]:
            self._take_coordinated(parse)

    def _take_coordinated(self, parse: Parse) -> None:
        while self.names.joined(parse.end) and self.words[parse.end].key.startswith("وال"):
            sense = self.senses[parse.end]
            bodies = any(h.row["type"] != "PERSON" and h.row["class"] != "people" for _, h in sense.heads)
            if bodies or sense.names or sense.nations:
                return
            parse.modifiers.append(self.words[parse.end].key[3:])
            parse.end += 1

    def _take_construct(self, parse: Parse, head: Head, depth: int) -> bool:
        """Take in a plain noun that itself owns the next (``محكمة جنايات القاهرة``)."""
        i = parse.end
        if head.row["class"] in ("honorific", "occupation", "people", "kin", "source") or not self.names.joined(i + 1):
            return False
        if (self.senses[i].known and not self.senses[i].adjective) or not self.names.nameable(i):
            return False
        name = self._noun_at(i + 1, depth + 1)
        key = self.words[i + 1].key
        if name is not None and (name.definite or name.noun is None):
            parse.modifiers.append(self.words[i].key)
            self._adopt(parse, head, name)
            return True
        if (
            key.startswith("ال")
            and len(key) > 4
            and not self.senses[i + 1].stop
            and head.row["class"] in ("office", "body", "media", "programme")
        ):
            parse.modifiers.append(self.words[i].key)
            parse.end = i + 1
            self._take_definite(parse, head)
            return True
        return False

    def _take_unlisted(self, parse: Parse, head: Head) -> bool:
        if not head.row["named"] or head.number != "s" or (head.row["risky"] and self.words[parse.end].pos != "PROPN"):
            return False
        end = self.names.other_end(parse.end)
        if end == parse.end:
            return False
        parse.bare = (parse.end, end)
        parse.modifiers += [w.key for w in self.words[parse.end : end]]
        parse.end = end
        return True

    def _take_own_name(self, parse: Parse, head: Head) -> None:
        """Take in the listed name that stands beside a noun with the article: ``العاصمة البريطانية لندن``."""
        if not head.row["named"] or head.row["class"] == "body" or not self.names.joined(parse.end):
            return
        name = self.name_at(parse.end, bare=True)
        if name is not None and name.entry is not None and _is_like(name.type, head):
            parse.entry, parse.bare, parse.end = name.entry, (name.first, name.last), name.last
            parse.country, parse.role = parse.country or name.country, name.role

    def _take_quoted(self, parse: Parse, head: Head) -> bool:
        """Take in a short name between quotation marks: ``صحيفة "..."``."""
        i, words = parse.end, self.words
        if head.row["class"] not in NAMED_CLASSES or parse.bare or i >= len(words) or words[i].line != words[i - 1].line:
            return False
        bracket = words[i].text == "(" and head.row["class"] == "media"
        if (
            (words[i].text not in OPENING + STRAIGHT and not bracket)
            or not words[i].gap
            or (i + 1 < len(words) and words[i + 1].gap)
        ):
            return False
        if words[i - 1].key.startswith("ال") and i - 1 == parse.end - 1 and not parse.described and not parse.modifiers:
            return False
        for j in range(i + 2, min(i + 2 + (_MOST_BRACKETED if bracket else _MOST_QUOTED), len(words))):
            if words[j].text in (")" if bracket else CLOSING + STRAIGHT):
                parse.bare, parse.end = (i + 1, j), j + 1
                parse.modifiers += [w.key for w in words[i + 1 : j]]
                listed = self.name_at(i + 1, bare=True)
                if listed is not None and listed.last == j and _is_like(listed.type, head):
                    parse.entry, parse.country, parse.role = listed.entry, listed.country, listed.role
                self._take_adjectives(parse, head, definite=True)
                return True
        return False

    def _take_complement(self, parse: Parse, head: Head, depth: int) -> None:
        takes = head.row["takes"]
        i = parse.end
        if not takes or not self.names.joined(i):
            return
        key = self.words[i].key
        preposition = _PREPOSITIONS.get(key)
        if preposition == "في" and parse.complement is not None and parse.country and "لدى" not in takes:
            return
        if preposition in takes and self.names.joined(i + 1):
            start = i + 1
            cut = ""
        elif key.startswith(("ل", "ب")) and key[0] in takes:
            start, cut = i, key[0]
        else:
            return
        self._take_hung(parse, head, start, cut, preposition or cut, depth)

    def _take_hung(self, parse: Parse, head: Head, i: int, clitic: str, preposition: str, depth: int) -> None:
        """Take in the noun after a preposition that the head takes."""
        sight = self._hanging(i, clitic, depth + 1)
        if sight is not None:
            if sight.type == "MEDIA" and clitic == "ل" and head.type == "PERSON" and head.row["role"] != "JRN":
                return
            if sight.sort == "place" and not (sight.bare or sight.entry):
                return
            if clitic == "ل" and head.row["chief"] and parse.country and sight.type != "LOCATION":
                return
            whole = parse.country or parse.entry or parse.bare
            if (
                preposition == "في"
                and head.type not in ("PERSON", "GROUP")
                and (whole or not sight.country or sight.type != "LOCATION")
            ):
                return
            self._adopt(parse, head, sight)
            return
        named = preposition in ("باسم", "لشؤون") or (head.row["class"] == "source" and preposition in ("في", "ب"))
        key = self.words[i].key
        if named and not clitic and not self.senses[i].stop and not key.startswith("ال") and self.names.joined(i + 1):
            if not self._is_owner(i + 1):
                return
            parse.modifiers.append(key)
            i, key = i + 1, self.words[i + 1].key
        if named and not clitic and not self.senses[i].stop and self._is_owner(i):
            country, parse.end = parse.country, i
            self._take_definite(parse, head)
            while self.names.joined(parse.end) and self._take_adjective(parse, head, True, True):
                pass
            parse.country = country
            self._take_coordinated(parse)
        elif (
            clitic == "ل"
            and key.startswith("لل")
            and len(key) > 5
            and not (head.row["chief"] and parse.country)
            and (head.row["class"] == "media" or head.rest or parse.described)
        ):
            parse.modifiers.append(key[2:])
            parse.end = i + 1
            self._take_adjectives(parse, head, definite=True)
            self._take_coordinated(parse)

    def _hanging(self, i: int, clitic: str, depth: int) -> Sight | None:
        if not clitic:
            return self._noun_at(i, depth)
        name, phrase = self.named_at(i), self.phrase_at(i, depth)
        fitting = [s if s is not None and s.proclitic == clitic else None for s in (name, phrase)]
        return self.prefer(*fitting)


def _is_like(kind: str, head: Head) -> bool:
    """True where a name of this type can be the head's own: an agency is a body or a medium."""
    return kind == head.row["type"] or {kind, head.row["type"]} == {"ORGANIZATION", "MEDIA"}


def _clashes(head: Head, key: str, gender: str) -> bool:
    """True where an adjective in the masculine follows a body that can only be feminine (``المحكمة الفلاني``): a name, or
    the object of a verb."""
    feminine = head.row["type"] not in ("PERSON", "GROUP") and (head.number == "p" or head.first.endswith(("ه", "ات")))
    return feminine and head.number != "d" and (gender == "m" or (not gender and key.endswith("ي")))


def is_nisba(key: str) -> bool:
    base = without_article(key)
    return len(base) >= 4 and base.endswith(("ي", "يه", "يين", "يون", "يتين"))
