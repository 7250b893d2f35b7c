"""The page's own credit: datelines, agency lines and source lines."""

from __future__ import annotations

import re
from typing import Any

from musnad.extract.furniture import Layout
from musnad.extract.lines import Line
from musnad.lexicon import Lexicon
from musnad.record import Span
from musnad.text import fold

_DASH = "–—−ـ-"
#: "City, Country (AGENCY) --", "City – Agency –", "City- "; what stands before the dash is short and ends no sentence.
_DATELINE = re.compile(
    rf"[\s\u200b-\u200f\ufeff]*([^\n.؛؟!:«»\"“”{_DASH}]{{0,60}}?)(\s?\(([^()\n]{{2,30}})\))?(\s*)([–—−-]{{1,3}}|(?<=\s)ـ+|:)(\s*)"
)
_BREAK = re.compile(r"[–—−ـ:(),،/|-]")
_CLOSING = re.compile(r"\(([^()\n]{2,30})\)[\s.]*$")
_PLACE_WORDS = 6
_PARTS = 4
_BYLINE_WORDS = 8


def find_credit(lines: list[Line], layout: Layout, lexicon: Lexicon) -> list[Span]:
    """Where the page says whose report it is: a dateline that opens the text, a line of its own, an agency at the end."""
    known = load_credits(lexicon)
    credited = (lines[i] for i in sorted(layout.furniture) if _is_credit_line(lines[i], layout, known))
    spans = [_span(line, 0, len(line.text)) for line in credited]
    paragraphs = [i for i in layout.body if lines[i].prose and i not in layout.furniture and i != layout.title]
    if paragraphs:
        first, last = lines[paragraphs[0]], lines[paragraphs[-1]]
        spans += [s for s in (find_dateline(first, known), _closing_credit(last, known)) if s]
    return sorted(spans, key=lambda s: s.start)


def _span(line: Line, start: int, end: int) -> Span:
    return Span(start=line.start + start, end=line.start + end, text=line.text[start:end])


def _is_credit_line(line: Line, layout: Layout, known: dict[str, str]) -> bool:
    if line.kind == "source":
        return True
    beside = layout.title is not None and layout.title < line.number < layout.body.stop
    if not beside or line.kind not in ("", "caption") or line.count > _BYLINE_WORDS:
        return False
    return any(_begins_with_media(_key(part), known) for part in _BREAK.split(line.text))


def _begins_with_media(name: str, known: dict[str, str]) -> bool:
    words = name.split()
    return any(known.get(" ".join(words[: n + 1])) == "media" for n in range(len(words)))


def find_dateline(line: Line, known: dict[str, str]) -> Span | None:
    """The dateline that opens a paragraph, without the dash that ends it: one or more short parts, each followed by a
    dash, of which one is a place or an outlet, or an agency in parentheses, or set off on one side only."""
    at, end, sure = 0, 0, False
    for _ in range(_PARTS):
        m = _DATELINE.match(line.text, at)
        if m is None or m.end() == len(line.text):
            break
        place, agency, left, mark, right = m[1].strip(), m[3], m[4], m[5], m[6]
        names = [known.get(_key(p), "") for p in re.split("[،,]", place)] + [known.get(_key(agency or ""), "")]
        one_sided = not left and bool(right) and mark != ":" and bool(place)
        good = any(names) or one_sided or bool(agency and mark != ":")
        if len(place.split()) > _PLACE_WORDS or not (good or sure) or (mark == ":" and not sure):
            break
        sure, at, end = True, m.end(), m.end(2) if m[2] else m.end(1)
    begin = len(line.text) - len(line.text.lstrip("\u200b\u200e\u200f\ufeff "))
    return _span(line, begin, end) if sure and end > begin else None


def _closing_credit(line: Line, known: dict[str, str]) -> Span | None:
    m = _CLOSING.search(line.text)
    return _span(line, m.start(), m.end(1) + 1) if m and known.get(_key(m[1])) == "media" else None


def _key(name: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+", fold(name)))


def load_credits(lexicon: Lexicon) -> dict[str, str]:
    """What may stand in a dateline, by folded name: "media" or "place"."""
    made: dict[str, Any] = lexicon.made
    if "page/credits" not in made:
        states = lexicon.table("actors/states")
        names = {_key(n): "place" for row in states for n in (row["name"], *row["names"], *row["capitals"])}
        for table, kind in (("actors/cities", "place"), ("actors/places", "place"), ("actors/media", "media")):
            if table in lexicon.names:
                names |= {_key(n): kind for row in lexicon.table(table) for n in (row["name"], *row.get("names", ()))}
        made["page/credits"] = {name: kind for name, kind in names.items() if name}
    credits: dict[str, str] = made["page/credits"]
    return credits
