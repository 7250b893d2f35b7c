"""Mentions, identities and codes, on sentences of our own."""

from __future__ import annotations

import pytest

from musnad.extract.actors import find_cast, list_actors
from musnad.extract.actors_identities import distance
from musnad.extract.article import parse_article
from musnad.extract.mentions_forms import cuts, spells
from musnad.extract.mentions_words import word_book
from musnad.extract.model import Cast
from musnad.language.page import build_page
from musnad.lexicon import default_lexicon
from musnad.record import Actor


def read_cast(text: str, published: str | None = "2018-05-01") -> Cast:
    lexicon = default_lexicon()
    return find_cast(build_page(parse_article(text, published=published, lexicon=lexicon)), lexicon)


def read_actors(text: str, published: str | None = "2018-05-01") -> list[Actor]:
    """All actors, also those that nobody is seen to use."""
    cast = read_cast(text, published)
    cast.use(cast.actors)
    return list_actors(cast, [], [], default_lexicon())


def find_actor(actors: list[Actor], name: str) -> Actor:
    found = [a for a in actors if name in {m.text for m in a.mentions}]
    assert len(found) == 1, f"{name} is in {len(found)} of {[[m.text for m in a.mentions] for a in actors]}"
    return found[0]


class TestWords:
    def test_article_and_proclitics_come_off(self) -> None:
        assert ("رييس", True, "و") in [(c.base, c.definite, c.proclitic) for c in cuts("والرييس")]

    def test_preposition_hides_the_article(self) -> None:
        cut = next(c for c in cuts("للوزاره") if c.base == "وزاره")
        assert (cut.skip, cut.definite, cut.proclitic) == (2, True, "ل")

    def test_a_noun_that_begins_with_lam_keeps_it(self) -> None:
        assert ("لجنه", True) in [(c.base, c.definite) for c in cuts("للجنه")]

    @pytest.mark.parametrize(
        ("printed", "listed", "same"), [("امام", "إمام", True), ("أمام", "إمام", False), ("علي", "على", False)]
    )
    def test_hamza_tells_words_apart(self, printed: str, listed: str, same: bool) -> None:
        assert spells(printed, listed) is same

    def test_possessive_ending_is_seen_through(self) -> None:
        cast = read_cast("أبلغت عائلته الشرطة بالحادث.")
        assert cast.at(1) is not None

    def test_register_is_indexed_once(self) -> None:
        assert word_book(default_lexicon()) is word_book(default_lexicon())


class TestPhrases:
    def test_office_takes_ministry_country_and_name(self) -> None:
        cast = read_cast("قال وزير الزراعة التونسي سمير بن صالح إن الموسم جيد.")
        mention = cast.starting(1)
        assert mention is not None
        assert cast.page.text[mention.start : mention.end] == "وزير الزراعة التونسي سمير بن صالح"
        assert (mention.type, mention.country, mention.role) == ("PERSON", "TUN", "GOV")

    def test_title_and_name_are_mentions_of_their_own(self) -> None:
        actor = find_actor(read_actors("قال وزير الزراعة التونسي سمير بن صالح إن الموسم جيد."), "سمير بن صالح")
        assert {"وزير الزراعة التونسي", "سمير بن صالح"} <= {m.text for m in actor.mentions}

    def test_proclitic_is_left_out(self) -> None:
        cast = read_cast("اجتمع الوفد بوزير الطاقة العراقي.")
        mention = cast.at(2)
        assert mention is not None
        assert cast.page.text[mention.start : mention.end] == "وزير الطاقة العراقي"

    def test_spokesman_speaks_for_a_body_with_its_country(self) -> None:
        actors = read_actors("صرح المتحدث باسم الجيش السوداني بأن الطريق فتح.")
        assert find_actor(actors, "المتحدث باسم الجيش السوداني").role == "MIL"
        assert find_actor(actors, "الجيش السوداني").country == "SDN"

    def test_name_after_a_spokesman_of_a_person_is_that_persons(self) -> None:
        actors = read_actors("قال متحدث باسم رئيسة الوزراء البريطانية تيريزا ماي إن الموعد تغير.")
        assert find_actor(actors, "تيريزا ماي").id == find_actor(actors, "رئيسة الوزراء البريطانية").id

    def test_anonymous_source_has_the_sector_of_its_adjective(self) -> None:
        source = find_actor(read_actors("قال مصدر قضائي في بيروت إن لبنان ينتظر لبنان."), "مصدر قضائي في بيروت")
        assert (source.kind, source.role) == ("anonymous", "JUD")

    def test_quantity_belongs_to_the_group(self) -> None:
        actors = read_actors("أوقفت الشرطة خمسة رجال قرب السوق.")
        assert find_actor(actors, "خمسة رجال").type == "GROUP"

    def test_quoted_name_of_a_paper(self) -> None:
        actor = find_actor(read_actors('ذكرت صحيفة "الميناء الجديد" أن السوق أغلق.'), "الميناء الجديد")
        assert (actor.type, actor.role) == ("MEDIA", "JRN")

    def test_adverbial_words_are_no_actors(self) -> None:
        assert read_cast("وقف الرجل أمام الباب، وإلى جانبه صديق.").at(2) is None

    def test_no_mention_in_furniture(self) -> None:
        cast = read_cast(
            "عنوان عن القاهرة\n\nقال الوزير إن العمل بدأ في القاهرة اليوم.\nاقرأ أيضا:\nالرئيس الفرنسي يزور الرباط\n"
        )
        assert all(cast.page.words[m.first].line not in cast.page.furniture for m in cast.mentions)


