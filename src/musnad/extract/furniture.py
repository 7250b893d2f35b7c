"""What of a page is the article: its headline and paragraphs, and which whole lines are not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from musnad.extract.cohesion import first_strange, goes_on, is_teaser, stems
from musnad.extract.lines import LONG_WORDS, Line
from musnad.lexicon import Lexicon

_ITEM = re.compile(r"[\s\u200e\u200f]*(?:[•●▪*+\-–—=]|[\d\u0660-\u0669]+\s?[.)\-–/])")
_FULL_STOP = re.compile(r"(?<!\.)\.[\s\u200b-\u200f]*$")
#: A paragraph counts for at most this many words when the article is looked for among the lines.
_PARAGRAPH_CAP = 40
#: What a line that is not prose costs there: furniture, the head of a 'related' box, and any other line.
_COST = {"": 4, "related": 30}
_FURNITURE_COST = 12
_TITLE_WORDS = 32
#: A stretch of prose of less than this share of the longest one's weight is not looked at; a headline stands at most so many
#: lines above its text.
_LIKELY, _HEAD_LINES = 0.25, 20
_SITE_WORDS = 6
#: A line that shares less than this of its words with the text is no headline where the text opens with a likelier one.
_WEAK_SHARE = 0.25
#: A box that interrupts the text has at most this many lines.
_BOX_LINES = 4
#: A page with this many lines above its headline was scraped with its menus.
_MENU_LINES = 3
#: Kinds of lines that close the article when they stand behind it.
CLOSERS = frozenset({"related", "tag", "comment", "share"})
#: A headline may open like these: "شاهد.. …", "عاجل: …".
_HEADED = frozenset({"related", "byline", "caption", "date"})
#: Kinds that a line of the article may share by chance: a subheading may read like a menu entry.
_DOUBTFUL = frozenset({"menu", "section", "mark", "number", "ago", "weather", "source"})


@dataclass
class Layout:
    """Which lines are what: ``title`` and ``body`` are line numbers, ``furniture`` the lines that are not the article."""

    title: int | None = None
    body: range = range(0)
    section: int | None = None
    furniture: set[int] = field(default_factory=set)


def lay_out(lines: list[Line], lexicon: Lexicon) -> Layout:
    """Find the headline, the stretch of lines that holds the article's paragraphs, and the furniture round and in it."""
    body = find_body(lines)
    if not body:
        return Layout(title=next((x.number for x in lines if x.arabic and not x.kind), None))
    body = resume_body(lines, body, lexicon)
    title = find_title(lines, body)
    body, teasers = cut_teasers(lines, body, title, lexicon)
    layout = Layout(title, body)
    heads = same_lines(lines, title)
    above = {i for i in range(title if title is not None else body.start) if i not in heads}
    layout.furniture |= above | teasers
    layout.furniture |= {i for i in range((title or 0) + 1, body.start) if i not in heads and is_byline(lines[i])}
    layout.furniture |= inner_furniture(lines, body)
    layout.furniture |= closing_furniture(lines, body, len(above) >= _MENU_LINES) - heads
    layout.section = find_section(lines, layout)
    return layout


def find_body(lines: list[Line]) -> range:
    """The stretch of prose that is the article: of the dense ones, long and under a line that speaks of the same."""
    found = dense_stretches(lines)
    if not found:
        return range(0)
    longest = max(weight for _, weight in found)
    likely = [(body, weight) for body, weight in found if weight >= _LIKELY * longest]
    if len(likely) == 1:
        return likely[0][0]
    return max(likely, key=lambda x: x[1] * (0.2 + headline_share(lines, x[0])))[0]


def dense_stretches(lines: list[Line]) -> list[tuple[range, int]]:
    """The stretches of prose and their weights: paragraphs count for one, other lines against it. Where the sum falls to
    nothing the stretch ends with the paragraph that brought it highest; one pass finds them all."""
    found: list[tuple[range, int]] = []
    first = last = total = best = 0
    seen: set[str] = set()
    for line in lines:
        if total <= 0:
            if best:
                found.append((range(first, last + 1), best))
            first, total, best = line.number, 0, 0
        if not line.prose:
            total -= _COST.get(line.kind, _FURNITURE_COST)
        elif line.key not in seen:
            total += min(line.count, _PARAGRAPH_CAP) // (1 if line.ended else 2)
            seen.add(line.key)
        if total > best:
            best, last = total, line.number
    return [*found, (range(first, last + 1), best)] if best else found


def headline_share(lines: list[Line], body: range) -> float:
    """The largest share of its words that a line above or at the head of a stretch finds again in it."""
    head = lines[body.start]
    opens = len(body) > 1 and may_be_title(head) and not head.count > LONG_WORDS
    text = set().union(*(stems(lines[i]) for i in (body[1:] if opens else body)))
    above = [lines[i] for i in range(max(0, body.start - _HEAD_LINES), body.start)]
    heads = (stems(x) for x in ([*above, head] if opens else above) if may_be_title(x) and x.count > 3)
    return max((len(own & text) / len(own) for own in heads if own), default=0.0)


