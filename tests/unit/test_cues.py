"""The table of reporting verbs: real forms lead to their verb, everyday words do not."""

from __future__ import annotations

import pytest

from musnad.language.verbs import FormIndex, Match, shows_verb
from musnad.lexicon import default_lexicon
from musnad.text import fold, split_words

ATTESTED = """
قال: قال وقالت قالوا يقول ويقولون سيقول قوله بقولها قائلا قائلين قائلة بالقول وقيل قولهم أقواله
صرّح: صرح صرحت وصرّح يصرح تصريح بتصريحات تصريحاته مصرحا
أكّد: أكد وأكدت أكدوا يؤكد مؤكدا مؤكدة ومؤكدين تأكيده بتأكيدها أكدته لتؤكد
أضاف: أضاف وأضافت مضيفا مضيفة مضيفين ويضيف
أعلن: أعلن أعلنت وأعلنوا معلنا إعلانه سيعلن أعلنته
نفى: نفى نفت ونفى ينفي نافيا نافية نفيه نفوا
أشار: أشار وأشارت مشيرا مشيرة مشيرين إشارته ويشير
أوضح: أوضح وأوضحت موضحا يوضح إيضاح
لفت: لفت لفتت لافتا لافتة لافتين يلفت
دعا: دعا دعت ودعوا يدعو داعيا داعين دعوته دعواتها
طالب: طالب طالبت وطالبوا مطالبا مطالبين مطالبته بمطالبتها يطالبون
اتّهم: اتهم اتهمت واتهموا متهما متهمة اتهامه اتهامات اتهمته يتهمون
ندّد: ندد نددت منددا منددة تنديده ينددون
رحّب: رحب رحبت مرحبا مرحبة ترحيبه يرحب
حذّر: حذر حذرت محذرا محذرة تحذيره تحذيرات ويحذرون
أعرب: أعرب وأعربت معربا معربة معربين إعرابه
اعتبر: اعتبر اعتبرت معتبرا معتبرة يعتبر واعتبروا اعتباره
رأى: رأى ورأت يرى ترى يرون ورأوا
وصف: وصف ووصفت وصفه واصفا واصفة يصف وصفها
ادّعى: ادعى ادعت يدعي مدعيا ادعاءه ادعائها ادعاؤهم
زعم: زعم زعمت زاعما يزعمون مزاعمه
توقّع: توقع توقعت متوقعا يتوقع توقعاته
تعهّد: تعهد تعهدت متعهدا تعهداتها
هدّد: هدد هددت مهددا مهددة تهديداته
شدّد: شدد شددت مشددا مشددة تشديده
كشف: كشف كشفت كاشفا كشفه
نقل: نقلت نقلا ونقلته
نسب: نسبت ونسب
ردّ: رد ردت ردا ردوا
اعترف: اعترف اعترفت معترفا اعترافه
أشاد: أشاد أشادت مشيدا مشيدة إشادته
انتقد: انتقد انتقدت منتقدا منتقدة انتقاده
ناشد: ناشد ناشدت مناشدا مناشدة
طمأن: طمأن طمأنت مطمئنا
هنّأ: هنأ هنأت مهنئا تهنئته
رجّح: رجح رجحت مرجحا مرجحة
استبعد: استبعد استبعدت مستبعدا يستبعدون
أفاد: أفاد أفادت وأفاد يفيد إفادته
تساءل: تساءل تساءلت متسائلا يتساءلون
خلص: خلص خلصت يخلص
"""
ORDINARY = "المدينة مدينة نصف أقل لندن البحث أخبار الكتاب بوصفه المحاكم مفتي لافتة كاتب تشاد طاولة الشمس نهر سيارة لحم برتقال"


@pytest.fixture(scope="module")
def cues() -> FormIndex:
    return FormIndex(default_lexicon().table("statements/cues"))


def read(cues: FormIndex, text: str) -> tuple[Match, ...]:
    word = split_words(text)[0]
    return cues.lookup(word.key, shows_verb(word))


@pytest.mark.parametrize("line", ATTESTED.strip().splitlines(), ids=lambda line: fold(line.split(":")[0]))
def test_attested_forms_lead_to_their_verb(cues: FormIndex, line: str) -> None:
    lemma, _, words = line.partition(":")
    missed = [w for w in words.split() if lemma not in {match.row["lemma"] for match in read(cues, w)}]
    assert not missed


@pytest.mark.parametrize("word", ORDINARY.split())
def test_everyday_words_are_no_cues(cues: FormIndex, word: str) -> None:
    assert not [match for match in cues.lookup(fold(word)) if not match.row["risky"]]


def test_every_example_holds_a_form_of_its_verb(cues: FormIndex) -> None:
    for row in default_lexicon().table("statements/cues"):
        rows = [match.row for word in row["example"].split() for match in read(cues, word.strip('":؟،'))]
        assert any(found is row for found in rows), f"{row.where}: {row['example']}"


def test_risky_frames_are_frames_of_the_verb() -> None:
    for row in default_lexicon().table("statements/cues"):
        assert set(row["risky"]) <= set(row["frames"]), row.where


@pytest.mark.parametrize("name", ["attributions", "traps"])
def test_phrases_are_written_once_whatever_their_spelling(name: str) -> None:
    rows = default_lexicon().table(f"statements/{name}")
    seen = [(fold(row["phrase"]), row.get("kind")) for row in rows]
    assert {pair for pair in seen if seen.count(pair) > 1} == set()
