"""The corpora and their fixed splits. A missing one is named, with where to get it."""

from __future__ import annotations

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
        raise SystemExit(f"{path} is missing; get it from {SOURCES[name]} and put it there")
    return path


def treebank(corpora: Path) -> tuple[list[Sentence], list[Sentence]]:
    """The treebank's sentences to train on and those of the documents held out."""
    return split_by_document(read_treebank(find(corpora, "treebank/ar_pud-ud-test.conllu")))


def wojood(corpora: Path, part: str) -> list[Named]:
    """The train, val or test part of the Wojood sample."""
    return read_wojood(find(corpora, "ner/wojood_sample/data") / f"{part}.txt")


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
