"""Prints the measures of the shipped pipeline: ``python -m training.evaluate --corpora DIR [--model DIR]``.

Segmentation, tags and trees are measured on the treebank's held-out documents, names on Wojood's test part, on the news
documents held out and on AQMAR, which no part of the training has seen.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import musnad.language.pipeline  # noqa: F401  registers layers and components
from musnad.language.resources import MODEL
from musnad.language.sentences import split_sentences
from musnad.text import split_words
from training.corpora import Named, marked_sentences, news_names, treebank, wojood
from training.documents import read_aqmar, treebank_docs
from training.segments import segmenter_accuracy

#: Eight coarse classes of the universal tags.
COARSE = {
    "NOUN": "noun", "PROPN": "noun", "X": "noun", "VERB": "verb", "AUX": "verb", "ADJ": "adjective", "ADV": "particle",
    "PART": "particle", "ADP": "linker", "CCONJ": "linker", "SCONJ": "linker", "PRON": "pronoun", "DET": "pronoun",
    "NUM": "number", "PUNCT": "mark", "SYM": "mark",
}  # fmt: skip
MAIN = ("PERSON", "ORGANIZATION", "LOCATION")


def measure_treebank(nlp: Language, corpora: Path) -> dict[str, float]:
    """Segmentation of words; tags, features, lemmas and trees on gold tokens; and tags on the pipeline's own tokens."""
    _, held = treebank(corpora)
    found = {"words cut right": segmenter_accuracy(nlp.tokenizer.segmenter.cut, held)}  # type: ignore[attr-defined]
    gold = list(treebank_docs(nlp.vocab, held))
    tokens = [(g, p) for doc in gold for g, p in zip(doc, _parse(nlp, _bare_copy(doc)), strict=True)]
    found["UPOS"] = _share(g.pos_ == p.pos_ for g, p in tokens)
    found["eight classes"] = _share(COARSE[g.pos_] == COARSE.get(p.pos_) for g, p in tokens)
    found["all features"] = _share(str(g.morph) == str(p.morph) for g, p in tokens)
    found["lemma"] = _share(g.lemma_ == p.lemma_ for g, p in tokens)
    if "parser" in nlp.pipe_names:
        words = [(g, p) for g, p in tokens if g.pos_ != "PUNCT"]
        found["UAS"] = _share(g.head.i == p.head.i for g, p in words)
        found["LAS"] = _share(g.head.i == p.head.i and g.dep_.lower() == p.dep_.lower() for g, p in words)
    return found


def _bare_copy(doc: Doc) -> Doc:
    return Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])


def _parse(nlp: Language, doc: Doc) -> Doc:
    """Run the components on gold tokens; a line of the treebank is one sentence."""
    for token in doc:
        token.is_sent_start = token.i == 0
    for name, component in nlp.pipeline:
        if name != "musnad_sentences":
            doc = component(doc)
    return doc


def _share(hits: Iterable[bool]) -> float:
    counts = Counter(hits)
    return counts[True] / max(1, sum(counts.values()))


def measure_names(nlp: Language, sentences: list[Named], labels: Iterable[str] = ()) -> dict[str, float]:
    """F1 of whole names in words, by label and over all."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for (text, names), doc in zip(sentences, nlp.pipe((text for text, _ in sentences)), strict=True):
        gold = _in_words(text, names)
        found = _in_words(text, [(e.start_char, e.end_char, e.label_) for e in doc.ents])
        right.update(label for *_, label in gold & found)
        wrong.update(label for *_, label in gold ^ found)
    labels = list(labels) or sorted(right | wrong)
    scores = {label: _f1(right[label], wrong[label]) for label in labels}
    scores["persons, bodies, places"] = _f1(sum(right[x] for x in MAIN), sum(wrong[x] for x in MAIN))
    scores["all"] = _f1(sum(right[x] for x in labels), sum(wrong[x] for x in labels))
    return scores


def _f1(right: int, wrong: int) -> float:
    return 2 * right / max(1, 2 * right + wrong)


def _in_words(text: str, names: list[tuple[int, int, str]]) -> set[tuple[int, int, str]]:
    """Names as ranges of whole words, so that particles written together with them do not matter."""
    words = split_words(text)
    found = set()
    for start, end, label in names:
        touched = [i for i, w in enumerate(words) if w.start < end and w.end > start]
        if touched:
            found.add((touched[0], touched[-1], label))
    return found


def measure_sentences(corpora: Path) -> dict[str, float]:
    """F1 of sentence ends in the paragraphs whose ends we have marked; the end of the paragraph does not count."""
    right = wrong = 0
    for text, ends in marked_sentences(corpora):
        words = split_words(text)
        found = {words[last - 1].end for _, last in split_sentences(words)} - {words[-1].end}
        right += len(found & ends)
        wrong += len(found ^ (ends - {words[-1].end}))
    return {"sentence ends": _f1(right, wrong)}


def measure_speed(nlp: Language, texts: list[str]) -> dict[str, float]:
    """Words a second of one core, in batches, and the memory of the whole process."""
    words = sum(1 for text in texts for w in split_words(text))
    list(nlp.pipe(texts[:20]))
    began = time.process_time()
    list(nlp.pipe(texts))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"words a second": words / (time.process_time() - began), "peak memory, MiB": peak}


def _print(title: str, scores: dict[str, float]) -> None:
    print(f"\n{title}")
    for name, value in scores.items():
        print(f"  {name:<24}{value:>10.4f}" if value <= 1 else f"  {name:<24}{value:>10.0f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser("python -m training.evaluate", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL / "pipeline")
    given = parser.parse_args()
    began = time.perf_counter()
    nlp = spacy.load(given.model)
    print(f"loaded in {time.perf_counter() - began:.2f} s: {', '.join(nlp.pipe_names)}")
    _print("UD Arabic-PUD, held-out documents", measure_treebank(nlp, given.corpora))
    news = news_names(given.corpora, held_out=True)
    _print("Wojood sample, test.txt", measure_names(nlp, wojood(given.corpora, "test")))
    _print(f"News, {len(news)} held-out sentences", measure_names(nlp, news))
    _print("Sentences of newspaper paragraphs", measure_sentences(given.corpora))
    if (aqmar := given.corpora / "ner/aqmar/aqmar").exists():
        _print("AQMAR", measure_names(nlp, read_aqmar(aqmar), MAIN))
    _print("All components", measure_speed(nlp, [text for text, _ in news + wojood(given.corpora, "train")]))


if __name__ == "__main__":
    main()
