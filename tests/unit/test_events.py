"""Who did what to whom: one sentence of our own for each way Arabic news has of telling it."""

from __future__ import annotations

import pytest

from musnad.extract.article import parse_article
from musnad.extract.event_triggers import find_triggers
from musnad.lexicon import default_lexicon
from musnad.reading import Reader, Reading
from musnad.record import Event, Record

READER = Reader()


def read(text: str) -> Record:
    return READER.read("عنوان الخبر\n\n" + text, published="2024-03-05")


def names(record: Record, ids: list[str]) -> list[str]:
    return [next(a.name for a in record.entities if a.id == i) for i in ids]


def only(text: str) -> tuple[Record, Event]:
    record = read(text)
    assert len(record.events) == 1, [(e.type, e.trigger.text) for e in record.events]
    return record, record.events[0]


def told(text: str) -> list[tuple[str, str | None, list[str], list[str]]]:
    """Type, mode, actors and recipients of each event."""
    record = read(text)
    return [(e.type, e.mode, names(record, e.actor), names(record, e.recipient)) for e in record.events]


@pytest.mark.parametrize(
    ("text", "type", "mode", "actor", "recipient"),
    [
        ("اتهمت فرنسا روسيا بتزوير الوثائق.", "ACCUSE", "allege", ["فرنسا"], ["روسيا"]),
        ("فرنسا اتهمت روسيا بتزوير الوثائق.", "ACCUSE", "allege", ["فرنسا"], ["روسيا"]),
        ("التقى الرئيس المصري عبد الفتاح السيسي نظيره الفرنسي إيمانويل ماكرون.", "CONSULT", None, None, []),
        ("زار وزير الخارجية التركي بغداد.", "CONSULT", "visit", ["وزير الخارجية التركي"], None),
        ("شنت إسرائيل غارات على لبنان.", "ASSAULT", "aerial", ["إسرائيل"], ["لبنان"]),
        ("فرضت الولايات المتحدة عقوبات على إيران.", "SANCTION", "discontinue", ["الولايات المتحدة"], ["إيران"]),
        ("اعتقلت الشرطة التونسية ناشطا في العاصمة.", "COERCE", "arrest", ["الشرطة التونسية"], None),
        ("قدمت مصر مساعدات إلى السودان.", "AID", None, ["مصر"], ["السودان"]),
        ("نددت تركيا بالقصف.", "ACCUSE", "disapprove", ["تركيا"], []),
        ("تعهدت روسيا بتعزيز العلاقات مع الصين.", "AGREE", None, ["روسيا"], ["الصين"]),
        ("هددت الولايات المتحدة إيران بفرض رسوم.", "THREATEN", "restrict", ["الولايات المتحدة"], ["إيران"]),
        ("رفضت حركة حماس تمديد الهدنة.", "REJECT", "yield", ["حركة حماس"], []),
        ("استقال وزير المالية من منصبه.", "RETREAT", "resign", ["وزير المالية"], []),
        ("طالبت الأمم المتحدة إسرائيل بالإفراج عن الأسرى.", "REQUEST", "yield", ["الأمم المتحدة"], ["إسرائيل"]),
        ("انسحبت القوات الروسية من المدينة.", "RETREAT", "withdraw", ["القوات الروسية"], None),
        ("نشر الجيش التركي قوات على الحدود.", "MOBILIZE", "troops", ["الجيش التركي"], None),
        ("أشادت روسيا بموقف الصين.", "SUPPORT", None, ["روسيا"], ["الصين"]),
        ("تظاهر آلاف الطلاب أمام البرلمان.", "PROTEST", "demo", None, None),
    ],
)
def test_a_clause_tells_type_mode_and_roles(
    text: str, type: str, mode: str | None, actor: list[str] | None, recipient: list[str] | None
) -> None:
    found = told(text)
    assert found, text
    assert found[0][:2] == (type, mode)
    assert actor is None or found[0][2] == actor
    assert recipient is None or found[0][3] == recipient


def test_those_who_meet_are_all_actors() -> None:
    record, event = only("أجرى وزير الخارجية القطري محادثات مع نظيره الإيراني.")
    assert (event.type, len(event.actor), event.recipient) == ("CONSULT", 2, [])
    assert "وزير الخارجية القطري" in names(record, event.actor)


