"""Reading of annotated text and making of sentences, on small examples of our own."""

import pytest

from training.documents import _join_tagged, plain_lemma
from training.segments import hand_words
from training.synthetic import _hides_article
from training.treebank import Sentence, read_treebank, split_by_document


def test_tagged_words_become_offsets():
    lines = [["قال", "O"], ["سامي", "B-PERS"], ["حداد", "I-PERS"], ["بيروت", "B-GPE"], ["صور", "B-GPE"]]
    text, names = _join_tagged(lines)
    assert [(text[a:b], kind) for a, b, kind in names] == [("سامي حداد", "PERS"), ("بيروت", "GPE"), ("صور", "GPE")]


def test_the_outermost_of_nested_tags_counts():
    _, names = _join_tagged([["سكرتير", "B-OCC"], ["اللجنة", "I-OCC", "B-ORG"]])
    assert [kind for *_, kind in names] == ["OCC"]


def test_hand_cut_words(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("و+ب+كتاب+هم\nبيت\nو+بكتابهم\n", encoding="utf-8")
    assert hand_words(path) == {"وبكتابهم": ["و", "ب", "كتاب", "هم"], "بيت": ["بيت"]}


@pytest.mark.parametrize(
    ("before", "words", "hidden"), [("قال ل", "القاهرة", True), ("قال إن", "القاهرة", False), ("ول", "الوزير", True)]
)
def test_an_attached_particle_hides_the_article(before, words, hidden):
    assert _hides_article(before, words) is hidden


def test_lemmas_lose_their_vowels():
    assert plain_lemma("ٱِنْتِقال") == "انتقال"
    assert plain_lemma("ذ`لِك") == "ذلك"


def test_whole_documents_are_held_out():
    sentences = [Sentence("", f"d{i // 2}") for i in range(20)]
    train, held = split_by_document(sentences)
    assert {s.document for s in held} == {"d4", "d9"}
    assert not {s.document for s in train} & {s.document for s in held}


def test_conllu_is_read_with_offsets(tmp_path):
    rows = ["1\tو\tو\tCCONJ\t_\t_\t2\tcc\t_\t_", "2\tقال\tقال\tVERB\t_\tAspect=Perf\t0\troot\t_\t_"]
    path = tmp_path / "one.conllu"
    path.write_text("# newdoc id = a1\n# text = وقال\n" + "\n".join(rows) + "\n\n", encoding="utf-8")
    (sentence,) = read_treebank(path)
    assert sentence.spans == [(0, 1), (1, 4)]
    assert sentence.rows[1]["upos"] == "VERB"
