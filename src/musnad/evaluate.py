"""Precision, recall and F1 of records against gold records, layer by layer, and the floors that they must not fall under.

A gold record is written as the guide of the gold set says: names, times and statements are letters of the page, entities
have ids of their own. Entities of gold and record are paired by the names they share; every other layer compares through
those pairs. The layers are independent of the order of rows.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from musnad.errors import EvidenceError, SourceError

LAYERS = (
    "furniture", "entities", "actor codes", "times", "time spans", "statements", "statements strict", "statements+speaker",
    "statements+chain", "relayed", "events", "events+actors", "events+status", "events not happened", "events+mode",
    "events+date", "events+via",
)  # fmt: skip
#: The share of letters that two contents must have in common to be one statement, and to be it strictly.
SAME_CONTENT, STRICT_CONTENT = 0.5, 0.9

Json = dict[str, Any]
Pair = tuple[int, int]
G = TypeVar("G")
P = TypeVar("P")

_SENTENCE_END = re.compile(r"[.!؟?](?=\s|$|[”\"»])|\n")
_ONE_LETTER = str.maketrans("أإآٱىیکةؤئ", "ااااييكهوي", "ـ")
_UNSEEN = dict.fromkeys(
    [*map(ord, "\"'“”‘’«»„‟\u00ad\ufeff\u061c"), *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)]
)


@dataclass
class Tally:
    """How many rows are right, how many the record has and how many gold has."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Right rows among those found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Right rows among gold's."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.gold) if self.right else 0.0


@dataclass
class Scores:
    """Tallies of every layer, the rows that were wrong (layer and a line to read), and the pages without a record."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {layer: Tally() for layer in LAYERS})
    misses: list[tuple[str, str]] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    pages: int = 0

    def add(self, layer: str, right: int, found: int, gold: int) -> None:
        """Count one page's rows of a layer."""
        self.tallies[layer] += Tally(right, found, gold)

    def miss(self, layer: str, *words: object) -> None:
        """Note a wrong row."""
        self.misses.append((layer, " ".join(map(str, words))))


def fold_name(text: str | None) -> str:
    """Text as the gold set compares it: one form of each letter, no vowel marks, quotation marks or outer punctuation."""
    bare = (c for c in unicodedata.normalize("NFKC", text or "") if not unicodedata.combining(c))
    return " ".join("".join(bare).translate(_UNSEEN).translate(_ONE_LETTER).split()).strip(" .،,:؛")


def find_all(text: str, piece: str) -> Iterator[Pair]:
    """Offsets of every occurrence of ``piece``, overlapping ones too."""
    at = text.find(piece) if piece else -1
    while at >= 0:
        yield at, at + len(piece)
        at = text.find(piece, at + 1)


