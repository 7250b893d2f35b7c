"""Interviews, and whose the words of headlines and of answers are."""

from __future__ import annotations

import pytest

from musnad.reading import Reader
from musnad.record import Record

READER = Reader()
ASKED = """حوار مع مدير المصنع سالم العامري عن سنة صعبة
سالم العامري يتحدث إلينا في هذا الحوار عن العمل.
{q}كيف كانت السنة الماضية في المصنع؟
{a}كانت سنة صعبة على كل العمال في المدينة.
{q}وماذا عن السنة المقبلة عندكم؟
{a}سنفتح بابا جديدا للعمل في الربيع.
ونريد أن يعود كل من خرج.
{q}هل تخافون من المنافسة؟
{a}المنافسة تجعل عملنا أفضل كل يوم.
"""


def speakers(record: Record) -> dict[str, str | None]:
    names = {a.id: a.name for a in record.entities}
    return {s.content.text: names.get(s.speaker or "") for s in record.statements}


@pytest.mark.parametrize(("q", "a"), [("*", "-"), ("- ", "• "), ("● ", "●● "), ("", "")])
def test_each_paragraph_of_an_answer_is_a_statement(q: str, a: str) -> None:
    found = speakers(READER.read(ASKED.format(q=q, a=a), published="2024-03-05"))
    assert [text for text in found if "؟" in text] == []
    assert all("العامري" in (name or "") for name in found.values())
    assert set(found) == {
        "كانت سنة صعبة على كل العمال في المدينة",
        "سنفتح بابا جديدا للعمل في الربيع",
        "ونريد أن يعود كل من خرج",
        "المنافسة تجعل عملنا أفضل كل يوم",
    }


def test_questions_without_answers_make_no_interview() -> None:
    page = "رأي في العمل\nيكتب سالم العامري عن العمل.\n- لماذا نعمل كل يوم؟\n- وكيف نرتاح بعد ذلك؟\n- ومتى نعود إلى البيت؟\n"
    assert READER.read(page, published="2024-03-05").statements == []


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("سالم العامري لـ«الجريدة»: المصنع لن يغلق أبوابه", "سالم العامري"),
        ("أزمة العمل تتسع.. وزير المالية: المصنع لن يغلق أبوابه", "وزير المالية"),
    ],
)
def test_name_before_the_colon_of_a_headline_speaks(headline: str, speaker: str) -> None:
    page = f"{headline}\n\nعاد العمال إلى المدينة أمس بعد غياب طويل.\n"
    assert speakers(READER.read(page, published="2024-03-05")) == {"المصنع لن يغلق أبوابه": speaker}
