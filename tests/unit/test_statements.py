"""Who said what, and on whose word: one sentence of our own for each way Arabic news has of telling it."""

from __future__ import annotations

import pytest

from musnad.reading import Reader
from musnad.record import Record, Statement

READER = Reader()


def read(text: str) -> Record:
    return READER.read("عنوان الخبر\n\n" + text, published="2024-03-05")


def said(text: str) -> list[tuple[str | None, str]]:
    """Speaker and content of each statement, in page order."""
    record = read(text)
    return [(name_of(record, s.speaker), s.content.text) for s in record.statements]


def name_of(record: Record, actor: str | None) -> str | None:
    return next((a.name for a in record.entities if a.id == actor), None)


def chain_of(record: Record, statement: Statement) -> list[str | None]:
    return [name_of(record, link if isinstance(link, str) else link[0]) for link in statement.via]


def only(text: str) -> tuple[Record, Statement]:
    record = read(text)
    assert len(record.statements) == 1, [s.content.text for s in record.statements]
    return record, record.statements[0]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("قال وزير المالية إن الميزانية جاهزة.", "وزير المالية", "الميزانية جاهزة"),
        ("وقالت وزارة الصحة أمس الاثنين إن اللقاح متوفر في كل المدن.", "وزارة الصحة", "اللقاح متوفر في كل المدن"),
        ("أكد المتحدث باسم الشرطة أن الطريق مفتوح.", "المتحدث باسم الشرطة", "الطريق مفتوح"),
        ("أشار مدير المستشفى إلى أن عدد الجرحى ارتفع.", "مدير المستشفى", "عدد الجرحى ارتفع"),
        ("زعم مصدر أمني أنه شاهد السيارة.", "مصدر أمني", "شاهد السيارة"),
        ("المتحدث باسم الجيش يؤكد أن الحدود آمنة.", "المتحدث باسم الجيش", "الحدود آمنة"),
        ("وكان وزير الدفاع قد قال إن التدريب مستمر.", "وزير الدفاع", "التدريب مستمر"),
        ("حذر رئيس البلدية السكان من أن السيل قادم.", "رئيس البلدية", "السيل قادم"),
        ("دعا رئيس الوزراء كل الأسر إلى ترشيد المياه.", "رئيس الوزراء", "ترشيد المياه"),
        ("أعرب وزير الخارجية عن قلقه من تدهور الوضع.", "وزير الخارجية", "قلقه من تدهور الوضع"),
        ("أعلن وزير النقل عن افتتاح خط جديد للقطار في المدينة.", "وزير النقل", "افتتاح خط جديد للقطار في المدينة"),
        ("تعهد وزير النقل ببناء جسر جديد.", "وزير النقل", "بناء جسر جديد"),
        ("أعلنت وزارة التعليم تأجيل الامتحانات.", "وزارة التعليم", "تأجيل الامتحانات"),
        ("نفى وزير الزراعة هذه الأنباء.", "وزير الزراعة", "هذه الأنباء"),
        ("اتهمت وزارة الداخلية الحركة بالتخطيط للهجوم.", "وزارة الداخلية", "التخطيط للهجوم"),
        ("وصف وزير الخارجية اللقاء بأنه بناء ومثمر.", "وزير الخارجية", "بناء ومثمر"),
    ],
)
def test_verb_its_subject_and_what_is_said(text: str, speaker: str, content: str) -> None:
    record, statement = only(text)
    assert name_of(record, statement.speaker) == speaker
    assert statement.content.text == content
    assert statement.quoted == "indirect"


def test_title_in_apposition_does_not_hide_the_clause() -> None:
    record, statement = only("قال سالم العامري، مدير المستشفى المركزي، الذي عاد من السفر أمس، إن العملية نجحت.")
    assert name_of(record, statement.speaker) in ("سالم العامري", "مدير المستشفى المركزي")
    assert statement.content.text == "العملية نجحت"


def test_clause_about_an_unnamed_source_is_stepped_over() -> None:
    record, statement = only("وقال مصدر حكومي، طلب عدم ذكر اسمه، إن القرار صدر.")
    assert (name_of(record, statement.speaker), statement.content.text) == ("مصدر حكومي", "القرار صدر")


