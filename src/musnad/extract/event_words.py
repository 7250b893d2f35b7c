"""The small words and light verbs that reading an event needs, indexed once for a lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from musnad.language.verbs import Form, FormIndex
from musnad.lexicon import Lexicon
from musnad.text import Page, fold


@dataclass
class EventWords:
    """Closed-class words by class, phrases by their first word, light verbs, nationality adjectives and topics."""

    classes: dict[str, frozenset[str]]
    phrases: dict[str, dict[str, list[tuple[str, ...]]]]
    numbers: dict[str, str]
    lights: FormIndex
    nations: dict[str, str]
    topics: dict[str, str]
    status: dict[str, list[Mapping[str, Any]]]
    contents: dict[str, dict[str, str]] = field(default_factory=dict)
    contexts: dict[str, str] = field(default_factory=dict)

    @property
    def openers(self) -> frozenset[str]:
        """Words before the subject of a clause."""
        return self.classes["opener"]

    @property
    def between(self) -> frozenset[str]:
        """Words that may stand between a subject and its verb."""
        return self.classes["relative"] | self.classes["aux"]

    def phrase_at(self, page: Page, i: int, kind: str) -> int:
        """How many words the longest phrase of a class has that begins at word ``i``; 0 where there is none."""
        best = 0
        for parts in self.phrases.get(kind, {}).get(page.words[i].key, ()):
            if len(parts) > best and tuple(w.key for w in page.words[i : i + len(parts)]) == parts:
                best = len(parts)
        return best

    def light_at(self, key: str, nominal: bool = False, subject: bool = False) -> tuple[str, Form] | None:
        """The voice and form of the light verb that a folded word is, or None; with ``nominal`` its noun is one too. Where
        letters fit two verbs, ``subject`` (an event's noun follows at once) takes the one that says only that it took place."""
        found = [
            (match.row["voice"], match.form)
            for match in self.lights.lookup(key)
            if (nominal or not match.form.is_nominal) and not match.enclitic
        ]
        return next((f for f in found if subject and f[0] == "none"), found[0] if found else None)


def event_words(lexicon: Lexicon) -> EventWords:
    """The lexicon's small words for events."""
    if "events/words" not in lexicon.made:
        lexicon.made["events/words"] = _index(lexicon)
    made: EventWords = lexicon.made["events/words"]
    return made


def _index(lexicon: Lexicon) -> EventWords:
    classes: dict[str, set[str]] = {}
    phrases: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    numbers: dict[str, str] = {}
    for row in lexicon.table("events/words"):
        parts = tuple(fold(row["word"]).split())
        if row["class"] == "number":
            numbers[parts[0]] = row["value"]
        classes.setdefault(row["class"], set()).add(" ".join(parts))
        phrases.setdefault(row["class"], {}).setdefault(parts[0], []).append(parts)
    status: dict[str, list[Mapping[str, Any]]] = {}
    for row in lexicon.table("events/status"):
        status.setdefault(fold(row["word"]).split()[0], []).append(row)
    contents: dict[str, dict[str, str]] = {}
    for row in lexicon.table("events/contents"):
        contents.setdefault(row["type"], {}).setdefault(fold(row["word"]), row["mode"])
    return EventWords(
        {name: frozenset(words) for name, words in classes.items()},
        phrases,
        numbers,
        FormIndex([{**r, "nouns": []} for r in lexicon.table("events/lights")]),
        _nations(lexicon),
        {fold(r["word"]): r["topic"] for r in lexicon.table("events/topics")},
        status,
        contents,
        {fold(r["word"]): r["context"] for r in lexicon.table("events/contexts")},
    )


def _nations(lexicon: Lexicon) -> dict[str, str]:
    """Nationality adjectives in the singular, folded and without article, with their country."""
    return {
        fold(r[c]): r["country"] for r in lexicon.table("actors/nationalities") for c in ("name", "feminine") if r["country"]
    }
