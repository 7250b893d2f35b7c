"""Times in running text, on sentences of our own. The page's date is Thursday 2018-08-16 unless a test says otherwise."""

from __future__ import annotations

import datetime as dt

import pytest

from musnad.errors import LexiconError
from musnad.extract.times import find_times
from musnad.extract.times_told import precision_of
from musnad.lexicon import Lexicon, default_lexicon
from musnad.record import TimeExpression
from musnad.text import Page, split_words
from musnad.times import find, find_page_date

DAY = "2018-08-16"


def values(text: str, anchor: str | None = DAY) -> list[tuple[str, str]]:
    return [(x.text, x.value) for x in find(text, anchor=anchor)]


def only(text: str, anchor: str | None = DAY) -> TimeExpression:
    found = find(text, anchor=anchor)
    assert len(found) == 1, found
    return found[0]


# --- shapes -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("افتتح المعرض في 14 أيلول/سبتمبر 2016 بحضور كبير", "14 أيلول/سبتمبر 2016", "2016-09-14"),
        ("افتتح المعرض في 14 يونيو (حزيران) 2016", "14 يونيو (حزيران) 2016", "2016-06-14"),
        ("افتتح المعرض في أيار / مايو 2016", "أيار / مايو 2016", "2016-05"),
        ("بلغ الإنتاج في أكتوبر/ديسمبر 2017 ذروته", "أكتوبر/ديسمبر 2017", "2017-10/2017-12"),
        ("ينعقد يوم 3 جويلية 2019", "3 جويلية 2019", "2019-07-03"),
        ("وقعت الاتفاقية في غشت 2019", "غشت 2019", "2019-08"),
        ("صدر القرار في ١٢/٠٣/٢٠١٨", "١٢/٠٣/٢٠١٨", "2018-03-12"),
        ("صدر القرار في ۱۲ اسفند الثاني عشر من مارس 2018", "الثاني عشر من مارس 2018", "2018-03-12"),
        ("صدر الأمر يوم الجمعة 8 / 10 / 1436", "الجمعة 8 / 10 / 1436", "2015-07-24"),
        ("صدر الأمر في 12 شوال 1436هـ", "12 شوال 1436هـ", "2015-07-28"),
        ("استمر الاجتماع خمسا وعشرين دقيقة", "خمسا وعشرين دقيقة", "PT25M"),
        ("أقام فيها ألفا ومئتي يوم", "ألفا ومئتي يوم", "P1200D"),
        ("يعقد المؤتمر كل عامين", "كل عامين", "P2Y"),
        ("أقلعت الطائرة في الساعة 03:25 مساء", "الساعة 03:25 مساء", "2018-08-16T15:25"),
        ("أنشئت القرية في تسعينيات القرن الماضي", "تسعينيات القرن الماضي", "199X"),
        ("نما الاقتصاد في الربع الثاني من 2017", "الربع الثاني من 2017", "2017-Q2"),
        ("تنظر المحكمة في القضية منذ العام الدراسي الماضي", "العام الدراسي الماضي", "2017/2018"),
    ],
)
def test_reads_every_shape(text: str, span: str, value: str) -> None:
    assert (span, value) in values(text)


@pytest.mark.parametrize(
    "text",
    [
        "قال أحمد (50 عاما) إنه سيعود",
        "يبلغ من العمر 40 عاما",
        "فازت الجزائر 2-1 على ضيفتها",
        "بلغ السعر 2016 دولارا للطن",
        "اجتمعت حركة 20 فبراير في الرباط",
        "التقى الأمين العام السابق للمنظمة",
        "نشرت صحيفة «اليوم» الخبر",
        "تمارس الشركة عملها من مارس بها الغش",
        "قال رمضان إن الأمر انتهى",
        "رواه آلان للصحافة",
    ],
)
def test_leaves_what_is_no_time(text: str) -> None:
    assert values(text) == []


def test_keeps_the_letters_of_the_page() -> None:
    text = "وصل\u200f الوفد\u00a0مســاءَ الأحدِ، وللعام\u200cالثاني"
    for found in find(text, anchor=DAY):
        assert text[found.start : found.end] == found.text


def test_drops_what_is_tied_to_the_first_word() -> None:
    assert values("لأربع سنوات ومؤخرا") == [("أربع سنوات", "P4Y"), ("مؤخرا", "PAST_REF")]


