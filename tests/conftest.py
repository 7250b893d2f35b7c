"""What the tests share: one reader, and the folder of real pages where there is one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from musnad.reading import Reader

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def reader() -> Reader:
    """A reader with the shipped language data."""
    return Reader()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages: $MUSNAD_SHARED, or ``shared`` beside the repository."""
    folder = Path(os.environ.get("MUSNAD_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no folder of real pages at {folder}; set MUSNAD_SHARED")
    return folder