def share(one: Pair, other: Pair) -> float:
    """Letters that two spans have in common, over the letters from the start of the first to the end of the last."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def pair_up(golds: Sequence[G], preds: Sequence[P], likeness: Callable[[G, P], float]) -> dict[int, int]:
    """Pair rows one to one, the likest first, rows that come earlier before later ones; a likeness of 0 never pairs."""
    likely = ((likeness(g, p), -i, -j) for i, g in enumerate(golds) for j, p in enumerate(preds))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted((x for x in likely if x[0] > 0), reverse=True):
        if -i not in pairs and -j not in taken:
            pairs[-i] = -j
            taken.add(-j)
    return pairs


def links_of(via: Iterable[str | list[str]] | None) -> list[set[str]]:
    """A chain as sets of ids, one for each link."""
    return [set(link) if isinstance(link, list) else {link} for link in via or []]


def span_of(row: Json) -> Pair:
    """The offsets of a span."""
    return int(row["start"]), int(row["end"])


def with_bare(names: Iterable[str]) -> set[str]:
    """Names, and those with the article once more without it."""
    kept = {n for n in names if n}
    return kept | {n[2:] for n in kept if n.startswith("ال")}


def spans_of(record: Json) -> Iterator[Json]:
    """Every span of a record."""
    yield from record.get("furniture", [])
    yield from record.get("times", [])
    yield from (record[k] for k in ("title", "section") if record.get(k))
    yield from record.get("credit", [])
    for entity in record.get("entities", []):
        yield from entity.get("mentions", [])
    for statement in record.get("statements", []):
        yield from (statement[k] for k in ("cue", "content", "said_at", "said_in") if statement.get(k))
    yield from (event["trigger"] for event in record.get("events", []))


def check_spans(record: Json) -> None:
    """See that every span of a record holds the letters that stand at its offsets.

    Raises:
        EvidenceError: naming the first span that does not.
    """
    text = record["text"]
    for span in spans_of(record):
        if text[span["start"] : span["end"]] != span["text"]:
            stands = text[span["start"] : span["end"]][:40]
            raise EvidenceError(f'{span["start"]}–{span["end"]}: "{span["text"][:40]}" is not what stands there ("{stands}")')


class PageScore:
    """One page's record beside its gold record; ``scores`` takes the tallies."""

    def __init__(self, gold: Json, record: Json, scores: Scores) -> None:
        self.gold, self.record, self.scores = gold, record, scores
        self.text: str = gold["text"]
        self.of_gold: dict[str, Json] = {e["id"]: e for e in gold["entities"]}
        self.of_record: dict[str, Json] = {e["id"]: e for e in record.get("entities", [])}
        self._ends = [m.end() for m in _SENTENCE_END.finditer(self.text)]

    def score(self) -> None:
        """Count every layer."""
        self.score_furniture()
        self.score_entities()
        self.score_times()
        self.score_statements()
        self.score_events()

    # Entities

    @cached_property
    def aligned(self) -> dict[str, str]:
        """Gold ids and the ids of the record's actors that stand for the same."""
        golds, preds = list(self.of_gold), list(self.of_record)
        gold_names = [with_bare(map(fold_name, self.of_gold[i]["names"])) for i in golds]
        names = [with_bare(map(fold_name, _names(self.of_record[i]))) for i in preds]
        pairs = pair_up(gold_names, names, lambda a, b: len(a & b) / (len(a | b) or 1))
        return {golds[i]: preds[j] for i, j in pairs.items()}

    def same(self, gold_id: str | None, pred_id: str | None) -> bool:
        """Whether two ids stand for the same actor; nobody and nobody are the same."""
        if not gold_id or not pred_id:
            return not gold_id and not pred_id
        return self.aligned.get(gold_id) == pred_id

    def same_chain(self, gold_via: Any, pred_via: Any) -> bool:
        """Whether two chains have the same length and agree link by link in at least one actor."""
        golds, preds = links_of(gold_via), links_of(pred_via)
        if len(golds) != len(preds):
            return False
        return all(any(self.same(a, b) for a in g for b in p) for g, p in zip(golds, preds, strict=True))

    def alike(self, gold_id: str, pred_id: str) -> bool:
        """Whether two actors are the same or have the same country and role."""
        gold, pred = self.of_gold[gold_id], self.of_record.get(pred_id, {})
        coded = bool(gold["country"]) and gold["country"] == pred.get("country") and gold["role"] == (pred.get("role") or None)
        return self.same(gold_id, pred_id) or coded

    def same_sides(self, golds: list[str], preds: list[str]) -> bool:
        """Whether everybody on one side has somebody alike on the other, both ways."""
        return all(any(self.alike(a, b) for b in preds) for a in golds) and all(
            any(self.alike(a, b) for a in golds) for b in preds
        )

    def score_furniture(self) -> None:
        """Count lines, each once."""
        gold = {fold_name(x) for x in self.gold["furniture"]} - {""}
        found = {fold_name(x) for span in self.record.get("furniture", []) for x in span["text"].splitlines()} - {""}
        self.scores.add("furniture", len(gold & found), len(found), len(gold))
        self._tell("furniture", sorted(gold - found), sorted(found - gold))

    def score_entities(self) -> None:
        """Count paired identities, and the country and role of the pairs that gold codes."""
        pairs = self.aligned
        self.scores.add("entities", len(pairs), len(self.of_record), len(self.of_gold))
        missed = [f"{e['type']} {e['names'][0]}" for i, e in self.of_gold.items() if i not in pairs]
        extra = [f"{e.get('type')} {e.get('name')}" for i, e in self.of_record.items() if i not in set(pairs.values())]
        self._tell("entities", missed, extra)
        coded = [i for i in pairs if self.of_gold[i]["country"] or self.of_gold[i]["role"]]
        wrong = [i for i in coded if _code(self.of_gold[i]) != _code(self.of_record[pairs[i]])]
        self.scores.add("actor codes", len(coded) - len(wrong), len(coded), len(coded))
        for i in wrong:
            gold, got = self.of_gold[i], self.of_record[pairs[i]]
            self._say("actor codes", gold["names"][0], *_code(gold), "got", *_code(got))

    # Times

    def score_times(self) -> None:
        """Count times by their offsets, and by offsets with value."""
        gold = {(self._nth(x), x["value"]): x["text"] for x in self.gold["times"]}
        found = [(span_of(x), x.get("value")) for x in self.record.get("times", [])]
        spans = {where for where, _ in gold}
        self.scores.add("time spans", len(spans & {where for where, _ in found}), len(found), len(spans))
        self.scores.add("times", len(gold.keys() & set(found)), len(found), len(gold))
        missed = [f"{text} {value}" for (where, value), text in gold.items() if (where, value) not in found]
        self._tell("times", missed, [self._time(*x) for x in found if x not in gold])
        missed = [text for (where, _), text in gold.items() if where not in {there for there, _ in found}]
        self._tell("time spans", missed, [self._time(*x) for x in found if x[0] not in spans])

    def _time(self, where: Pair, value: str) -> str:
        return f"{self.text[slice(*where)]} {value}"

    def _nth(self, row: Json) -> Pair:
        """Where the n-th occurrence of a gold row's text stands; the last where there are fewer."""
        spots = list(find_all(self.text, row["text"]))
        where: Pair = spots[min(row.get("n", 1), len(spots)) - 1]
        return where

    # Statements

    def score_statements(self) -> None:
        """Count statements by their content, then with speaker, then with the chain too; and those that have a chain."""
        golds, preds = self.gold["statements"], self.record.get("statements", [])
        spots = [list(find_all(self.text, s["content"])) for s in golds]
        common = [[max((share(o, span_of(p["content"])) for o in at), default=0.0) for p in preds] for at in spots]

        def likeness(i: int, j: int) -> float:
            return common[i][j] if common[i][j] >= SAME_CONTENT else 0.0

        pairs = pair_up(range(len(golds)), range(len(preds)), likeness)
        spoken = {i: j for i, j in pairs.items() if self.same(golds[i]["speaker"], preds[j].get("speaker"))}
        chained = {i: j for i, j in spoken.items() if self.same_chain(golds[i].get("via"), preds[j].get("via"))}
        layers = {
            "statements": pairs,
            "statements strict": {i: j for i, j in pairs.items() if common[i][j] >= STRICT_CONTENT},
            "statements+speaker": spoken,
            "statements+chain": chained,
        }
        for layer, hits in layers.items():
            self._count(layer, hits, golds, preds, pairs)
        relayed = {i: j for i, j in chained.items() if golds[i].get("via")}
        self._count("relayed", relayed, golds, preds, pairs, lambda s: bool(s.get("via")))

    # Events

    def score_events(self) -> None:
        """Count events by type and sentence, then each further field of the pairs."""
        golds, preds = self.gold["events"], self.record.get("events", [])
        pairs = pair_up(golds, preds, self._event_likeness)
        agree: dict[str, Callable[[Json, Json], bool]] = {
            "events": lambda g, p: True,
            "events+actors": self._same_actors,
            "events+status": lambda g, p: bool(g["status"] == p.get("status")),
            "events+mode": lambda g, p: bool(g["mode"] == p.get("mode")),
            "events+date": lambda g, p: bool(g["date"] == p.get("date")),
            "events+via": lambda g, p: self.same_chain(g.get("via"), p.get("via")),
        }
        for layer, ok in agree.items():
            self._count(layer, {i: j for i, j in pairs.items() if ok(golds[i], preds[j])}, golds, preds, pairs)
        odd = {i: j for i, j in pairs.items() if golds[i]["status"] == preds[j].get("status") != "happened"}
        self._count("events not happened", odd, golds, preds, pairs, lambda v: bool(v.get("status") != "happened"))

    def _event_likeness(self, gold: Json, pred: Json) -> float:
        """0 for another type or sentence, 1 for the same, more the nearer the trigger is."""
        if gold["type"] != pred["type"]:
            return 0.0
        spots = self._trigger_spots(gold)
        near = max((share(span_of(pred["trigger"]), o) for o in spots), default=0.0)
        if near:
            return 1 + near
        return float(self._sentence(pred["trigger"]["start"]) in {self._sentence(a) for a, _ in spots})

    def _trigger_spots(self, gold: Json) -> list[Pair]:
        spots = list(find_all(self.text, gold["trigger"]))
        return spots[gold["n"] - 1 : gold["n"]] if "n" in gold else spots

    def _sentence(self, offset: int) -> int:
        return sum(1 for end in self._ends if end <= offset)

    def _same_actors(self, gold: Json, pred: Json) -> bool:
        actor, recipient = gold["actor"], gold["recipient"]
        doers, done_to = pred.get("actor", []), pred.get("recipient", [])
        meeting = gold["type"] in ("CONSULT", "COOPERATE") and gold["mode"] != "visit"
        fight = gold["type"] == "ASSAULT" and len(actor) > 1 and not recipient
        if self.same_sides(actor, doers) and self.same_sides(recipient, done_to):
            return True
        return (meeting or fight) and self.same_sides(actor + recipient, doers + done_to)

    # Telling

    def _count(
        self, layer: str, hits: dict[int, int], golds: list[Json], preds: list[Json], pairs: dict[int, int],
        counts: Callable[[Json], bool] = lambda row: True,
    ) -> None:  # fmt: skip
        want, have = [i for i, g in enumerate(golds) if counts(g)], [j for j, p in enumerate(preds) if counts(p)]
        self.scores.add(layer, len(hits), len(have), len(want))
        missed = [f"{self._words(golds[i])} | got {self._got(preds, pairs.get(i))}" for i in want if i not in hits]
        self._tell(layer, missed, [self._words(preds[j]) for j in have if j not in hits.values()])

    def _got(self, preds: list[Json], j: int | None) -> str:
        return "nothing" if j is None else self._words(preds[j])

    def _words(self, row: Json) -> str:
        """A statement or an event, of gold or record, in one line."""
        of_gold = isinstance(row.get("content", row.get("trigger")), str)
        names = {i: e["names"][0] for i, e in self.of_gold.items()}
        if not of_gold:
            names = {i: str(e.get("name")) for i, e in self.of_record.items()}

        def who(via: Any) -> str:
            return ", ".join(names.get(x, x) for link in links_of(via) for x in sorted(link)) or "–"

        if "content" in row:
            speaker = who([row["speaker"]] if row.get("speaker") else [])
            return f"{_letters(row['cue'])} | {_letters(row['content'])[:90]} | {speaker} via {who(row.get('via'))}"
        sides = f"{who(row.get('actor'))} -> {who(row.get('recipient'))}"
        return f"{row['type']} {row.get('mode')} {_letters(row['trigger'])} {sides} {row.get('status')} {row.get('date')}"

    def _tell(self, layer: str, missed: Iterable[str], extra: Iterable[str]) -> None:
        for line in missed:
            self._say(layer, "missed", line)
        for line in extra:
            self._say(layer, "extra", line)

    def _say(self, layer: str, *words: object) -> None:
        self.scores.miss(layer, f"{self.gold['id']}:", *words)


