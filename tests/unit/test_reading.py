"""Reading one page and many."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from musnad.errors import LexiconError, SourceError
from musnad.evaluate import check_spans
from musnad.reading import Failure, Reader
from musnad.record import Record

PAGE = (
    "الحكومة تعلن افتتاح سد جديد\r\n\nأعلن وزير المياه سالم الحداد أمس أن السد سيفتتح الشهر المقبل.\n"
    "وقال الوزير: «لم يتضرر أحد»، بحسب وكالة رويترز. \n\n"
)


def test_the_text_comes_back_unchanged_and_every_span_holds_its_letters(reader: Reader) -> None:
    record = reader.read(PAGE, published="2021-03-05", url="https://ghad.example/1", outlet="صحيفة الغد")
    assert record.text == PAGE
    assert (record.published, record.outlet, record.url) == ("2021-03-05", "صحيفة الغد", "https://ghad.example/1")
    check_spans(record.to_dict())


def test_a_record_fits_its_schema_and_survives_json(reader: Reader) -> None:
    record = reader.read(PAGE, published="2021-03-05")
    jsonschema.validate(record.to_dict(), Record.model_json_schema())
    assert Record.model_validate_json(record.model_dump_json()) == record


def test_pages_come_as_text_bytes_and_files(reader: Reader, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(PAGE.encode("utf-16"))
    one, two, three = reader.read(PAGE), reader.read(PAGE.encode("cp1256")), reader.read(file)
    assert one.text == two.text == three.text == PAGE
    assert (one.source, three.source) == (None, str(file))
    assert one.statements == two.statements == three.statements


@pytest.mark.parametrize("workers", [1, 2])
def test_many_pages_give_a_record_or_a_failure_each_in_order(reader: Reader, tmp_path: Path, workers: int) -> None:
    pages = [PAGE, "", tmp_path / "none.txt", b"%PDF-1.7", PAGE]
    results = list(reader.read_many(pages, workers=workers, published="2021-03-05"))
    assert [type(r) for r in results] == [Record, Failure, Failure, Failure, Record]
    assert results[1] == Failure("page 2", "page 2: the page is empty; give it some text")
    assert isinstance(results[4], Record)
    assert results[4].published == "2021-03-05"


def test_a_page_that_kills_its_process_fails_alone(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    import musnad.reading as reading

    read_safely = reading.read_safely

    def die_on_marked(reader: Reader, job: reading.Job) -> Record | Failure:
        if "انهيار" in str(job.page):
            os._exit(9)
        return read_safely(reader, job)

    monkeypatch.setattr(reading, "read_safely", die_on_marked)
    results = list(reader.read_many([PAGE, "انهيار العملية في منتصف القراءة", PAGE], workers=2))
    assert [type(r) for r in results] == [Record, Failure, Record]


def test_an_unexpected_error_is_a_failure_too(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("musnad.reading.parse_article", fail)
    [result] = reader.read_many([PAGE])
    assert isinstance(result, Failure)
    assert "RuntimeError: broken" in result.why


def test_reading_many_is_lazy(reader: Reader) -> None:
    def pages() -> Iterator[str]:
        yield PAGE
        raise AssertionError("asked for too much")

    assert isinstance(next(reader.read_many(pages())), Record)


def test_a_user_list_wins_and_a_wrong_row_is_told_before_any_page(tmp_path: Path) -> None:
    mine = tmp_path / "phrases.tsv"
    mine.write_text("phrase\tkind\tmatch\tsource\texample\nزاوية القراء\tmenu\tline\tmine\tزاوية القراء\n", encoding="utf-8")
    page = f"زاوية القراء\n{PAGE}\nزاوية القراء"
    assert [s.text for s in Reader(lexicon=[tmp_path]).read(page).furniture] == ["زاوية القراء", "زاوية القراء"]
    mine.write_text("phrase\tkind\tmatch\tsource\texample\nزاوية القراء\tnothing\tline\tmine\tزاوية\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r'phrases\.tsv:2: column "kind" is "nothing"; use "menu" or'):
        Reader(lexicon=[tmp_path])


def test_a_wrong_date_is_refused(reader: Reader) -> None:
    with pytest.raises(SourceError, match='published: "2021-13-01" is not a day; use a real day as YYYY-MM-DD'):
        reader.read(PAGE, published="2021-13-01")
