"""Who is who in one page: joins names, short and misspelt names, titles and nouns that take them up again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from musnad.extract.mentions_forms import without_article
from musnad.extract.mentions_sight import PERSON_CLASSES, SUPRANATIONAL, Sight
from musnad.extract.mentions_words import WordBook
from musnad.text import Page, fold

OWNERS = ("ه", "ها", "هم", "هما")
Keys = tuple[str, ...]


@dataclass(eq=False)
class Identity:
    """One actor of the page: its sights in page order and what it may be found again by."""

    type: str
    key: object = None
    sights: list[Sight] = field(default_factory=list)
    names: list[Keys] = field(default_factory=list)
    acts: bool = False

    @property
    def nouns(self) -> set[str]:
        """The lemmas of the nouns it is called by."""
        return {s.noun.lemma for s in self.sights if s.noun is not None}

    def said(self, what: Callable[[Sight], str | None]) -> str | None:
        """The first country or role that its own words say."""
        return next((v for s in self.sights if (v := what(s))), None)


def join_sights(page: Page, sights: list[Sight], book: WordBook, main: str | None) -> list[Identity]:
    """Put every sight under one identity, in the order in which identities first appear. ``main`` is the page's country,
    for which "the country" and "the kingdom" stand."""
    joiner = _Joiner(page, sights, book)
    joiner.main = main
    for sight in sorted((s for s in sights if s.bare and s.type == "PERSON"), key=lambda s: (-_length(s), s.first)):
        joiner.join_person(sight)
    joiner.ends = {s.last: s for s in sights}
    for sight in sights:
        if not (sight.bare and sight.type == "PERSON"):
            joiner.join_other(sight)
    for identity in joiner.identities:
        identity.sights.sort(key=lambda s: s.first)
    return sorted(joiner.identities, key=lambda i: i.sights[0].first)


def _length(sight: Sight) -> int:
    return sight.bare[1] - sight.bare[0] if sight.bare else 0


class _Joiner:
    def __init__(self, page: Page, sights: list[Sight], book: WordBook) -> None:
        self.page, self.words = page, page.words
        self.place_before, self.dealt_with, self.borders = book.marks("place"), book.marks("dealt"), book.marks("border")
        self.topics = book.marks("topic")
        self.identities: list[Identity] = []
        self.of: dict[Sight, Identity] = {}
        self.by_key: dict[object, Identity] = {}
        self.by_title: dict[object, Identity] = {}
        self.sights = sights
        self.main: str | None = None
        self.agency = next(
            (s.noun.lemma for s in sights if s.noun is not None and s.noun.row["kind"] == "agency"), fold("وكالة")
        )
        self.ends: dict[int, Sight] = {}
        self._acting: set[Sight] = set()
        self._state_keys = {s.country: s.entry.key for s in sights if s.entry is not None and s.entry.sort == "state"}
        self.chiefs = {s.noun.lemma for s in sights if s.noun is not None and s.noun.row["chief"]} | {"رييس", "ملك"}

    def _put(self, sight: Sight, identity: Identity) -> Identity:
        identity.sights.append(sight)
        self.of[sight] = identity
        return identity

    def _new(self, sight: Sight, key: object = None) -> Identity:
        identity = Identity(sight.type, key)
        self.identities.append(identity)
        if key is not None:
            self.by_key[key] = identity
        return self._put(sight, identity)

    # people by name

    def join_person(self, sight: Sight) -> None:
        """Put a named person with those of the same, a longer or a misspelt name."""
        keys = self._bare_keys(sight)
        key = sight.entry and ("official", sight.entry.key)
        identity = self.by_key.get(key) if key else None
        identity = identity or self._called(keys)
        if identity is None:
            identity = self._new(sight)
        else:
            self._put(sight, identity)
        if key:
            self.by_key.setdefault(key, identity)
            self._note_office(sight, identity)
        if keys not in identity.names:
            identity.names.append(keys)
        if sight.title is not None:
            self.by_title.setdefault(self._title_key(sight), identity)

    def _called(self, keys: Keys) -> Identity | None:
        """The person of the page who has this name, a fuller one, or one that differs by a misspelling."""
        tests = (_equal, _part_of, _misspelt)
        return next((i for test in tests for i in self._people() if any(test(keys, n) for n in i.names)), None)

    def _note_office(self, sight: Sight, identity: Identity) -> None:
        """Let the office that a listed person holds on the page's day lead back to the person."""
        assert sight.entry is not None
        if not sight.entry.holds_on(self.page.published):
            return
        first, *rest = map(without_article, fold(sight.entry.row["office"]).split(" "))
        chief = first in self.chiefs and not rest
        self.by_title.setdefault(("chief" if chief else first, sight.entry.country, frozenset(rest)), identity)

    def _people(self) -> Iterable[Identity]:
        return (i for i in self.identities if i.names and i.type == "PERSON")

    def _bare_keys(self, sight: Sight) -> Keys:
        assert sight.bare is not None
        first, last = sight.bare
        keys = [w.key for w in self.words[first:last] if w.kind == "word"]
        if first == sight.first and sight.skip:
            keys[0] = keys[0][sight.skip :]
        return _join_parts([without_article(k) for k in keys])

    # everybody else

    def join_other(self, sight: Sight) -> None:
        """Put a name of something, a title or a noun with what it stands for."""
        if sight.same is not None:
            self._put(sight, self.of[sight.same])
            self.by_title.setdefault(self._title_key(sight), self.of[sight])
        elif sight.entry is not None:
            self._join_entry(sight)
        elif sight.sort == "homeland":
            self._join_homeland(sight)
        elif sight.sort == "counterpart":
            self._join_counterpart(sight)
        elif self._takes_up(sight):
            self._join_anaphor(sight)
        else:
            self._join_described(sight)

    def _join_entry(self, sight: Sight) -> None:
        assert sight.entry is not None
        sort, key = sight.entry.sort, sight.entry.key
        if sort == "capital" or (sort == "state" and sight.noun is not None and sight.sort == "place"):
            sort = "city" if sight.noun is not None else sort
        if sort == "capital":
            sort = "city" if self._is_place(sight) else "state"
        found = self.by_key.get((sort, key))
        identity = self._put(sight, found) if found else self._new(sight, (sort, key))
        if sort == "state" and sight.within is None and self._acts(sight):
            identity.acts = True

    def _join_homeland(self, sight: Sight) -> None:
        """``البلاد``, ``المملكة``: the state that the page speaks of most."""
        country = (self._owner_country(sight) if self._is_owned(sight) else None) or self.main
        key = ("state", self._state_keys.get(country, country))
        found = self.by_key.get(key) if country else None
        identity = self._put(sight, found) if found else self._new(sight, key if country else None)
        sight.country = country
        identity.acts = identity.acts or self._acts(sight)

    def _is_owned(self, sight: Sight) -> bool:
        """True for a noun with the possessive of one or more others: ``بلاده``, ``ولي عهدها``."""
        key = self.words[sight.last - 1].key
        return not key.startswith("ال") and key.endswith(OWNERS)

    def _owner_country(self, sight: Sight) -> str | None:
        """The country of the person, or the head of a body, who is named last before in the same sentence."""
        first, _ = self.page.sentence_of(sight.first)
        owners = (
            (s, s.country or self._identity_country(s))
            for s in self.sights
            if first <= s.first < sight.first and s.type == "PERSON"
        )
        return max(((s.first, c) for s, c in owners if c and c not in SUPRANATIONAL), default=(0, None))[1]

    def _identity_country(self, sight: Sight) -> str | None:
        identity = self.of.get(sight)
        return identity.said(lambda s: s.country) if identity is not None else None

    def _acts(self, sight: Sight) -> bool:
        """True where a state does something or something is done with or to it: beside a verb, after ``مع``, ``ضد``, ``ل``."""
        if sight in self._acting:
            return True
        words, before = self.words, sight.first - 1
        joined = before >= 0 and words[before].line == words[sight.first].line
        held = self.ends.get(sight.first) if sight.proclitic == "و" else None
        if held is not None:
            acts = held.entry is not None and held.within is None and self._acts(held)
        elif self._is_place(sight):
            acts = False
        elif joined and not sight.proclitic and words[before].key in self.topics:
            acts = True
        elif sight.proclitic[-1:] == "ل" or (joined and not sight.proclitic and words[before].key in self.dealt_with):
            acts = before < 1 or words[before - 1].key not in self.borders
        else:
            after = words[sight.last] if sight.last < len(words) and words[sight.last].line == words[sight.first].line else None
            verb = joined and not sight.proclitic and self._is_verb_before(before)
            free = (
                not joined
                or sight.proclitic
                or words[before].pos in ("PUNCT", "SCONJ", "CCONJ", "PART", "")
                or words[before].kind != "word"
            )
            seat = sight.entry is not None and sight.entry.sort == "capital"
            acts = verb or seat or bool(free and after is not None and after.pos in ("VERB", "AUX"))
        if acts:
            self._acting.add(sight)
        return acts

    def _is_verb_before(self, i: int) -> bool:
        """True for a verb, or a verb and a preposition with its pronoun (``اعتمد فيها لبنان``)."""
        if self.words[i].pos in ("VERB", "AUX"):
            return True
        pronoun = self.words[i].pos == "ADP" and self.words[i].key.endswith(("ه", "ها", "هم")) and i > 0
        return pronoun and self.words[i - 1].pos == "VERB"

    def _is_place(self, sight: Sight) -> bool:
        """True where a country or capital is only where something is; what ``و`` joins to a place is one too."""
        if "ب" in sight.proclitic or (sight.proclitic == "ل" and self._owns(sight)):
            return True
        if sight.proclitic == "و" and (held := self.ends.get(sight.first)) is not None:
            return held.type == "LOCATION" and (held.entry is None or held.within is not None or self._is_place(held))
        before = sight.first - 1
        if (
            before >= 0
            and not sight.proclitic
            and (self.words[before].key in self.place_before or self.words[before].text == "(")
        ):
            return True
        return sight.last < len(self.words) and self.words[sight.last].text in ("–", "-", "—", "ـ", "/")

    def _owns(self, sight: Sight) -> bool:
        """True after a noun with the article, which what follows with ``ل`` only owns (``المياه الإقليمية لليونان``)."""
        before = self.words[sight.first - 1] if sight.first else None
        return before is not None and before.key.startswith("ال") and before.pos in ("NOUN", "ADJ")

    def _takes_up(self, sight: Sight) -> bool:
        """True for a bare noun with the article: ``الوكالة``, ``الوزير``, ``المحتجون``."""
        return (
            sight.noun is not None and sight.definite and not sight.modifiers and not sight.country and sight.complement is None
        )

    def _join_anaphor(self, sight: Sight) -> None:
        assert sight.noun is not None
        key = (sight.type, sight.noun.lemma, sight.noun.number, "alone")
        identity = self._last_called(sight) or self.by_key.get(key)
        if identity is None and sight.type == "ORGANIZATION" and (fuller := self._next_called(sight)) is not None:
            self._new(sight, (fuller.entry.sort, fuller.entry.key) if fuller.entry else self._body_key(fuller))
        elif identity is None:
            self._new(sight, key)
        else:
            self._put(sight, identity)

    def _last_called(self, sight: Sight) -> Identity | None:
        """The identity last called by the same noun before this sight."""
        assert sight.noun is not None
        best: tuple[int, Identity] | None = None
        for identity in self.identities:
            if sight.noun.lemma in self._nouns(identity) and _agrees(sight, identity):
                last = max((s.first for s in identity.sights if s.first < sight.first), default=-1)
                if last >= 0 and (best is None or last > best[0]):
                    best = last, identity
        return best[1] if best else None

    def _next_called(self, sight: Sight) -> Sight | None:
        """The first fuller name after a bare noun that a headline or first line uses before it."""
        assert sight.noun is not None

        def is_fuller(other: Sight) -> bool:
            assert sight.noun is not None
            if other.first <= sight.first or other.type != sight.type:
                return False
            if other.noun is None or other.entry is not None:
                return other.entry is not None and without_article(other.entry.words[0]) == sight.noun.lemma
            same = other.noun.lemma == sight.noun.lemma and other.noun.number == sight.noun.number
            return same and other.definite and bool(other.modifiers)

        return next((s for s in self.sights if is_fuller(s)), None)

    def _nouns(self, identity: Identity) -> set[str]:
        nouns = identity.nouns
        for sight in identity.sights:
            if sight.entry is not None and sight.noun is None:
                nouns.add(without_article(sight.entry.words[0]))
        return nouns

    def _join_counterpart(self, sight: Sight) -> None:
        """``نظيره التركي``: somebody of that country who holds an office."""
        key = ("counterpart", sight.country)
        identity = self.by_key.get(key) or self._same_office(sight) or self._office_holder(sight.country)
        if identity is None:
            identity = self._new(sight, key)
        else:
            self._put(sight, identity)
        self.by_key[key] = identity

    def _same_office(self, sight: Sight) -> Identity | None:
        """Who holds in the counterpart's country the office of the person named last before."""
        before = (
            s for s in self.of if s.first < sight.first and s.type == "PERSON" and s.noun is not None and s.sort == "office"
        )
        last = max(before, key=lambda s: s.first, default=None)
        if last is None:
            return None
        name, _, words = self._title_key(last)
        return self.by_title.get((name, sight.country, words))

    def _office_holder(self, country: str | None) -> Identity | None:
        def holds(identity: Identity) -> bool:
            return any(s.sort in ("office", "official", "person") and s.country == country for s in identity.sights)

        return next((i for i in self._people() if country and holds(i)), None)

    def _title_key(self, sight: Sight) -> tuple[str, str | None, frozenset[str]]:
        assert sight.noun is not None
        if self._is_chief(sight):
            return "chief", sight.country, frozenset()
        return sight.noun.lemma, sight.country, frozenset((*sight.noun.rest, *sight.modifiers))

    def _is_chief(self, sight: Sight) -> bool:
        """True for the head of a state: the noun, the state's name or adjective, and nothing else."""
        if sight.noun is None or not sight.noun.row["chief"] or not sight.country:
            return False
        inner = sight.complement
        if inner is None:
            return sight.scope == "" and not sight.modifiers
        return inner.entry is not None and (inner.sort in ("state", "capital") or inner.role == "GOV")

    def _join_described(self, sight: Sight) -> None:
        if sight.noun is None:
            key: object = ("name", self._bare_keys(sight)) if sight.bare else ("people", sight.country)
        elif sight.type == "PERSON":
            key = self._title_key(sight)
            if (known := self.by_title.get(key)) is not None:
                self._put(sight, known)
                return
        else:
            key = self._body_key(sight)
        found = self.by_key.get(key) or self._same_body(sight)
        if found is None:
            self._new(sight, key)
        else:
            self._put(sight, found)

    def _is_agency_of(self, identity: Identity, country: str) -> bool:
        """True for the listed news agency of a country, which "the country's agency" stands for."""
        entries = (s.entry for s in identity.sights if s.entry is not None)
        return any(e.country == country and e.row.get("kind") == "agency" for e in entries)

    def _body_key(self, sight: Sight) -> object:
        assert sight.noun is not None
        lemma, modifiers = sight.noun.lemma, frozenset(sight.modifiers)
        if sight.sort == "ministry":
            lemma, modifiers = "وزاره", modifiers | {sight.noun.first}
        return sight.type, lemma, tuple(sight.noun.rest), sight.country, modifiers

    def _same_body(self, sight: Sight) -> Identity | None:
        """A body of the same name whose country only one of the two says, or an agency of a fuller name."""
        if sight.type in ("PERSON", "GROUP") or sight.noun is None:
            return None
        modifiers = set(sight.modifiers)
        for identity in self.identities:
            if (
                sight.country
                and not sight.bare
                and sight.noun.lemma == self.agency
                and self._is_agency_of(identity, sight.country)
            ):
                return identity
            for other in identity.sights:
                if other.noun is None or other.noun.lemma != sight.noun.lemma or other.type != sight.type:
                    continue
                countries = {other.country, sight.country} - {None}
                theirs = set(other.modifiers)
                if len(countries) < 2 and modifiers == theirs and modifiers:
                    return identity
                agency = sight.noun.row["kind"] == "agency" and len(countries) < 2
                if agency and other.noun.rest == sight.noun.rest and (modifiers <= theirs or theirs <= modifiers):
                    return identity
        return None