def resume_body(lines: list[Line], body: range, lexicon: Lexicon) -> range:
    """The text with the paragraphs that go on from it behind a short box."""
    stop = body.stop
    for line in lines[stop:]:
        if line.number - stop > _BOX_LINES:
            break
        if line.prose and goes_on(line, lexicon):
            stop = line.number + 1
    return range(body.start, stop)


def cut_teasers(lines: list[Line], body: range, title: int | None, lexicon: Lexicon) -> tuple[range, set[int]]:
    """The text without the leads of other stories that stand behind it, and those."""
    paragraphs = [lines[i] for i in body if lines[i].prose and i != title]
    cut = first_strange(paragraphs, None if title is None else lines[title], lexicon)
    if cut == len(paragraphs):
        return body, set()
    return range(body.start, paragraphs[cut - 1].number + 1), {x.number for x in paragraphs[cut:]}


def find_title(lines: list[Line], body: range) -> int | None:
    """The headline: of the lines above the text, the first that shares nearly as much with it as any; the first line of
    the text itself where those above share next to nothing with it."""
    head = lines[body.start]
    named = title_candidates(lines[: body.start])
    text = set().union(*(stems(lines[i]) for i in body[may_be_title(head) and head.ended :]))
    shared = [len(stems(x) & text) * (1 + (x.count > 3)) for x in named]
    chosen = next((x for x, n in zip(named, shared, strict=True) if 3 * n >= 2 * max(shared)), None)
    weak = chosen is None or len(stems(chosen) & text) < (_WEAK_SHARE * len(stems(chosen)) if head.ended else 1)
    if weak and may_be_title(head) and (len(body) > 1 or not body.start):
        return head.number
    if chosen is None:
        return None
    return next((x.number for x in named if is_without_site(x, chosen)), chosen.number)


def title_candidates(above: list[Line]) -> list[Line]:
    """Of the lines above a text those that may be its headline: captions and tickers only where there is nothing else."""
    likely = [x for x in above if may_be_title(x)]
    plain = [x for x in likely if x.kind in ("", "source") or (x.kind in _HEADED and x.count > 3)]
    return [x for x in plain if not x.text.endswith(")")] or plain or [x for x in likely if x.kind == "ticker" and x.count > 3]


def is_without_site(line: Line, other: Line) -> bool:
    """Whether ``other`` is ``line`` with a few words behind it: the title of a window, which adds the name of the site."""
    return 4 <= line.count < other.count <= line.count + _SITE_WORDS and other.key.startswith(line.key + " ")


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
    """Boxes and captions between the paragraphs: lines that are furniture by their words, and headlines of other stories."""
    text = set().union(*(stems(lines[i]) for i in body if lines[i].prose))
    found: set[int] = set()
    run: list[Line] = []
    for line in (lines[i] for i in body):
        if not line.prose:
            run.append(line)
        elif run:
            found |= {x.number for x in box_of(run, lines[run[0].number - 1], line, text)}
            run = []
    return found


def box_of(run: list[Line], before: Line, after: Line, text: set[str]) -> list[Line]:
    """The lines of a run between two paragraphs that are furniture."""
    marked = [x for x in run if x.kind]
    plain = [x for x in run if not x.kind]
    if any(x.kind not in _DOUBTFUL for x in marked):
        return run if all(map(is_headline, plain)) else marked
    teasers = [x for x in plain if before.ended and is_headline(x) and is_teaser(x, after, text, len(run) > 1)]
    return marked + teasers if len(run) > 1 or teasers else []


def is_headline(line: Line) -> bool:
    """Whether a line reads like the headline of another story: longer than a subheading, no full stop, no item of a list."""
    return line.count >= 5 and not line.ended and not line.text.endswith((":", "؛", "،", "-")) and not _ITEM.match(line.text)


def closing_furniture(lines: list[Line], body: range, scraped: bool) -> set[int]:
    """The lines behind the last paragraph: all of them from the first that is furniture by its words, and the others too
    where the page has menus above the headline as well."""
    tail = range(body.stop, len(lines))
    first = next((i for i in tail if scraped or lines[i].kind), len(lines))
    return set(range(first, len(lines)))


def find_section(lines: list[Line], layout: Layout) -> int | None:
    """The line that names the section: under the headline, or right above it where it is no entry of a menu."""
    title = layout.title if layout.title is not None else layout.body.start
    under = [i for i in range(title + 1, layout.body.start) if lines[i].kind == "section"]
    if under:
        return under[0]
    above = range(max(0, title - 2), title)
    alone = (i for i in above if lines[i].kind == "section" and (i == 0 or lines[i - 1].kind not in ("section", "menu")))
    return next(alone, None)
