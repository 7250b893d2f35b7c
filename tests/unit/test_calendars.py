"""Calendars: the Hijri calendar of Umm al-Qura, Easter, and days counted within a month."""

from __future__ import annotations

import datetime as dt

import pytest

from musnad.extract.calendars import (
    days_on,
    easter,
    hijri_day,
    hijri_month,
    hijri_year_of,
    nearest_weekday,
    nth_weekday,
    shift_day,
    shift_months,
    week_value,
)


@pytest.mark.parametrize(
    ("hijri", "gregorian"),
    [((1439, 9, 1), "2018-05-16"), ((1445, 1, 1), "2023-07-19"), ((1436, 10, 2), "2015-07-18"), ((1446, 12, 10), "2025-06-06")],
)
def test_converts_by_umm_al_qura(hijri: tuple[int, int, int], gregorian: str) -> None:
    assert hijri_day(*hijri) == dt.date.fromisoformat(gregorian)


@pytest.mark.parametrize("hijri", [(1439, 9, 31), (1439, 13, 1), (900, 1, 1), (1700, 1, 1)])
def test_knows_no_day_that_is_none(hijri: tuple[int, int, int]) -> None:
    assert hijri_day(*hijri) is None


def test_spans_a_hijri_month() -> None:
    assert hijri_month(1439, 9) == (dt.date(2018, 5, 16), dt.date(2018, 6, 14))
    assert hijri_month(1439, 12) == (dt.date(2018, 8, 12), dt.date(2018, 9, 10))
    assert hijri_year_of(dt.date(2018, 8, 16)) == 1439
    assert hijri_year_of(dt.date(1500, 1, 1)) is None


@pytest.mark.parametrize(
    ("year", "western", "eastern"),
    [(2018, "2018-04-01", "2018-04-08"), (2024, "2024-03-31", "2024-05-05"), (2025, "2025-04-20", "2025-04-20")],
)
def test_reckons_easter(year: int, western: str, eastern: str) -> None:
    assert easter(year).isoformat() == western
    assert easter(year, orthodox=True).isoformat() == eastern


def test_counts_weekdays() -> None:
    thursday = dt.date(2018, 8, 16)
    assert nearest_weekday(thursday, 4, -1) == thursday
    assert nearest_weekday(thursday, 4, -1, strict=True) == dt.date(2018, 8, 9)
    assert nearest_weekday(thursday, 7, 1) == dt.date(2018, 8, 19)
    assert nth_weekday(dt.date(2018, 8, 1), dt.date(2018, 8, 31), 4, -1) == dt.date(2018, 8, 30)
    assert nth_weekday(dt.date(2018, 8, 1), dt.date(2018, 8, 31), 4, 6) is None
    assert days_on(thursday, 16, 4) == [thursday]


def test_keeps_to_the_end_of_a_shorter_month() -> None:
    assert shift_day(dt.date(2018, 3, 31), months=-1) == dt.date(2018, 2, 28)
    assert shift_day(dt.date(2018, 1, 1), months=-12 * 3000) is None
    assert shift_months(2018, 12, 1) == (2019, 1)
    assert week_value(dt.date(2018, 12, 31)) == "2019-W01"
