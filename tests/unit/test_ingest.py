"""Bytes and HTML to text, and what is refused."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from musnad.errors import SourceError
from musnad.ingest.source import MAX_BYTES, open_source, read_bytes
from musnad.ingest.text import MAX_LETTERS

TEXT = "عنوان الخبر عن السد الجديد\r\n\nقال وزير المياه إن السدّ سيفتتح «الشهر المقبل» في پيشاور.  \n"
PARAGRAPHS = [
    "قال وزير المياه إن السد الجديد في الجنوب سيفتتح الشهر المقبل بحضور رئيس الحكومة ووفود من دول الجوار.",
    "وأضاف الوزير أن العمل في السد استمر أربع سنوات، وأن كلفته بلغت مئتي مليون دولار دفعها صندوق التنمية.",
    "ونفى أن يكون السد قد أضر بالقرى القريبة منه، مؤكدا أن الحكومة عوضت جميع الأهالي قبل بدء العمل فيه.",
]
HTML = f"""<!DOCTYPE html><html><head><meta charset="{{charset}}"><title>افتتاح السد الجديد - صحيفة الغد</title>
<meta property="og:site_name" content="صحيفة الغد"><meta property="og:title" content="افتتاح السد الجديد في الجنوب">
<meta property="article:published_time" content="2021-03-05T08:00:00+00:00"><link rel="canonical" href="https://ghad.example/1">
</head><body><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">سياسة</a></li></ul></nav>
<article><h1>افتتاح السد الجديد في الجنوب</h1>
{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}</article>
<footer>جميع الحقوق محفوظة</footer><script>var x = 1;</script></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
def test_encodings_give_the_same_letters(encoding: str) -> None:
    raw = TEXT.encode(encoding)
    source = open_source(raw)
    assert source.text == TEXT
    assert source.sha256 == hashlib.sha256(raw).hexdigest()


def test_a_utf8_mark_stays_so_that_offsets_count_the_page_as_given() -> None:
    assert open_source(TEXT.encode("utf-8-sig")).text == "\ufeff" + TEXT


def test_a_broken_byte_does_not_make_the_page_windows_arabic() -> None:
    raw = (TEXT * 20).encode() + b"\xd9"
    assert open_source(raw).text == TEXT * 20 + "\ufffd"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_html_gives_article_headline_date_outlet_and_address(charset: str) -> None:
    source = open_source(HTML.format(charset=charset).encode(charset.replace("windows-", "cp")))
    assert source.text.splitlines()[0] == "افتتاح السد الجديد في الجنوب"
    assert all(p in source.text for p in PARAGRAPHS)
    assert "الرئيسية" not in source.text
    assert (source.published, source.outlet, source.url) == ("2021-03-05", "صحيفة الغد", "https://ghad.example/1")


def test_html_without_an_article_gives_all_that_is_visible() -> None:
    source = open_source("<html><body><div>الرئيسية</div><p>خبر <b>قصير</b> جدا</p><script>لا يظهر</script></body></html>")
    assert source.text == "الرئيسية\nخبر قصير جدا"
    assert source.published is None


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"\x89PNG\r\n\x1a\n", "is a PNG image"),
        (bytes(range(256)) * 8, "is binary"),
        (b"An English page about nothing.", "no Arabic letters"),
        (("An English page with one word: " + "خبر " + "more words " * 60).encode(), "hardly any Arabic"),
        ("خبر ".encode() * (MAX_LETTERS // 4 + 1), "too many"),
        (b"a" * (MAX_BYTES + 1), "too large"),
    ],
)
def test_bad_pages_are_refused_in_one_line(raw: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said) as caught:
        open_source(raw, "page.txt")
    assert str(caught.value).startswith("page.txt: ")
    assert "\n" not in str(caught.value)
    assert "; " in str(caught.value) or "(" in str(caught.value)


def test_files_are_refused_with_their_path(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file; check the path"):
        open_source(tmp_path / "none.txt")
    with pytest.raises(SourceError, match="is a folder"):
        open_source(tmp_path)
    big = tmp_path / "big.txt"
    with big.open("wb") as out:
        out.truncate(50_000_000)
    with pytest.raises(SourceError, match="more than 20 MB is too large"):
        open_source(big)


def test_standard_input_must_be_utf8() -> None:
    assert read_bytes(TEXT.encode(), "standard input", utf8=True).text == TEXT
    with pytest.raises(SourceError, match="is not UTF-8"):
        read_bytes(TEXT.encode("cp1256"), "standard input", utf8=True)


def test_plain_text_does_not_load_the_html_reader() -> None:
    lines = [
        "import sys",
        "from musnad.ingest.source import open_source",
        "open_source('خبر قصير')",
        "print('trafilatura' in sys.modules)",
    ]
    done = subprocess.run([sys.executable, "-c", "; ".join(lines)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("page", "said"),
    [("قال الوزير نعم\ud800", r"half a character \(U\+D800\) at letter 14"), (None, "is of type NoneType; give text")],
)
def test_what_is_no_page_is_refused_in_one_line(page: object, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        open_source(page)  # type: ignore[arg-type]
