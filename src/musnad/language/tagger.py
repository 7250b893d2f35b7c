"""The component that gives each token its part of speech and its features, each feature by a classifier of its own."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, MORPH, POS
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.scorer import Scorer
from spacy.symbols import IDS
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import Config, Linear, Model, Optimizer, chain, set_dropout_rate, with_array
from thinc.types import Floats2d

#: What is told of a token, and the values of each; the empty value is "does not apply".
HEADS: dict[str, tuple[str, ...]] = {
    "UPOS": ("NOUN", "ADJ", "VERB", "PROPN", "ADP", "PUNCT", "PRON", "CCONJ", "PART", "ADV", "NUM", "SCONJ", "AUX", "DET",
             "SYM", "X", "INTJ", "SPACE"),
    "Gender": ("", "Masc", "Fem"),
    "Number": ("", "Sing", "Plur", "Dual"),
    "Person": ("", "3", "1", "2"),
    "Aspect": ("", "Perf", "Imp"),
    "Voice": ("", "Act", "Pass"),
    "Mood": ("", "Ind", "Sub", "Jus", "Imp"),
    "Definite": ("", "Def", "Ind"),
    "Case": ("", "Gen", "Nom", "Acc"),
}  # fmt: skip
_BOUNDS = np.cumsum([0, *map(len, HEADS.values())]).tolist()
_SLICES = [slice(a, b) for a, b in itertools.pairwise(_BOUNDS)]
_PLACES = np.cumprod([1, *[len(v) for v in HEADS.values()]][:-1])
_SPACE = HEADS["UPOS"].index("SPACE")  # with no features

DEFAULT_MODEL = """
[model]
@architectures = "musnad.TagHeads.v1"

[model.tok2vec]
@architectures = "spacy.Tok2Vec.v2"

[model.tok2vec.embed]
@architectures = "musnad.EmbedWords.v1"
width = 96

