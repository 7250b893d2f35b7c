"""Whatever the page: its text comes back unchanged, and every span holds the letters that stand there."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.evaluate import check_spans
from musnad.ingest.text import MIN_ARABIC
from musnad.reading import Reader

WORDS = [
    "قال", "وأضاف", "الوزير", "وزير الخارجية الأردني", "سالم الحداد", "إنّ", "أن", "بحسب", "وفقاً لـ", "نقلت", "رويترز", "عن",
    "أمس", "الخميس الماضي", "14 أيلول/سبتمبر", "٣ مايو ٢٠٢٠", "منذ عام 2019", "اتهم", "إسرائيل", "زار", "القاهرة", "ســـد",
    "مـ\u200cي\u200fاه", "ﻻ", "\ufeff", "ی", "گ", "الرئيسية", "اقرأ أيضا", "شارك", "©", "https://example.org", "CNN", "3 - صفر",
]  # fmt: skip
MARKS = [
    " ",
    "  ",
    "\xa0",
    "\n",
    "\r\n",
    "\n\n",
    "، ",
    ". ",
    ": ",
    "؟ ",
    "“",
    "”",
    "«",
    "»",
    '"',
    "(",
    ")",
    " - ",
    "…",
    "\u2028",
]
PAGES = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(MARKS)), min_size=3, max_size=80)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=PAGES)
def test_spans_of_made_up_pages(reader: Reader, pieces: list[tuple[str, str]]) -> None:
    text = "وصل الوفد إلى المدينة صباح اليوم " + "".join(word + mark for word, mark in pieces)
    record = reader.read(text, published="2020-05-04")
    assert record.text == text
    check_spans(record.to_dict())


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noise=st.text(max_size=120))
def test_spans_among_any_letters(reader: Reader, noise: str) -> None:
    arabic = "قال الوزير أمس إن الوفد وصل إلى المدينة " * (1 + int(len(noise) * MIN_ARABIC))
    text = f"{arabic}{noise}\n{arabic}"
    record = reader.read(text)
    assert record.text == text
    check_spans(record.to_dict())