def test_a_nationality_adjective_is_its_state() -> None:
    record, event = only("قتل جنديان في غارة إسرائيلية.")
    assert (event.type, event.mode) == ("ASSAULT", "aerial")
    assert [a.country for a in record.entities if a.id in event.actor] == ["ISR"]


def test_a_passive_has_no_actor_and_an_agent_phrase_names_it() -> None:
    record, event = only("اغتيل ضابط في الشرطة العراقية على يد تنظيم داعش.")
    assert event.recipient
    assert any("داعش" in n for n in names(record, event.actor))
    _, event = only("قتل خمسة جنود في المدينة.")
    assert event.actor == []
    assert event.recipient


def test_a_genitive_is_the_victim_or_with_an_object_the_doer() -> None:
    record, event = only("استمر قصف إسرائيل لغزة ليلا.")
    assert names(record, event.actor) == ["إسرائيل"]
    record, event = only("جرى اغتيال الرئيس رفيق الحريري في بيروت.")
    assert any("الحريري" in n for n in names(record, event.recipient))


@pytest.mark.parametrize(
    ("text", "type", "status"),
    [
        ("سيزور وزير الخارجية التركي باريس.", "AGREE", "planned"),
        ("يعتزم الرئيس الروسي زيارة الصين.", "AGREE", "planned"),
        ("قد يقصف الجيش الإسرائيلي لبنان.", "ASSAULT", "possible"),
        ("يقصف الجيش الإسرائيلي لبنان منذ أيام.", "ASSAULT", "ongoing"),
        ("نفت روسيا قصف المدينة بالمدافع.", "ASSAULT", "denied"),
        ("قصف الجيش الإسرائيلي لبنان.", "ASSAULT", "happened"),
        ("تهدد روسيا أوكرانيا بالحرب.", "THREATEN", "happened"),
        ("أعلن المصرف أنه لن يقرض الحكومة اللبنانية.", "REJECT", "happened"),
    ],
)
def test_status_and_tie_breaks(text: str, type: str, status: str) -> None:
    assert (type, status) in [(e.type, e.status) for e in read(text).events]