def _join_parts(keys: list[str]) -> Keys:
    """Names of two words that are also written as one: ``عبد الفتاح`` and ``عبدالفتاح`` become the same."""
    joined: list[str] = []
    for key in keys:
        key = key[:3] + key[5:] if key.startswith("عبدال") and len(key) > 6 else key
        if joined and joined[-1] in ("عبد", "ابو"):
            joined[-1] += key
        else:
            joined.append(key)
    return tuple(joined)


def _agrees(sight: Sight, identity: Identity) -> bool:
    if sight.type == "GROUP" and sight.sort in PERSON_CLASSES | {"people"}:
        return identity.type == "GROUP"
    many = sight.noun is not None and sight.noun.number != "s"
    if many != any(s.noun is not None and s.noun.number != "s" for s in identity.sights):
        return False
    return identity.type == sight.type or {identity.type, sight.type} == {"ORGANIZATION", "MEDIA"}


def _equal(short: Keys, full: Keys) -> bool:
    return short == full


def _part_of(short: Keys, full: Keys) -> bool:
    """True where a short name is the end, the beginning, or beginning and end of a full one."""
    n = len(short)
    if n >= len(full):
        return False
    return short in (full[-n:], full[:n]) or (n == 2 and short == (full[0], full[-1]))


def _misspelt(one: Keys, other: Keys) -> bool:
    """True where two names of as many words differ by a letter here and there."""
    if len(one) != len(other):
        return False
    far = [distance(a, b) for a, b in zip(one, other, strict=True)]
    longest = max(len(w) for w in one)
    return max(far) <= 1 and sum(far) <= max(1, len(one) - 1) and (len(one) > 1 or longest >= 5)


def distance(one: str, other: str) -> int:
    """How many letters must be put in, left out or changed to make one word the other; 2 stands for more than one."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > 1:
        return 2
    k = 0
    while k < min(len(one), len(other)) and one[k] == other[k]:
        k += 1
    rest = (
        (one[k + 1 :], other[k + 1 :])
        if len(one) == len(other)
        else (one[k:], other[k + 1 :])
        if len(one) < len(other)
        else (one[k + 1 :], other[k:])
    )
    return 1 if rest[0] == rest[1] else 2
