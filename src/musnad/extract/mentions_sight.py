"""A mention as the grammar sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from musnad.extract.mentions_forms import Head
from musnad.extract.mentions_registers import Entry

#: Countries in PLOVER's sense that are no state: what the bodies of several states have.
SUPRANATIONAL = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"})
#: Classes of one person, whose name may follow.
PERSON_CLASSES = frozenset({"office", "honorific", "rank", "occupation", "source", "kin", "counterpart"})


@dataclass(slots=True, eq=False)
class Sight:
    """A mention as the grammar sees it, before it is known for whom it stands.

    ``first``/``last`` are words, ``skip`` the folded letters of proclitics before the first. ``bare`` is the proper name
    in it and ``title`` the words before the name. ``modifiers`` are its other words, folded. ``country`` and ``role`` are
    what its own words say. ``same`` is a sight that it stands in apposition to; ``core`` the word after a quantity;
    ``scope`` abroad, home or former as its adjectives say; ``article`` says whether its first word has one; ``joint`` is the
    title of several that it shares.
    """

    first: int
    last: int
    skip: int
    type: str
    noun: Head | None = None
    entry: Entry | None = None
    bare: tuple[int, int] | None = None
    title: tuple[int, int] | None = None
    definite: bool = False
    country: str | None = None
    role: str | None = None
    modifiers: tuple[str, ...] = ()
    proclitic: str = ""
    within: Sight | None = None
    same: Sight | None = None
    complement: Sight | None = None
    core: int = -1
    scope: str = ""
    article: bool = False
    joint: Sight | None = None

    def nested(self) -> Iterator[Sight]:
        """The mentions inside this one, from the outside in."""
        inner = self.complement
        while inner is not None:
            yield inner
            inner = inner.complement

    @property
    def sort(self) -> str:
        """The class of its head, or the register its name stands in."""
        if self.noun is not None:
            return str(self.noun.row["class"])
        return self.entry.sort if self.entry is not None else "person"
