"""Cutting of words: labels, offsets, and what is never cut."""

import pytest

from musnad.language.resources import MODEL, load_names, load_subwords
from musnad.language.segmenter import Segmenter, label_of, word_features
from musnad.language.subwords import bare


@pytest.fixture(scope="module")
def segmenter():
    return Segmenter((MODEL / "segmenter.crf").read_bytes(), load_subwords())


@pytest.mark.parametrize(
    ("tokens", "label"),
    [(["كتاب"], "|"), (["و", "ب", "كتاب", "هم"], "و+ب|هم"), (["ل", "ه"], "|ه"), (["س", "يكتب"], "س|")],
)
def test_the_longest_token_is_the_stem(tokens, label):
    assert label_of(tokens) == label


@pytest.mark.parametrize(
    ("word", "tokens"),
    [
        ("وقال", "و+قال"),
        ("والوزير", "و+الوزير"),
        ("بالمدرسة", "ب+المدرسة"),
        ("للحكومة", "ل+لحكومة"),
        ("سيزور", "س+يزور"),
        ("كتابها", "كتاب+ها"),
        ("ولوقف", "و+ل+وقف"),
        ("الوزير", "الوزير"),
        ("بيروت", "بيروت"),
        ("وزارة", "وزارة"),
        ("فرنسا", "فرنسا"),
        ("CNN", "CNN"),
        ("و", "و"),
    ],
)
def test_words_of_the_news(segmenter, word, tokens):
    assert "+".join(segmenter.cut(word)) == tokens


@pytest.mark.parametrize("word", ["ووو", "هها", "بب", "ﻻ", "ــ", "سهها", "ءءء", "وكنها", "ق", "ال"])
def test_odd_words_lose_no_letter(segmenter, word):
    assert "".join(segmenter.cut(word)) == word
    assert all(segmenter.cut(word))


def test_the_segmenter_survives_as_bytes(segmenter):
    again = Segmenter(segmenter.to_bytes(), load_subwords())
    assert again.cut("وبكتبهم") == segmenter.cut("وبكتبهم")


def test_features_tell_how_well_the_rest_is_known():
    features = word_features("وزير", load_subwords())
    assert "w=وزير" in features
    assert any(f.startswith("ck=و|") for f in features)


def test_like_words_have_like_vectors():
    subwords = load_subwords()

    def likeness(one: str, other: str) -> float:
        a, b = subwords.vector(one), subwords.vector(other)
        return float(a @ b / ((a @ a) * (b @ b)) ** 0.5)

    assert likeness("رئيس", "زعيم") > likeness("رئيس", "تفاحة")
    assert likeness("الحكومة", "حكومة") > 0.99


def test_a_word_of_unknown_letters_has_no_vector():
    assert not load_subwords().vector("xyz").any()


def test_bare_drops_marks_and_keeps_hamzas():
    assert bare("أُسْـرَة") == "أسرة"


def test_name_words_are_listed():
    names = load_names()
    assert "s" in names["محمد"]
    assert "g" in names["مصر"]
    assert names.get("يكتبون") is None
