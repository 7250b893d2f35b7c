"""The day a page was published: given, or from its own date line, its metadata, its address or its dateline."""

from __future__ import annotations

import datetime
import re

from musnad.errors import SourceError
from musnad.record import Published

#: Days in addresses: /2018/07/21/, /2018-07-21, 20180728-…, /202003171044893040-… ; the year is 19xx or 20xx.
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(0?[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01]|[1-9])(?=\D|$|\d{10}(?:\D|$))")
_FORMAT = "use a real day as YYYY-MM-DD"


def check_day(value: str) -> str:
    """A day as ``YYYY-MM-DD``; a longer instant is cut to its day.

    Raises:
        SourceError: where it is not a real day.
    """
    day = value.strip()[:10]
    try:
        return datetime.date.fromisoformat(day).isoformat()
    except ValueError:
        raise SourceError(f'published: "{value}" is not a day; {_FORMAT}') from None


def find_url_day(url: str | None) -> Published | None:
    """The day that an address carries, or None."""
    for m in _URL_DAY.finditer(url or ""):
        try:
            day = datetime.date(int(m[1]), int(m[2]), int(m[3]))
        except ValueError:
            continue
        return Published(date=day.isoformat(), found_in="url", confidence=0.85, made_by="url day")
    return None
