"""Reading of the UD treebank that the pipeline is trained on, and its split by document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

COLUMNS = ("form", "lemma", "upos", "xpos", "feats", "head", "dep")


@dataclass
class Sentence:
    """One sentence: its text, its document, and for each syntactic word its offsets and annotation."""

    text: str
    document: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    rows: list[dict[str, str]] = field(default_factory=list)


def read_treebank(path: Path) -> list[Sentence]:
    """All sentences of a CoNLL-U file whose words are slices of the sentence's text."""
    return [s for block in path.read_text(encoding="utf-8").split("\n\n") if (s := _read_sentence(block)) is not None]


def _read_sentence(block: str) -> Sentence | None:
    meta = dict(line[2:].split(" = ", 1) for line in block.splitlines() if line.startswith("# ") and " = " in line)
    if "text" not in meta:
        return None
    sentence = Sentence(meta["text"], meta.get("newdoc id", ""))
    at = 0
    for cells in _word_rows(block):
        start = sentence.text.find(cells[1], at)
        if start < 0 or sentence.text[at:start].strip():
            return None
        at = start + len(cells[1])
        sentence.spans.append((start, at))
        sentence.rows.append(dict(zip(COLUMNS, cells[1:8], strict=True)))
    return sentence


def _word_rows(block: str) -> Iterator[list[str]]:
    for line in block.splitlines():
        cells = line.split("\t")
        if len(cells) == 10 and cells[0].isdigit():
            yield cells


def split_by_document(sentences: list[Sentence], every: int = 5) -> tuple[list[Sentence], list[Sentence]]:
    """Sentences to train on and sentences held out: each ``every``-th document is held out whole."""
    documents = sorted({s.document for s in sentences})
    held = set(documents[every - 1 :: every])
    return [s for s in sentences if s.document not in held], [s for s in sentences if s.document in held]