def test_direct_speech_after_a_colon_runs_over_sentences() -> None:
    _, statement = only('قال وزير المالية: "لن نرفع الضرائب. هذا وعد قطعناه".')
    assert statement.content.text == "لن نرفع الضرائب. هذا وعد قطعناه"
    assert statement.quoted == "direct"


@pytest.mark.parametrize("marks", ['""', "“”", "«»", "””", '“"'])
def test_marks_of_every_shape_and_unlike_pairs(marks: str) -> None:
    _, statement = only(f"قال وزير المالية إن {marks[0]}الخطة واضحة وجاهزة للتنفيذ{marks[1]}.")
    assert statement.content.text == "الخطة واضحة وجاهزة للتنفيذ"
    assert statement.quoted == "direct"


def test_part_in_marks_is_mixed() -> None:
    _, statement = only("قال وزير المالية إن الخطة “واضحة تماما” للجميع.")
    assert statement.content.text == "الخطة “واضحة تماما” للجميع"
    assert statement.quoted == "mixed"


def test_quotation_before_its_verb() -> None:
    record, statement = only('"لن نتراجع عن هذا القرار مهما حدث"، قال وزير المالية.')
    assert name_of(record, statement.speaker) == "وزير المالية"
    assert statement.content.text == "لن نتراجع عن هذا القرار مهما حدث"


def test_saying_put_between_commas_covers_its_sentence() -> None:
    _, statement = only("الوضع في الميناء، يقول وزير النقل، تحسن كثيرا.")
    assert statement.content.text == "الوضع في الميناء، يقول وزير النقل، تحسن كثيرا"


def test_unclosed_quotation_ends_with_its_line() -> None:
    text = 'قال وزير المالية: "الخطة واضحة وجاهزة للتنفيذ.\nوأعلنت وزارة الصحة أن اللقاح متوفر.'
    assert [content for _, content in said(text)] == ["الخطة واضحة وجاهزة للتنفيذ", "اللقاح متوفر"]


def test_participles_share_the_subject_of_their_verb() -> None:
    text = "أكدت وزيرة الصحة أن اللقاح متوفر، مضيفة أن المخزون يكفي عاما، ومشيرة إلى وصول شحنة جديدة."
    assert said(text) == [
        ("وزيرة الصحة", "اللقاح متوفر"),
        ("وزيرة الصحة", "المخزون يكفي عاما"),
        ("وزيرة الصحة", "وصول شحنة جديدة"),
    ]


def test_subject_left_out_is_the_last_speaker_that_agrees() -> None:
    text = "قال وزير المالية إن الميزانية جاهزة.\nوقالت وزارة الصحة إن اللقاح متوفر.\nوأضاف أن الدين انخفض."
    assert said(text)[-1] == ("وزير المالية", "الدين انخفض")


def test_quotation_goes_on_after_wa_adafa() -> None:
    text = "قال وزير المالية إن الميزانية جاهزة وأضاف أن الدين انخفض."
    assert said(text) == [("وزير المالية", "الميزانية جاهزة"), ("وزير المالية", "الدين انخفض")]


def test_the_pages_own_comment_is_no_part_of_it() -> None:
    _, statement = only("أعلن وزير النقل أن الجسر سيفتح غدا، وذلك بعد أعمال صيانة طويلة.")
    assert statement.content.text == "الجسر سيفتح غدا"


def test_headline_with_a_colon() -> None:
    record = READER.read("وزير المالية: الميزانية جاهزة\n\nانتهى العمل على الخطة.", published="2024-03-05")
    statement = record.statements[0]
    assert (name_of(record, statement.speaker), statement.content.text) == ("وزير المالية", "الميزانية جاهزة")
    assert statement.cue.text == ":"


def test_colon_after_a_place_speaks_for_nobody() -> None:
    assert READER.read("بيروت: افتتاح معرض الكتاب\n\nبدأ المعرض أعماله.", published="2024-03-05").statements == []


