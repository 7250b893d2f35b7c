"""The command line, as a user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from musnad import __version__
from musnad.record import Record

PAGE = "الحكومة تعلن افتتاح سد جديد\r\n\nأعلن وزير المياه سالم الحداد أمس أن السد سيفتتح الشهر المقبل.  \n\n"


def run(*args: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "musnad", *args], input=stdin, capture_output=True, timeout=120, check=False)


def test_standard_input_comes_back_letter_for_letter() -> None:
    done = run("read", "-", "--json", "--published", "2021-03-05", stdin=PAGE.encode())
    assert done.returncode == 0
    assert done.stderr == b""
    record = json.loads(done.stdout)
    assert record["text"] == PAGE
    assert record["published"] == "2021-03-05"
    assert done.stdout.count(b"\n") == 1


def test_several_pages_are_one_line_each_and_failures_do_not_stop_them(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "one.txt").write_text(PAGE, encoding="utf-8", newline="")
    (folder / "two.txt").write_bytes(b"")
    (folder / "notes.md").write_text("not a page")
    done = run("read", str(folder), str(tmp_path / "none.txt"), "--json", "--workers", "2")
    assert done.returncode == 1
    [line] = done.stdout.splitlines()
    assert json.loads(line)["source"] == str(folder / "one.txt")
    errors = done.stderr.decode().splitlines()
    assert errors == [
        f"musnad: {folder / 'two.txt'}: the page is empty; give it some text",
        f"musnad: {tmp_path / 'none.txt'}: no such file; check the path",
        "musnad: 1 of 3 pages read, 2 failed",
    ]


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (["read", "none.txt"], 1, "musnad: none.txt: no such file; check the path"),
        (
            ["read", "-", "--published", "yesterday"],
            1,
            'musnad: published: "yesterday" is not a day; use a real day as YYYY-MM-DD',
        ),
        (["read", "-", "--lexicon", "none"], 1, "musnad: none: no such folder"),
        (["evaluate", "none"], 1, "musnad: none: no gold records"),
        (["read"], 2, "Missing argument"),
        (["read", "-", "--labels", "fr"], 2, "Invalid value"),
        (["nonsense"], 2, "No such command"),
        (["evaluate", ".", "--show", "nothing"], 2, "nothing is no layer"),
    ],
)
def test_mistakes_are_told_with_the_way_out(args: list[str], status: int, said: str) -> None:
    done = run(*args, stdin=PAGE.encode())
    assert done.returncode == status
    assert said in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert status == 2 or done.stderr.count(b"\n") == 1


def test_the_view_has_no_marks_or_colours_when_piped() -> None:
    done = run("read", "-", "--published", "2021-03-05", "--explain", stdin=PAGE.encode())
    text = done.stdout.decode()
    assert done.returncode == 0
    assert text.startswith("الحكومة تعلن افتتاح سد جديد\n2021-03-05 (given)\n")
    assert not set(text) & set("\x1b\u2068\u2069\u200f")


def test_labels_can_be_arabic() -> None:
    assert "\nالأقوال (" in run("read", "-", "--labels", "ar", stdin=PAGE.encode()).stdout.decode()


def test_schema_and_version() -> None:
    assert json.loads(run("schema").stdout) == Record.model_json_schema()
    assert run("--version").stdout.decode() == f"musnad {__version__}\n"


def test_every_command_and_option_is_described() -> None:
    for command in ([], ["read"], ["schema"], ["evaluate"], ["lexicon"], ["lexicon", "check"]):
        done = run(*command, "--help")
        assert done.returncode == 0, command


@pytest.mark.parametrize("command", ["read", "schema", "evaluate", "lexicon check"])
def test_every_command_stands_in_the_readme(command: str) -> None:
    readme = Path(__file__).parents[2].joinpath("README.md").read_text(encoding="utf-8")
    assert f"musnad {command}" in readme


def test_lexicon_check_counts_and_names_the_wrong_row(tmp_path: Path) -> None:
    done = run("lexicon", "check")
    assert done.returncode == 0
    assert "no problems" in done.stdout.decode()
    (tmp_path / "weekdays.tsv").write_text("name\tnumber\tsource\texample\nالأحد\tseven\tmine\tيوم الأحد\n", encoding="utf-8")
    done = run("lexicon", "check", str(tmp_path))
    assert done.returncode == 1
    assert f'musnad: {tmp_path}/weekdays.tsv:2: column "number" is "seven"; use a whole number' in done.stderr.decode()