[model.tok2vec.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 96
window_size = 1
maxout_pieces = 3
depth = 3
"""


@registry.architectures("musnad.TagHeads.v1")  # type: ignore[untyped-decorator]
def make_tag_heads(tok2vec: Model[list[Doc], list[Floats2d]]) -> Model[list[Doc], list[Floats2d]]:
    """One linear layer for all classifiers; their scores stand side by side."""
    width = tok2vec.get_dim("nO") if tok2vec.has_dim("nO") else None
    model: Model[Any, Any] = chain(tok2vec, with_array(Linear(_BOUNDS[-1], width)))
    model.set_ref("tok2vec", tok2vec)
    return model


@Language.factory(
    "musnad_tagger",
    assigns=["token.pos", "token.morph"],
    default_config={"model": Config().from_str(DEFAULT_MODEL)["model"]},
    default_score_weights={"pos_acc": 0.7, "morph_acc": 0.3},
)
def make_tagger(nlp: Language, name: str, model: Model[Any, Any]) -> FeatureTagger:
    """Makes the tagger for a pipeline."""
    return FeatureTagger(nlp.vocab, model, name)


class FeatureTagger(TrainablePipe):  # type: ignore[misc]
    """Sets ``token.pos`` and ``token.morph``."""

    def __init__(self, vocab: Vocab, model: Model[Any, Any], name: str = "musnad_tagger") -> None:
        self.vocab, self.model, self.name = vocab, model, name
        self.cfg: dict[str, Any] = {}
        self.scorer = None
        self._morphs: dict[int, tuple[int, int]] = {}

    def initialize(
        self, get_examples: Callable[[], Iterable[Example]], *, nlp: Language | None = None, labels: Any = None
    ) -> None:
        """Fit the layers' sizes to a few examples."""
        sample = [example.x for _, example in zip(range(10), get_examples(), strict=False)]
        self.model.initialize(X=sample, Y=[np.zeros((len(d), _BOUNDS[-1]), dtype="f4") for d in sample])

    def predict(self, docs: Iterable[Doc]) -> list[NDArray[np.int64]]:
        """The class of each token in each head."""
        docs = list(docs)
        if not any(map(len, docs)):
            return [np.zeros((len(d), len(HEADS)), dtype="int64") for d in docs]
        found = self.model.predict(docs)
        return [np.stack([scores[:, part].argmax(axis=1) for part in _SLICES], axis=1) for scores in found]

    def set_annotations(self, docs: Iterable[Doc], guesses: list[NDArray[np.int64]]) -> None:
        """Write parts of speech and features into the Docs."""
        for doc, classes in zip(docs, guesses, strict=True):
            if not len(doc):
                continue
            codes = np.where(doc.to_array(IS_SPACE), _SPACE, classes @ _PLACES)
            values: Any = np.asarray([self._values(code) for code in codes.tolist()], dtype="uint64")
            doc.from_array([POS, MORPH], values)

    def _values(self, code: int) -> tuple[int, int]:
        """The symbols of a combination of classes, in the vocabulary's numbers."""
        if code not in self._morphs:
            classes = [code // place % len(values) for place, values in zip(_PLACES.tolist(), HEADS.values(), strict=True)]
            named = {head: values[c] for (head, values), c in zip(HEADS.items(), classes, strict=True)}
            pos = named.pop("UPOS")
            feats = "|".join(f"{k}={v}" for k, v in sorted(named.items()) if v)
            self._morphs[code] = int(IDS[pos]), int(self.vocab.morphology.add(feats))
        return self._morphs[code]

    def update(
        self,
        examples: Iterable[Example],
        *,
        drop: float = 0.0,
        sgd: Optimizer | None = None,
        losses: dict[str, float] | None = None,
    ) -> dict[str, float]:
        """Learn from a batch; tokens without a tag teach nothing."""
        losses = {} if losses is None else losses
        losses.setdefault(self.name, 0.0)
        examples = list(examples)
        set_dropout_rate(self.model, drop)
        scores, backprop = self.model.begin_update([e.predicted for e in examples])
        loss, gradients = self.get_loss(examples, scores)
        backprop(gradients)
        if sgd is not None:
            self.finish_update(sgd)
        losses[self.name] += loss
        return losses

    def get_loss(self, examples: Iterable[Example], scores: list[Any]) -> tuple[float, list[Any]]:
        """Squared gradient of the cross entropy of all heads, and the gradient."""
        gradients, loss = [], 0.0
        for example, found in zip(examples, scores, strict=True):
            truth = gold_classes(example)
            gradient = np.zeros_like(found)
            for head, part in enumerate(_SLICES):
                known = truth[:, head] >= 0
                if known.any():
                    logits = found[known, part]
                    probs = np.exp(logits - logits.max(axis=1, keepdims=True))
                    probs /= probs.sum(axis=1, keepdims=True)
                    probs[np.arange(len(probs)), truth[known, head]] -= 1
                    gradient[known, part] = probs
            loss += float((gradient**2).sum())
            gradients.append(gradient)
        return loss, gradients

    def score(self, examples: Iterable[Example], **options: Any) -> dict[str, Any]:
        """Accuracy of parts of speech and of features."""
        examples = [e for e in examples if e.reference.has_annotation("POS")]
        if not examples:
            return {}
        found: dict[str, Any] = Scorer.score_token_attr(examples, "pos", **options)
        found |= Scorer.score_token_attr(examples, "morph", getter=lambda t, _: str(t.morph), **options)
        return found

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The weights as bytes."""
        data: bytes = self.model.to_bytes()
        return data

    def from_bytes(self, bytes_data: bytes, *, exclude: Iterable[str] = ()) -> FeatureTagger:
        """Take weights from bytes."""
        self.model.from_bytes(bytes_data)
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the weights into a folder."""
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / "model").write_bytes(self.model.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> FeatureTagger:
        """Read the weights from a folder."""
        self.model.from_bytes((Path(path) / "model").read_bytes())
        return self


def gold_classes(example: Example) -> NDArray[np.int64]:
    """The right class of each predicted token in each head; -1 where it is not known."""
    rows = []
    tags, morphs = (example.get_aligned(field, as_string=True) for field in ("POS", "MORPH"))
    for pos, morph in zip(tags, morphs, strict=True):
        if not pos:
            rows.append([-1] * len(HEADS))
            continue
        feats = dict(f.split("=", 1) for f in (morph or "").split("|") if "=" in f) | {"UPOS": pos}
        rows.append([_class_of(values, feats.get(head, "")) for head, values in HEADS.items()])
    return np.asarray(rows, dtype="int64").reshape(-1, len(HEADS))


def _class_of(values: tuple[str, ...], value: str) -> int:
    return values.index(value) if value in values else -1