def _names(entity: Json) -> list[str | None]:
    return [entity.get("name"), *(m["text"] for m in entity.get("mentions", []))]


def _code(entity: Json) -> tuple[str | None, str | None]:
    return entity.get("country"), entity.get("role") or None


def _letters(row: str | Json) -> str:
    return row if isinstance(row, str) else str(row["text"])


def score_record(gold: Json, record: Json | None, scores: Scores, why: str = "no record") -> None:
    """Add one page to ``scores``. A page without a record, or whose record is not of that page, fails and finds nothing."""
    scores.pages += 1
    try:
        if record is not None and record.get("text") != gold["text"]:
            record, why = None, "its text is not the page's own"
        if record is not None:
            check_spans(record)
    except EvidenceError as error:
        record, why = None, str(error)
    if record is None:
        scores.failed.append(f"{gold['id']}: {why}")
    PageScore(gold, record or {}, scores).score()


def read_gold(folder: str | Path) -> list[Json]:
    """The gold records of a folder, by file name.

    Raises:
        SourceError: where the folder holds none or a file is not JSON.
    """
    files = sorted(Path(folder).glob("*.json"))
    if not files:
        raise SourceError(f"{folder}: no gold records; give a folder of .json files")
    golds = []
    for file in files:
        try:
            golds.append(json.loads(file.read_text(encoding="utf-8")))
        except ValueError as error:
            raise SourceError(f"{file}: not JSON ({error}); see the guide of the gold set") from error
    return golds


