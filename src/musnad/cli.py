"""The command line: one thin command for each public function."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from musnad import __version__
from musnad.errors import MusnadError, SourceError

if TYPE_CHECKING:
    from musnad.evaluate import Json, Scores
    from musnad.ingest.source import Source
    from musnad.record import Record

app = typer.Typer(
    name="musnad",
    help="Reads Arabic news and keeps a sourced record: who said and did what, to whom, when and where, and on whose word.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
lexicon_app = typer.Typer(help="The language data that Musnad reads with.", no_args_is_help=True)
app.add_typer(lexicon_app, name="lexicon")

#: Files of a folder that are read as pages.
PAGE_SUFFIXES = frozenset({".txt", ".html", ".htm", ".xhtml"})
Lexicons = Annotated[list[Path] | None, typer.Option("--lexicon", help="A folder of your own word lists; they win.")]


class Labels(StrEnum):
    """The language of the view's labels."""

    ar = "ar"
    en = "en"


def print_version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        print(f"musnad {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", callback=print_version, is_eager=True, help="The version.")] = False,
) -> None:
    """Options of the program itself."""


@app.command()
def read(
    pages: Annotated[list[str], typer.Argument(metavar="PAGE...", help="Text or HTML files, folders, or - for UTF-8 text.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the record as JSON, one line for each page.")] = False,
    indent: Annotated[bool, typer.Option("--indent", help="Spread the JSON of a page over lines.")] = False,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="The page's date, YYYY-MM-DD.")] = None,
    url: Annotated[str | None, typer.Option(help="The page's address.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published the page.")] = None,
    labels: Annotated[Labels, typer.Option(help="Language of the labels.")] = Labels.en,
    explain: Annotated[bool, typer.Option("--explain", help="Say which rule made each row, and how sure it is.")] = False,
    lexicon: Lexicons = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes to read many pages in.")] = 1,
) -> None:
    """Read pages into sourced records."""
    from musnad.reading import Failure, Reader

    sources = list(list_pages(pages))
    reader = Reader(lexicon=lexicon or ())
    given = {"published": published, "url": url, "outlet": outlet}
    if len(sources) == 1:
        show(reader.read(open_page(sources[0]), **given), as_json, indent, labels, explain)
        return
    failed = 0
    for result in reader.read_many([open_lazily(s) for s in sources], workers=workers, progress=sys.stderr.isatty(), **given):
        if isinstance(result, Failure):
            failed += 1
            complain(result.why)
        else:
            show(result, as_json, indent, labels, explain)
    complain(f"{len(sources) - failed} of {len(sources)} pages read, {failed} failed")
    if failed:
        raise typer.Exit(1)


def list_pages(names: Iterable[str]) -> Iterator[str]:
    """The pages that arguments stand for: themselves, or the page files in a folder, by name."""
    for name in names:
        if name == "-" or not Path(name).is_dir():
            yield name
            continue
        found = sorted(str(p) for p in Path(name).rglob("*") if p.suffix.lower() in PAGE_SUFFIXES and p.is_file())
        if not found:
            raise SourceError(f"{name}: the folder holds no pages; put {', '.join(sorted(PAGE_SUFFIXES))} files into it")
        yield from found


def open_page(name: str) -> Source:
    """The page of a file, or of standard input, which is UTF-8 and kept letter for letter."""
    from musnad.ingest.source import MAX_BYTES, open_source, read_bytes

    if name == "-":
        return read_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input", utf8=True)
    return open_source(Path(name))


def open_lazily(name: str) -> Path | bytes:
    """A page to be opened where it is read, so that a bad one stops no other; of standard input the bytes."""
    from musnad.ingest.source import MAX_BYTES

    return sys.stdin.buffer.read(MAX_BYTES + 1) if name == "-" else Path(name)


def show(record: Record, as_json: bool, indent: bool, labels: Labels, explain: bool) -> None:
    """Print one record, as JSON or for people."""
    if as_json:
        write(json.dumps(record.to_dict(), ensure_ascii=False, indent=2 if indent else None))
        return
    from musnad.show import show_record

    show_record(record, labels=labels.value, explain=explain)


def write(line: str) -> None:
    """Print a line in UTF-8, whatever the terminal's encoding."""
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def complain(line: str) -> None:
    """Print a line on standard error."""
    print(f"musnad: {line}", file=sys.stderr)


