"""Training of the segmenter from the treebank's words, words cut by hand, and names that are not to be cut."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pycrfsuite

from musnad.language.segmenter import PARTICLES, WHOLE, label_of, word_features
from musnad.language.subwords import SubwordVectors, bare
from musnad.lexicon import default_lexicon
from musnad.text import split_words
from training.treebank import Sentence
from training.wordlists import read_list

SETTINGS = {"c1": 0.1, "c2": 0.02, "max_iterations": 120}
_NAMES, _CHAINS, _HAND_WEIGHT = 800, 300, 2
_CHAINED = ("ب", "ل", "س", "ك")


def treebank_words(sentences: Iterable[Sentence]) -> Iterator[tuple[str, list[str]]]:
    """The bare words of the treebank with their tokens."""
    for sentence in sentences:
        starts = {start for start, _ in sentence.spans}
        for word in split_words(sentence.text):
            if word.kind == "word":
                kept = [i for i in range(word.start, word.end) if bare(sentence.text[i])]
                bounds = [k for k, i in enumerate(kept) if k and i in starts]
                plain = bare(word.text)
                yield plain, [plain[a:b] for a, b in zip([0, *bounds], [*bounds, len(plain)], strict=True)]


def hand_words(path: Path) -> dict[str, list[str]]:
    """Words that we cut by hand (``و+ب+مسيرت+ها``), each with its tokens; the first way to cut a word counts."""
    words: dict[str, list[str]] = {}
    for marked in path.read_text(encoding="utf-8").split():
        words.setdefault(marked.replace("+", ""), marked.split("+"))
    return words


def train_segmenter(
    sentences: list[Sentence], by_hand: dict[str, list[str]], names: dict[str, str], subwords: SubwordVectors, path: Path
) -> None:
    """Train on all of it and write the classifier's file."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    for word, tokens in (*treebank_words(sentences), *(list(by_hand.items()) * _HAND_WEIGHT)):
        trainer.append([word_features(word, subwords)], [label_of(tokens)])
    for tokens in (*_with_conjunctions(sentences), *_everyday_words(), *_places(), *_persons()):
        trainer.append([word_features("".join(tokens), subwords)], [label_of(tokens)])
    for name in _misleading_names(names):
        trainer.append([word_features(name, subwords)], [WHOLE])
    trainer.train(str(path))


def _with_conjunctions(sentences: list[Sentence]) -> list[list[str]]:
    """Words that begin with another particle, with و or ف before it, as nearly any may have."""
    chained = sorted({tuple(tokens) for _, tokens in treebank_words(sentences) if len(tokens) > 1 and tokens[0] in _CHAINED})
    picked = random.Random(1).sample(chained, _CHAINS)
    return [["ف" if i % 6 == 0 else "و", *tokens] for i, tokens in enumerate(picked)]


def _everyday_words() -> Iterator[list[str]]:
    """The commonest words and their joins with pronouns, alone and behind a conjunction."""
    joined = [line.split() for line in read_list("governing_words")]
    words = [[word] for word in read_list("everyday_words")]
    for tokens in (*words, *([first, pronoun] for first, *pronouns in joined for pronoun in pronouns)):
        yield tokens
        yield ["و", *tokens]
        yield ["ف", *tokens]


def _places() -> Iterator[list[str]]:
    """States and capitals that begin with the letter of a particle, alone and behind particles."""
    for row in default_lexicon().table("actors/states"):
        for name in {bare(one) for one in (row["name"], *row["capitals"]) if one[0] in "وفبلكس" and one.isalpha()}:
            yield from ([name], ["و", name], ["ب", name], ["ل", name], ["و", "ل", name], ["و", "ب", name])


def _persons() -> Iterator[list[str]]:
    """Names of persons, alone and behind particles."""
    for name in (*read_list("first_names"), *read_list("family_names")):
        if name.isalpha() and not name.startswith("ال"):
            yield from ([name], ["و", name], ["ل", name])


def _misleading_names(names: dict[str, str]) -> list[str]:
    """Well-known names that begin like a word with a particle."""
    found = [n for n, marks in names.items() if len(n) > 3 and n[0] in "".join(PARTICLES) and set(marks) & set("qrs")]
    return random.Random(1).sample(found, _NAMES)


def segmenter_accuracy(cut: Callable[[str], Sequence[str]], sentences: Iterable[Sentence]) -> float:
    """The share of words that are cut exactly right."""
    results = [list(cut(word)) == tokens for word, tokens in treebank_words(sentences)]
    return sum(results) / len(results)
