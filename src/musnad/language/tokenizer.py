"""From text to a Doc whose tokens are slices of it: words without their particles and pronouns, particles, pronouns, marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
from spacy.attrs import IDX, ORTH, SENT_START, SPACY
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from musnad.language.resources import MODEL, load_subwords
from musnad.language.segmenter import Segmenter
from musnad.language.sentences import split_sentences
from musnad.text import Word, split_words

_SHORTEST_HIDDEN = 3


class Tokenizer:
    """A spaCy tokenizer that cuts Arabic words. ``doc.text`` is the text as given; NORM holds a token's restored form."""

    def __init__(self, vocab: Vocab, segmenter: Segmenter) -> None:
        self.vocab, self.segmenter = vocab, segmenter

    def __call__(self, text: str) -> Doc:
        tokens: list[str] = []
        spaces: list[bool] = []
        at = 0
        for word in split_words(text):
            if word.start > at:
                _add_gap(text[at : word.start], tokens, spaces)
            pieces = self.cut(word)
            tokens += pieces
            spaces += [False] * len(pieces)
            at = word.end
        if at < len(text):
            _add_gap(text[at:], tokens, spaces)
        doc = Doc(self.vocab, words=tokens, spaces=spaces)
        restore_forms(doc)
        return doc

    def cut(self, word: Word) -> Sequence[str]:
        """The tokens of a word."""
        return self.segmenter.cut(word.text) if word.kind == "word" else (word.text,)

    def join(self, words: list[Word]) -> tuple[Doc, list[int]]:
        """A Doc of words alone, with one blank for any white space, and for each word the number of its first token."""
        tokens: list[str] = []
        spaces: list[bool] = []
        firsts: list[int] = []
        for word in words:
            if word.gap and spaces:
                spaces[-1] = True
            firsts.append(len(tokens))
            pieces = self.cut(word)
            tokens += pieces
            spaces += [False] * len(pieces)
        return Doc(self.vocab, words=tokens, spaces=spaces), firsts

    def to_disk(self, path: str | Path, **options: Any) -> None:
        """Write the segmenter's file."""
        Path(path).write_bytes(self.segmenter.to_bytes())

    def from_disk(self, path: str | Path, **options: Any) -> Tokenizer:
        """Read the segmenter's file."""
        self.segmenter = Segmenter(Path(path).read_bytes(), load_subwords())
        return self

    def to_bytes(self, **options: Any) -> bytes:
        """The segmenter as bytes."""
        return self.segmenter.to_bytes()

    def from_bytes(self, data: bytes, **options: Any) -> Tokenizer:
        """The tokenizer with a segmenter from bytes."""
        self.segmenter = Segmenter(data, load_subwords())
        return self


def _add_gap(gap: str, tokens: list[str], spaces: list[bool]) -> None:
    """White space between words: one blank belongs to the token before it, any more is a token of its own."""
    if gap[0] == " " and tokens:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        tokens.append(gap)
        spaces.append(False)


def restore_forms(doc: Doc) -> None:
    """Set NORM of what the attached ل hides: of ``للسلطة`` the second token is ``لسلطة``, its form ``السلطة``."""
    after = doc.to_array(SPACY)
    for i in np.flatnonzero((doc.to_array(ORTH)[:-1] == doc.vocab.strings["ل"]) & (after[:-1] == 0)).tolist():
        hidden = doc[i + 1]
        if hidden.text[0] == "ل" and len(hidden) > _SHORTEST_HIDDEN:
            hidden.norm_ = "ا" + hidden.text


@registry.tokenizers("musnad.Tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """Makes the tokenizer with the shipped segmenter."""

    def make(nlp: Language) -> Tokenizer:
        return Tokenizer(nlp.vocab, Segmenter((MODEL / "segmenter.crf").read_bytes(), load_subwords()))

    return make


@Language.component("musnad_sentences", assigns=["token.is_sent_start"])
def mark_sentences(doc: Doc) -> Doc:
    """Sentence bounds by the rules for newspaper Arabic."""
    words = split_words(doc.text)
    starts = np.asarray([words[first].start for first, _ in split_sentences(words)])
    at_start = np.isin(doc.to_array(IDX), starts)
    at_start[:1] = True
    doc.from_array([SENT_START], cast(Any, np.where(at_start, 1, -1).astype("uint64").reshape(-1, 1)))
    return doc
