"""What the value of a phrase of time leans on: the tense of its sentence, a year close by, whether a length goes on."""

from __future__ import annotations

from collections.abc import Sequence

from musnad.extract.times_calendars import GREGORIAN
from musnad.extract.times_filter import Placed, key_on_line
from musnad.extract.times_told import Told
from musnad.extract.times_words import TimeWords
from musnad.text import Page, Word, fold, strip_candidates

#: How many words before a phrase show its tense, how many after it, and how many before ``منذ`` show what goes on.
TENSE_WORDS, TENSE_AFTER, SINCE_WORDS = 12, 4, 6
#: How many phrases back a year may stand that a date without one belongs to.
YEAR_PHRASES = 3
#: How many words may stand between them.
YEAR_WORDS = 14
#: ``من`` or ``على`` after a length: it is counted from what they name (``بعد 17 عاما من الحملة``).
COUNTED_FROM = frozenset(map(fold, ("من", "على")))
#: The first person's future has its hamza where the folded word does not.
FIRST_PERSON = "سأ"
#: What was to come then may have come since (``كان من المقرر``).
WAS = frozenset(map(fold, ("كان", "كانت", "وكان", "وكانت")))
AFTER_NOON = ("TAF", "TEV", "TNI")


def look_around(told: Told, phrases: Sequence[Placed], n: int, page: Page, words: TimeWords) -> None:
    """Tell the resolver what surrounds phrase ``n``."""
    phrase = phrases[n]
    told.before_from = key_on_line(page, phrase.last, phrase.first) in COUNTED_FROM
    told.same_sentence = n > 0 and _share_sentence(phrases[n - 1], phrase, page)
    told.tense = _find_tense(page, phrase, words) or ("future" if told.alone else "")
    told.continues = phrase.meaning.kind == "since" and _goes_on(page, phrase, words)
    told.after_noon = n > 0 and _is_evening(phrases[n - 1], phrase, page)
    told.near_year = _find_year(phrases, n, page)
    told.landmark_year = _find_landmark(phrase, page, words)


def _share_sentence(one: Placed, other: Placed, page: Page) -> bool:
    return page.words[one.first].sent == page.words[other.first].sent


def _is_evening(other: Placed, phrase: Placed, page: Page) -> bool:
    """Whether the part of a day told just before puts an hour after noon: ``الليلة حوالي الساعة 7``."""
    near = phrase.first - other.last <= 2 and page.words[other.first].line == page.words[phrase.first].line
    return near and other.meaning.part in AFTER_NOON and other.meaning.clock is None


def _find_tense(page: Page, phrase: Placed, words: TimeWords) -> str:
    """The tense of the nearest word before a phrase in its sentence that shows one, else of the first after it."""
    first, end = page.sentence_of(phrase.first)
    before = reversed(page.words[max(first, phrase.first - TENSE_WORDS) : phrase.first])
    after = page.words[phrase.last : min(phrase.last + TENSE_AFTER, end)]
    word, tense = next(((w, tense) for w in (*before, *after) if (tense := _tense_of(w, words))), (None, ""))
    if word is not None and tense == "future" and any(w.key in WAS for w in page.words[max(first, word.i - 3) : word.i]):
        return ""
    return tense


def _tense_of(word: Word, words: TimeWords) -> str:
    if word.text.startswith(FIRST_PERSON):
        return "future"
    if "Aspect=Perf" in word.morph:
        return "past"
    bare = _without_and(word.key)
    for tense in ("future", "past"):
        if word.key in words.roles[tense] or bare in words.roles[tense]:
            return tense
    return "future" if word.pos in ("", "VERB") and _is_future_verb(bare, words) else ""


def _without_and(key: str) -> str:
    return key[1:] if key[:1] in ("و", "ف") and len(key) > 3 else key


def _is_future_verb(key: str, words: TimeWords) -> bool:
    """Whether a folded word looks like ``س`` with an imperfect (سيزور, ستعقد, سنواصل) and is none of the nouns that do."""
    return len(key) > 3 and key[0] == "س" and key[1] in "يتن" and not key.startswith(words.noun_starts)


def _goes_on(page: Page, phrase: Placed, words: TimeWords) -> bool:
    """Whether what began so long ago still goes on: ``المستمرة منذ عامين``, ``تشهد منذ أيام``, ``الأولى منذ سنوات``."""
    if any(count is None for _, count in phrase.meaning.lengths):
        return True
    first, _ = page.sentence_of(phrase.first)
    near = page.words[max(first, phrase.first - SINCE_WORDS) : phrase.first]
    openers = ["", *(w.key for w in near)]
    return any(
        word.key in words.roles["continues"] or (_is_imperfect(word) and opener not in words.roles["clause"])
        for opener, word in zip(openers, near, strict=False)
    )


def _is_imperfect(word: Word) -> bool:
    key = _without_and(word.key)
    if word.pos:
        return word.pos == "VERB" and "Aspect=Perf" not in word.morph and key[:1] in "يتن" and not key.endswith("نا")
    return word.kind == "word" and len(key) > 3 and key[0] == "ي"


def _find_landmark(phrase: Placed, page: Page, words: TimeWords) -> int | None:
    """The year of a day that everybody knows without it: ``هجمات 11 سبتمبر``, ``حدود الرابع من يونيو``."""
    m = phrase.meaning
    if not (m.month and m.day) or m.year or m.which or m.year_which or m.weekday or m.calendar is not GREGORIAN:
        return None
    led = {rest for _, rest in strip_candidates(key_on_line(page, phrase.first - 1, phrase.first))}
    return next((year for year, after in words.landmarks.get((m.month, m.day), ()) if after & led), None)


def _find_year(phrases: Sequence[Placed], n: int, page: Page) -> int | None:
    """The year of a dated phrase in the same sentence: one told before, or a full date told right after."""
    for other in reversed(phrases[max(0, n - YEAR_PHRASES) : n]):
        near = phrases[n].first - other.last <= YEAR_WORDS and _share_sentence(other, phrases[n], page)
        if near and other.meaning.year and other.meaning.calendar is GREGORIAN:
            return other.meaning.year
    for other in phrases[n + 1 : n + 2]:
        m = other.meaning
        if _share_sentence(other, phrases[n], page) and m.year and m.month and m.calendar is GREGORIAN:
            return m.year
    return None
