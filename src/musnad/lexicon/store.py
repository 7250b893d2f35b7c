"""Loading of ``data/``: every TSV table is described in the ``tables.toml`` of its folder, and every row is checked.

A ``tables.toml`` names the tables of its folder::

    [months]                       # data/times/months.tsv, used as lexicon.table("times/months")
    about = "Names of months."
    key = ["name", "calendar"]     # no two rows share these; a user's row replaces the one with the same key
    [months.columns]
    name     = {required = true}
    calendar = {required = true, values = ["gregorian", "hijri"]}
    number   = {required = true, type = "int"}
    region   = {many = true}       # several values, separated by |
    source   = {required = true}
    example  = {required = true}
"""

from __future__ import annotations

import datetime
import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from musnad.errors import LexiconError
from musnad.text import fold

DATA = Path(__file__).parent.parent / "data"
_TYPES = {"str", "int", "date", "float"}


class Row(dict[str, Any]):
    """One fact: column name to value. Values are text, ``int`` for int columns, a list for ``many`` columns, and ""
    or None (for numbers) where the cell is empty. ``where`` is ``file:line``."""

    where: str = ""


@dataclass
class Table:
    """One word list: its rows in file order and the description it was checked against."""

    name: str
    spec: dict[str, Any]
    rows: list[Row] = field(default_factory=list)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def index(self, column: str) -> dict[str, list[Row]]:
        """Rows by the folded value (or each of the values) of a column."""
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            value = row[column]
            for one in value if isinstance(value, list) else [value]:
                if one:
                    found.setdefault(fold(one), []).append(row)
        return found


def _cell(value: str, column: str, spec: dict[str, Any], where: str) -> Any:
    value = value.strip()
    allowed, kind = spec.get("values"), spec.get("type", "str")

    def wrong(said: str, want: str) -> LexiconError:
        return LexiconError(f'{where}: column "{column}" {said}; {want}')

    if not value:
        if spec.get("required"):
            raise wrong("is empty", "give it a value")
        return [] if spec.get("many") else (None if kind != "str" else "")
    parts = [p.strip() for p in value.split("|")] if spec.get("many") else [value]
    for part in parts:
        if allowed and part not in allowed:
            raise wrong(f'is "{part}"', "use " + " or ".join(f'"{a}"' for a in allowed))
        if kind == "int" and not part.lstrip("-").isdigit():
            raise wrong(f'is "{part}"', "use a whole number")
        if kind == "date" and not _is_date(part):
            raise wrong(f'is "{part}"', "use a real date as YYYY, YYYY-MM or YYYY-MM-DD")
    made = [int(p) if kind == "int" else float(p) if kind == "float" else p for p in parts]
    return made if spec.get("many") else made[0]


def _is_date(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value + {4: "-01-01", 7: "-01"}.get(len(value), ""))
    except ValueError:
        return False
    return True


def read_table(path: Path, name: str, spec: dict[str, Any]) -> Table:
    """Read and check one TSV file. Blank lines and lines that begin with ``#`` are passed over.

    Raises:
        LexiconError: at the first wrong row, naming file, line and column.
    """
    table = Table(name, spec)
    seen: dict[tuple[str, ...], int] = {}
    columns = spec["columns"]
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name}: cannot be read ({error}); save it as UTF-8 text") from error
    header: list[str] | None = None
    for number, line in enumerate(lines, 1):
        where = f"{path.name}:{number}"
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = [c.strip() for c in cells]
            if unknown := [c for c in header if c not in columns]:
                raise LexiconError(f'{where}: no column is called "{unknown[0]}"; use {", ".join(columns)}')
            if missing := [c for c, s in columns.items() if s.get("required") and c not in header]:
                raise LexiconError(f'{where}: column "{missing[0]}" is missing; add it to the header')
            continue
        if len(cells) > len(header):
            raise LexiconError(f"{where}: {len(cells)} cells under {len(header)} columns; check the tabs")
        cells += [""] * (len(header) - len(cells))
        given = dict(zip(header, cells, strict=True))
        row = Row({c: _cell(given.get(c, ""), c, s, where) for c, s in columns.items()})
        row.where = where
        key = tuple(str(row[k]) for k in spec.get("key", []))
        if key and key in seen:
            raise LexiconError(f'{where}: column "{spec["key"][0]}" repeats "{" / ".join(key)}" of line {seen[key]}; keep one')
        if key:
            seen[key] = number
        table.rows.append(row)
    if header is None:
        raise LexiconError(f"{path.name}:1: no header; name the columns: {', '.join(columns)}")
    return table


