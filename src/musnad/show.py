"""A record for people to read in a terminal: the headline, who says what on whose word, what happened, the actors."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from musnad.lexicon import default_lexicon
from musnad.record import Actor, Event, Link, Made, Record, Span, Statement

#: First-strong isolate and its end: what stands between keeps its own direction on terminals that reorder.
_ISOLATE, _END = "\u2068", "\u2069"
_RIGHT_TO_LEFT = "\u200f"
_SPACE = re.compile(r"\s+")


def show_record(record: Record, *, labels: str = "en", explain: bool = False, console: Console | None = None) -> None:
    """Print a record.

    Args:
        labels: the language of the labels, ``en`` or ``ar``; with ``ar`` the lines run from right to left.
        explain: also print the rule that made each row, how sure it is, and the letters it rests on.
        console: where to print; standard output without one. Colours and marks of direction are for terminals only.
    """
    View(record, labels, explain, console or Console(highlight=False)).show()


class View:
    """One record on its way to a console."""

    def __init__(self, record: Record, labels: str, explain: bool, console: Console) -> None:
        self.record, self.explain, self.console = record, explain, console
        self.right_to_left = labels == "ar" and console.is_terminal
        self._labels = {row["key"]: str(row[labels]) for row in default_lexicon().table("page/labels")}
        self._actors = {actor.id: actor for actor in record.entities}

    def show(self) -> None:
        """Print all parts."""
        self._show_head()
        self._show_part("statements", map(self._statement, self.record.statements))
        self._show_part("events", map(self._event, sorted(self.record.events, key=_by_day)))
        self._show_part("actors", map(self._actor, sorted(self.record.entities, key=lambda a: -len(a.mentions))))

    def label(self, key: str) -> str:
        """The word of the view's language for a value; the value itself where there is none."""
        return self._labels.get(key, key)

    def _show_head(self) -> None:
        record = self.record
        self._line(Text(self._page(record.title.text if record.title else record.text.strip()[:80]), style="bold"))
        about = []
        if record.published_by is not None:
            about.append(f"{record.published_by.date} ({self.label(record.published_by.found_in)})")
        else:
            about.append(self.label("undated"))
        about += [self._page(x) for x in (record.outlet, record.section and record.section.text) if x]
        about += [f"{self.label('credit')}: {self._page(span.text)}" for span in record.credit]
        self._line(Text(" · ".join(about), style="dim"))

    def _show_part(self, key: str, rows: Iterable[tuple[Text, list[str]]]) -> None:
        rows = list(rows)
        self.console.print()
        self._line(Text(f"{self.label(key)} ({len(rows)})", style="bold cyan"))
        for text, reasons in rows:
            self._line(text, indent=2)
            for reason in reasons if self.explain else ():
                self._line(Text(reason, style="dim"), indent=4)

    def _statement(self, row: Statement) -> tuple[Text, list[str]]:
        speakers = row.speakers or ([row.speaker] if row.speaker else [])
        who = self._names(speakers) or self.label("nobody")
        text = Text.assemble(
            (who, "bold green"), " — ", self._page(row.content.text), " — ", (self._word_of(row.via), "yellow")
        )
        return text, [f"{self.label(row.quoted)} · {self.label('cue')} {self._at(row.cue)}", self._made(row, row.content)]

    def _event(self, row: Event) -> tuple[Text, list[str]]:
        sides = [self._names(row.actor), self._names(row.recipient)]
        arrow = " ← " if self.right_to_left else " → "
        what = [self.label(row.type), row.mode or "", f"({self.label(row.status)})"]
        place = self._names([row.place]) if row.place else ""
        parts: list[str | tuple[str, str]] = [
            (row.date or self.label("undated"), "cyan"),
            "  ",
            (" ".join(filter(None, what)), "bold"),
        ]
        parts += [": ", arrow.join(filter(None, sides)) or self.label("actor unknown")]
        parts += [f", {self.label('at')} {place}"] if place else []
        parts += [" — ", (self._word_of(row.via), "yellow")] if row.via else []
        found = [f"{self.label('trigger')} {self._at(row.trigger)}"]
        scopes = {"date from": row.date_scope, "place from": row.place_scope}
        found += [f"{self.label(key)} {self.label(f'the {scope}')}" for key, scope in scopes.items() if scope]
        return Text.assemble(*parts), [" · ".join(found), self._made(row, key="frame")]

    def _actor(self, row: Actor) -> tuple[Text, list[str]]:
        english = f" ({row.name_en})" if row.name_en else ""
        code = " ".join(filter(None, [row.country, row.role]))
        about = ", ".join(filter(None, [self.label(row.type), code, f"{self.label('mentions')}: {len(row.mentions)}"]))
        text = Text.assemble((self._page(row.name), "bold green"), english, " — ", about)
        return text, [" · ".join(self._page(name) for name in dict.fromkeys(m.text for m in row.mentions)), self._made(row)]

    def _word_of(self, via: list[Link]) -> str:
        links = [self._names(link if isinstance(link, list) else [link]) for link in via]
        return f"{self.label('on the word of')} {' < '.join(links)}" if links else self.label("page")

    def _names(self, ids: Iterable[str]) -> str:
        return "، ".join(self._page(self._actors[i].name if i in self._actors else i) for i in ids)

    def _page(self, text: str) -> str:
        """Words of the page in one line, set apart from the labels' direction."""
        bare = _SPACE.sub(" ", text).strip()
        return f"{_ISOLATE}{bare}{_END}" if self.console.is_terminal else bare

    def _at(self, span: Span) -> str:
        return f"{self._page(span.text)} {span.start}–{span.end}"

    def _made(self, row: Made, span: Span | None = None, key: str = "rule") -> str:
        where = f" · {self.label('letters')} {span.start}–{span.end}" if span else ""
        return f"{self.label(key)} {row.made_by or '–'} · {self.label('confidence')} {row.confidence:.2f}{where}"

    def _line(self, text: Text, indent: int = 0) -> None:
        """Print one line; it wraps at the width of a terminal and stays whole elsewhere. A line that runs from right to left
        begins with a mark, and its indent stands behind that."""
        if not self.console.is_terminal:
            self.console.print(" " * indent + text.plain, soft_wrap=True, markup=False)
        elif self.right_to_left:
            self.console.print(Text.assemble(_RIGHT_TO_LEFT + " " * indent, text))
        else:
            self.console.print(Padding(text, (0, 0, 0, indent)))


def _by_day(event: Event) -> tuple[bool, str]:
    return event.date is None, event.date or ""
