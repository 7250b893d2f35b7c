"""The corpora as spaCy Docs, cut by the pipeline's own tokenizer rules."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from musnad.language.sentences import split_sentences
from musnad.language.subwords import bare
from musnad.language.tagger import HEADS
from musnad.language.tokenizer import Tokenizer
from musnad.text import split_words
from training.treebank import Sentence

#: What Wojood's types are called here; its other types are not kept.
NAME_TYPES = {
    "PERS": "PERSON", "ORG": "ORGANIZATION", "GPE": "LOCATION", "LOC": "LOCATION", "FAC": "LOCATION", "NORP": "GROUP",
    "OCC": "OCC",
}  # fmt: skip
Named = tuple[str, list[tuple[int, int, str]]]
"""A text, and the offsets and labels of its names."""
_LONGEST_WORD = 18
_PARTICLES = frozenset("وفبلكس")
_COMMA = re.compile(r"(?<=[^\d\s]),(?=\s)")


def treebank_docs(vocab: Vocab, sentences: Iterable[Sentence]) -> Iterator[Doc]:
    """Docs with gold tokens, tags, lemmas and trees; names are left open."""
    for number, sentence in enumerate(sentences):
        yield _treebank_doc(vocab, sentence, number)


def _treebank_doc(vocab: Vocab, sentence: Sentence, number: int) -> Doc:
    rows, text = sentence.rows, _vary_marks(sentence.text, number)
    ends = [end for _, end in sentence.spans]
    starts = [start for start, _ in sentence.spans[1:]] + [len(text)]
    doc = Doc(
        vocab,
        words=[text[a:b] for a, b in sentence.spans],
        spaces=[end < start for end, start in zip(ends, starts, strict=True)],
        pos=[row["upos"] for row in rows],
        morphs=[_known_features(row["feats"]) for row in rows],
        lemmas=[plain_lemma(row["lemma"]) for row in rows],
        heads=[i if row["head"] == "0" else int(row["head"]) - 1 for i, row in enumerate(rows)],
        deps=["ROOT" if row["head"] == "0" else row["dep"] for row in rows],
    )
    doc.set_ents([], default="missing")
    return doc


def _known_features(feats: str) -> str:
    return "" if feats == "_" else "|".join(f for f in feats.split("|") if f.split("=")[0] in HEADS)


def _vary_marks(text: str, number: int) -> str:
    """The treebank writes Latin commas and straight quotation marks; newspapers mostly do not. The length stays."""
    if number % 4 == 0:
        return text
    text = _COMMA.sub("،", text)
    if number % 4 == 1:
        return text
    opening, closing = ("«", "»") if number % 4 == 2 else ("“", "”")
    return re.sub(r'"([^"]*)"', lambda m: opening + m.group(1) + closing, text)


def plain_lemma(lemma: str) -> str:
    """A lemma without its vowel marks; the treebank writes a dagger alef as a grave accent."""
    return bare(lemma.replace("ٱ", "ا").replace("`", ""))


def read_wojood(path: Path) -> list[Named]:
    """Sentences of the Wojood sample: text, and the outermost names as offsets and type."""
    found = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line.split(" ") for line in block.splitlines() if line.strip() and not line.startswith("$#$")]
        if lines:
            found.append(_read_wojood_sentence(lines))
    return found


def _read_wojood_sentence(lines: list[list[str]]) -> Named:
    text, names = _join_tagged(lines)
    return text, [(a, b, NAME_TYPES[kind]) for a, b, kind in names if kind in NAME_TYPES]


def _join_tagged(lines: list[list[str]]) -> tuple[str, list[tuple[int, int, str]]]:
    """Words with BIO tags as a text with offsets; of several tags the first, the outermost, counts."""
    text, names = "", []
    open_name: tuple[int, str] | None = None
    for word, tag, *_ in lines:
        if open_name and tag != "I-" + open_name[1]:
            names.append((open_name[0], len(text) - 1, open_name[1]))
            open_name = None
        if open_name is None and tag[:2] in ("B-", "I-"):
            open_name = len(text), tag[2:]
        text += word + " "
    if open_name:
        names.append((open_name[0], len(text) - 1, open_name[1]))
    return text.rstrip(), names


def read_annotations(corpus: Path, names: Path) -> dict[str, list[Named]]:
    """Sentences of a news corpus with the names that our stand-off file marks, by document; only documents it covers."""
    texts = {row["id"]: row["body"] for row in map(json.loads, corpus.open(encoding="utf-8"))}
    marked: dict[str, list[tuple[int, int, str]]] = {}
    for line in names.read_text(encoding="utf-8").splitlines()[1:]:
        document, start, end, label = line.split("\t")
        spans = marked.setdefault(document, [])
        if label:
            spans.append((int(start), int(end), label))
    return {document: list(_cut_sentences(texts[document], spans)) for document, spans in marked.items()}


def _cut_sentences(text: str, spans: list[tuple[int, int, str]]) -> Iterator[Named]:
    """Sentences with offsets of their own. Lines whose words are run together are left out."""
    words = split_words(text)
    for first, last in split_sentences(words):
        start, end = words[first].start, words[last - 1].end
        if max(w.end - w.start for w in words[first:last]) <= _LONGEST_WORD:
            yield text[start:end], [(a - start, b - start, label) for a, b, label in spans if start <= a and b <= end]


def name_docs(tokenizer: Tokenizer, sentences: Iterable[Named]) -> Iterator[Doc]:
    """Docs with names only; particles before a name and pronouns after it are outside it."""
    for text, names in sentences:
        doc = tokenizer(text)
        spans = []
        for start, end, label in names:
            span = doc.char_span(start, end, label=label, alignment_mode="expand")
            if span is not None:
                spans.append(trim_particles(doc, span.start, span.end, label))
        doc.set_ents(spans, default="outside")
        yield doc


def trim_particles(doc: Doc, first: int, last: int, label: str) -> Span:
    """A span without the particles written together with its first word."""
    while last - first > 1 and doc[first].text in _PARTICLES and not doc[first].whitespace_:
        first += 1
    return Span(doc, first, last, label=label)


_AQMAR_TYPES = {"PER": "PERSON", "ORG": "ORGANIZATION", "LOC": "LOCATION"}


def read_aqmar(folder: Path) -> list[Named]:
    """Sentences of AQMAR's articles with the names of its three common types."""
    found: list[Named] = []
    for path in sorted((folder / "articles").glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            lines = [line.split(" ") for line in block.splitlines() if len(line.split(" ")) == 2]
            if lines:
                text, names = _join_tagged(lines)
                found.append((text, [(a, b, _AQMAR_TYPES[kind]) for a, b, kind in names if kind in _AQMAR_TYPES]))
    return found
