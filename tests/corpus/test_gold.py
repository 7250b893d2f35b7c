"""The reader on the gold pages: the floors hold, and our scores are those of the gold set's own scorer."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from musnad.evaluate import LAYERS, Floors, Scores, digest_gold, read_gold, score_record
from musnad.reading import Reader

FLOORS = Path(__file__).parents[1] / "floors.toml"
Json = dict[str, Any]


@pytest.fixture(scope="module")
def pages(shared: Path, reader: Reader) -> list[tuple[Json, Json]]:
    """Each gold record and the record that the reader makes."""
    golds = read_gold(shared / "eval" / "gold")
    return [(gold, reader.read(gold["text"], published=gold["published"]).to_dict()) for gold in golds]


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    """The gold set's own scorer."""
    spec = importlib.util.spec_from_file_location("gold_scorer", shared / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_layer_falls_under_its_floor(shared: Path, pages: list[tuple[Json, Json]]) -> None:
    floors = Floors.load(FLOORS)
    if floors.gold != digest_gold(shared / "eval" / "gold"):
        pytest.skip("the gold files are not those that the floors were measured on; set the floors anew with --lower-floors")
    scores = Scores()
    for gold, record in pages:
        score_record(gold, record, scores)
    assert scores.failed == []
    assert floors.broken_by(scores.tallies) == []


@pytest.mark.parametrize("seed", range(6))
def test_both_scorers_agree(pages: list[tuple[Json, Json]], scorer: ModuleType, seed: int) -> None:
    chance = random.Random(seed)
    ours = Scores()
    theirs = {layer: scorer.Tally() for layer in LAYERS}
    for gold, record in pages:
        pred = spoil(record, chance) if seed else record
        score_record(gold, pred, ours)
        scorer.score_page(gold, pred, theirs, None, [])
    assert list(LAYERS) == scorer.LAYERS
    for layer in LAYERS:
        tally = ours.tallies[layer]
        assert (tally.precision, tally.recall, tally.f1) == pytest.approx(theirs[layer].prf(), abs=5e-4), layer


def spoil(record: Json, chance: random.Random) -> Json:
    """The record with rows left out, put twice, mixed up, and with other speakers, chains, sides and values."""
    ids = [e["id"] for e in record["entities"]] or ["E1"]

    def some(rows: list[Json]) -> list[Json]:
        kept = [row for row in rows if chance.random() > 0.15] + [row for row in rows if chance.random() < 0.05]
        chance.shuffle(kept)
        return kept

    def link() -> str | list[str]:
        return chance.choice(ids) if chance.random() < 0.7 else chance.sample(ids, min(2, len(ids)))

    def change(row: Json, **fields: Any) -> Json:
        return row | {k: v() for k, v in fields.items() if chance.random() < 0.3}

    def move(content: Json) -> Json:
        end = chance.randint(content["start"] + 1, len(record["text"]))
        return {"start": content["start"], "end": end, "text": record["text"][content["start"] : end]}

    statements = [
        change(s, speaker=lambda: chance.choice([None, *ids]), via=lambda: [link()], content=lambda s=s: move(s["content"]))
        for s in some(record["statements"])
    ]
    events = [
        change(
            v,
            actor=lambda: chance.sample(ids, 1),
            recipient=lambda: [],
            status=lambda: chance.choice(["planned", "happened"]),
            type=lambda: chance.choice(["CONSULT", "ACCUSE", "ASSAULT"]),
            via=lambda: [link(), link()],
        )
        for v in some(record["events"])
    ]
    entities = [change(e, role=lambda: None, mentions=lambda e=e: e["mentions"][:1]) for e in some(record["entities"])]
    entities = list({e["id"]: e for e in entities}.values())
    times = [change(t, value=lambda: "PRESENT_REF") for t in some(record["times"])]
    furniture = some(record["furniture"])
    return record | {"statements": statements, "events": events, "entities": entities, "times": times, "furniture": furniture}
