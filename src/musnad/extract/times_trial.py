"""Trying the rules of the grammar of time on the phrases that they say they accept and reject."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from musnad.extract.times import find_times
from musnad.ingest.article import Article
from musnad.language.page import build_page
from musnad.lexicon import Lexicon
from musnad.record import Published, TimeExpression

#: The sentence that each phrase is put into, and the day it is read on.
SENTENCE = "وقال المتحدث {} إن الأمر انتهى"
DAY = "2018-08-16"


def try_rules(lexicon: Lexicon, grammar: dict[str, Any]) -> Iterator[str]:
    """A line for each phrase that a rule accepts but does not find, or finds with another value, and for each that it
    rejects but finds."""
    for name, rule in grammar.get("phrase", {}).items():
        for accepted in rule.get("accepts", ()):
            phrase, _, value = accepted.rpartition(" = ")
            found = [t for t in _read(SENTENCE.format(phrase), lexicon) if t.value == value]
            if not found:
                told = ", ".join(f"{t.text} = {t.value}" for t in _read(SENTENCE.format(phrase), lexicon)) or "nothing"
                yield f'rule {name} accepts "{accepted}" but finds {told}; change the rule or the phrase'
        for rejected in rule.get("rejects", ()):
            if found := [t for t in _read(rejected, lexicon) if t.made_by.endswith(name)]:
                yield f'rule {name} rejects "{rejected}" but finds {found[0].text}; change the rule or the phrase'


def _read(text: str, lexicon: Lexicon) -> list[TimeExpression]:
    article = Article(text, published=Published(date=DAY, found_in="given", confidence=1.0, made_by="given"))
    return find_times(build_page(article), lexicon)
