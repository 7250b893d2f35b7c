"""Cuts the same words with Musnad and with what else installs offline: ``python benchmarks/language.py --corpora DIR``.

DIR is the folder that ``training`` reads; the words are those of the treebank's held-out documents. Tools that are not
installed are passed over (``pip install farahidi qalsadi camel-tools``). farahidi and qalsadi analyse words and give many
readings; their first is taken. CAMeL Tools cuts particles off only with data that must be downloaded; offline it tells
words and marks apart, which leaves every word whole.
"""

from __future__ import annotations

import argparse
import importlib
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from musnad.language.resources import MODEL, load_subwords
from musnad.language.segmenter import Segmenter
from musnad.language.subwords import bare
from training.corpora import treebank
from training.segments import treebank_words

Cut = Callable[[str], list[str]]
_SECONDS_EACH = 60.0


def musnad_cutter() -> Cut:
    """Musnad's segmenter, which forgets nothing it has seen."""
    segmenter = Segmenter((MODEL / "segmenter.crf").read_bytes(), load_subwords())
    return lambda word: list(segmenter.cut(word))


def farahidi_cutter() -> Cut:
    """The first reading of farahidi."""
    analyzer = importlib.import_module("farahidi").Analyzer()

    def cut(word: str) -> list[str]:
        readings = analyzer.analyze(word)
        if not readings:
            return [word]
        before, after = (
            bare("".join(a.form for a in getattr(readings[0], side) or ())) for side in ("proclitics", "enclitics")
        )
        return _cut_ends(word, before, after)

    return cut


def qalsadi_cutter() -> Cut:
    """The first reading of qalsadi."""
    analyzer = importlib.import_module("qalsadi.analex").Analex()

    def cut(word: str) -> list[str]:
        readings = analyzer.check_word(word)
        affixes = [bare(part) for part in readings[0].affix] if readings else []
        return _cut_ends(word, affixes[0], affixes[-1]) if len(affixes) > 2 else [word]

    return cut


def camel_cutter() -> Cut:
    """CAMeL Tools' tokenizer without its data."""
    return importlib.import_module("camel_tools.tokenizers.word").simple_word_tokenize  # type: ignore[no-any-return]


def _cut_ends(word: str, before: str, after: str) -> list[str]:
    """A word as its particles one by one, its stem with the article, and its pronoun."""
    before = re.sub("ال$", "", before)
    before = before[:-1] if before.endswith("لل") else before
    if not (word.startswith(before) and word.endswith(after)) or len(before) + len(after) >= len(word):
        return [word]
    end = len(word) - len(after)
    return [*before, word[len(before) : end], *([after] if after else [])]


def measure(cut: Cut, words: list[tuple[str, list[str]]]) -> tuple[float, float, int]:
    """The share of words cut right, words a second, and how many were cut in the time there was."""
    right, began = 0, time.process_time()
    done = 0
    for word, tokens in words:
        right += cut(word) == tokens
        done += 1
        if time.process_time() - began > _SECONDS_EACH:
            break
    return right / done, done / (time.process_time() - began), done


def tools() -> Iterator[tuple[str, Cut]]:
    """The tools that are installed."""
    for make in (musnad_cutter, farahidi_cutter, qalsadi_cutter, camel_cutter):
        try:
            yield make.__name__.removesuffix("_cutter"), make()
        except ImportError as error:
            print(f"{make.__name__.removesuffix('_cutter'):<10} not installed ({error.name})")


def main() -> None:
    """Measure every tool on the same words."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    _, held = treebank(parser.parse_args().corpora)
    words = list(treebank_words(held))
    print(f"{'tool':<10} {'cut right':>9} {'words/s':>9} {'of words':>9}")
    for name, cut in tools():
        share, speed, done = measure(cut, words)
        print(f"{name:<10} {share:>9.4f} {speed:>9.0f} {done:>9}")


if __name__ == "__main__":
    main()