def test_relayed_words_keep_their_chain() -> None:
    record, statement = only("نقلت وكالة رويترز عن وزير المالية قوله إن الميزانية جاهزة.")
    assert name_of(record, statement.speaker) == "وزير المالية"
    assert chain_of(record, statement) == ["وكالة رويترز"]


def test_an_agency_that_reports_an_event_speaks_itself() -> None:
    record, statement = only("ذكرت وكالة رويترز أن الزلزال دمر ثلاث قرى.")
    assert name_of(record, statement.speaker) == "وكالة رويترز"
    assert statement.via == []


def test_an_agency_that_reports_a_statement_is_only_a_link() -> None:
    record, statement = only("أفادت وكالة رويترز بأن وزير المالية أعلن تأجيل الميزانية.")
    assert name_of(record, statement.speaker) == "وزير المالية"
    assert chain_of(record, statement) == ["وكالة رويترز"]


def test_trailing_attribution_joins_the_chain() -> None:
    record, statement = only("قال وزير المالية إن الميزانية جاهزة، بحسب ما أفادت به وكالة رويترز.")
    assert statement.content.text == "الميزانية جاهزة"
    assert chain_of(record, statement) == ["وكالة رويترز"]


def test_trailing_attribution_of_a_plain_sentence() -> None:
    record, statement = only("وقد انهار المبنى القديم فجر أمس، وفق ما أعلنت وزارة الداخلية.")
    assert statement.content.text == "انهار المبنى القديم فجر أمس"
    assert name_of(record, statement.speaker) == "وزارة الداخلية"


@pytest.mark.parametrize("opening", ["وبحسب وزارة الداخلية، ", "ووفقا لوزارة الداخلية فإن ", "وبحسب وزارة الداخلية فإنّ "])
def test_leading_attribution(opening: str) -> None:
    record, statement = only(opening + "المبنى القديم انهار فجر أمس.")
    assert statement.content.text == "المبنى القديم انهار فجر أمس"
    assert name_of(record, statement.speaker) == "وزارة الداخلية"


def test_own_words_marked_again_make_no_second_statement() -> None:
    _, statement = only("أكد وزير المالية أن الخطة فاشلة، على حد قوله.")
    assert statement.content.text == "الخطة فاشلة"
    assert statement.via == []


def test_in_line_with_is_no_attribution() -> None:
    assert said("صمم المبنى الجديد وفقا لمتطلبات السلامة العامة.") == []


@pytest.mark.parametrize(
    "text",
    ["يذكر أن المهرجان انطلق قبل عشر سنوات.", "يشار إلى أن النادي فاز مرتين.", "التقى وزير المالية نظيره أمس."],
)
def test_the_pages_own_voice_is_no_statement(text: str) -> None:
    assert said(text) == []


def test_a_statement_inside_another_comes_through_its_speaker() -> None:
    record = read("قال وزير المالية إن الشركة الوطنية للنفط أعلنت أن الإنتاج توقف.")
    outer, inner = record.statements
    assert name_of(record, outer.speaker) == "وزير المالية"
    assert inner.content.text == "الإنتاج توقف"
    assert chain_of(record, inner) == ["وزير المالية"]


def test_impersonal_verbs_name_nobody() -> None:
    _record, statement = only("وعثر على شاحنة يعتقد أنها مسروقة.")
    assert statement.speaker is None
    assert statement.content.text == "مسروقة"


def test_where_when_and_to_whom() -> None:
    record = read("قال وزير المالية لصحيفة الحياة أمس إن الميزانية جاهزة.")
    statement = record.statements[0]
    assert statement.said_at is not None
    assert statement.said_at.text == "أمس"
    assert [name_of(record, a) for a in statement.addressee] == ["صحيفة الحياة"]
    assert chain_of(record, statement) == ["صحيفة الحياة"]


def test_spans_are_the_pages_own_letters() -> None:
    text = "أكّدت وزارةُ الصحّة أنّ اللّقاح «متوفّر»، مضيفةً أنّه آمن."
    record = read(text)
    assert record.statements
    for statement in record.statements:
        for span in (statement.cue, statement.content):
            assert record.text[span.start : span.end] == span.text


