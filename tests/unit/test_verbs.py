"""Forms of verbs are generated right, and found again under what newspapers print."""

from __future__ import annotations

import pytest

from musnad.errors import LexiconError
from musnad.language.spelling import spell, spell_joined
from musnad.language.verbs import FormIndex, Match, VerbRow, conjugate
from musnad.text import fold

SAY = VerbRow("قال", "ق و ل", "I", "يقول", ("قول", "أقوال"))
DENY = VerbRow("نفى", "ن ف ي", "I", "ينفي", ("نفي",))
CALL = VerbRow("دعا", "د ع و", "I", "يدعو", ("دعوة",))
SEE = VerbRow("رأى", "ر ء ي", "I", "يرى", ("رؤية",))
READ = VerbRow("قرأ", "ق ر ء", "I", "يقرأ", ("قراءة",))
ANSWER = VerbRow("ردّ", "ر د د", "I", "يرد", ("رد", "ردود"))
DESCRIBE = VerbRow("وصف", "و ص ف", "I", "يصف", ("وصف",))
ASK = VerbRow("سأل", "س ء ل", "I", "يسأل", ("سؤال",))
STAY = VerbRow("بقي", "ب ق ي", "I", "يبقى", ("بقاء",))


def keys(verb: VerbRow, tense: str, **features: str) -> set[str]:
    return {
        form.key
        for form in conjugate(verb)
        if form.tense == tense and all(getattr(form, name) == value for name, value in features.items())
    }


def folded(words: str) -> set[str]:
    return {fold(word) for word in words.split()}


