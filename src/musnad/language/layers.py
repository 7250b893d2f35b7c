"""Layers that turn tokens into what the network reads: affixes, vectors of word pieces, and lists of names."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ORTH, SPACY
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Linear, Maxout, Model, chain, concatenate, ragged2list, with_array
from thinc.types import Floats2d, Ragged

from musnad.language.resources import load_names, load_subwords
from musnad.language.subwords import bare
from musnad.text import fold

#: Rows of each feature's table; the order is that of :func:`word_features`, the last is how the token is joined.
ROWS = (4000, 500, 1500, 500, 1500, 500, 500, 60)
_FORMS_KEPT, _FORMS_EMBEDDED = 50_000, 40_000


def word_features(word: str) -> tuple[str, ...]:
    """Strings that stand for a token: its folded form, its beginnings and ends, its shape and its lists."""
    plain = bare(word)
    key = fold(plain)
    stem = key[2:] if key.startswith("ال") and len(key) > 4 else key
    names = load_names()
    listed = names.get(key, "") or names.get(stem, "").lower()
    return key, plain[:2], stem[:3], plain[-2:], plain[-3:], _shape(plain), listed


def _shape(word: str) -> str:
    if word.isdigit():
        return f"d{min(len(word), 5)}"
    if not word or not word[0].isalpha():
        return "p" + word[:1]
    if word[0] < "\u0600":
        return "X" if word.isupper() else "x"
    article = "A" if word.startswith("ال") and len(word) > 3 else "a"
    return f"{article}{min(len(word), 9)}{word[-1]}"


class TypeTable:
    """Features and vectors of every word form met so far; a form is looked at once."""

    def __init__(self) -> None:
        self.subwords = load_subwords()
        self.clear()

    def trim(self) -> None:
        """Forget all forms once there are too many; to be called before a batch, whose rows must stay."""
        if len(self.rows) > _FORMS_KEPT:
            self.clear()

    def clear(self) -> None:
        """Forget all forms."""
        self.age = getattr(self, "age", -1) + 1
        self.rows: dict[int, int] = {}
        self.ids = np.zeros((4096, len(ROWS)), dtype="uint64")
        self.vectors = np.zeros((4096, self.subwords.width), dtype="f4")

    def rows_of(self, doc: Doc) -> NDArray[np.int64]:
        """The rows of a Doc's tokens."""
        keys = doc.to_array(ORTH).tolist()
        known = self.rows
        for key in keys:
            if key not in known:
                self._add(key, doc.vocab.strings[key])
        return np.asarray([known[k] for k in keys], dtype="int64")

    def _add(self, key: int, word: str) -> None:
        row = len(self.rows)
        if row == len(self.ids):
            self.ids = np.concatenate([self.ids, np.zeros_like(self.ids)])
            self.vectors = np.concatenate([self.vectors, np.zeros_like(self.vectors)])
        for column, feature in enumerate(word_features(word)):
            self.ids[row, column] = hash_string(feature)
        self.vectors[row] = self.subwords.vector(bare(word))
        self.rows[key] = row


def joined(doc: Doc) -> NDArray[np.uint64]:
    """For each token 1 where it is written together with the one before it, plus 2 with the one after it."""
    after = doc.to_array(SPACY) == 0
    before = np.concatenate([[False], after[:-1]])
    codes: NDArray[np.uint64] = (before + 2 * after).astype("uint64")
    return codes


@lru_cache
def type_table() -> TypeTable:
    """The table that all pipelines of a process share."""
    return TypeTable()


