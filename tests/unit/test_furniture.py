"""The article and its furniture, on pages in the shapes of real ones."""

from __future__ import annotations

import textwrap

import pytest

from musnad.extract.article import parse_article
from musnad.ingest.article import Article
from musnad.lexicon import default_lexicon

TITLE = "وزراء الزراعة العرب يقرون خطة مشتركة لمواجهة الجفاف"
BODY = (
    "أقر وزراء الزراعة العرب في ختام اجتماعهم بالعاصمة الأردنية عمان خطة مشتركة لمواجهة الجفاف تمتد خمس سنوات.\n"
    "وقال الأمين العام للمنظمة العربية للتنمية الزراعية إن الخطة تشمل بناء سدود صغيرة وتبادل البذور بين الدول العربية.\n"
    "وأضاف أن تمويل خطة مواجهة الجفاف سيأتي من صناديق التنمية، مشيرا إلى أن الوزراء اتفقوا على اجتماع مقبل في تونس."
)


def parse(text: str) -> Article:
    return parse_article(text, lexicon=default_lexicon())


def furniture(text: str) -> list[str]:
    return [span.text for span in parse(text).furniture]


def test_a_bare_article_has_no_furniture() -> None:
    article = parse(f"{TITLE}\n\n{BODY}\n")
    assert article.furniture == []
    assert article.title is not None
    assert article.title.text == TITLE


def test_menus_above_and_boxes_below_are_furniture() -> None:
    above = ["الرئيسية", "سياسة", "اقتصاد", "تسجيل الدخول", "اتصل بنا من نحن الوظائف", "الرئيسية > أخبار > عربي"]
    below = [
        "شارك الخبر",
        "فيسبوك",
        "واتساب",
        "كلمات مفتاحية:",
        "الجفاف, عمان",
        "الأكثر قراءة",
        "قبل 12 دقيقة",
        "نتائج مباريات اليوم في الدوري",
    ]
    page = "\n".join([*above, TITLE, "عمان - وكالات", "الأحد 4 شباط/فبراير 2024 10:15", BODY, *below])
    assert furniture(page) == [*above, "عمان - وكالات", "الأحد 4 شباط/فبراير 2024 10:15", *below]


def test_section_line_is_furniture_and_named() -> None:
    article = parse(f"عربي و دولي\n\n{TITLE}\n\n{BODY}\n\nمقالات ذات صلة\n\nزر الذهاب إلى الأعلى\n")
    assert article.section is not None
    assert article.section.text == "عربي و دولي"
    assert [s.text for s in article.furniture] == ["عربي و دولي", "مقالات ذات صلة", "زر الذهاب إلى الأعلى"]


@pytest.mark.parametrize("byline", ["سالم الحداد", "عمان: «الغد»", "بقلم: هدى الكيلاني", "عمان ـ الغد.نت"])
def test_bylines_are_furniture_and_standfirsts_are_not(byline: str) -> None:
    standfirst = "الخطة تشمل بناء سدود صغيرة وتبادل البذور، والتمويل من صناديق التنمية العربية خلال خمس سنوات."
    assert furniture(f"{TITLE}\n{byline}\n{standfirst}\n{BODY}") == [byline]


def test_subheadings_stay_and_headlines_of_other_stories_go() -> None:
    lines = BODY.split("\n")
    other = ["فوز المنتخب الوطني ببطولة آسيا للشطرنج", "افتتاح معرض الكتاب في بيروت بمشاركة واسعة"]
    assert furniture("\n".join([TITLE, lines[0], "تمويل الخطة", *lines[1:]])) == []
    assert furniture("\n".join([TITLE, lines[0], *other, *lines[1:]])) == other


def test_leads_of_other_stories_behind_the_text_go() -> None:
    leads = [
        "أعلنت شركة الطيران الوطنية، الثلاثاء، شراء عشر طائرات ركاب تسلم تباعا حتى نهاية العقد، بحسب بيان نشر على موقعها.",
        "فاز الروائي السوداني بجائزة أدبية رفيعة عن روايته الأخيرة التي تروي سيرة عائلة من الصيادين على ضفاف النيل الأزرق.",
    ]
    assert furniture("\n".join([TITLE, BODY, *leads])) == leads


def test_captions_links_and_notices_go() -> None:
    lines = BODY.split("\n")
    odd = ["© رويترز / سالم الحداد", "https://example.org/a/b.jpg", "اقرأ أيضا: أمطار غزيرة تغرق شوارع المدينة القديمة"]
    notice = "نستخدم ملفات تعريف الارتباط لتحسين تجربتك على موقعنا، وبمتابعة التصفح فإنك توافق على ذلك."
    page = "\n".join([notice, TITLE, lines[0], odd[0], lines[1], odd[1], odd[2], lines[2], "جميع الحقوق محفوظة © 2024"])
    assert furniture(page) == [notice, *odd, "جميع الحقوق محفوظة © 2024"]


def test_the_headline_may_stand_twice_and_carry_the_name_of_the_site() -> None:
    article = parse(f"{TITLE} - صحيفة الغد\nالرئيسية\nأخبار\n{TITLE}\nسياسة\n{TITLE}\n{BODY}")
    assert article.title is not None
    assert article.title.text == TITLE
    assert [s.text for s in article.furniture] == [f"{TITLE} - صحيفة الغد", "الرئيسية", "أخبار", "سياسة"]


@pytest.mark.parametrize(
    "text", ["كلمة", "سطر واحد بلا نقطة", BODY.split("\n")[0], "\n\n\u200f\n", "\r\n" + BODY + "\r\n \r\n"]
)
def test_odd_pages_keep_their_letters(text: str) -> None:
    article = parse(text)
    assert all(text[s.start : s.end] == s.text for s in [*article.furniture, *article.credit])
    assert article.furniture == []


def test_a_page_of_one_hundred_thousand_lines_takes_linear_time() -> None:
    assert len(furniture("\n".join(["الرئيسية", "خبر قصير هنا"] * 50_000))) <= 100_000


@pytest.mark.parametrize(
    ("page", "section"),
    [
        (f"{TITLE}\nاقتصاد\n10:15 2024/02/04\n{BODY}", "اقتصاد"),
        (f"الصفحة الرئيسية\nبحث\nسالم الحداد\nاقتصاد\n{TITLE}\n{BODY}", "اقتصاد"),
        (f"الرئيسية\nسياسة\nاقتصاد\nرياضة\n{TITLE}\n{BODY}", None),
    ],
)
def test_a_section_is_no_entry_of_a_menu(page: str, section: str | None) -> None:
    found = parse(page).section
    assert (found and found.text) == section


def test_paragraphs_broken_at_a_width_are_the_article() -> None:
    paragraphs = "\n\n".join("\n".join(textwrap.wrap(p, 70)) for p in BODY.split("\n"))
    page = f"{TITLE}\n\n{paragraphs}\n\nشارك الخبر\nفيسبوك"
    article = parse(page)
    assert article.title is not None
    assert article.title.text == TITLE
    assert [s.text for s in article.furniture] == ["شارك الخبر", "فيسبوك"]
