"""An HTML page to its text: the article as trafilatura finds it, or else all that is visible; date, outlet and address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from musnad.errors import SourceError
from musnad.text import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

    from musnad.ingest.source import Source

#: An extraction of fewer words than this is taken to have missed the article.
MIN_WORDS = 30
#: A visible paragraph between headline and article belongs to it from this many words on.
LEAD_WORDS = 12
_HEAD = re.compile(r"<head\b.*?</head\s*>", re.IGNORECASE | re.DOTALL)
_JSON_LD = re.compile(r"<script[^>]*application/ld\+json[^>]*>.*?</script\s*>", re.IGNORECASE | re.DOTALL)
_HIDDEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "option"})
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "input", "ins", "kbd",
    "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f]+")


def read_html(html: str, name: str, digest: str) -> Source:
    """The Source of an HTML document.

    Its text is the headline and the article where trafilatura finds one, else every visible line; offsets count in it.

    Raises:
        SourceError: where the document cannot be parsed.
    """
    import trafilatura
    from trafilatura.utils import load_html

    from musnad.ingest.source import Source

    tree = load_html(html)
    if tree is None:
        raise SourceError(f"{name}: cannot be parsed as HTML; save its text instead")
    visible = visible_text(tree)
    found = trafilatura.bare_extraction(html, include_comments=False, include_tables=False, with_metadata=True)
    about: dict[str, Any] = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    text = choose_text(str(about.get("text") or ""), str(about.get("title") or ""), visible)
    outlet, url = about.get("sitename") or None, about.get("url") or None
    return Source(text, name, digest, find_day(html), outlet, url, visible)


def choose_text(article: str, headline: str, visible: str) -> str:
    """The article under its headline, with the paragraphs between the two that the extraction left out; all visible text
    where there is no article to speak of."""
    lines = article.splitlines()
    if len(article.split()) < MIN_WORDS:
        return visible
    seen = visible.splitlines()
    first = next((seen.index(x.strip()) for x in lines if x.strip() in seen), 0)
    heads = [i for i in range(first) if headline and fold(seen[i]) == fold(headline)]
    lead = [x for x in seen[heads[-1] + 1 : first] if _is_lead(x)] if heads else []
    opening = {fold(line).strip() for line in lines[:3]}
    top = [headline.strip()] if headline and fold(headline).strip() not in opening else []
    return "\n".join([*top, *(x for x in lead if x not in lines), *lines])


def _is_lead(line: str) -> bool:
    return len(line.split()) >= LEAD_WORDS and line.rstrip('"”» ').endswith((".", "؟", "!"))


def find_day(html: str) -> str | None:
    """The day of publication that the metadata in the document's head give, or None: the text is not searched here."""
    from htmldate import find_date

    head = _HEAD.search(html)
    data = "".join(_JSON_LD.findall(html))
    if head is None:
        return None
    return find_date(f"<html>{head[0]}<body>{data}</body></html>", extensive_search=False, original_date=True)


def visible_text(tree: HtmlElement) -> str:
    """All that a reader sees of a document, a line for each block."""
    pieces: list[str] = []
    pending: list[tuple[HtmlElement, bool]] = [(tree, False)]
    while pending:
        element, done = pending.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        block = tag not in _INLINE
        if done or not tag or tag in _HIDDEN:
            pieces.append(("\n" if block and tag else "") + _SPACE.sub(" ", element.tail or ""))
            continue
        pieces.append(("\n" if block else "") + _SPACE.sub(" ", element.text or ""))
        pending.append((element, True))
        pending.extend((child, False) for child in reversed(element))
    lines = (line.strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
