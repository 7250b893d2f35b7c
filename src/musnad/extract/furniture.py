"""What of a page is the article: its headline and paragraphs, and which whole lines are not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from musnad.extract.lines import LONG_WORDS, Line
from musnad.text import strip_candidates

_FULL_STOP = re.compile(r"(?<!\.)\.[\s\u200b-\u200f]*$")
#: A paragraph counts for at most this many words when the article is looked for among the lines.
_PARAGRAPH_CAP = 40
#: What a line that is not prose costs there: furniture, the head of a 'related' box, and any other line.
_COST = {"": 4, "related": 30}
_FURNITURE_COST = 12
_TITLE_WORDS = 32
#: A page with this many lines above its headline was scraped with its menus.
_MENU_LINES = 3
#: Kinds of lines that close the article when they stand behind it.
CLOSERS = frozenset({"related", "tag", "comment", "share"})
#: A headline may open like these: "شاهد.. …", "عاجل: …".
_HEADED = frozenset({"related", "ticker", "byline", "caption", "date"})
#: Kinds that a line of the article may share by chance: a subheading may read like a menu entry.
_DOUBTFUL = frozenset({"menu", "section", "mark", "number", "ago", "weather", "source"})


@dataclass
class Layout:
    """Which lines are what: ``title`` and ``body`` are line numbers, ``furniture`` the lines that are not the article."""

    title: int | None = None
    body: range = range(0)
    section: int | None = None
    furniture: set[int] = field(default_factory=set)


def lay_out(lines: list[Line]) -> Layout:
    """Find the headline, the stretch of lines that holds the article's paragraphs, and the furniture round and in it."""
    body = find_body(lines)
    if not body:
        return Layout(title=next((x.number for x in lines if x.arabic and not x.kind), None))
    title = find_title(lines, body)
    layout = Layout(title, body)
    heads = same_lines(lines, title)
    above = {i for i in range(title if title is not None else body.start) if i not in heads}
    layout.furniture |= above
    layout.furniture |= {i for i in range((title or 0) + 1, body.start) if i not in heads and is_byline(lines[i])}
    layout.furniture |= inner_furniture(lines, body)
    layout.furniture |= closing_furniture(lines, body, len(above) >= _MENU_LINES) - heads
    layout.section = find_section(lines, layout)
    return layout


def find_body(lines: list[Line]) -> range:
    """The densest stretch of prose: paragraphs count for it, other lines against it (a maximal sum, in one pass)."""
    best, total, first, found = 0, 0, 0, range(0)
    for line in lines:
        if total <= 0:
            total, first = 0, line.number
        total += min(line.count, _PARAGRAPH_CAP) if line.prose else -_COST.get(line.kind, _FURNITURE_COST)
        if total > best:
            best, found = total, range(first, line.number + 1)
    return found


def find_title(lines: list[Line], body: range) -> int | None:
    """The headline: of the lines above the text, the first that shares nearly as much with it as any; the first line of
    the text itself where none above it shares a word."""
    above = [x for x in lines[: body.start] if may_be_title(x)]
    plain = [x for x in above if x.kind in ("", "source")]
    named = [x for x in plain if not x.text.endswith(")")] or plain or [x for x in above if x.kind in _HEADED and x.count > 3]
    vocabulary = {s for i in body for s in stems(lines[i])}
    shared = [len(stems(x) & vocabulary) * (1 + (x.count > 3)) for x in named]
    head = lines[body.start]
    if not any(shared) and may_be_title(head) and (len(body) > 1 or not body.start):
        return head.number
    return next((x.number for x, n in zip(named, shared, strict=True) if 3 * n >= 2 * max(shared)), None)


def may_be_title(line: Line) -> bool:
    """Whether a line has the length of a headline and no full stop."""
    return line.arabic and 2 <= line.count <= _TITLE_WORDS and not _FULL_STOP.search(line.text)


def same_lines(lines: list[Line], title: int | None) -> set[int]:
    """The headline and its repetitions."""
    return {x.number for x in lines if title is not None and x.key == lines[title].key}


def is_byline(line: Line) -> bool:
    """Whether a line between headline and text is a byline, a dateline, a caption or other furniture, not a standfirst."""
    return bool(line.kind) or (not line.ended and (line.count <= 5 or line.text.endswith(")")))


def inner_furniture(lines: list[Line], body: range) -> set[int]:
    """Boxes and captions between the paragraphs: lines that are furniture by their words, and runs of headlines."""
    found: set[int] = set()
    run: list[int] = []
    for i in body:
        line = lines[i]
        if line.prose:
            found |= box_of(lines, run)
            run = []
        else:
            run.append(i)
    return found


def box_of(lines: list[Line], run: list[int]) -> set[int]:
    """The lines of a run between two paragraphs that are furniture."""
    plain = [i for i in run if not lines[i].kind]
    sure = [i for i in run if lines[i].kind and lines[i].kind not in _DOUBTFUL]
    headlines = [i for i in plain if is_headline(lines[i])]
    if sure or len(headlines) >= 2:
        return set(run) if len(headlines) == len(plain) else set(run) - set(plain)
    return {i for i in run if lines[i].kind and len(run) > 1}


def is_headline(line: Line) -> bool:
    """Whether a line reads like the headline of another story: longer than a subheading, no full stop."""
    return line.count >= 5 and not line.ended and not line.text.rstrip().endswith(":")


def closing_furniture(lines: list[Line], body: range, scraped: bool) -> set[int]:
    """The lines behind the last paragraph: all of them from the first that is furniture by its words, and the others too
    where the page has menus above the headline as well."""
    tail = range(body.stop, len(lines))
    first = next((i for i in tail if scraped or lines[i].kind), len(lines))
    return set(range(first, len(lines)))


def find_section(lines: list[Line], layout: Layout) -> int | None:
    """The line that names the section: the last one of that kind above the text."""
    named = [i for i in range(layout.body.start) if i in layout.furniture and lines[i].kind == "section"]
    return named[-1] if named and len(named) <= 3 else None


def stems(line: Line) -> set[str]:
    """The words of a line without the article and one-letter proclitics, those of three letters and more."""
    out = set()
    for word in line.key.split():
        rest = next((r for c, r in strip_candidates(word)[1:] if c.endswith(("ال", "لل")) and len(r) >= 3), word)
        if len(rest) >= 4 and rest[0] in "وبلكف":
            out.add(rest[1:])
        if len(rest) >= 3:
            out.add(rest)
    return out


def is_paragraph(line: Line) -> bool:
    """Whether a line is a paragraph of its own length, not only a short sentence."""
    return line.prose and line.count >= LONG_WORDS