class Lexicon:
    """All language data: the tables and grammars that ship, with a user's own on top.

    Args:
        extra: folders laid out like ``data/`` (``times/months.tsv`` …); a row there replaces the shipped row with the
            same key, other rows are added. A file may also lie flat in the folder under its own name.
    """

    def __init__(self, *extra: str | Path) -> None:
        self.extra = [Path(e) for e in extra]
        for folder in self.extra:
            if not folder.is_dir():
                raise LexiconError(f"{folder}: no such folder; give a folder of .tsv files laid out like musnad/data")
        self._tables: dict[str, Table] = {}
        self._grammars: dict[str, dict[str, Any]] = {}
        self.made: dict[str, Any] = {}
        """Whatever an extractor builds from the tables once and keeps (indexes, generated forms), by a name of its own."""

    @property
    def names(self) -> list[str]:
        """The names of all tables, as ``folder/table``."""
        return sorted(f"{p.parent.name}/{t}" for p in DATA.glob("*/tables.toml") for t in _specs(p.parent.name))

    def table(self, name: str) -> Table:
        """A table by its name (``times/months``), read and checked at first use."""
        if name not in self._tables:
            folder, _, stem = name.partition("/")
            spec = _specs(folder).get(stem)
            if spec is None:
                raise LexiconError(f"no table is called {name}; there are {', '.join(self.names)}")
            table = read_table(DATA / folder / f"{stem}.tsv", name, spec)
            for extra in self.extra:
                for path in (extra / folder / f"{stem}.tsv", extra / f"{stem}.tsv"):
                    if path.is_file():
                        table = _over(table, read_table(path, name, spec))
                        break
            self._tables[name] = table
        return self._tables[name]

    def grammar(self, name: str) -> dict[str, Any]:
        """A TOML grammar by its name (``times/phrases``)."""
        if name not in self._grammars:
            merged: dict[str, Any] = {}
            for base in (DATA, *self.extra):
                path = base / f"{name}.toml"
                if path.is_file():
                    try:
                        merged |= tomllib.loads(path.read_text(encoding="utf-8"))
                    except tomllib.TOMLDecodeError as error:
                        raise LexiconError(f"{path.name}: {error}; see the TOML format") from error
            if not merged:
                raise LexiconError(f"no grammar is called {name}")
            self._grammars[name] = merged
        return self._grammars[name]

    @property
    def version(self) -> str:
        """A digest of every data file in use, 12 hexadecimal digits."""
        digest = hashlib.sha256()
        for base in (DATA, *self.extra):
            for path in sorted([*base.rglob("*.tsv"), *base.rglob("*.toml")]):
                digest.update(path.relative_to(base).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
        return digest.hexdigest()[:12]


def _over(base: Table, top: Table) -> Table:
    key = base.spec.get("key", [])
    rows = {tuple(str(r[k]) for k in key) or (r.where,): r for r in (*base.rows, *top.rows)}
    return Table(base.name, base.spec, list(rows.values()))


@lru_cache
def _specs(folder: str) -> dict[str, dict[str, Any]]:
    path = DATA / folder / "tables.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{folder}/tables.toml: {error}; see the TOML format") from error


@lru_cache
def default_lexicon() -> Lexicon:
    """The language data that ships, loaded once."""
    return Lexicon()
