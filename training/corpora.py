"""The corpora and their fixed splits. A missing one is named, with where to get it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from training.documents import Named, read_annotations, read_wojood
from training.treebank import Sentence, read_treebank, split_by_document

ANNOTATIONS = Path(__file__).parent / "annotations"
SOURCES = {
    "treebank/ar_pud-ud-test.conllu": "github.com/UniversalDependencies/UD_Arabic-PUD",
    "ner/wojood_sample/data": "github.com/SinaLab/ArabicNER, folder data/",
    "news/wikinews.jsonl": "github.com/CAMeL-Lab/wild_diacritics, a JSON object a line with id and body",
    "news/ntrex128.jsonl": "github.com/MicrosoftTranslator/NTREX, a JSON object a line with id and body",
}


def find(corpora: Path, name: str) -> Path:
    """The path of a corpus.

    Raises:
        SystemExit: where it is missing, saying where it can be had.
    """
    path = corpora / name
    if not path.exists():
        raise SystemExit(f"{path} is missing; get it from {SOURCES.get(name, 'its outlet')} and put it there")
    return path


def treebank(corpora: Path) -> tuple[list[Sentence], list[Sentence]]:
    """The treebank's sentences to train on and those of the documents held out."""
    return split_by_document(read_treebank(find(corpora, "treebank/ar_pud-ud-test.conllu")))


def wojood(corpora: Path, part: str) -> list[Named]:
    """The train, val or test part of the Wojood sample."""
    return read_wojood(find(corpora, "ner/wojood_sample/data") / f"{part}.txt")


def marked_sentences(corpora: Path) -> Iterator[tuple[str, set[int]]]:
    """Newspaper paragraphs with the offsets at which their sentences end, as we have marked them."""
    marked = [line.split("\t") for line in (ANNOTATIONS / "sentences.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    for corpus in dict.fromkeys(row[0] for row in marked):
        texts = {}
        for line in find(corpora, f"news/{corpus}.jsonl").open(encoding="utf-8"):
            article = json.loads(line)
            texts[article["id"]] = article["body"]
        for _, document, number, ends in (row for row in marked if row[0] == corpus):
            yield texts[document].split("\n")[int(number)], set(map(int, ends.split()))


def news_names(corpora: Path, *, held_out: bool) -> list[Named]:
    """News sentences whose names we have marked: those to train on, or those of the documents held out."""
    held = set((ANNOTATIONS / "held_out.txt").read_text(encoding="utf-8").split())
    found: list[Named] = []
    for name in ("wikinews", "ntrex128"):
        documents = read_annotations(find(corpora, f"news/{name}.jsonl"), ANNOTATIONS / f"{name}.names.tsv")
        for document, sentences in documents.items():
            if (document in held) == held_out:
                found += sentences
    return found
