"""Scoring records against gold."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from musnad.errors import EvidenceError, SourceError
from musnad.evaluate import (
    LAYERS,
    Floors,
    Scores,
    Tally,
    check_spans,
    digest_gold,
    fold_name,
    pair_up,
    read_gold,
    score_record,
    share,
)

TEXT = "قال الوزير سالم الحداد أمس إن السد آمن، وفق رويترز. ثم التقى الوزير نظيره التونسي في عمان.\nمقالات ذات صلة"
GOLD: dict[str, Any] = {
    "id": "one", "text": TEXT, "title": None, "published": "2021-03-05", "furniture": ["مقالات ذات صلة"],
    "entities": [
        {"id": "E1", "type": "PERSON", "names": ["الوزير سالم الحداد", "الوزير"], "country": "JOR", "role": "GOV"},
        {"id": "E2", "type": "MEDIA", "names": ["رويترز"], "country": None, "role": "JRN"},
        {"id": "E3", "type": "PERSON", "names": ["نظيره التونسي"], "country": "TUN", "role": "GOV"},
    ],
    "times": [{"text": "أمس", "n": 1, "value": "2021-03-04"}],
    "statements": [{"speaker": "E1", "via": ["E2"], "cue": "قال", "content": "السد آمن", "quoted": "indirect"}],
    "events": [
        {"type": "CONSULT", "mode": "meet", "trigger": "التقى", "actor": ["E1", "E3"], "recipient": [], "date": None,
         "place": "عمان", "status": "happened", "via": []},
    ],
}  # fmt: skip


def span(piece: str) -> dict[str, Any]:
    start = TEXT.index(piece)
    return {"start": start, "end": start + len(piece), "text": piece}


def record() -> dict[str, Any]:
    return {
        "text": TEXT,
        "furniture": [span("مقالات ذات صلة")],
        "entities": [
            {"id": "A", "name": "الوزير سالم الحداد", "mentions": [span("الوزير")], "country": "JOR", "role": "GOV"},
            {"id": "B", "name": "رويترز", "mentions": [], "country": None, "role": "JRN"},
            {"id": "C", "name": "نظيره التونسي", "mentions": [], "country": "TUN", "role": "GOV"},
        ],
        "times": [{**span("أمس"), "value": "2021-03-04"}],
        "statements": [{"speaker": "A", "via": ["B"], "cue": span("قال"), "content": span("السد آمن"), "quoted": "indirect"}],
        "events": [
            {"type": "CONSULT", "mode": "meet", "trigger": span("التقى"), "actor": ["A"], "recipient": ["C"], "date": None,
             "status": "happened", "via": []},
        ],
    }  # fmt: skip


def scored(pred: dict[str, Any] | None) -> Scores:
    scores = Scores()
    score_record(GOLD, pred, scores)
    return scores


def test_a_right_record_is_right_in_every_layer() -> None:
    scores = scored(record())
    assert not scores.failed
    assert {layer for layer, tally in scores.tallies.items() if tally.f1 < 1} <= {"events not happened"}
    assert scores.misses == []


@pytest.mark.parametrize(
    ("layers", "change"),
    [
        ({"statements+speaker", "statements+chain", "relayed"}, lambda r: r["statements"][0].update(speaker="C")),
        ({"statements+chain", "relayed"}, lambda r: r["statements"][0].update(via=[])),
        ({"events+mode"}, lambda r: r["events"][0].update(mode="visit")),
        ({"events+date"}, lambda r: r["events"][0].update(date="2021-03-04")),
        ({"times"}, lambda r: r["times"][0].update(value="2021-03-03")),
        ({"times", "time spans"}, lambda r: r["times"].clear()),
        ({"furniture"}, lambda r: r["furniture"].append(span("قال الوزير"))),
        ({"actor codes"}, lambda r: r["entities"][1].update(role="BUS")),
    ],
)
def test_each_mistake_counts_where_it_is(layers: set[str], change: Any) -> None:
    pred = record()
    change(pred)
    scores = scored(pred)
    wrong = {layer for layer, tally in scores.tallies.items() if tally.f1 < 1} - {"events not happened"}
    assert wrong == layers
    assert {layer for layer, _ in scores.misses} >= layers - {"relayed"}


def test_a_page_without_a_fitting_record_fails_and_finds_nothing() -> None:
    pred = record()
    pred["times"][0]["start"] += 1
    for bad in (None, {**record(), "text": TEXT + " "}, pred):
        scores = scored(bad)
        assert len(scores.failed) == 1
        assert scores.tallies["entities"] == Tally(0, 0, 3)
    with pytest.raises(EvidenceError, match="is not what stands there"):
        check_spans(pred)


def test_small_measures() -> None:
    assert share((0, 10), (5, 15)) == pytest.approx(1 / 3)
    assert share((0, 5), (5, 9)) == 0
    assert pair_up([1, 2], [2, 1], lambda a, b: float(a == b)) == {0: 1, 1: 0}
    assert fold_name("«أَحْمَد» الـخليفة.") == "احمد الخليفه"
    assert Tally(1, 2, 4).f1 == pytest.approx(1 / 3)


def test_floors_rise_and_fall_only_when_told(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    good, poor = scored(record()).tallies, scored(None).tallies
    Floors("abc", {}).moved_to(good, lower=False).save(file)
    floors = Floors.load(file)
    assert floors.gold == "abc"
    assert floors.layers["times"] == 1
    assert floors.broken_by(good) == []
    assert "times: F1 0.000 is under its floor 1.000" in floors.broken_by(poor)
    assert floors.moved_to(poor, lower=False) == floors
    assert floors.moved_to(poor, lower=True).layers == dict.fromkeys(LAYERS, 0.0)
    file.write_text("nothing = 1")
    with pytest.raises(SourceError, match="no floors can be read"):
        Floors.load(file)


def test_gold_is_read_and_digested(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text('{"id": "one"}')
    before = digest_gold(tmp_path)
    assert read_gold(tmp_path) == [{"id": "one"}]
    (tmp_path / "two.json").write_text("{")
    assert digest_gold(tmp_path) != before
    with pytest.raises(SourceError, match=r"two\.json: not JSON"):
        read_gold(tmp_path)


def test_the_gold_record_of_this_test_is_not_changed_by_scoring() -> None:
    before = copy.deepcopy(GOLD)
    scored(record())
    assert before == GOLD
