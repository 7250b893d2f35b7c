"""The steps of a reading as spaCy components."""

import spacy
from spacy.tokens import Doc, DocBin

from musnad.components import COMPONENTS

SENTENCE = "قال وزير الخارجية المصري سامح شكري أمس إن القاهرة ترفض أي تدخل في شؤون ليبيا."


def read_with_components(text: str, published: str) -> Doc:
    nlp = spacy.blank("ar")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    doc = nlp.make_doc(text)
    doc.user_data["published"] = published
    for _, step in nlp.pipeline:
        doc = step(doc)
    return doc


def test_components_are_found_by_their_names_alone():
    for name in COMPONENTS:
        assert spacy.blank("ar").add_pipe(name) is not None


def test_findings_stand_in_spans_and_plain_data():
    doc = read_with_components(SENTENCE, "2020-06-21")
    assert [s.text for s in doc.spans["musnad_times"]] == ["أمس"]
    assert doc.user_data["musnad_times"][0]["value"] == "2020-06-20"
    statement = doc.user_data["musnad_statements"][0]
    assert doc.text[statement["content"]["start"] : statement["content"]["end"]].startswith("القاهرة ترفض")
    assert {s.label_ for s in doc.spans["musnad_statements"]} == {"CUE", "CONTENT"}


def test_findings_survive_docbin():
    doc = read_with_components(SENTENCE, "2020-06-21")
    store = DocBin(docs=[doc], store_user_data=True)
    back = next(iter(DocBin().from_bytes(store.to_bytes()).get_docs(doc.vocab)))
    assert back.text == doc.text
    assert list(back.user_data["musnad_times"]) == doc.user_data["musnad_times"]
    assert [s.text for s in back.spans["musnad_actors"]] == [s.text for s in doc.spans["musnad_actors"]]