# --- what a value rests on ----------------------------------------------------------------------------------------


def test_tells_what_a_value_rests_on() -> None:
    assert only("وقع الهجوم عام 2012").basis == "explicit"
    assert only("وقع الهجوم الشهر الماضي").basis == "relative"
    assert only("وقع الهجوم الأحد").basis == "assumed"


def test_never_asks_the_clock() -> None:
    assert values("وصل اليوم السبت 22 مارس", anchor=None) == [("اليوم السبت 22 مارس", "XXXX-03-22")]
    for text in ("أمس", "الشهر الماضي", "العام المقبل", "الأحد", "قبل ثلاثة أيام", "عيد الأضحى", "مساء الجمعة"):
        for found in find(text, anchor=None):
            assert "X" in found.value or found.value.endswith("_REF"), found


def test_counts_from_the_day_that_the_text_calls_today() -> None:
    text = "وصل أمس، وقال اليوم الخميس 2 مارس 2017 إنه سيعود الشهر المقبل"
    assert [v for _, v in values(text, anchor=None)] == ["2017-03-01", "2017-03-02", "2017-04"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل في 14 سبتمبر الجاري 2016 وكان قد وعد الشهر الماضي", ["2016-09-14", "2016-08"]),
        ("نما الاقتصاد في العام الجاري 2018 بعد ركود العام الماضي وفي مارس الحالي", ["2018", "2017", "2018-03"]),
        ("وصل في 14 سبتمبر الجاري وكان قد وعد الشهر الماضي", ["XXXX-09-14", "XXXX-08"]),
    ],
)
def test_counts_from_the_month_or_year_that_the_text_calls_its_own(text: str, expected: list[str]) -> None:
    assert [v for _, v in values(text, anchor=None)] == expected


@pytest.mark.parametrize(
    ("text", "anchor", "value"),
    [
        ("دولة على حدود الرابع من يونيو", DAY, "1967-06-04"),
        ("قتلوا منذ السابع من أكتوبر", "2025-02-01", "2023-10-07"),
        ("وصلوا منذ السابع من أكتوبر", "2018-11-01", "2018-10-07"),
        ("وصلوا في السابع من أكتوبر الماضي", "2025-02-01", "2024-10-07"),
    ],
)
def test_knows_the_year_of_a_landmark(text: str, anchor: str, value: str) -> None:
    assert only(text, anchor).value == value


def test_takes_the_fasting_month_that_has_just_ended() -> None:
    assert only("يستعد لحلقات تلي شهر رمضان", "2015-07-31").value == "2015-06-18/2015-07-16"
    assert only("سيعود في رمضان 1436", None).value == "2015-06-18/2015-07-16"
    assert only("سيعود اليوم الأول من رمضان 1436هـ", None).value == "2015-06-18"


def test_reads_a_part_of_a_length() -> None:
    assert only("توفوا قبل نحو شهر ونصف", "2015-07-23").value == "2015-06"


def test_counts_hours_from_an_instant_only() -> None:
    assert find("قبل ساعتين", anchor=dt.datetime(2018, 8, 16, 14, 30))[0].value == "2018-08-16T12:30"
    assert only("قبل ساعتين").value == "PAST_REF"


def test_refuses_an_anchor_that_is_no_date() -> None:
    with pytest.raises(ValueError, match="Invalid isoformat"):
        find("أمس", anchor="yesterday")


# --- leaning on one another ---------------------------------------------------------------------------------------


def test_takes_the_year_told_before_in_the_sentence() -> None:
    assert values("زارها عام 2011، وتحديدا في نيسان/أبريل")[1] == ("نيسان/أبريل", "2011-04")


def test_follows_the_day_told_before() -> None:
    text = "وقع الهجوم في 3 مارس 2015. وفي اليوم التالي أعلنت الهدنة. وفي الشهر نفسه عاد السكان"
    assert [v for _, v in values(text)] == ["2015-03-03", "2015-03-04", "2015-03"]


def test_puts_an_hour_on_the_day_told_before() -> None:
    assert values("هبطت الطائرة الأحد قرابة الساعة الواحدة بعد الظهر")[1][1] == "2018-08-12T13:00"


