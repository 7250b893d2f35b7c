"""Each step of a reading as a spaCy component, so that it can stand in a pipeline of one's own.

``nlp.add_pipe("musnad_times")`` and its fellows put what they find into ``doc.spans[<name>]`` (labelled, for displaCy) and, as
plain data with the record's fields and ids, into ``doc.user_data[<name>]``: both survive ``to_bytes`` and DocBin. Offsets count
letters of ``doc.text``. The publication date, where known, is given as ``doc.user_data["published"]`` (``YYYY-MM-DD``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

if TYPE_CHECKING:
    from musnad.reading import Reading
    from musnad.record import Actor, Event, Row, Statement, TimeExpression

Found = tuple[str, int, int]
"""A label and the offsets of a finding."""


_latest: tuple[Doc, Reading] | None = None


def reading_of(doc: Doc) -> Reading:
    """The reading of a Doc's text; the components of a pipeline share that of the Doc they pass along."""
    # imported here, because spaCy imports this module for its entry points whenever it loads any pipeline
    from musnad.extract.article import parse_article
    from musnad.lexicon import default_lexicon
    from musnad.reading import Reading

    global _latest
    kept = _latest
    if kept is None or kept[0] is not doc:
        lexicon = default_lexicon()
        article = parse_article(doc.text, published=doc.user_data.get("published"), lexicon=lexicon)
        _latest = kept = doc, Reading(article, lexicon)
    return kept[1]


def _time_spans(row: TimeExpression) -> Iterable[Found]:
    yield row.value, row.start, row.end


def _actor_spans(row: Actor) -> Iterable[Found]:
    return ((row.type, m.start, m.end) for m in row.mentions)


def _statement_spans(row: Statement) -> Iterable[Found]:
    yield "CUE", row.cue.start, row.cue.end
    yield "CONTENT", row.content.start, row.content.end


def _event_spans(row: Event) -> Iterable[Found]:
    yield row.type, row.trigger.start, row.trigger.end


def _keep(doc: Doc, name: str, rows: list[Row], found: Iterable[Found]) -> Doc:
    cut = (doc.char_span(start, end, label=label, alignment_mode="expand") for label, start, end in found)
    doc.spans[name] = [span for span in cut if span is not None]
    doc.user_data[name] = [row.model_dump(mode="json") for row in rows]
    return doc


@Language.component("musnad_times", assigns=["doc.spans", "doc.user_data"])
def musnad_times(doc: Doc) -> Doc:
    """Dates, times, durations and sets; spans are labelled with their TIMEX3 value."""
    rows = reading_of(doc).times
    return _keep(doc, "musnad_times", list(rows), (f for r in rows for f in _time_spans(r)))


@Language.component("musnad_actors", assigns=["doc.spans", "doc.user_data"])
def musnad_actors(doc: Doc) -> Doc:
    """Actors with their mentions; spans are labelled with the actor's type."""
    rows = reading_of(doc).actors
    return _keep(doc, "musnad_actors", list(rows), (f for r in rows for f in _actor_spans(r)))


@Language.component("musnad_statements", assigns=["doc.spans", "doc.user_data"])
def musnad_statements(doc: Doc) -> Doc:
    """Statements; spans are labelled CUE and CONTENT."""
    rows = reading_of(doc).statements
    return _keep(doc, "musnad_statements", list(rows), (f for r in rows for f in _statement_spans(r)))


@Language.component("musnad_events", assigns=["doc.spans", "doc.user_data"])
def musnad_events(doc: Doc) -> Doc:
    """Events; spans are labelled with PLOVER's type and stand on the trigger."""
    rows = reading_of(doc).events
    return _keep(doc, "musnad_events", list(rows), (f for r in rows for f in _event_spans(r)))


COMPONENTS: dict[str, Callable[[Doc], Doc]] = {
    f.__name__: f for f in (musnad_times, musnad_actors, musnad_statements, musnad_events)
}
