"""Checking of all language data: every table row by row, every grammar with the phrases that its rules accept and reject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from musnad.errors import LexiconError
from musnad.lexicon.store import DATA, Lexicon

#: Grammars whose rules carry ``accepts`` and ``rejects``, and the function that tries them: it takes the lexicon and the
#: grammar and yields a line for each rule that does not do what it says.
TRIALS = {"times/phrases": "musnad.extract.times_trial:try_rules"}

Trial = Callable[[Lexicon, dict[str, Any]], Iterator[str]]


@dataclass
class Report:
    """What a check found: how many tables, rows and grammars were read, and a line for each problem."""

    tables: int = 0
    rows: int = 0
    grammars: int = 0
    tried: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """The count, in one line."""
        found = f"{len(self.problems)} problems" if self.problems else "no problems"
        return f"{self.tables} tables with {self.rows:,} rows, {self.grammars} grammars with {self.tried} trials: {found}"


def check_lexicon(folders: Iterable[str | Path] = ()) -> Report:
    """Read and check every table and grammar that ships, and those of the user's folders on top.

    Each table stops at its first wrong row; the other tables are checked all the same.
    """
    lexicon = Lexicon(*folders)
    report = Report()
    for name in lexicon.names:
        _check_table(lexicon, name, report)
    for name in grammar_names():
        _check_grammar(lexicon, name, report)
    report.problems += (f"{path}: no table or grammar is called so; it is not read" for path in stray_files(lexicon))
    report.problems = list(dict.fromkeys(report.problems))
    return report


def _check_table(lexicon: Lexicon, name: str, report: Report) -> None:
    try:
        table = lexicon.table(name)
    except LexiconError as error:
        report.problems.append(str(error))
        return
    report.tables += 1
    report.rows += len(table)


def _check_grammar(lexicon: Lexicon, name: str, report: Report) -> None:
    try:
        grammar = lexicon.grammar(name)
        report.grammars += 1
        if name in TRIALS:
            report.tried += sum(1 for _ in _trials_of(grammar))
            report.problems += (f"{name}.toml: {line}" for line in _trial(name)(lexicon, grammar))
    except LexiconError as error:
        report.problems.append(str(error))


def _trial(name: str) -> Trial:
    module, _, function = TRIALS[name].partition(":")
    found: Trial = getattr(import_module(module), function)
    return found


def _trials_of(node: Any) -> Iterator[str]:
    """Every phrase that a rule says it accepts or rejects."""
    if not isinstance(node, dict):
        return
    for key, value in node.items():
        if key in ("accepts", "rejects"):
            yield from value
        else:
            yield from _trials_of(value)


def grammar_names() -> list[str]:
    """The names of all grammars that ship, as ``folder/grammar``."""
    return sorted(f"{p.parent.name}/{p.stem}" for p in DATA.glob("*/*.toml") if p.name != "tables.toml")


def stray_files(lexicon: Lexicon) -> list[Path]:
    """Data files that nothing reads: in the shipped folders and in the user's."""
    known = {*lexicon.names, *grammar_names()}
    flat = {name.partition("/")[2] for name in known}
    stray = [p for p in DATA.glob("*/*.tsv") if f"{p.parent.name}/{p.stem}" not in known]
    for folder in lexicon.extra:
        for path in (p for p in folder.rglob("*") if p.suffix in (".tsv", ".toml")):
            if path.parent == folder and path.stem in flat:
                continue
            if f"{path.parent.name}/{path.stem}" not in known:
                stray.append(path)
    return sorted(stray)
