"""Write the golden records of the example pages anew; read the difference before you keep it.

``python examples/regenerate.py``
"""

from __future__ import annotations

import json
from pathlib import Path

from musnad import Reader

#: The days of pages that do not print their own.
PUBLISHED = {"vladivostok": "2023-09-22"}


def main() -> None:
    """Read every page beside this file."""
    reader = Reader()
    for page in sorted(Path(__file__).parent.glob("*.txt")):
        record = reader.read(page.read_bytes(), published=PUBLISHED.get(page.stem))
        page.with_suffix(".json").write_text(
            json.dumps(record.to_dict(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        print(f"{page.stem}: {len(record.statements)} statements, {len(record.events)} events, {len(record.entities)} actors")


if __name__ == "__main__":
    main()
