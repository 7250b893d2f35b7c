"""Write the golden records of the example pages and the README's example anew; read the difference before you keep it.

``python examples/regenerate.py``
"""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

from rich.console import Console

from musnad import Reader
from musnad.record import Record
from musnad.show import show_record

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
#: The days of pages that do not print their own.
PUBLISHED = {"vladivostok": "2023-09-22"}
#: The page that the README shows.
SHOWN = "idhrab"


def show(record: Record) -> str:
    """The record as ``musnad read`` prints it into a file."""
    out = io.StringIO()
    show_record(record, console=Console(file=out, highlight=False))
    return out.getvalue()


def with_example(readme: str, shown: str) -> str:
    """The README with another example."""
    block = f"<!-- example -->\n```text\n{shown}```\n"
    return re.sub(r"<!-- example -->\n```text\n.*?```\n", lambda _: block, readme, flags=re.DOTALL)


def main() -> None:
    """Read every page beside this file."""
    reader = Reader()
    for page in sorted(HERE.glob("*.txt")):
        record = reader.read(page.read_bytes(), published=PUBLISHED.get(page.stem))
        golden = json.dumps(record.to_dict(), ensure_ascii=False, indent=1) + "\n"
        page.with_suffix(".json").write_text(golden, encoding="utf-8")
        print(f"{page.stem}: {len(record.statements)} statements, {len(record.events)} events, {len(record.entities)} actors")
        if page.stem == SHOWN:
            README.write_text(with_example(README.read_text(encoding="utf-8"), show(record)), encoding="utf-8")


if __name__ == "__main__":
    main()