def test_every_row_tells_its_rule_and_class() -> None:
    _, statement = only("أكد وزير المالية أن الميزانية جاهزة.")
    assert statement.cue_class == "affirm"
    assert "that" in statement.made_by
    assert 0 < statement.confidence <= 1


def test_where_it_was_said() -> None:
    _, statement = only("قال وزير المالية في مؤتمر صحفي إن الميزانية جاهزة.")
    assert statement.said_in is not None
    assert statement.said_in.text == "في مؤتمر صحفي"


def test_a_second_clause_belongs_to_the_same_statement() -> None:
    _, statement = only("أكد وزير المالية أن “الميزانية جاهزة تماما للعرض”، وأن “الدين انخفض”.")
    assert statement.content.text == "“الميزانية جاهزة تماما للعرض”، وأن “الدين انخفض”"


def test_scare_quotes_are_no_speech() -> None:
    _, statement = only('نفت وزارة الصحة في بيان "الاتهامات" الموجهة إليها.')
    assert statement.content.text == '"الاتهامات" الموجهة إليها'


@pytest.mark.parametrize(
    "text",
    ["لم تكشف الشركة عن عدد العمال.", "وينتظر أن تعلن اللجنة النتائج غدا.", "رفضت الوزارة التعليق على الخبر."],
)
def test_what_was_not_said_is_no_statement(text: str) -> None:
    assert said(text) == []


def test_the_one_addressed_does_not_speak() -> None:
    text = "قالت وزيرة الصحة إن الوباء انتهى. ودعت المواطنين إلى أخذ اللقاح."
    assert said(text)[-1] == ("وزيرة الصحة", "أخذ اللقاح")


def test_own_words_in_marks_after_which_the_page_points_back() -> None:
    text = "قال المدرب سالم العامري إن الفريق جاهز. كانت المباراة “أصعب ما لعبناه هذا الموسم”، على حد وصفه."
    assert said(text)[-1][1] == "أصعب ما لعبناه هذا الموسم"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("غرق القارب قبالة الساحل، بحسب أرقام رسمية.", "غرق القارب قبالة الساحل"),
        ("غرق القارب قبالة الساحل، وفق ما أظهرته لقطات مصورة.", "غرق القارب قبالة الساحل"),
        ("انهار الجسر القديم، كما قال شهود عيان.", "انهار الجسر القديم"),
    ],
)
def test_what_is_known_from_figures_footage_and_witnesses(text: str, content: str) -> None:
    _, statement = only(text)
    assert statement.content.text == content


def test_a_quotation_that_fills_its_paragraph_goes_on() -> None:
    text = 'قال وزير المالية إن الميزانية جاهزة.\n"لن نرفع الضرائب في العام المقبل مهما كانت الظروف".'
    assert said(text)[-1] == ("وزير المالية", "لن نرفع الضرائب في العام المقبل مهما كانت الظروف")


def test_a_chain_goes_on_with_its_speaker() -> None:
    record = read("نقلت وكالة رويترز عن وزير المالية قوله إن الميزانية جاهزة. وأضاف أن الدين انخفض.")
    assert [chain_of(record, s) for s in record.statements] == [["وكالة رويترز"], ["وكالة رويترز"]]


def test_short_name_stands_for_the_full_one() -> None:
    record = read("قال فارس الحمداني، مدير الميناء، إن السفينة غرقت.\nوأكد الحمداني أن الطاقم نجا.")
    assert len({s.speaker for s in record.statements}) == 1


def test_what_an_outlet_learned_is_its_sources_word() -> None:
    record, statement = only("علمت صحيفة الحياة من مصدر حكومي أن الوزير استقال.")
    assert name_of(record, statement.speaker) == "مصدر حكومي"
    assert chain_of(record, statement) == ["صحيفة الحياة"]


def test_relayed_from_a_pronoun() -> None:
    record = read("قال وزير المالية إن الميزانية جاهزة. ونقلت عنه وكالة رويترز قوله إن الدين انخفض.")
    last = record.statements[-1]
    assert name_of(record, last.speaker) == "وزير المالية"
    assert chain_of(record, last) == ["وكالة رويترز"]