def digest_gold(folder: str | Path) -> str:
    """A digest of a folder's gold files, 12 hexadecimal digits."""
    digest = hashlib.sha256()
    for file in sorted(Path(folder).glob("*.json")):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


_FLOORS_HEAD = """\
# The least F1 of each layer over the gold files of this digest.
# Written by `musnad evaluate --raise-floors`; floors fall only with --lower-floors.
"""


@dataclass
class Floors:
    """The least F1 of each layer, and the digest of the gold files they were measured on."""

    gold: str
    layers: dict[str, float]

    @classmethod
    def load(cls, path: str | Path) -> Floors:
        """Read floors from TOML.

        Raises:
            SourceError: where the file is missing or is not one of floors.
        """
        try:
            data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
            return cls(str(data["gold"]), {str(k): float(v) for k, v in data["floors"].items()})
        except (OSError, KeyError, ValueError) as error:
            raise SourceError(f"{path}: no floors can be read ({error}); write them with --raise-floors") from error

    def save(self, path: str | Path) -> None:
        """Write floors as TOML."""
        rows = "".join(f'"{layer}" = {floor:.3f}\n' for layer, floor in self.layers.items())
        Path(path).write_text(f'{_FLOORS_HEAD}gold = "{self.gold}"\n\n[floors]\n{rows}', encoding="utf-8")

    def broken_by(self, tallies: Mapping[str, Tally]) -> list[str]:
        """A line for each layer that scores under its floor."""
        return [
            f"{layer}: F1 {tallies[layer].f1:.3f} is under its floor {floor:.3f}"
            for layer, floor in self.layers.items()
            if layer in tallies and round(tallies[layer].f1, 3) < floor
        ]

    def moved_to(self, tallies: Mapping[str, Tally], *, lower: bool) -> Floors:
        """Floors at these scores; none falls unless ``lower``."""
        now = {layer: int(tallies[layer].f1 * 1000) / 1000 for layer in LAYERS}
        return Floors(self.gold, {k: v if lower else max(v, self.layers.get(k, 0.0)) for k, v in now.items()})