def test_reads_the_feast_told_before() -> None:
    assert values("قبل عيد الأضحى وفي ثاني أيام العيد") == [("عيد الأضحى", "2018-08-21"), ("ثاني أيام العيد", "2018-08-22")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("أعلن الوزير الأحد أنه سيعود", "2018-08-12"),
        ("سيجتمع الوزراء الأحد في القاهرة", "2018-08-19"),
        ("ومن المقرر أن تنطلق البطولة السبت", "2018-08-18"),
        ("قال الوزير الخميس إن الأمر انتهى", "2018-08-16"),
    ],
)
def test_reads_a_weekday_by_the_tense_of_its_sentence(text: str, value: str) -> None:
    assert only(text).value == value


def test_tells_how_long_ago_from_how_long_since() -> None:
    assert only("وعد الرئيس بذلك منذ عشر سنوات").value == "2008"
    assert only("تقرير عن الحرب المستمرة منذ سبع سنوات").value == "P7Y"
    assert only("تعيش المدينة بعد 17 عاما من الحرب").value == "P17Y"


# --- pages --------------------------------------------------------------------------------------------------------


def page_of(text: str, furniture: set[int]) -> Page:
    words = split_words(text)
    lines = sorted({w.line for w in words})
    ranges = [[w.i for w in words if w.line == line] for line in lines]
    for n, indexes in enumerate(ranges):
        for i in indexes:
            words[i].sent = n
    sentences = [(r[0], r[-1] + 1) for r in ranges]
    return Page(text, words, sentences, title=sentences[1], furniture=frozenset(furniture), published=DAY)


def test_counts_the_date_line_but_no_other_furniture() -> None:
    text = (
        "الرئيسية أخبار الخميس\nوزير يزور المدينة\n2018/08/16 | 12:42\nزار الوزير المدينة الأحد ولقي فيها رؤساء البلديات "
        "وبحث معهم في شؤونها الكثيرة التي لا تنتهي\nاقرأ أيضا 2018/08/01\nحفل كبير الجمعة"
    )
    found = find_times(page_of(text, {0, 2, 4, 5}), default_lexicon())
    assert [(x.text, x.value) for x in found] == [("2018/08/16 | 12:42", "2018-08-16T12:42"), ("الأحد", "2018-08-12")]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("نشر في: ٢٤/٠٧/٢٠٢٤ - 10:30 ص", "2024-07-24"),
        ("سبت, 11/21/2020 - 19:36", "2020-11-21"),
        ("نوفمبر 28, 2020", "2020-11-28"),
        ("الأحد 17 أيار / مايو\n     2020. 10:19 مـساءً", "2020-05-17"),
        ("الجمعة 15 رمضان 1439هـ - 1 يونيو 2018م", "2018-06-01"),
        ("الاثنين 3 صفر 1445هـ", "2023-08-19"),
        ("2024-07-24T17:44:00+03:00", "2024-07-24"),
    ],
)
def test_reads_the_date_a_page_prints(line: str, date: str) -> None:
    found = find_page_date(line)
    assert found is not None
    assert found[0] == date
    assert line[found[1] : found[2]].strip() == line[found[1] : found[2]] != ""


@pytest.mark.parametrize("line", ["", "أمس", "أخبار اليوم", "الأحد 17 أيار", "هاتف 0020-2-555", "32/13/2020"])
def test_finds_no_page_date_where_none_is_full(line: str) -> None:
    assert find_page_date(line) is None


# --- a user's own words -------------------------------------------------------------------------------------------


def test_reads_a_feast_that_a_user_adds(tmp_path: object) -> None:
    folder = tmp_path / "times"  # type: ignore[operator]
    folder.mkdir()
    header = "name\tcalendar\tmonth\tday\trule\teid\tsource\texample"
    (folder / "feasts.tsv").write_text(f"{header}\nعيد الزيتون\tgregorian\t10\t5\t\t\tours\tفي عيد الزيتون\n", encoding="utf-8")
    assert find("يبدأ عيد الزيتون", anchor=DAY, lexicon=Lexicon(tmp_path))[0].value == "2018-10-05"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        ("2018", "year"), ("2018-08", "month"), ("2018-W33", "week"), ("2018-W33-WE", "weekend"), ("2018-08-16", "day"),
        ("2018-08-16TMO", "part"), ("2018-08-16T13:00", "minute"), ("2018-SU", "season"), ("2018-Q2", "quarter"),
        ("199X", "decade"), ("19XX", "century"), ("P3D", "day"), ("PT5M", "minute"), ("P5M", "month"), ("PAST_REF", "vague"),
        ("2014/2015", "range"), ("XXXX-03-22", "day"),
    ],
)  # fmt: skip
def test_tells_how_fine_a_value_is(value: str, precision: str) -> None:
    assert precision_of(value) == precision


