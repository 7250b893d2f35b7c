"""Interviews: questions and answers by turns, where every paragraph of an answer is on the word of the one interviewed."""

from __future__ import annotations

from collections import Counter

from musnad.extract.phrases import Walker
from musnad.extract.statement_content import Draft, Quoted
from musnad.extract.statement_cues import Cue
from musnad.extract.statement_opening import Opening, strip_marks
from musnad.text import QUOTES

#: Marks that lines of an interview begin with.
_TURNS = frozenset("*-–—•●■▪◆○")
_ASKS = frozenset("؟?")
#: Fewest questions with an answer behind them: where marks show the turns, and where only the question marks do.
_MARKED, _UNMARKED = 2, 3
#: Fewest words of a paragraph that answers.
_ANSWER = 4


class Interview:
    """The answers of a page that is an interview. ``find`` is empty for other pages."""

    def __init__(self, walker: Walker) -> None:
        self.walker, self.page, self.cast = walker, walker.page, walker.cast
        self.lines = self._list_lines()

    def find(self) -> list[Draft]:
        """One statement for each paragraph of an answer, and for each sentence set out above the first question."""
        questions = [n for n, line in enumerate(self.lines) if self._asks(*line)]
        answered = [n for n in questions if n + 1 < len(self.lines) and n + 1 not in questions]
        marked = [n for n in answered if self.page.words[self.lines[n][0]].text in _TURNS]
        if len(marked) < _MARKED and len(answered) < _UNMARKED:
            return []
        opening = (marked if len(marked) >= _MARKED else answered)[0]
        speaker = self._interviewee(self.lines[opening][0])
        if speaker is None or (len(marked) < _MARKED and not self._speaks_for_itself(self.lines[opening][0])):
            return []
        told = [part for line in self.lines[1:opening] if self._is_marked(*line) for part in self._split(*line)]
        asked = set(questions)
        told += [line for n, line in enumerate(self.lines) if n > opening and n not in asked]
        return [draft for first, last in told if (draft := self._answer(first, last, speaker)) is not None]

    def _list_lines(self) -> list[tuple[int, int]]:
        """The lines that belong to the article, as word ranges."""
        lines: list[tuple[int, int]] = []
        for word in self.page.words:
            if word.line in self.page.furniture:
                continue
            if lines and self.page.words[lines[-1][0]].line == word.line:
                lines[-1] = lines[-1][0], word.i + 1
            else:
                lines.append((word.i, word.i + 1))
        return lines

    def _asks(self, first: int, last: int) -> bool:
        return self.page.words[last - 1].text in _ASKS and last - first > 2

    def _is_marked(self, first: int, last: int) -> bool:
        return self.page.words[first].text in _TURNS and last - first > _ANSWER

    def _speaks_for_itself(self, end: int) -> bool:
        """Does the page say above its first question that it is an interview?"""
        return any(self.walker.markers.has("interview", self.walker.key(i)) for i in range(end))

    def _interviewee(self, end: int) -> str | None:
        """The person named most often above the first question; of two the one named first."""
        named = [m for m in self.cast.mentions if m.first < end and m.type == "PERSON" and m.form != "generic" and m.actor]
        counts = Counter(m.actor for m in sorted(named, key=lambda m: m.first) if m.number not in ("p", "d"))
        return counts.most_common(1)[0][0] if counts else None

    def _split(self, first: int, last: int) -> list[tuple[int, int]]:
        """The parts of a line that a dash with a space before it begins."""
        words = self.page.words
        cuts = [i for i in range(first, last) if words[i].text in _TURNS and (i == first or words[i].gap)]
        return list(zip(cuts, [*cuts[1:], last], strict=True))

    def _answer(self, first: int, last: int, speaker: str) -> Draft | None:
        words = self.page.words
        begin = first + next((n for n, w in enumerate(words[first:last]) if w.text not in _TURNS), last - first)
        start, end = strip_marks(self.page, begin, last)
        if end - start < _ANSWER:
            return None
        cue = Cue(first, first + 1, "answer", "say", frozenset())
        marks = any(words[i].text in QUOTES for i in range(start, end))
        quoted: Quoted = "mixed" if marks else "indirect"
        opening = Opening("answer", start, words[start].start)
        draft = Draft(cue, opening, start, end, words[start].start, words[end - 1].end, quoted)
        draft.speakers, draft.rule = [speaker], "answer"
        return draft