class TestIdentities:
    def test_short_name_joins_the_full_one(self) -> None:
        actors = read_actors("أعلن رئيس الوزراء الأردني سالم الفواز الموعد. وأضاف الفواز أن العمل مستمر.")
        assert [m.text for m in find_actor(actors, "سالم الفواز").mentions].count("الفواز") == 1

    def test_misspelt_name_joins(self) -> None:
        actors = read_actors("وصل حمدي الشرفاوي إلى المطار. وقال حمدي الشرقاوي إن الرحلة طويلة.")
        assert find_actor(actors, "حمدي الشرفاوي").id == find_actor(actors, "حمدي الشرقاوي").id

    def test_title_alone_is_the_man_named_with_it(self) -> None:
        actors = read_actors("استقبل وزير النقل المغربي كريم العلوي الوفد. وأكد وزير النقل المغربي أن الطريق جاهز.")
        assert len([m for m in find_actor(actors, "كريم العلوي").mentions if m.text == "وزير النقل المغربي"]) == 2

    def test_title_after_the_name(self) -> None:
        actors = read_actors("وقال سعيد الحداد، مدير المستشفى المركزي في صنعاء، إن الدواء وصل.")
        assert find_actor(actors, "سعيد الحداد").id == find_actor(actors, "مدير المستشفى المركزي في صنعاء").id

    def test_agency_is_taken_up_by_its_noun(self) -> None:
        actors = read_actors("نقلت وكالة الأنباء السعودية الخبر. وأضافت الوكالة أن السوق هادئ.")
        assert find_actor(actors, "الوكالة").id == find_actor(actors, "وكالة الأنباء السعودية").id

    def test_capital_acts_as_the_government_and_is_a_city_elsewhere(self) -> None:
        actors = read_actors("رفضت موسكو الاقتراح. وهطل المطر في موسكو. وقالت روسيا إنها مستعدة.")
        with_russia = find_actor(actors, "روسيا")
        assert "موسكو" in {m.text for m in with_russia.mentions}
        assert len([a for a in actors if "موسكو" in {m.text for m in a.mentions}]) == 2
        assert with_russia.role == "GOV"

    def test_counterpart_is_the_other_countrys_office_holder(self) -> None:
        text = "التقى وزير الدفاع التركي أحمد يلماز نظيره العراقي. وقال وزير الدفاع العراقي عمر الجبوري إن اللقاء مفيد."
        actors = read_actors(text)
        assert find_actor(actors, "نظيره العراقي").country == "IRQ"

    @pytest.mark.parametrize(
        ("one", "other", "far"), [("كيم", "كيم", 0), ("جونغ", "جون", 1), ("حسن", "حسين", 1), ("علي", "سعيد", 2)]
    )
    def test_distance(self, one: str, other: str, far: int) -> None:
        assert distance(one, other) == far


class TestCodes:
    def test_office_holder_is_coded_by_the_pages_date(self) -> None:
        now = find_actor(read_actors("تحدث باراك أوباما في المؤتمر.", "2015-03-01"), "باراك أوباما")
        later = find_actor(read_actors("تحدث باراك أوباما في المؤتمر.", "2019-03-01"), "باراك أوباما")
        assert (now.country, now.role) == ("USA", "GOV")
        assert (later.country, later.role) == ("USA", "ELI")

    def test_bare_police_is_the_pages_own(self) -> None:
        actors = read_actors("المغرب: حريق في سوق\n\nقالت الشرطة إن الحريق انتهى. ويشهد المغرب موجة حر.")
        assert (find_actor(actors, "الشرطة").country, find_actor(actors, "الشرطة").role) == ("MAR", "COP")

    def test_former_minister_is_an_elite(self) -> None:
        assert find_actor(read_actors("رأى وزير المالية المصري السابق هاني فوزي أن الحل قريب."), "هاني فوزي").role == "ELI"

    def test_place_has_no_sector(self) -> None:
        assert find_actor(read_actors("هطلت الأمطار في اليابان طوال الليل."), "اليابان").role is None

    def test_joint_title_is_shared(self) -> None:
        actors = read_actors("حضر المحاميان المصريان جمال فؤاد وأحمد رشدي الجلسة.")
        assert {find_actor(actors, name).role for name in ("جمال فؤاد", "أحمد رشدي")} == {"CVL"}


def test_spans_are_the_pages_letters() -> None:
    text = "وقال الوزيرُ الأردنيُّ: «سنعمل مع بغداد». ونقلت «رويترز» عن مسؤولين في الجيش العراقي قولهم إنّ الطريق مفتوح."
    for actor in read_actors(text):
        assert actor.mentions
        for mention in actor.mentions:
            assert text[mention.start : mention.end] == mention.text