# --- calendars ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("احتفلت الكنيسة في 1 توت 1735 للشهداء", "2018-09-11"),
        ("ولد في 6 النسيء 1739 للشهداء", "2023-09-11"),
        ("عيدهم 29 كيهك 1734", "2018-01-07"),
        ("قامت الثورة في 22 بهمن 1357 هـ ش", "1979-02-11"),
        ("انتهت السنة في 30 إسفند 1399 هـ.ش", "2021-03-20"),
        ("بدأت السنة في 1 فروردين 1403", "2024-03-20"),
        ("في 12 رمضان 2018", "2018-05-27"),
    ],
)
def test_turns_the_dates_of_other_calendars(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize("text", ["زار ستافان دي ميستورا المدينة", "دفع 10 مهر", "في مسرى النبي", "30 إسفند 1400"])
def test_knows_words_and_days_that_are_no_dates(text: str) -> None:
    assert values(text) == []


def _write(folder: object, **files: str) -> Lexicon:
    (folder / "times").mkdir()  # type: ignore[operator]
    for name, text in files.items():
        (folder / "times" / name.replace("_", ".")).write_text(text, encoding="utf-8")  # type: ignore[operator]
    return Lexicon(folder)  # type: ignore[arg-type]


MONTHS = "name\tcalendar\tnumber\tregion\talone\tsource\texample\n"


def test_reads_a_calendar_that_a_user_adds(tmp_path: object) -> None:
    calendar = '[saka]\nbegins = "2018-03-22"\nyear = 1940\nlengths = [30, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30]\n'
    lexicon = _write(
        tmp_path,
        calendars_toml=calendar + 'eras = ["ساكا"]\n',
        months_tsv=MONTHS + "تشيترا\tsaka\t1\t\tyes\tours\tفي تشيترا\n",
    )
    found = find("وقع ذلك في 10 تشيترا 1940 ساكا، ثم في 3 مارس 2015 و5 شعبان 1439هـ", lexicon=lexicon)
    assert [x.value for x in found] == ["2018-03-31", "2015-03-03", "2018-04-21"]


def test_names_the_calendars_that_there_are(tmp_path: object) -> None:
    lexicon = _write(tmp_path, months_tsv=MONTHS + "تشيترا\tsaka\t1\t\tyes\tours\tفي تشيترا\n")
    with pytest.raises(LexiconError, match=r'months.tsv:2: column "calendar" is "saka"; use "gregorian" or "hijri"'):
        find("أمس", lexicon=lexicon)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("[saka]\nyear = 1940\nlengths = [30]\n", "has no begins"),
        ('[saka]\nrule = "moon"\n', 'rule is "moon"'),
        ('[saka]\nbegins = "spring"\nyear = 1\nlengths = [30]\n', "cannot be read"),
    ],
)
def test_says_what_is_wrong_with_a_calendar(tmp_path: object, entry: str, message: str) -> None:
    lexicon = _write(tmp_path, calendars_toml=entry)
    with pytest.raises(LexiconError, match=message):
        find("أمس", lexicon=lexicon)


def test_adds_a_rule_of_a_user_to_those_that_ship(tmp_path: object) -> None:
    rule = (
        '[phrase.olives]\nmake = "length"\npattern = "[ \'موسم\' \'الزيتون\' a.one ]"\naccepts = ["موسم الزيتون شهر = P1M"]\n'
    )
    lexicon = _write(tmp_path, phrases_toml=rule)
    found = find("موسم الزيتون شهر ثم أمس", anchor=DAY, lexicon=lexicon)
    assert [(x.made_by, x.value) for x in found] == [("times.olives", "P1M"), ("times.day", "2018-08-15")]
