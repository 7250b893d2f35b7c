"""Which words are names: one small table from the lists of the language data, Wikidata's name words and GeoNames."""

from __future__ import annotations

import csv
import json
import lzma
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from musnad.language.subwords import BOUNDARY, bare
from musnad.lexicon import default_lexicon
from musnad.text import fold, split_words
from training.vectors import make_vectors

#: Frequencies at which a name word gets its next letter: p (rare) q r s (very common).
_STEPS = ((20, "s"), (5, "r"), (2, "q"), (1, "p"))
_LARGE_CITY = 100_000
_COMMON = -11.5
#: Letters of head nouns by the type of what they head.
HEADS = {"PERSON": "h", "ORGANIZATION": "i", "MEDIA": "i", "LOCATION": "l", "GROUP": "u"}


def make_gazetteer(corpora: Path) -> dict[str, str]:
    """Folded word to the letters of its lists.

    p q r s person-name words by frequency; g states, f words of their names; n nationalities; m media, b bodies, o words
    of their names; c k cities (k large), d words of their names; h i l u t head nouns of titles, bodies, places and groups.
    """
    marks: dict[str, set[str]] = defaultdict(set)
    for word, mark in (*_person_words(corpora), *_cities(corpora), *_territories(corpora), *_language_data()):
        marks[fold(bare(word))].add(mark)
    return {word: "".join(sorted(m)) for word, m in sorted(marks.items()) if len(word) > 1}


def save_gazetteer(marks: dict[str, str], path: Path) -> None:
    """Write the table, compressed."""
    with lzma.open(path, "wt", encoding="utf-8") as out:
        out.writelines(f"{word}\t{mark}\n" for word, mark in marks.items())


def _person_words(corpora: Path) -> Iterator[tuple[str, str]]:
    counts: dict[str, int] = defaultdict(int)
    for path in sorted((corpora / "names/wikidata_ar_person_names/data").glob("wd_arabic_*")):
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) == 3:
                counts[fold(cells[1].replace(" ", ""))] += int(cells[2])
    for word, count in counts.items():
        if count > 1:
            yield word, next(mark for least, mark in _STEPS if count >= least)


def _cities(corpora: Path) -> Iterator[tuple[str, str]]:
    score = make_vectors().score

    def is_common(word: str) -> bool:
        return len(word) < 3 or score(BOUNDARY + word) > _COMMON

    with (corpora / "names/geonames_ar/cities5000_ar.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            for name in row["arabic_alternates"].split("|"):
                size = "k" if int(row["population"]) >= _LARGE_CITY else "c"
                yield from ((word, mark) for word, mark in _parts(name, size, "d") if not is_common(bare(word)))


def _territories(corpora: Path) -> Iterator[tuple[str, str]]:
    data = json.loads((corpora / "names/cldr_ar/ar/territories.json").read_text(encoding="utf-8"))
    for name in data["main"]["ar"]["localeDisplayNames"]["territories"].values():
        yield from _parts(name, "g", "f")


def _parts(name: str, whole: str, part: str) -> Iterator[tuple[str, str]]:
    words = [w.text for w in split_words(name) if w.kind == "word" and w.text[0] >= "\u0600"]
    for word in words:
        if mark := whole if len(words) == 1 else part:
            yield word, mark


def _language_data() -> Iterator[tuple[str, str]]:
    lexicon = default_lexicon()
    for row in lexicon.table("actors/states"):
        for name in (row["name"], *row["names"], *row["capitals"]):
            yield from _parts(name, "g", "f")
    for row in lexicon.table("actors/nationalities"):
        for form in (row["name"], row["feminine"], *row["plurals"], row["feminine_plural"], row["dual"]):
            yield form, "n"
    for table, whole, part in (("media", "m", "o"), ("organizations", "b", "o"), ("metonyms", "b", "o")):
        for row in lexicon.table(f"actors/{table}"):
            for name in (row["name"], *row["names"]):
                yield from _parts(name, whole, part)
    for row in lexicon.table("actors/heads"):
        for form in (row["word"], row["feminine"], *row["plural"]):
            yield from _parts(form, HEADS.get(row["type"], "t"), "")
