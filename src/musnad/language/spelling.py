"""From the sounds of an Arabic word form to the folded letters that newspapers print.

A form is written in sounds with one character each: consonants as in ``CONSONANTS`` (``'`` is hamza), short vowels ``a i u``,
long ones ``A I U``, ``Y`` a final alef maqsura, ``p`` a ta marbuta, ``F`` the alef of an indefinite accusative, ``O`` the
silent alef after a plural's waw. A consonant twice in a row is a doubled one. Where a hamza sits follows from its neighbours.
"""

from __future__ import annotations

import re

from musnad.text import fold

CONSONANTS = dict(zip("ءبتثجحخدذرزسشصضطظعغفقكلمنهوي", "'btvjHxd*rzs$SDTZEgfqklmnhwy", strict=True))
_LETTERS = {latin: arabic for arabic, latin in CONSONANTS.items()}
_LETTERS |= {"A": "ا", "I": "ي", "U": "و", "Y": "ي", "p": "ه", "F": "ا", "O": "ا", "a": "", "i": "", "u": ""}
_TABLE = str.maketrans(_LETTERS)
_VOWELS = "aiuAIU"
_DOUBLED = re.compile(r"([^aiuAIUYpFO])\1")
_NOT_VOWEL = r"(?=[^aiuAIUYpFO])"
#: What sounds become beside one another: the sounds a form must hold, the law, its result.
_LAWS = [
    ("'a'", re.compile("'a'" + _NOT_VOWEL), "'A"),
    ("'u'", re.compile("'u'" + _NOT_VOWEL), "'U"),
    ("'i'", re.compile("'i'" + _NOT_VOWEL), "'I"),
    ("iw", re.compile("iw(?!w)" + _NOT_VOWEL), "I"),
    ("uy", re.compile("uy(?!y)" + _NOT_VOWEL), "U"),
    ("yY", re.compile("yY$"), "yA"),
]
#: Letters that do not join the one after them: a hamza between them and an alef stands alone (جزءا, but عبئا).
_UNJOINED = "drz*wA"
_OPENED = {"Y": "A", "p": "t"}


def to_sounds(letters: str) -> str:
    """Consonants of a root, Arabic to one-character sounds; hamza on any seat is a hamza.

    Raises:
        KeyError: at a letter that is no consonant (a bare alef has no place in a root).
    """
    return "".join(CONSONANTS["ء" if c in "أإؤئآ" else c] for c in letters)


def spell(sounds: str) -> tuple[str, ...]:
    """The folded spellings of a form, the usual one first: ``spell("qara'UO") == ("قرووا", "قراوا")``."""
    for held, law, result in _LAWS:
        if held in sounds:
            sounds = law.sub(result, sounds)
    sounds = _DOUBLED.sub(r"\1", sounds).rstrip("aiu")
    if sounds[:1] in ("i", "u"):
        sounds = "A" + sounds[1:]
    if "'" not in sounds:
        return (sounds.translate(_TABLE),)
    return _seat_hamzas(sounds)


def spell_joined(sounds: str) -> tuple[str, ...]:
    """The spellings of a form that a pronoun is attached to, without the pronoun: ة opens to ت, a final ى to ا."""
    last = sounds.rstrip("aiu")[-1]
    if last == "O":
        sounds = sounds[:-1]
    elif last in _OPENED:
        sounds = sounds.rstrip("aiu")[:-1] + _OPENED[last]
    return tuple(form[:-1] for form in spell(sounds + "h"))


def _seat_hamzas(sounds: str) -> tuple[str, ...]:
    done = [""]
    skip = False
    for i, sound in enumerate(sounds):
        if skip:
            skip = False
            continue
        if sound != "'":
            done = [d + _LETTERS.get(sound, sound) for d in done]
            continue
        before, after = sounds[i - 1] if i else "", sounds[i + 1] if i + 1 < len(sounds) else ""
        seats = _seats(before, after)
        skip = (after in ("A", "F") and seats[-1:] == ("ا",)) or (after == "F" and before == "A")
        done = [d + seat for seat in seats for d in done]
    return tuple(dict.fromkeys(done))


def _seats(before: str, after: str) -> tuple[str, ...]:
    """The letters, folded, that a hamza between these two sounds may be written with."""
    if not before:
        return ("ا",)
    if not after:
        return ({"a": "ا", "i": "ي", "u": "و"}.get(before, "ء"),)
    if before in "iIy" or after in "iI":
        return ("ي",)
    if after == "F":
        return ({"a": "ا", "u": "و"}.get(before) or ("ء" if before in _UNJOINED + "U" else "ي"),)
    if after == "U":
        return {"a": ("و", "ا"), "A": ("و", "ء"), "u": ("و",)}.get(before, ("و", "ي"))
    if before == "u" or after == "u":
        return ("و",)
    return ("ء",) if before in "AUw" else ("ا",)


def noun_to_sounds(noun: str) -> str:
    """A noun as it is printed, in sounds as far as its endings need them; its alefs and inner hamzas stay letters."""
    plain = "".join(c for c in noun if not "\u064b" <= c <= "\u0652" and c != "ـ")
    tail = {"ة": "p", "ى": "Y", "أ": "a'", "ؤ": "u'", "ئ": "i'", "ء": "'"}.get(plain[-1], "")
    body = "".join(c if c == "ء" else CONSONANTS.get(c, c) for c in fold(plain[:-1] if tail else plain))
    if tail == "'" and body.endswith("ا"):
        body = body[:-1] + "A"
    return re.sub(r"(.)(?=\1)", r"\1a", body) + tail