@app.command()
def schema() -> None:
    """Print the JSON schema of a record."""
    from musnad.record import Record

    write(json.dumps(Record.model_json_schema(), ensure_ascii=False, indent=2))


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="A folder of gold records, one JSON file a page.")],
    pred: Annotated[Path | None, typer.Option(help="Score the records of this folder (<id>.json) instead of reading.")] = None,
    layer: Annotated[str | None, typer.Option("--show", metavar="LAYER", help="Show what a layer has wrong.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print precision, recall and F1 as JSON.")] = False,
    floors: Annotated[Path | None, typer.Option(help="A file of the least F1 of each layer; under it, exit with 1.")] = None,
    raise_floors: Annotated[bool, typer.Option("--raise-floors", help="Raise the floors to what was reached.")] = False,
    lower_floors: Annotated[bool, typer.Option("--lower-floors", help="Set the floors, lower ones too.")] = False,
    lexicon: Lexicons = None,
) -> None:
    """Score the reader against gold records: precision, recall and F1 of every layer."""
    from musnad.evaluate import LAYERS, Scores, read_gold, score_record

    if layer is not None and layer not in LAYERS:
        raise typer.BadParameter(f"{layer} is no layer; use one of: {', '.join(LAYERS)}")
    if (raise_floors or lower_floors) and floors is None:
        raise typer.BadParameter("name the file of the floors with --floors")
    scores = Scores()
    for page, record, why in predict(read_gold(gold), pred, lexicon or ()):
        score_record(page, record, scores, why)
    print_scores(scores, layer, as_json)
    if floors is not None:
        keep_floors(floors, gold, scores, raise_floors, lower_floors)
    if scores.failed:
        raise typer.Exit(1)


def predict(golds: Iterable[Json], folder: Path | None, lexicon: Iterable[Path]) -> Iterator[tuple[Json, Json | None, str]]:
    """For each gold page, the record that a folder holds or the reader makes, and why there is none."""
    from musnad.reading import Reader

    reader = Reader(lexicon=lexicon) if folder is None else None
    for page in golds:
        try:
            if reader is not None:
                yield page, reader.read(page["text"], published=page.get("published")).to_dict(), ""
            else:
                yield page, json.loads((folder or Path()).joinpath(f"{page['id']}.json").read_text(encoding="utf-8")), ""
        except (MusnadError, OSError, ValueError) as error:
            yield page, None, str(error)


def print_scores(scores: Scores, layer: str | None, as_json: bool) -> None:
    """Print the table of layers, or its JSON, after the rows that a layer has wrong."""
    if as_json:
        rows: dict[str, Any] = {
            name: {"precision": round(t.precision, 4), "recall": round(t.recall, 4), "f1": round(t.f1, 4)}
            for name, t in scores.tallies.items()
        }
        write(json.dumps(rows | {"pages": scores.pages, "failed": scores.failed}, ensure_ascii=False))
        return
    for line in [row for name, row in scores.misses if name == layer] + scores.failed:
        write(line)
    write(f"{'layer':<20} {'P':>6} {'R':>6} {'F1':>6}   right / found / in gold   ({scores.pages} pages)")
    for name, t in scores.tallies.items():
        write(f"{name:<20} {t.precision:6.3f} {t.recall:6.3f} {t.f1:6.3f}   {t.right} / {t.found} / {t.gold}")


def keep_floors(path: Path, gold: Path, scores: Scores, up: bool, down: bool) -> None:
    """Move the floors where that is asked for, else see that no layer is under its own."""
    from musnad.evaluate import Floors, digest_gold

    digest = digest_gold(gold)
    held = Floors.load(path) if path.exists() or not (up or down) else Floors(digest, {})
    if held.gold != digest and not down:
        raise SourceError(
            f"{path}: measured on other gold files ({held.gold}, these are {digest}); set them with --lower-floors"
        )
    if up or down:
        held.gold = digest
        held.moved_to(scores.tallies, lower=down).save(path)
        complain(f"floors written to {path}")
    elif broken := held.broken_by(scores.tallies):
        for line in broken:
            complain(line)
        raise typer.Exit(1)


@lexicon_app.command("check")
def lexicon_check(
    folders: Annotated[list[Path] | None, typer.Argument(metavar="[DIR]...", help="Folders of your own word lists.")] = None,
) -> None:
    """Check every word list and grammar, yours too, and count them."""
    from musnad.lexicon.check import check_lexicon

    report = check_lexicon(folders or ())
    for problem in report.problems:
        complain(problem)
    write(report.summary)
    if report.problems:
        raise typer.Exit(1)


def main() -> None:
    """Run the command line: exit status 1 where something could not be done, 2 for wrong usage."""
    try:
        app()
    except MusnadError as error:
        complain(str(error))
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