@pytest.mark.parametrize(
    ("verb", "tense", "words"),
    [
        (SAY, "perfect", "قال قالت قالا قالتا قالوا قلن قلت قلنا قيل قيلت"),
        (SAY, "imperfect", "يقول تقول أقول نقول يقولان يقولون يقلن يقال تقال"),
        (SAY, "jussive", "يقل تقل يقولا يقولوا"),
        (SAY, "participle", "قائل قائلا قائلة قائلين قائلون"),
        (SAY, "noun", "قول قولا أقوال"),
        (DENY, "perfect", "نفى نفت نفيا نفوا نفين نفيت نفينا نفي"),
        (DENY, "imperfect", "ينفي تنفي ينفيان ينفون ينفين ينفى"),
        (DENY, "jussive", "ينف تنف ينفوا"),
        (DENY, "participle", "ناف نافيا نافية نافين نافون"),
        (CALL, "perfect", "دعا دعت دعوا دعوت دعونا دعي دعيت"),
        (CALL, "imperfect", "يدعو تدعو يدعوان يدعون يدعى"),
        (CALL, "jussive", "يدع تدع يدعوا"),
        (CALL, "participle", "داع داعيا داعية داعين داعون"),
        (CALL, "passive-participle", "مدعو مدعوا مدعوة مدعوين"),
        (SEE, "perfect", "رأى رأت رأيا رأوا رأيت رأينا"),
        (SEE, "imperfect", "يرى ترى أرى نرى يرون يريان"),
        (SEE, "jussive", "ير تر يروا"),
        (READ, "perfect", "قرأ قرأت قرؤوا قرأوا قرأنا قرئ"),
        (READ, "imperfect", "يقرأ تقرأ يقرؤون يقرأون يقرآن"),
        (ANSWER, "perfect", "رد ردت ردا ردوا رددن رددت رددنا"),
        (ANSWER, "jussive", "يردد يردوا"),
        (ANSWER, "participle", "راد رادا رادة رادين"),
        (DESCRIBE, "imperfect", "يصف تصف يصفون يوصف توصف"),
        (DESCRIBE, "passive-participle", "موصوف موصوفة"),
        (ASK, "perfect", "سأل سألت سألوا سئل سئلت"),
        (ASK, "participle", "سائل سائلا سائلة"),
        (STAY, "perfect", "بقي بقيت بقوا بقينا"),
        (STAY, "imperfect", "يبقى تبقى يبقون"),
        (VerbRow("أكّد", "ء ك د", "II"), "imperfect", "يؤكد تؤكد أؤكد نؤكد يؤكدون"),
        (VerbRow("أكّد", "ء ك د", "II"), "participle", "مؤكد مؤكدا مؤكدة مؤكدين مؤكدون مؤكدتان مؤكدتين"),
        (VerbRow("أعرب", "ع ر ب", "IV"), "perfect", "أعرب أعربت أعربوا أعربا أعربنا"),
        (VerbRow("أشار", "ش و ر", "IV"), "perfect", "أشار أشارت أشاروا أشرت أشير أشيرت"),
        (VerbRow("أشار", "ش و ر", "IV"), "imperfect", "يشير تشير يشيرون يشار"),
        (VerbRow("أشار", "ش و ر", "IV"), "participle", "مشير مشيرا مشيرة مشيرين"),
        (VerbRow("أشار", "ش و ر", "IV"), "noun", "إشارة إشارات"),
        (VerbRow("ادّعى", "د ع و", "VIII"), "imperfect", "يدعي تدعي يدعون"),
        (VerbRow("ادّعى", "د ع و", "VIII"), "noun", "ادعاء ادعاءات"),
        (VerbRow("اتّهم", "و ه م", "VIII"), "perfect", "اتهم اتهمت اتهموا"),
        (VerbRow("اتّهم", "و ه م", "VIII"), "noun", "اتهام اتهاما اتهامات"),
        (VerbRow("استنكر", "ن ك ر", "X"), "participle", "مستنكر مستنكرا مستنكرة"),
        (VerbRow("أفاد", "ف و د", "IV"), "noun", "إفادة إفادات"),
        (VerbRow("أوضح", "و ض ح", "IV"), "noun", "إيضاح إيضاحات"),
        (VerbRow("طمأن", "ط م ء ن", "Q"), "imperfect", "يطمئن تطمئن يطمئنون"),
        (VerbRow("طمأن", "ط م ء ن", "Q"), "perfect", "طمأن طمأنت طمأنوا"),
        (VerbRow("اطمأنّ", "ط م ء ن", "QIV"), "perfect", "اطمأن اطمأنت اطمأنوا"),
        (VerbRow("هنّأ", "ه ن ء", "II"), "participle", "مهنئ مهنئا مهنئة مهنئين"),
        (VerbRow("هنّأ", "ه ن ء", "II"), "noun", "تهنئة"),
        (VerbRow("أعدّ", "ع د د", "IV"), "perfect", "أعد أعدت أعدوا أعددت"),
        (VerbRow("ألقى", "ل ق ي", "IV"), "perfect", "ألقى ألقت ألقوا ألقيت ألقي"),
        (VerbRow("ألقى", "ل ق ي", "IV"), "noun", "إلقاء"),
        (VerbRow("اعتدى", "ع د و", "VIII"), "perfect", "اعتدى اعتدت اعتدوا"),
        (VerbRow("سجن", "س ج ن", "I", "يسجن", ("سجن",)), "passive-participle", "مسجون مسجونا مسجونة مسجونين"),
        (VerbRow("تساءل", "س ء ل", "VI"), "participle", "متسائل متسائلا متسائلة متسائلين"),
        (VerbRow("تساءل", "س ء ل", "VI"), "noun", "تساؤل تساؤلات"),
        (VerbRow("آمن", "ء م ن", "IV"), "imperfect", "يؤمن نؤمن أومن"),
        (VerbRow("آمن", "ء م ن", "IV"), "noun", "إيمان"),
        (VerbRow("ازداد", "ز ي د", "VIII"), "imperfect", "يزداد تزداد يزدادون"),
        (VerbRow("اصطدم", "ص د م", "VIII"), "noun", "اصطدام"),
        (VerbRow("اضطرّ", "ض ر ر", "VIII"), "perfect", "اضطر اضطرت اضطروا"),
        (VerbRow("استحوذ", "ح و ذ", "X"), "imperfect", "يستحوذ تستحوذ"),
        (VerbRow("تحدّى", "ح د ي", "V"), "noun", "تحد تحدي تحديا تحديات"),
        (VerbRow("انحاز", "ح و ز", "VII"), "noun", "انحياز"),
        (VerbRow("احمرّ", "ح م ر", "IX"), "perfect", "احمر احمرت احمروا"),
        (VerbRow("تدهور", "د ه و ر", "QII"), "imperfect", "يتدهور تتدهور"),
        (VerbRow("حيّا", "ح ي ي", "II", "", ("تحية",)), "perfect", "حيا حيت حيينا"),
    ],
)
def test_forms_of_a_verb(verb: VerbRow, tense: str, words: str) -> None:
    assert folded(words) <= keys(verb, tense)


def test_voice_says_where_letters_leave_it_open() -> None:
    voices = {form.key: form.voice for form in conjugate(SAY) if form.person == "3" and form.gender == "m"}
    assert voices[fold("قال")] == "active"
    assert voices[fold("قيل")] == "passive"
    assert {form.voice for form in conjugate(DESCRIBE) if form.key == "وصف" and form.tense == "perfect"} == {"both"}


def test_a_jussive_is_listed_only_where_its_letters_differ() -> None:
    assert not keys(VerbRow("أعرب", "ع ر ب", "IV"), "jussive", number="s", person="3")
    assert keys(SAY, "jussive", number="s", gender="m", person="3") == {"يقل"}