@pytest.mark.parametrize(
    "text",
    [
        "هل اتهمت فرنسا روسيا بالتزوير؟",
        "لم تقصف إسرائيل لبنان.",
        "ضرب زلزال قوي المدينة ودمر المنازل.",
        "حقق الفريق فوزا كبيرا في مباراة الأمس.",
        "هاجم اللاعب مرمى المنتخب في الشوط الأول من مباراة الدوري.",
        "أي هجوم على المدينة مرفوض.",
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert [e.type for e in read(text).events if e.type != "REJECT"] == []


def test_an_event_told_in_a_statement_hangs_on_its_speaker() -> None:
    record = read("قال وزير الدفاع الروسي إن القوات الأوكرانية قصفت مدينة بيلغورود.")
    assault = next(e for e in record.events if e.type == "ASSAULT")
    assert [names(record, [link]) for link in assault.via if isinstance(link, str)] == [["وزير الدفاع الروسي"]]


def test_whoever_speaks_the_deed_is_its_actor_and_not_its_chain() -> None:
    record, event = only("اتهمت إيران إسرائيل بتخريب المصنع.")
    assert names(record, event.actor) == ["إيران"]
    assert event.via == []


def test_the_accused_did_the_deed_on_the_word_of_the_accuser() -> None:
    record = read("اتهمت إيران إسرائيل باغتيال العالم.")
    assault = next(e for e in record.events if e.type == "ASSAULT")
    assert names(record, assault.actor) == ["إسرائيل"]
    assert names(record, [i for i in assault.via if isinstance(i, str)]) == ["إيران"]


def test_mentions_of_one_event_are_one_record() -> None:
    record = read("اتهمت إيران إسرائيل بالتخريب.\n\nوكانت إيران قد اتهمت إسرائيل بالتخريب أمس.")
    assert len([e for e in record.events if e.type == "ACCUSE"]) == 1


def test_the_title_gives_way_to_the_body() -> None:
    text = "إيران تتهم إسرائيل بالتخريب\n\nاتهمت إيران اليوم إسرائيل بتخريب المصنع في أصفهان."
    record = READER.read(text, published="2024-03-05")
    accuse = [e for e in record.events if e.type == "ACCUSE"]
    assert len(accuse) == 1
    assert accuse[0].trigger.start > text.index("\n")


def test_date_place_and_counts() -> None:
    record = read("قتل ما لا يقل عن 14 شخصا في ضربة جوية في بغداد يوم 3 مارس 2024.")
    event = record.events[0]
    assert event.date == "2024-03-03"
    assert event.counts == {"killed": ">=14"}
    assert event.place is not None
    assert names(record, [event.place]) == ["بغداد"]


def test_contexts_of_the_sentence() -> None:
    _, event = only("اتهمت المعارضة التركية الحكومة بالفساد قبل الانتخابات.")
    assert {"corruption", "election"} <= set(event.contexts)


def test_old_events_are_background() -> None:
    record = read("غزت الولايات المتحدة العراق في عام 2003.")
    assert record.events
    assert all(e.background for e in record.events)


def test_a_page_thick_with_sport_keeps_political_deeds_only() -> None:
    sport = "فاز الفريق في مباراة الدوري وسجل اللاعب هدفا في مرمى المنتخب. " * 4
    assert READER.read("عنوان\n\n" + sport + "اتفق المدرب مع النادي على عقد جديد.").events == []


def test_triggers_point_at_their_letters() -> None:
    record = read("شنت إسرائيل غارات على لبنان، ونددت فرنسا بالقصف.")
    assert record.events
    assert all(record.text[e.trigger.start : e.trigger.end] == e.trigger.text for e in record.events)


def test_examples_of_the_lexicon_name_their_events() -> None:
    lexicon = default_lexicon()
    rows = lexicon.table("events/triggers").rows
    silent = []
    for row in rows:
        page = Reading(parse_article("عنوان الخبر\n\n" + row["example"], lexicon=lexicon), lexicon).page
        if not any(t.row is row for readings in find_triggers(page, lexicon) for t in readings):
            silent.append(row["example"])
    assert len(silent) < 0.04 * len(rows), silent


def test_every_mode_and_frame_of_the_lexicon_is_known() -> None:
    lexicon = default_lexicon()
    modes = {(r["type"], r["mode"]) for r in lexicon.table("events/modes")}
    frames = lexicon.grammar("events/frames")
    for row in lexicon.table("events/triggers"):
        assert row["frame"] in frames, row.where
        assert not row["mode"] or (row["type"], row["mode"]) in modes, row.where
    assert len(lexicon.table("events/triggers")) >= 600
    assert len(modes) == 67


def test_a_verdict_of_prison_is_a_conviction_and_an_arrest() -> None:
    found = told("أصدرت محكمة مصرية حكما بالسجن خمس سنوات على الناشط سامي خليل.")
    sides = (["محكمة مصرية"], ["الناشط سامي خليل"])
    assert found == [("SANCTION", "convict", *sides), ("COERCE", "arrest", *sides)]


def test_a_verb_that_opens_a_sentence_takes_the_subject_of_the_one_before() -> None:
    assert ("REQUEST", "yield", ["فرنسا"], []) in told("أدانت فرنسا القصف. ودعت إلى وقف إطلاق النار.")


def test_a_noun_with_a_pronoun_and_an_object_is_its_owners_deed() -> None:
    assert told("أعلنت روسيا ضمها شبه جزيرة القرم.") == [("COERCE", "seize", ["روسيا"], ["شبه جزيرة القرم"])]


def test_an_adjective_is_no_recipient() -> None:
    assert told("تلقت الحكومة مساعدات مالية من الصين.") == [("AID", None, ["الصين"], ["الحكومة"])]


def test_a_word_of_blame_in_a_statement_accuses() -> None:
    assert told("قالت المحامية سلمى خليل إن الأحكام جائرة.") == [("ACCUSE", "disapprove", ["المحامية سلمى خليل"], [])]


def test_a_vague_date_far_from_the_trigger_is_not_the_events() -> None:
    _, event = only("دعت فرنسا روسيا إلى وقف القتال، مذكرة بما جرى في المدن الصغيرة البعيدة عن الحدود في السنوات الماضية.")
    assert event.date is None
