"""What is valid as text: what it must be before a record may hold it, and how two spellings are compared.

Knows no field and no sentence.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

NAME_LIMIT = 200
LINE_LIMIT = 500
NOTE_LIMIT = 20_000
"""Characters, as of the two before."""

# Controls but newline and tab, and halves of surrogate pairs: the categories Cc and Cs, none of which ever grows.
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

# Embeddings, overrides and isolates change how text is shown, never what it says: a name with one can show
# "Jo Hill" for something else, or turn the rest of a line round. They are invisible, so nobody could take
# them out when told to; they are dropped instead of refused. The plain marks (U+200E, U+200F) stay.
DIRECTION_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

# Letters by their kind, and blank all the same: the fillers of Hangul, and an empty cell of Braille.
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")

_DIRECTION = re.compile(f"[{''.join(sorted(DIRECTION_CONTROLS))}]")
_NOT_IN_ADDRESS = re.compile(rf"[\s<>,;:\"]|{_UNREADABLE.pattern}")
_NO_DIGITS = re.compile(r"[^0-9]+")
_IN_BRACKETS = re.compile(r"[^<>]*<([^<>]+)>")
_MAILTO = re.compile(r"mailto:(?://)?", re.IGNORECASE)

# Letters that carry their stroke inside and so do not come apart under NFKD.
_STROKED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)


class Unfit(StrEnum):
    TOO_LONG = "too-long"
    UNREADABLE = "unreadable"


class UnfitText(ValueError):
    """Text that cannot be kept as it is; `reason` says why."""

    def __init__(self, reason: Unfit) -> None:
        super().__init__(reason.value)
        self.reason = reason


def clean(text: str, limit: int) -> str:
    """The text as it is kept: ends stripped, every line break a newline, no invisible change of direction.

    Raises UnfitText where it holds a control character other than newline and tab, or half a surrogate
    pair (neither can be stored or shown), or is longer than `limit` characters. May return "".
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    if _UNREADABLE.search(text) is not None:
        raise UnfitText(Unfit.UNREADABLE)
    text = _DIRECTION.sub("", text).strip()
    if len(text) > limit:
        raise UnfitText(Unfit.TOO_LONG)
    return text


def clean_name(text: str) -> str:
    """A name as it is kept: clean, at most NAME_LIMIT characters, on one line with single spaces. Raises UnfitText."""
    # Collapsed before it is measured: padding is no part of the length.
    collapsed = " ".join(clean(text, max(len(text), NAME_LIMIT)).split())
    return clean(collapsed, NAME_LIMIT)


def shows_nothing(text: str) -> bool:
    """Whether nothing of it would be seen: a name of joiners and blanks alone could never be found again."""
    return all(
        unicodedata.category(character) in ("Cf", "Mn", "Me", "Zs", "Zl", "Zp") or character in _BLANK_LETTERS
        for character in text
    )


def readable(text: str) -> str:
    """Text that was refused, fit to be repeated in a sentence: what could do something is a replacement character."""
    return _DIRECTION.sub("", _UNREADABLE.sub("\ufffd", text))


def fold(text: str) -> str:
    """The text for comparing: no case, no accents, so that "Zoë" and "ZOE" are the same."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(character for character in apart if not unicodedata.combining(character))
    return bare.casefold().translate(_STROKED)


def digits(text: str) -> str:
    """Only the digits, as 0 to 9 in whatever script they were typed: "+44 (0)20" gives "44020"."""
    if text.isascii():
        bare = text.removeprefix("+")
        return bare if bare.isdecimal() else _NO_DIGITS.sub("", text)
    return "".join(str(unicodedata.decimal(character)) for character in text if character.isdecimal())


def looks_like_email(text: str) -> bool:
    """One @ with something before it and a dotted name after it, and no spaces; not a promise that it exists."""
    local, at, domain = text.strip().partition("@")
    labels = domain.split(".")
    if not (local and at) or "@" in domain or len(text) > 254 or len(labels) < 2:
        return False
    return all(labels) and _NOT_IN_ADDRESS.search(local + domain) is None


def address_in(text: str) -> str:
    """The e-mail address in what was pasted: "Jo Hill <jo@example.com>", "mailto:…"; else the text itself."""
    typed = text.strip().strip(",;").strip()
    inside = _IN_BRACKETS.fullmatch(typed)
    typed = inside[1].strip() if inside is not None else typed
    bare = _MAILTO.sub("", typed).partition("?")[0] if _MAILTO.match(typed) else typed
    return bare if looks_like_email(bare) else text
