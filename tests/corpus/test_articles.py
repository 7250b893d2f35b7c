"""Thousands of real articles: whatever the reader finds in them stands where it says."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from pathlib import Path

from musnad.evaluate import check_spans
from musnad.reading import Failure, Reader
from musnad.record import Record

#: Articles of each collection; MUSNAD_ARTICLES sets another number.
SAMPLE = int(os.environ.get("MUSNAD_ARTICLES", "400"))


def articles(folder: Path) -> Iterator[tuple[str, str | None]]:
    """A sample of each collection's articles, text and day; the same sample every time."""
    for file in sorted(folder.glob("*.jsonl")):
        rows = file.read_text(encoding="utf-8").strip().split("\n")
        for line in random.Random(7).sample(rows, min(SAMPLE, len(rows))):
            row = json.loads(line)
            text = "\n".join(part for part in (row.get("title"), row.get("author"), row.get("body")) if part)
            day = str(row.get("date") or "")[:10]
            yield text, day if len(day) == 10 and day[4] == day[7] == "-" else None


def check_links(record: Record) -> None:
    """Every id in the record is one of its actors."""
    ids = {actor.id for actor in record.entities}
    for statement in record.statements:
        assert ids.issuperset([*statement.speakers, *statement.addressee, *([statement.speaker] if statement.speaker else [])])
    for event in record.events:
        assert ids.issuperset([*event.actor, *event.recipient, *([event.place] if event.place else [])])
    for row in (*record.statements, *record.events):
        assert ids.issuperset(i for link in row.via for i in (link if isinstance(link, list) else [link]))


def test_every_span_of_every_record_returns_its_letters(shared: Path, reader: Reader) -> None:
    read = 0
    for text, day in articles(shared / "corpora" / "news"):
        [result] = reader.read_many([text], published=day)
        if isinstance(result, Failure):
            assert "Arabic" in result.why or "empty" in result.why, result.why
            continue
        assert result.text == text
        check_spans(result.to_dict())
        check_links(result)
        read += 1
    assert read > 10 * SAMPLE // 4
