"""Where sentences end in newspaper Arabic."""

import pytest

from musnad.language.sentences import split_sentences
from musnad.text import split_words


def cut(text: str) -> list[str]:
    words = split_words(text)
    return [text[words[a].start : words[b - 1].end] for a, b in split_sentences(words)]


@pytest.mark.parametrize(
    "whole",
    [
        "وصل الوزير، ثم التقى نظيره؛ وغادر مساءً.",
        "قال د. سامي حداد إن النتائج جيدة.",
        "قال د.سامي إن النتائج جيدة.",
        "نقلت وكالة أ. ف. ب عن المصدر قوله إن الاتفاق قريب.",
        "بلغت النسبة 3.5 في المئة.",
        "حضر اللقاء م. ب. جونسون.",
        "قال لموقع العربية.نت إنه باقٍ في منصبه.",
        "الحرب مستمرة.. والسلام بعيد.",
        "نشر النص (...) كاملاً.",
        "سأل «لماذا الآن؟»، ثم سكت.",
        'كتاب "هل نحن وحدنا؟" صدر أمس.',
        "وصفه بالمنتصر (!) في الحرب.",
        "1. فتح المعابر",
        "بيروت - وكالات: أعلن الجيش التعبئة.",
    ],
)
def test_one_sentence_stays_whole(whole):
    assert cut(whole) == [whole]


@pytest.mark.parametrize(
    "marked",
    [
        "وصل الوزير. |وغادر السفير.",
        "هل عاد؟ |لا أحد يعلم!",
        "قال: «لن نعود.» |ثم خرج.",
        'قال: "لن نعود". |ثم خرج.',
        'قال: "لن نعود. " |وأضاف أن القرار نهائي.',
        "«لن نعود. |سنبقى هنا». |بهذا ختم كلمته.",
        'سأل: "لماذا؟". |ثم خرج.',
        'سأل: "لماذا؟" |وأضاف أنه لا يعرف.',
        "انتهت الجلسة.|وغادر الحضور القاعة.",
        "ولد في سنة 2005 م. |ودرس في دمشق.",
        "كان ذلك عام 2016. |ثم سافر.",
        "النقاط هي |• فتح المعابر |• وقف النار",
        "ماذا؟! |نعم.",
    ],
)
def test_sentences_are_told_apart(marked):
    assert cut(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


def test_no_sentence_crosses_a_line():
    assert cut("عنوان بلا نقطة\nنص الخبر، وفيه\nسطر آخر.") == ["عنوان بلا نقطة", "نص الخبر، وفيه", "سطر آخر."]


def test_every_word_is_in_one_sentence():
    words = split_words('.. "؟" ! قال\n. .\n« »')
    ranges = split_sentences(words)
    assert [i for a, b in ranges for i in range(a, b)] == list(range(len(words)))