def test_a_form_is_listed_once() -> None:
    forms = [form[:5] for form in conjugate(DENY)]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("sounds", "printed"),
    [("qara'UO", {"قرؤوا", "قرأوا"}), ("qara'A", {"قرآ"}), ("qA'il", {"قائل"}), ("tasA'ala", {"تساءل"}), ("'a'mana", {"آمن"}),
     ("badA'F", {"بداء"}), ("barI'F", {"بريئا"}), ("juz'F", {"جزءا"}), ("Eib'F", {"عبئا"}), ("mas'Ul", {"مسؤول", "مسئول"})],
)  # fmt: skip
def test_where_a_hamza_sits(sounds: str, printed: set[str]) -> None:
    assert set(spell(sounds)) == {fold(word) for word in printed}


def test_endings_change_before_a_pronoun() -> None:
    assert spell_joined("$akwY") == ("شكوا",)
    assert spell_joined("muTAlabap") == ("مطالبت",)
    assert spell_joined("qAlUO") == ("قالو",)


ROWS = [
    verb._asdict() | {"nouns": list(verb.nouns)}
    for verb in (
        SAY, DENY, CALL, SEE, ANSWER, DESCRIBE, VerbRow("اتّهم", "و ه م", "VIII"), VerbRow("ادّعى", "د ع و", "VIII"),
        VerbRow("طالب", "ط ل ب", "III", "", ("مطالبة", "مطالب")), VerbRow("أكّد", "ء ك د", "II"),
    )
]  # fmt: skip


@pytest.fixture(scope="module")
def index() -> FormIndex:
    return FormIndex(ROWS)


def read(index: FormIndex, word: str) -> list[Match]:
    return list(index.lookup(fold(word)))


@pytest.mark.parametrize(
    ("word", "lemma", "proclitics", "enclitic"),
    [("وقال", "قال", "و", ""), ("سيقول", "قال", "س", ""), ("وسيقولون", "قال", "وس", ""), ("قوله", "قال", "", "ه"),
     ("بقولها", "قال", "ب", "ها"), ("قالوه", "قال", "", "ه"), ("فيقولون", "قال", "ف", ""), ("اتهمته", "اتّهم", "", "ه"),
     ("للاتهامات", "اتّهم", "لل", ""), ("ادعاؤه", "ادّعى", "", "ه"), ("ادعائها", "ادّعى", "", "ها"), ("يراه", "رأى", "", "ه"),
     ("رآه", "رأى", "", "ه"), ("مطالبته", "طالب", "", "ه"), ("ومطالبتهم", "طالب", "و", "هم"), ("بتأكيده", "أكّد", "ب", "ه"),
     ("ليؤكد", "أكّد", "ل", ""), ("والتأكيد", "أكّد", "وال", ""), ("بالقول", "قال", "بال", ""), ("وصفتها", "وصف", "", "ها")],
)  # fmt: skip
def test_particles_and_pronouns_are_stripped(index: FormIndex, word: str, lemma: str, proclitics: str, enclitic: str) -> None:
    best = read(index, word)[0]
    assert (best.row["lemma"], best.proclitics, best.enclitic) == (lemma, proclitics, enclitic)


@pytest.mark.parametrize("word", ["القال", "سقال", "بيقول", "السيقول", "القوله", "كتب", "مقالة", "لقال", "قالي"])
def test_particles_stand_only_where_grammar_lets_them(index: FormIndex, word: str) -> None:
    assert not read(index, word)


def test_fewest_stripped_letters_come_first(index: FormIndex) -> None:
    lengths = [len(match.proclitics + match.enclitic) for match in read(index, "وصفها")]
    assert lengths == sorted(lengths)


def test_commands_and_the_second_person_are_left_out_unless_asked_for(index: FormIndex) -> None:
    assert not read(index, "قل")
    every = FormIndex(ROWS, without=(), persons=("1", "2", "3"))
    assert every.lookup("قل")[0].form.tense == "imperative"
    assert every.lookup("قلتم")[0].form.person == "2"


def test_excepted_words_and_tenses_are_not_found() -> None:
    row = DESCRIBE._asdict() | {"except": ["نصف", "participle", "بوصفه"]}
    index = FormIndex([row])
    assert index.lookup("وصف")
    assert not index.lookup("نصف")
    assert not index.lookup("واصفا")
    assert not index.lookup(fold("بوصفه"))
    assert index.lookup(fold("وصفه"))
    alone = FormIndex([DESCRIBE._asdict() | {"except": ["=نصف"]}])
    assert not alone.lookup("نصف")
    assert alone.lookup("ونصف")
    assert alone.lookup("نصف", True)


@pytest.mark.parametrize(
    ("verb", "said"),
    [(VerbRow("قال", "ق و ل", "I"), "imperfect"), (VerbRow("قال", "قا ل", "I", "يقول"), "root"),
     (VerbRow("قال", "ق ا ل", "I", "يقول"), "root"), (VerbRow("قال", "ق و ل", "XI", "يقول"), "form")],
)  # fmt: skip
def test_a_row_that_makes_no_verb_is_refused(verb: VerbRow, said: str) -> None:
    with pytest.raises(LexiconError, match=said):
        conjugate(verb)
