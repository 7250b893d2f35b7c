"""The example pages give the records that stand beside them. ``python examples/regenerate.py`` writes those anew."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from musnad.evaluate import check_spans
from musnad.reading import Reader

EXAMPLES = Path(__file__).parents[2] / "examples"
PAGES = sorted(EXAMPLES.glob("*.txt"))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_the_example_gives_its_golden_record(reader: Reader, page: Path) -> None:
    golden = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    given = golden["published"] if golden["published_by"]["found_in"] == "given" else None
    record = reader.read(page.read_bytes(), published=given).to_dict()
    for made in (golden, record):
        del made["versions"]
    assert record == golden


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_golden_records_hold_the_letters_of_their_pages(page: Path) -> None:
    golden = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    assert golden["text"] == page.read_bytes().decode("utf-8")
    check_spans(golden)


def test_the_readme_shows_what_the_reader_prints() -> None:
    readme = (EXAMPLES.parent / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"<!-- example -->\n```text\n(.*?)```", readme, re.DOTALL)
    assert shown is not None
    command = [sys.executable, "-m", "musnad", "read", str(EXAMPLES / "idhrab.txt")]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout.decode("utf-8") == shown[1]
