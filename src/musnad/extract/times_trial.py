"""Trial of the time grammar: every rule must find the phrases that it says it accepts, and none in those it rejects.

An accepted phrase is written ``text = value``; square brackets mark the phrase where it is not the whole text. Phrases
are read on Thursday 2018-08-16.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from musnad.lexicon import Lexicon
from musnad.record import TimeExpression
from musnad.times import find

DAY = "2018-08-16"


def try_rules(lexicon: Lexicon, grammar: dict[str, Any]) -> Iterator[str]:
    """One line for each rule that has no example, misses what it accepts, or finds what it rejects."""
    for name, rule in grammar["phrase"].items():
        where = f"phrases.toml: phrase.{name}"
        if not rule.get("accepts"):
            yield f"{where}: accepts nothing; give it a phrase with its value"
        for line in rule.get("accepts", []):
            yield from _try_accepted(lexicon, rule, name, line, where)
        for text in rule.get("rejects", []):
            if found := _found_by(name, lexicon, rule, text):
                yield f"{where}: rejects “{text}” but finds “{found[0].text}”; narrow the pattern"


def _try_accepted(lexicon: Lexicon, rule: dict[str, Any], name: str, line: str, where: str) -> Iterator[str]:
    text, _, value = line.rpartition(" = ")
    wanted = text[text.find("[") + 1 : text.find("]")] if "[" in text else text
    plain = text.replace("[", "").replace("]", "")
    found = [(x.text, x.value) for x in _found_by(name, lexicon, rule, plain)]
    if (wanted, value) not in found:
        got = [(x.text, x.value, x.made_by) for x in _read(lexicon, rule, plain)]
        yield f"{where}: accepts “{line}” but finds {got}; mend the pattern or the example"


def _read(lexicon: Lexicon, rule: dict[str, Any], text: str) -> list[TimeExpression]:
    return find(text, anchor=DAY, phrase=bool(rule.get("alone")), lexicon=lexicon)


def _found_by(name: str, lexicon: Lexicon, rule: dict[str, Any], text: str) -> list[TimeExpression]:
    return [x for x in _read(lexicon, rule, text) if x.made_by == f"times.{name}"]
