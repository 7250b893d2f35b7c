"""The page's day and credit."""

from __future__ import annotations

import pytest

from musnad.errors import SourceError
from musnad.extract.article import parse_article
from musnad.extract.published import check_day, find_url_day
from musnad.ingest.article import Article
from musnad.lexicon import default_lexicon

BODY = "قال وزير المياه إن السد الجديد سيفتتح الشهر المقبل بحضور رئيس الحكومة.\nوأضاف أن العمل فيه استمر أربع سنوات."


def parse(text: str, published: str | None = None, url: str | None = None) -> Article:
    return parse_article(text, published=published, url=url, lexicon=default_lexicon())


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/ar/2018/07/21/خبر.html", "2018-07-21"),
        ("https://news.example/ar/20180728-خبر-ما", "2018-07-28"),
        ("https://news.example/world/202003171044893040-خبر/", "2020-03-17"),
        ("https://news.example/newscast/2023/8/5/خبر", "2023-08-05"),
        ("https://news.example/Issues/20150811/Con20150811788850.htm", "2015-08-11"),
        ("https://news.example/middleeast-45772615", None),
        ("https://news.example/2018/13/45/x", None),
        ("https://news.example/article/20181332", None),
    ],
)
def test_days_in_addresses(url: str, day: str | None) -> None:
    found = find_url_day(url)
    assert (found and found.date) == day


def test_the_given_day_wins_and_must_be_real() -> None:
    page = f"افتتاح سد جديد في الجنوب\n2020/03/01 13:43\n{BODY}"
    given = parse(page, published="2020-03-05").published
    assert given is not None
    assert (given.date, given.found_in) == ("2020-03-05", "given")
    with pytest.raises(SourceError, match="YYYY-MM-DD"):
        parse(page, published="2020-02-31")
    assert check_day("2020-03-05T10:00:00+03:00") == "2020-03-05"


def test_the_date_line_is_found_with_its_letters() -> None:
    page = f"الرئيسية\nافتتاح سد جديد في الجنوب\nالأحد 1 آذار/مارس 2020\n{BODY}"
    found = parse(page, url="https://news.example/2020/03/09/x").published
    assert found is not None
    assert (found.date, found.found_in) == ("2020-03-01", "date line")
    assert found.evidence is not None
    assert page[found.evidence.start : found.evidence.end] == found.evidence.text


def test_a_date_in_a_paragraph_is_no_date_line() -> None:
    lead = "أعلنت هيئة الآثار، الأحد، عودة تمثال سرق من متحفها في 14 آب/أغسطس 2013 وبيع بعد ذلك في مزاد خارج البلاد سرا."
    assert parse(f"افتتاح سد جديد في الجنوب\n{BODY}\nاقرأ أيضا\n{lead}").published is None


def test_without_any_sign_there_is_no_day() -> None:
    assert parse(f"افتتاح سد جديد في الجنوب\n{BODY}").published is None


@pytest.mark.parametrize(
    ("opening", "credit"),
    [
        ("موسكو – رويترز – ", "موسكو – رويترز"),
        ("دبي، الإمارات العربية المتحدة (CNN) -- ", "دبي، الإمارات العربية المتحدة (CNN)"),
        ("(CNN)-- ", "(CNN)"),
        ("واشنطن- ", "واشنطن"),
        ("القاهرة (أ ف ب) - ", "القاهرة (أ ف ب)"),
    ],
)
def test_datelines_are_credit(opening: str, credit: str) -> None:
    assert [s.text for s in parse(f"افتتاح سد جديد في الجنوب\n{opening}{BODY}").credit] == [credit]


@pytest.mark.parametrize(
    "opening",
    [
        "فاز الفريق 3 - صفر على ضيفه أمس. ",
        "كتائب حزب الله - العراق تنفي ما نشر عنها. ",
        "كشفت لـ «الاقتصادية» مصادر عدة ما جرى. ",
    ],
)
def test_scores_and_names_are_no_credit(opening: str) -> None:
    assert parse(f"افتتاح سد جديد في الجنوب\n{opening}{BODY}").credit == []


def test_source_lines_and_closing_agencies_are_credit() -> None:
    assert [s.text for s in parse(f"افتتاح سد جديد\n{BODY}\nالمصدر: رويترز").credit] == ["المصدر: رويترز"]
    assert [s.text for s in parse(f"افتتاح سد جديد\n{BODY} (رويترز)").credit] == ["(رويترز)"]