@pytest.mark.parametrize(
    "text",
    [
        "وقال رئيس البلدية حين زار الحي القديم مساء أمس، إن الجسر سيفتح غدا.",
        "وقال رئيس البلدية، حيث يقع المصنع القديم، إن الجسر سيفتح غدا.",
        "وقال رئيس البلدية وهو يقف أمام المبنى إن الجسر سيفتح غدا.",
    ],
)
def test_remarks_between_subject_and_clause(text: str) -> None:
    _, statement = only(text)
    assert statement.content.text == "الجسر سيفتح غدا"


def test_what_was_just_said_is_taken_up() -> None:
    text = "أعلن وزير المالية أن الميزانية جاهزة، وهو ما نفته وزارة الصحة."
    assert said(text) == [("وزير المالية", "الميزانية جاهزة"), ("وزارة الصحة", "الميزانية جاهزة")]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("أكد الرئيس المصري دعم القاهرة للجيش.", "الرئيس المصري", "دعم القاهرة للجيش"),
        ("إلى ذلك دعا وزير المالية إلى ترشيد المياه.", "وزير المالية", "ترشيد المياه"),
        ("أكد وزير المالية موقفه الثابت فيما يتعلق بالأجور.", "وزير المالية", "موقفه الثابت فيما يتعلق بالأجور"),
        ("وكتب وزير المالية دون أن يزور المصنع «هذا يوم طويل على العمال».", "وزير المالية", "هذا يوم طويل على العمال"),
        ("وقال وزير المالية لقناة أهلية في وقت متأخر: «هذا يوم طويل على العمال».", "وزير المالية", "هذا يوم طويل على العمال"),
    ],
)
def test_the_way_from_a_verb_to_what_it_reports(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in said(text)


def test_second_verb_ends_an_object_and_shares_its_subject() -> None:
    found = said("وتنفي وزارة المالية هذه الاتهامات وتعتبرها محاولة لتشويه عملها.")
    assert found == [("وزارة المالية", "هذه الاتهامات"), ("وزارة المالية", "محاولة لتشويه عملها")]


def test_the_noun_before_a_relative_clause_accuses() -> None:
    found = said("قالت وزارة المالية، التي تتهم روسيا بالوقوف وراء الهجوم، إن الرد قريب.")
    assert {speaker for speaker, _ in found} == {"وزارة المالية"}


def test_but_as_for_another_one_ends_what_the_first_said() -> None:
    found = said("ودعا وزير المالية إلى ترشيد المياه، أما مدير المستشفى فقال إن المياه كافية.")
    assert found == [("وزير المالية", "ترشيد المياه"), ("مدير المستشفى", "المياه كافية")]


def test_outlet_named_before_the_verb_passes_the_words_on() -> None:
    record = read("وفي تصريحات لقناة الجزيرة، قال وزير المالية إن الميزانية جاهزة. وأضاف أن العمل مستمر.")
    assert [len(chain_of(record, s)) for s in record.statements] == [1, 1]


def test_the_nearest_doer_says_what_follows_without_a_comma() -> None:
    found = said("قالت وزارة المالية إن العمل انتهى، فيما حاول مدير المستشفى التوضيح قائلا: «العمل لم ينته بعد».")
    assert found[-1] == ("مدير المستشفى", "العمل لم ينته بعد")


def test_who_uttered_a_warning_is_told_after_it() -> None:
    found = said("وجاء القرار بعد تحذيرات أطلقتها وزارة الصحة من انتشار المرض.")
    assert found == [("وزارة الصحة", "انتشار المرض")]


def test_a_kasra_tells_accepting_from_before() -> None:
    found = said(
        "دعا وزير المالية إلى ترشيد المياه.\nوقبِل مدير المستشفى دعوة الوزير، مجدداً تأكيد «رغبته الراسخة في العمل كل يوم»."
    )
    assert found[-1] == ("مدير المستشفى", "رغبته الراسخة في العمل كل يوم")


def test_a_participle_before_its_preposition_reports_without_a_comma() -> None:
    found = said("وزار وزير المالية المصنع معرباً عن قلقه البالغ من التأخير.")
    assert found == [("وزير المالية", "قلقه البالغ من التأخير")]
