"""Where a page came from: a file, bytes or text become a Source, the text as given and what is known of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from musnad.errors import SourceError
from musnad.ingest.text import check_text, decode_page, decode_utf8, refuse_bytes
from musnad.ingest.text import looks_like_html as looks_like_html

#: A page of more bytes than this is not read at all: it is no news page, and reading it would take minutes.
MAX_BYTES = 20_000_000


@dataclass(frozen=True)
class Source:
    """A page's text and where it came from.

    ``text`` is the page as given, or the visible text of an HTML page; ``sha256`` is the digest of the original bytes.
    ``published``, ``outlet`` and ``url`` are what an HTML page says of itself, each None where it does not; ``visible`` is
    all that it shows, where its date line may stand outside the article.
    """

    text: str
    name: str = "page"
    sha256: str = ""
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    visible: str = ""


def open_source(page: str | bytes | Path | Source, name: str = "page") -> Source:
    """The Source of a page: of its text, its bytes, or the file at a path.

    Raises:
        SourceError: where it cannot be read as an Arabic page; one line with what, where and the way out.
    """
    if isinstance(page, Source):
        return page
    if isinstance(page, Path):
        return read_bytes(_read_file(page), str(page))
    if isinstance(page, bytes):
        return read_bytes(page, name)
    if not isinstance(page, str):
        raise SourceError(f"{name}: is of type {type(page).__name__}; give text, bytes or a pathlib.Path")
    raw = _encode(page, name)
    refuse_size(len(raw), name)
    return _make(page, raw, name)


def _encode(text: str, name: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise SourceError(
            f"{name}: half a character (U+{ord(text[error.start]):04X}) at letter {error.start}; decode the page anew, as bytes"
        ) from None


def read_bytes(raw: bytes, name: str, *, utf8: bool = False) -> Source:
    """The Source of a page's bytes, whose encoding is found unless it is known to be UTF-8."""
    refuse_size(len(raw), name)
    refuse_bytes(raw, name)
    return _make(decode_utf8(raw, name) if utf8 else decode_page(raw, name), raw, name)


def refuse_size(size: int, name: str) -> None:
    """Raise a SourceError for more than ``MAX_BYTES`` bytes."""
    if size > MAX_BYTES:
        raise SourceError(f"{name}: more than {MAX_BYTES // 1_000_000} MB is too large for one page; split it into its pages")


def _read_file(path: Path) -> bytes:
    try:
        refuse_size(path.stat().st_size, str(path))
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{path}: no such file; check the path") from None
    except IsADirectoryError:
        raise SourceError(f"{path}: is a folder; name the files in it") from None
    except OSError as error:
        raise SourceError(f"{path}: cannot be opened ({error.strerror}); check its permissions") from None


def _make(text: str, raw: bytes, name: str) -> Source:
    digest = hashlib.sha256(raw).hexdigest()
    if looks_like_html(text):
        from musnad.ingest.html import read_html

        source = read_html(text, name, digest)
    else:
        source = Source(text, name, digest)
    check_text(source.text, name)
    return source
