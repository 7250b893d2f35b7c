"""Bytes of a page to its text: the encoding, and what is no Arabic page at all."""

from __future__ import annotations

import codecs
import re
from itertools import pairwise

from musnad.errors import SourceError

#: A page of more letters than this is refused; the longest news pages have a fiftieth of it.
MAX_LETTERS = 5_000_000
#: The least share of Arabic among the letters of a page.
MIN_ARABIC = 0.05

_HTML = re.compile(r"[\s\ufeff]*<(?:!doctype\s+html|\?xml[^>]*\?>\s*<(?:!doctype\s+)?html|html|head|body|!--)", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)
_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3\ufb50-\ufdfb\ufe70-\ufefc]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0400-\u04ff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY = {
    b"%PDF": "a PDF", b"PK\x03\x04": "a ZIP or Office file", b"\x89PNG": "a PNG image", b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image", b"\x1f\x8b": "a gzip file", b"\xd0\xcf\x11\xe0": "an old Office file", b"\x7fELF": "a program",
    b"RIFF": "a media file", b"\x00\x00\x00\x18ftyp": "a video", b"SQLite format": "a database",
}  # fmt: skip
_SAVE_AS = "save it as text or HTML"


def refuse_bytes(raw: bytes, name: str) -> None:
    """Raise a SourceError for an empty page and for the bytes of a file that holds no text."""
    if not raw.strip():
        raise SourceError(f"{name}: the page is empty; give it some text")
    for magic, what in _BINARY.items():
        if raw.startswith(magic):
            raise SourceError(f"{name}: is {what}, not text; {_SAVE_AS}")


def decode_utf8(raw: bytes, name: str) -> str:
    """UTF-8 bytes letter for letter, a byte order mark and all."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(f"{name}: byte {error.start} is not UTF-8; convert it, or give it as a file") from None


def decode_page(raw: bytes, name: str) -> str:
    """The text of a page in UTF-8, UTF-16 or windows-1256, or in the encoding that its HTML head names.

    A UTF-8 byte order mark stays where it is, so that offsets count the page as given.

    Raises:
        SourceError: where the bytes are no text.
    """
    for encoding in _encodings(raw):
        try:
            text = raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if not _CONTROL.search(text):
            return text
    text = raw.decode("utf-8", "replace")
    if text.count("\ufffd") * 200 < len(text) and not _CONTROL.search(text):
        return text
    raise SourceError(f"{name}: is binary, or in an encoding that cannot be told; {_SAVE_AS} in UTF-8")


def _encodings(raw: bytes) -> list[str]:
    """Encodings to try, the likeliest first."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ["utf-16"]
    head = raw[:4000]
    if len(raw) % 2 == 0 and (wide := _wide(head)):
        return [wide]
    named = _CHARSET.search(head)
    declared = [named[1].decode("ascii", "replace").lower()] if named else []
    return ["utf-8", *(e for e in declared if e not in ("utf-8", "utf8")), *(["cp1256"] if _is_windows_arabic(head) else [])]


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: one byte of most pairs is 00, or 06 as in the code points of Arabic letters."""
    even, odd = head[::2], head[1::2]
    for side, encoding in ((odd, "utf-16-le"), (even, "utf-16-be")):
        if (side.count(0) + side.count(6)) * 10 >= len(side) * 9:
            return encoding
    return None


def _is_windows_arabic(head: bytes) -> bool:
    """Whether bytes read as windows-1256 are words of Arabic letters; UTF-8 with a broken byte is not."""
    text = head.decode("cp1256", "replace")
    arabic, high = len(_ARABIC.findall(text)), sum(b >= 0x80 for b in head)
    utf8_pairs = sum(a in (0xD8, 0xD9) and 0x80 <= b < 0xC0 for a, b in pairwise(head))
    return arabic * 10 >= high * 7 and utf8_pairs * 4 < max(high, 1)


def looks_like_html(text: str) -> bool:
    """Whether a text opens like an HTML document."""
    return bool(_HTML.match(text))


def check_text(text: str, name: str) -> None:
    """Raise a SourceError for a text that is empty, too long, or hardly Arabic."""
    if not text.strip():
        raise SourceError(f"{name}: the page is empty; give it some text")
    if len(text) > MAX_LETTERS:
        raise SourceError(f"{name}: {len(text):,} letters are too many for one page; split it (at most {MAX_LETTERS:,})")
    arabic = len(_ARABIC.findall(text))
    if not arabic:
        raise SourceError(f"{name}: no Arabic letters; Musnad reads Arabic pages")
    if arabic < MIN_ARABIC * (arabic + len(_LATIN.findall(text))):
        raise SourceError(f"{name}: hardly any Arabic ({arabic:,} letters); Musnad reads Arabic pages")
