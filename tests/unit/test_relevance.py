"""The judge of sentences: does an assault or a protest take place in them?"""

from __future__ import annotations

import numpy as np
import pytest

from musnad.extract.relevance import BUCKETS, SIGNS, TYPES, Judge, bucket_of, cut, judge, letters_of, load_judge, signs_of
from musnad.reading import Reader
from musnad.text import fold

ATTACK = "قتل ستة أشخاص وأصيب عشرة بجروح في انفجار سيارة مفخخة وسط بغداد أمس"
ESSAY = "تقدم هذه الرواية صورة ساخرة للحياة في المدينة خلال القرن الماضي"
MARCH = "تظاهر آلاف الطلاب أمس في العاصمة ورددوا هتافات ضد الحكومة"


def test_gives_a_probability_for_each_type() -> None:
    found = judge(ATTACK)
    assert set(found) == set(TYPES)
    assert all(0 <= p <= 1 for p in found.values())


def test_tells_reports_from_other_sentences() -> None:
    assert judge(ATTACK)["ASSAULT"] > judge(ESSAY)["ASSAULT"]
    assert judge(MARCH)["PROTEST"] > judge(ESSAY)["PROTEST"]
    assert judge(ATTACK)["ASSAULT"] > load_judge().bars["ASSAULT"][0] > judge(ESSAY)["ASSAULT"]


@pytest.mark.parametrize("sentence", ["", "!؟", "2024", "a", "كلمة"])
def test_answers_any_text(sentence: str) -> None:
    assert all(0 <= p <= 1 for p in judge(sentence).values())


def test_spelling_of_alef_and_vowel_marks_changes_nothing() -> None:
    assert judge("أُصيبَ أحد الجنود في الهجوم") == pytest.approx(judge("اصيب احد الجنود في الهجوم"))


def test_what_was_read_counts() -> None:
    events = Reader().read("خبر\n\n" + MARCH + ".").events
    assert "any" in signs_of(events, "PROTEST")
    assert not signs_of(events, "ASSAULT")
    with_signs = load_judge().judge(MARCH, events)
    assert with_signs["PROTEST"] > load_judge().judge(MARCH, [])["PROTEST"]


def test_letter_groups_keep_inside_words() -> None:
    assert list(letters_of("قد")) == [" ق", "قد", "د ", " قد", "قد ", " قد "]
    words, grams = cut("هجوم على هجوم")
    assert words == ["هجوم", fold("على")]
    assert f"هجوم_{fold('على')}" in grams


def test_weights_are_summed_over_the_length_of_words() -> None:
    weights, rare = np.zeros((2, 2, BUCKETS)), np.zeros(BUCKETS)
    at = bucket_of("_هجوم")
    weights[0, :, at], rare[at] = 3.0, 1.0
    made = Judge(weights, rare, np.zeros((2, 1, len(SIGNS))), np.zeros((2, 2)), np.full((2, 2), 0.5))
    assert made.judge("هجوم")["ASSAULT"] == pytest.approx(1 / (1 + np.exp(-3.0)))
    assert made.judge("هجوم")["PROTEST"] == pytest.approx(0.5)
