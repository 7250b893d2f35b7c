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
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from musnad.errors import LexiconError
from musnad.text import fold

DATA = Path(__file__).parent.parent / "data"


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


Reader = Callable[[str], Any]
"""Makes a cell's value from its letters. Raises ValueError(said, want)."""


def _cell_reader(spec: dict[str, Any]) -> Reader:
    """How the cells of a column are read and checked."""
    read_one = _value_reader(spec)
    empty: Any = "" if spec.get("type", "str") == "str" else None

    def read_cell(cell: str) -> Any:
        value = cell.strip()
        if value:
            return read_one(value) if not many else [read_one(v.strip()) for v in value.split("|")]
        if required:
            raise ValueError("is empty", "give it a value")
        return [] if many else empty

    many, required = bool(spec.get("many")), bool(spec.get("required"))
    return read_cell


def _value_reader(spec: dict[str, Any]) -> Reader:
    allowed: list[str] = spec.get("values", [])

    def read_listed(value: str) -> str:
        if value not in allowed:
            raise ValueError(f'is "{value}"', "use " + " or ".join(f'"{a}"' for a in allowed))
        return value

    return read_listed if allowed else _READERS[spec.get("type", "str")]


def _read_int(value: str) -> int:
    try:
        return int(value)
    except ValueError:
        raise ValueError(f'is "{value}"', "use a whole number") from None


def _read_float(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise ValueError(f'is "{value}"', "use a number") from None


def _read_date(value: str) -> str:
    try:
        datetime.date.fromisoformat(value + {4: "-01-01", 7: "-01"}.get(len(value), ""))
    except ValueError:
        raise ValueError(f'is "{value}"', "use a real date as YYYY, YYYY-MM or YYYY-MM-DD") from None
    return value


_READERS: dict[str, Reader] = {"str": str, "int": _read_int, "float": _read_float, "date": _read_date}


def read_table(path: Path, name: str, spec: dict[str, Any]) -> Table:
    """Read and check one TSV file. Blank lines and lines that begin with ``#`` are passed over.

    Raises:
        LexiconError: at the first wrong row, naming file, line and column.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read ({error}); save it as UTF-8 text") from error
    filled = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not filled:
        raise LexiconError(f"{path}:1: no header; name the columns: {', '.join(spec['columns'])}")
    header = _read_header(f"{path}:{filled[0][0]}", filled[0][1], spec["columns"])
    readers = [(column, header.index(column), _cell_reader(s)) for column, s in spec["columns"].items() if column in header]
    absent = {column: _cell_reader(s)("") for column, s in spec["columns"].items() if column not in header}
    table = Table(name, spec)
    for number, line in filled[1:]:
        table.rows.append(_read_row(f"{path}:{number}", line.split("\t"), len(header), readers, absent))
    _refuse_repeats(table)
    return table


def _read_header(where: str, line: str, columns: dict[str, dict[str, Any]]) -> list[str]:
    header = [c.strip() for c in line.split("\t")]
    if unknown := [c for c in header if c not in columns]:
        raise LexiconError(f'{where}: no column is called "{unknown[0]}"; use {", ".join(columns)}')
    if missing := [c for c, s in columns.items() if s.get("required") and c not in header]:
        raise LexiconError(f'{where}: column "{missing[0]}" is missing; add it to the header')
    return header


def _read_row(
    where: str, cells: list[str], width: int, readers: list[tuple[str, int, Reader]], absent: dict[str, Any]
) -> Row:
    if len(cells) > width:
        raise LexiconError(f"{where}: {len(cells)} cells under {width} columns; check the tabs")
    cells += [""] * (width - len(cells))
    row = Row(absent)
    row.where = where
    for column, at, read_cell in readers:
        try:
            row[column] = read_cell(cells[at])
        except ValueError as error:
            said, want = error.args
            raise LexiconError(f'{where}: column "{column}" {said}; {want}') from error
    return row


def _refuse_repeats(table: Table) -> None:
    key = table.spec.get("key", [])
    seen: dict[tuple[str, ...], str] = {}
    for row in table.rows if key else ():
        made = tuple(str(row[k]) for k in key)
        if made in seen:
            line = seen[made].rpartition(":")[2]
            raise LexiconError(f'{row.where}: column "{key[0]}" repeats "{" / ".join(made)}" of line {line}; keep one')
        seen[made] = row.where


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
        """A TOML grammar by its name (``times/phrases``). A user's file adds to its tables: an entry there
        (``[phrase.date]``) replaces the shipped entry of the same name, all others stay."""
        if name not in self._grammars:
            merged: dict[str, Any] = {}
            for base in (DATA, *self.extra):
                path = base / f"{name}.toml"
                if path.is_file():
                    try:
                        _merge(merged, tomllib.loads(path.read_text(encoding="utf-8")))
                    except tomllib.TOMLDecodeError as error:
                        raise LexiconError(f"{path}: {error}; see the TOML format") from error
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


def _merge(base: dict[str, Any], top: dict[str, Any]) -> None:
    """Lay ``top`` over ``base``, entry by entry within the tables of the first level."""
    for name, value in top.items():
        if isinstance(value, dict) and isinstance(base.get(name), dict):
            base[name] |= value
        else:
            base[name] = value


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