def test_unused_generic_nouns_are_not_reported() -> None:
    cast = read_cast("مر شرطي في الشارع.")
    assert list_actors(cast, [], [], default_lexicon()) == []


def test_an_article_hidden_after_a_preposition_is_written_out_in_the_name() -> None:
    actor = find_actor(read_actors("أُعيد انتخاب الأمين العام للاتحاد العام التونسي للشغل أمس."), "اتحاد العام التونسي للشغل")
    assert actor.name == "الاتحاد العام التونسي للشغل"


def test_a_namesake_abroad_lends_no_latin_name() -> None:
    actor = find_actor(read_actors("عقد حزب العمال في كوريا الشمالية مؤتمره أمس."), "حزب العمال في كوريا الشمالية")
    assert actor.country == "PRK"
    assert actor.name_en is None


def test_empty_page_has_no_actors() -> None:
    assert read_actors("") == []


class TestBoundaries:
    """Where a noun phrase ends, and what its words say of somebody."""

    def test_object_after_a_feminine_body_is_not_taken_in(self) -> None:
        actors = read_actors("اعتقلت السلطات المغربية الرفاعي أمس.")
        assert "السلطات المغربية" in {m.text for a in actors for m in a.mentions}

    def test_what_follows_the_head_of_a_state_with_for_is_not_taken_in(self) -> None:
        actors = read_actors("رحب الرئيس الفرنسي للمرة الثانية بالنتيجة، وقال الرئيس الفرنسي للوفد إنه راض.")
        assert all("للوفد" not in m.text for a in actors for m in a.mentions)

    def test_listed_paper_in_quotation_marks_has_its_country(self) -> None:
        actor = find_actor(read_actors('كتبت صحيفة "نيويورك تايمز" ذلك.'), 'صحيفة "نيويورك تايمز"')
        assert (actor.country, actor.role) == ("USA", "JRN")

    def test_paper_in_brackets_takes_its_nationality(self) -> None:
        actor = find_actor(read_actors("ذكرت صحيفة (فلامنكو) السويدية ذلك."), "صحيفة (فلامنكو) السويدية")
        assert (actor.country, actor.role) == ("SWE", "JRN")

    def test_description_after_and_he_is_gives_the_sector(self) -> None:
        actor = find_actor(read_actors("حضر سامر حداد وهو صحفي تونسي الجلسة."), "سامر حداد")
        assert (actor.country, actor.role) == ("TUN", "JRN")

    def test_profession_that_owns_a_noun_stands_in_apposition(self) -> None:
        actor = find_actor(read_actors("وصفت سعاد محمود، محامية الدفاع، الحكم بالقاسي."), "سعاد محمود")
        assert actor.role == "CVL"

    def test_country_of_the_speaker_is_their_own(self) -> None:
        text = "إسرائيل ردت. إسرائيل هددت. وفي روسيا قال المندوب الروسي فاسيلي نيبينزيا إن بلاده تؤيد المطلب."
        assert find_actor(read_actors(text), "بلاده").country == "RUS"

    @pytest.mark.parametrize(
        ("text", "role"),
        [("أكد أن النرويج وفنلندا قادرتان على ذلك.", "GOV"), ("دخلت السفينة المياه الإقليمية للنرويج صباحا.", None)],
    )
    def test_state_acts_after_a_particle_and_does_not_where_it_owns(self, text: str, role: str | None) -> None:
        assert next(a.role for a in read_actors(text) if a.country == "NOR") == role

    def test_adverb_of_a_country_is_no_country(self) -> None:
        assert all(m.text != "ليبياً" for a in read_actors("ليبياً، تتواصل الجهود.") for m in a.mentions)

    def test_short_name_that_is_an_adjective_needs_support(self) -> None:
        assert all(a.type != "PERSON" or a.country is None for a in read_actors("توفي ناشط إسلامي في السجن."))

    def test_people_whose_country_is_said_are_reported(self) -> None:
        cast = read_cast("وصل مواطنون سعوديون إلى الحفل.")
        assert "مواطنون سعوديون" in {a.name for a in list_actors(cast, [], [], default_lexicon())}

    def test_security_forces_are_those_of_the_country_said(self) -> None:
        text = "قالت قوى الأمن الداخلي الإيرانية إنها أوقفت رجلا."
        assert find_actor(read_actors(text), "قوى الأمن الداخلي الإيرانية").country == "IRN"

    def test_title_gets_the_name_after_its_place(self) -> None:
        actor = find_actor(read_actors("أكد القنصل الأردني العام في مدينة جدة سامر حداد ذلك."), "سامر حداد")
        assert (actor.country, actor.role) == ("JOR", "GOV")

    def test_family_name_that_is_a_title_is_a_name(self) -> None:
        actor = find_actor(read_actors("قال النائب العام الفلسطيني أحمد الخطيب ذلك. وكشف الخطيب التفاصيل."), "الخطيب")
        assert "أحمد الخطيب" in {m.text for m in actor.mentions}

    def test_motion_is_no_party(self) -> None:
        cast = read_cast("تسارعت حركة العبور أمس.")
        assert list_actors(cast, [], [], default_lexicon()) == []
