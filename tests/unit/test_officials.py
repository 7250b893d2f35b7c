"""The register of office-holders: what a row must keep to beyond the checks of every table."""

from __future__ import annotations

import calendar
from itertools import pairwise

import pytest

from musnad.lexicon import Lexicon
from musnad.lexicon.store import Row
from musnad.text import fold

#: Whom an office may belong to besides a state.
NOT_STATES = {"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon()


@pytest.fixture(scope="module")
def officials(lexicon: Lexicon) -> list[Row]:
    return lexicon.table("actors/officials").rows


def widest(value: str, last: bool) -> str:
    """The first or the last day that a year, month or day can mean."""
    if len(value) == 4:
        value += "-12" if last else "-01"
    if len(value) == 7:
        year, month = map(int, value.split("-"))
        value += f"-{calendar.monthrange(year, month)[1] if last else 1:02}"
    return value


def test_countries_are_those_of_the_states(lexicon: Lexicon, officials: list[Row]) -> None:
    known = {row["code"] for row in lexicon.table("actors/states")} | NOT_STATES
    assert not [row.where for row in officials if row["country"] not in known]


def test_no_term_ends_before_it_begins(officials: list[Row]) -> None:
    bounded = [row for row in officials if row["from"] and row["until"]]
    assert bounded
    assert not [row.where for row in bounded if widest(row["from"], last=False) > widest(row["until"], last=True)]


def test_terms_in_one_office_do_not_overlap(officials: list[Row]) -> None:
    terms: dict[tuple[str, str, str], list[Row]] = {}
    for row in officials:
        terms.setdefault((row["name"], row["office"], row["country"]), []).append(row)
    for rows in terms.values():
        rows.sort(key=lambda row: row["from"] or "")
        for earlier, later in pairwise(rows):
            assert earlier["until"], f"{earlier.where}: goes on while a later term begins"
            assert widest(earlier["until"], last=False) <= widest(later["from"], last=True), later.where


def test_one_name_is_one_person(officials: list[Row]) -> None:
    facts: dict[str, set[tuple[str, str, str]]] = {}
    for row in officials:
        facts.setdefault(fold(row["name"]), set()).add((row["name"], row["name_en"], row["gender"]))
    assert not [said for said in facts.values() if len(said) > 1]


def test_a_full_name_never_stands_for_two_people_unless_marked(officials: list[Row]) -> None:
    owners: dict[str, set[str]] = {}
    for row in officials:
        risky = {fold(name) for name in row["risky"]}
        for name in {fold(name) for name in (row["name"], *row["variants"])} - risky:
            owners.setdefault(name, set()).add(row["name"])
    assert not {name: people for name, people in owners.items() if len(people) > 1}


def test_risky_names_are_names_of_the_person(officials: list[Row]) -> None:
    for row in officials:
        names = {fold(name) for name in (row["name"], *row["variants"], *row["short"])}
        assert {fold(name) for name in row["risky"]} <= names, row.where


def test_a_woman_is_given_a_feminine_title(officials: list[Row]) -> None:
    masculine = ("رئيس ", "وزير ", "متحدث", "المتحدث ", "مستشار ", "مدير ", "الأمين ", "الرئيس ", "المستشار ", "نائب ")
    women = [row for row in officials if row["gender"] == "f"]
    assert len(women) > 10
    assert not [row.where for row in women if f"{row['office']} ".startswith(masculine)]


SPELLINGS = [
    ("دونالد ترمب", "دونالد ترامب"),
    ("فلاديمير بوتن", "فلاديمير بوتين"),
    ("بنيامين نتانياهو", "بنيامين نتنياهو"),
]


@pytest.mark.parametrize(("spelling", "name"), SPELLINGS)
def test_several_spellings_lead_to_one_person(lexicon: Lexicon, spelling: str, name: str) -> None:
    spelt = lexicon.table("actors/officials").index("variants")
    assert {row["name"] for row in spelt[fold(spelling)]} == {name}


def test_spellings_differ_by_more_than_folding(officials: list[Row]) -> None:
    for row in officials:
        for names in ([row["name"], *row["variants"]], row["short"]):
            assert len({fold(name) for name in names}) == len(names), row.where