def read_features(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[Ragged, Callable[[Ragged], list[Doc]]]:
    """Hashed features of each token."""
    table = type_table()
    table.trim()
    parts = []
    for doc in docs:
        rows = table.rows_of(doc)
        ids = table.ids[rows]
        ids[:, -1] = joined(doc)
        parts.append(ids)
    return _ragged(parts, (0, len(ROWS)), "uint64"), lambda d: []


def read_vectors(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[Ragged, Callable[[Ragged], list[Doc]]]:
    """The subword vector of each token."""
    table = type_table()
    return _ragged([table.vectors[table.rows_of(doc)] for doc in docs], (0, table.subwords.width), "f4"), lambda d: []


def _ragged(parts: list[Any], empty: tuple[int, int], dtype: str) -> Ragged:
    lengths: Any = np.asarray([len(p) for p in parts], dtype="int32")
    rows: Any = np.concatenate(parts) if parts else np.zeros(empty, dtype=dtype)
    return Ragged(rows, lengths)


def _one_ragged(rows: Any) -> Ragged:
    return Ragged(rows, cast(Any, np.asarray([len(rows)], dtype="int32")))


def embed_words(width: int, hashed: int = 48, dropout: float | None = 0.1) -> Model[list[Doc], list[Floats2d]]:
    """Embeds tokens by their affixes, shape, lists and subword vector; outside training each form is embedded once."""
    tables: list[Model[Any, Any]] = [
        HashEmbed(hashed, rows, column=i, seed=11 + i, dropout=dropout) for i, rows in enumerate(ROWS)
    ]
    vectors = type_table().subwords.width
    features: Model[Any, Any] = chain(Model("read_features", read_features), with_array(concatenate(*tables)))
    subwords: Model[Any, Any] = chain(Model("read_vectors", read_vectors), with_array(Linear(width, vectors)))
    mixed = width + hashed * len(ROWS)
    mix: Model[Any, Any] = with_array(Maxout(width, mixed, nP=3, dropout=0.0, normalize=True))
    model: Model[Any, Any] = chain(concatenate(features, subwords), mix, ragged2list())
    model._func = _Remembering(model._func)
    return model


class _Remembering:
    """The forward pass of the embedding, which keeps what it made of a form until the weights change."""

    def __init__(self, forward: Callable[..., Any]) -> None:
        self.forward = forward
        self.fingerprint = (b"", 0)
        self.places: dict[int, int] = {}
        self.made: NDArray[np.float32] = np.zeros((0, 0), dtype="f4")

    def __call__(self, model: Model[Any, Any], docs: list[Doc], is_train: bool) -> Any:
        if is_train or not docs:
            return self.forward(model, docs, is_train)
        table = type_table()
        table.trim()
        self._check_weights(model)
        codes = [table.rows_of(doc) * 4 + joined(doc).astype("int64") for doc in docs]
        self._embed_new(model, np.unique(np.concatenate(codes)))
        places = self.places
        return [self.made[[places[c] for c in part.tolist()]] for part in codes], lambda d: []

    def _check_weights(self, model: Model[Any, Any]) -> None:
        """Forget everything where the weights are others, or where it has become too much."""
        biases = (layer.get_param("b") for layer in model.layers[1].walk() if layer.has_param("b"))
        weights, age = next(biases).tobytes(), type_table().age
        if (weights, age) != self.fingerprint or len(self.places) > _FORMS_EMBEDDED:
            self.fingerprint, self.places = (weights, age), {}

    def _embed_new(self, model: Model[Any, Any], codes: NDArray[np.int64]) -> None:
        new = [c for c in codes.tolist() if c not in self.places]
        if not new:
            return
        table, (both, mix) = type_table(), model.layers[:2]
        rows = np.asarray(new) // 4
        ids = table.ids[rows]
        ids[:, -1] = np.asarray(new) % 4
        inputs = zip(both.layers, (ids, table.vectors[rows]), strict=True)
        parts = [layer.layers[1].predict(_one_ragged(x)).data for layer, x in inputs]
        made = mix.predict(_one_ragged(np.hstack(parts))).data
        first = len(self.places)
        if not first:
            self.made = np.zeros((4096, made.shape[1]), dtype="f4")
        while first + len(new) > len(self.made):
            self.made = np.concatenate([self.made, np.zeros_like(self.made)])
        self.made[first : first + len(new)] = made
        self.places.update((code, first + i) for i, code in enumerate(new))


registry.architectures("musnad.EmbedWords.v1", func=embed_words)
