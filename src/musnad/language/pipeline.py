"""Loading of the shipped spaCy pipeline, and what it tells of a page's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, cast

import numpy as np
import spacy
from spacy.attrs import ENT_IOB, ENT_TYPE, LEMMA, LENGTH, MORPH, POS, SENT_START
from spacy.language import Language

from musnad.language import layers, tagger
from musnad.language.resources import MODEL
from musnad.language.tokenizer import Tokenizer
from musnad.text import Word

#: Modules whose import registers what the pipeline's configuration names.
REGISTERS = (layers, tagger)
_NOT_READ = ("parser", "musnad_sentences")
_WORDS_AT_ONCE = 4000
_BEGINS = 3  # spaCy's number for B


def load_pipeline(exclude: Iterable[str] = ()) -> Language:
    """The shipped pipeline without the named components."""
    return spacy.load(MODEL / "pipeline", exclude=list(exclude))


@lru_cache
def page_pipeline() -> Language:
    """The pipeline that reads pages, loaded once: without the parser, whose trees no step of a reading asks for."""
    return load_pipeline(exclude=_NOT_READ)


def describe_words(words: list[Word], sentences: list[tuple[int, int]]) -> None:
    """Fill in what the pipeline tells of each word: part of speech, lemma and features of its stem, and its name label."""
    for part in _portions(sentences):
        _describe_portion(words[part[0][0] : part[-1][1]], [first - part[0][0] for first, _ in part])


def _portions(sentences: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Sentences in runs of so many words that a long page needs no more memory than a short one."""
    part: list[tuple[int, int]] = []
    for sentence in sentences:
        part.append(sentence)
        if sentence[1] - part[0][0] > _WORDS_AT_ONCE:
            yield part
            part = []
    if part:
        yield part


def _describe_portion(words: list[Word], sentence_firsts: list[int]) -> None:
    nlp = page_pipeline()
    doc, firsts = cast(Tokenizer, nlp.tokenizer).join(words)
    starts = np.full(len(doc), -1, dtype="int64")
    starts[[firsts[i] for i in sentence_firsts]] = 1
    doc.from_array([SENT_START], cast(Any, starts.astype("uint64").reshape(-1, 1)))
    for _, component in nlp.pipeline:
        doc = component(doc)
    rows: list[list[int]] = doc.to_array([POS, LEMMA, MORPH, ENT_TYPE, ENT_IOB]).tolist()
    lengths = doc.to_array([LENGTH]).tolist()
    name_of: Callable[[int], str] = cache(cast(Any, doc.vocab.strings.__getitem__))
    for word, first, last in zip(words, firsts, [*firsts[1:], len(rows)], strict=True):
        stem = first if last - first == 1 else max(range(first, last), key=lambda i: lengths[i])
        word.pos, word.lemma, word.morph, label = map(name_of, rows[stem][:4])
        if label:
            word.name = ("B-" if any(rows[i][4] == _BEGINS for i in range(first, last)) else "I-") + label
