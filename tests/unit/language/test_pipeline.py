"""The shipped pipeline: tokens are slices, hints reach the page's words, and spaCy's own tools work on it."""

import pytest
import spacy
from spacy import displacy
from spacy.tokens import Doc, DocBin

from musnad.ingest.article import Article
from musnad.language import load
from musnad.language.page import build_page
from musnad.language.pipeline import describe_words
from musnad.language.resources import MODEL
from musnad.language.sentences import split_sentences
from musnad.text import split_words

SENTENCE = "قال وزير الخارجية المصري سامح شكري أمس إن القاهرة ترفض أي تدخل في شؤون ليبيا."
ODD = [
    "",
    " ",
    "\n\n",
    "  وللسلطة\tرأيها  \n\u200fبكتابه\u200f ",
    "أكّدَ الـرئيس\u00a0أنَّه سيكتبها… (BBC) 3.5٪ «نعم!»",
    "\ufeff",
    "a" * 400 + " " + "و" * 300,
    "🙂 كلمة 🙂",
]


@pytest.fixture(scope="module")
def nlp():
    return load()


@pytest.mark.parametrize("text", [SENTENCE, *ODD])
def test_tokens_are_slices_of_the_text(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


def test_particles_and_pronouns_are_tokens_of_their_own(nlp):
    tokens = [t.text for t in nlp.make_doc("ولوقف للسلطة سيكتب والرئيس كتابهم")]
    assert tokens == ["و", "ل", "وقف", "ل", "لسلطة", "س", "يكتب", "و", "الرئيس", "كتاب", "هم"]


def test_whole_words_stay_whole(nlp):
    text = "وزير بيروت كلمة لندن فرنسا سوريا الله وجه"
    assert [t.text for t in nlp.make_doc(text)] == text.split()


def test_norm_restores_the_hidden_article(nlp):
    doc = nlp.make_doc("للسلطة")
    assert doc[1].norm_ == "السلطة"


def test_vowel_marks_and_tatweel_do_not_move_the_cut(nlp):
    assert [t.text for t in nlp.make_doc("وَكِتابُـهُ")] == ["وَ", "كِتابُـ", "هُ"]


def test_tags_features_and_names(nlp):
    doc = nlp(SENTENCE)
    assert doc[0].pos_ == "VERB"
    assert "Gender=Masc" in doc[0].morph
    assert ("سامح شكري", "PERSON") in [(e.text, e.label_) for e in doc.ents]
    assert ("ليبيا", "LOCATION") in [(e.text, e.label_) for e in doc.ents]


def test_pipe_gives_what_single_calls_give(nlp):
    texts = [SENTENCE, "وصل الرئيس إلى بغداد.", ""]
    for one, many in zip(map(nlp, texts), nlp.pipe(texts), strict=True):
        assert [(t.pos_, t.lemma_, t.ent_type_) for t in one] == [(t.pos_, t.lemma_, t.ent_type_) for t in many]


def test_pipeline_survives_the_disk(nlp, tmp_path):
    nlp.to_disk(tmp_path / "copy")
    again = spacy.load(tmp_path / "copy")
    told, told_again = ([(t.text, t.pos_, str(t.morph), t.ent_type_) for t in each(SENTENCE)] for each in (nlp, again))
    assert told == told_again


def test_docs_survive_docbin_and_disk(nlp, tmp_path):
    doc = nlp(SENTENCE)
    back = next(DocBin().from_bytes(DocBin(docs=[doc]).to_bytes()).get_docs(nlp.vocab))
    doc.to_disk(tmp_path / "doc")
    for copy in (back, Doc(nlp.vocab).from_disk(tmp_path / "doc")):
        assert copy.text == SENTENCE
        assert [e.text for e in copy.ents] == [e.text for e in doc.ents]


def test_displacy_shows_names(nlp):
    assert "سامح شكري" in displacy.render(nlp(SENTENCE), style="ent", page=False, jupyter=False)


def test_spacy_loads_the_folder_by_its_path_alone():
    assert spacy.load(MODEL / "pipeline", exclude=["parser"]).pipe_names


def test_sentences_do_not_cross_lines(nlp):
    doc = nlp("عنوان الخبر\nوصل الوزير، ثم غادر. عاد الوفد.")
    assert [s.text.strip() for s in doc.sents] == ["عنوان الخبر", "وصل الوزير، ثم غادر.", "عاد الوفد."]


def test_page_words_carry_the_hints():
    words = build_page(Article("وقال الوزير سامي حداد في بيروت: لن نعود.")).words
    found = {w.text: w for w in words}
    assert found["وقال"].pos == "VERB"
    assert found["وقال"].lemma == "قال"
    assert (found["سامي"].name, found["حداد"].name) == ("B-PERSON", "I-PERSON")
    assert found["بيروت"].name == "B-LOCATION"
    assert "Number=Sing" in found["الوزير"].morph


def test_long_pages_are_described_in_portions_alike():
    text = (SENTENCE + "\n") * 400
    words = split_words(text)
    describe_words(words, split_sentences(words))
    length = len(split_words(SENTENCE))
    first, last = words[:length], words[-length:]
    assert [(w.pos, w.name) for w in first] == [(w.pos, w.name) for w in last]
