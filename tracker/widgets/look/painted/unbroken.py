"""Days and times that stay on one line, wherever the text around them is broken, and a last word that takes one along.
Knows no width and no screen.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tracker.presentation.words.day_names import HEADING_MONTHS, MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from tracker.presentation.words.times import (
    LABEL,
    SAID,
    SINCE,
    UNTIL,
)
from tracker.tongue import tongue

LONGEST = 24
"""Characters that stay on one line at most: a longer span may go on after its dash, a longer date after its comma."""
NO_BREAK, JOINER = "\u00a0", "\u2060"
"""A line may end in a dash even where such a space follows, unless a joiner stands between."""
LONE_WORD, MANY = 10, 4
"""Letters of a last word that would look forsaken on a line of its own, and of how many words it is the last."""
LONE_LETTER = re.compile(r"(?<![\w\u200b])(\w)-(?=\w)")
"""The hyphen of "e-mail" is no place to break."""
_DIGIT = re.compile(r"\d")
_COUNTED = re.compile(r"(?<=[.!?:] )(\d{1,4}) (?=[^\W\d])")
"""A number with which a sentence begins, before what it counts."""
_NEAR = tuple(tuple(near.values()) for near in (LABEL, SAID, SINCE, UNTIL))
"""Days that are told by no date: today, tomorrow, yesterday."""
_NAMES = (WEEKDAYS, SHORT_WEEKDAYS, MONTHS, SHORT_MONTHS, HEADING_MONTHS, *_NEAR)


def unbroken(text: str) -> str:
    """The text with spaces that do not break in each of its dates, such as "Fri 27 – Sat 28 Nov 10:00" or "tomorrow
    17:00", nor after a number with which a sentence begins, such as "2 are due".

    Days and months are those of the tongue that is spoken now.
    """
    if not _DIGIT.search(text):
        return text
    return _COUNTED.sub(rf"\1{NO_BREAK}", _dates(tongue()).sub(_bound, text))


def kept_whole(text: str) -> str:
    """The same, with no break at the hyphen of "e-mail" either, nor before a short last word."""
    return no_lone_word(unbroken(LONE_LETTER.sub(rf"\1-{JOINER}", text)))


def no_lone_word(text: str) -> str:
    """The text with a space that does not break before its last word, where that is a short one of several: it takes
    the word before it along into its line, and never needs another line by it.
    """
    last = text.rfind(" ")
    before = text.rfind(" ", 0, max(last, 0))
    is_short = 0 < len(text) - last - 1 <= LONE_WORD and len(text) - before - 1 <= LONGEST
    is_short = is_short and text[before + 1 : last] != "·"  # no line begins with one
    return f"{text[:last]}{NO_BREAK}{text[last + 1 :]}" if is_short and text.count(" ") >= MANY - 1 else text


@lru_cache(maxsize=1)  # since each text that is laid out is asked for its dates, and a tongue has fifty names of days
def _dates(_spoken: object) -> re.Pattern[str]:
    """Two or more of: a name of a day or a month, a number of a day, a year, a time, a dash; one of them a name."""
    names = {name.told() for table in _NAMES for name in table}
    name = "|".join(re.escape(each) for each in sorted(names, key=len, reverse=True))
    piece = rf"(?:(?:{name})[.,]?|\d\d?[.,]?|\d{{4}},?|\d\d?[:.]\d\d(?:–\d\d?[:.]\d\d)?|–)(?![\w–])"
    return re.compile(rf"(?<![\w:.+])(?=(?:{piece} )*(?:{name})(?!\w)){piece}(?: {piece})+")


def _bound(date: re.Match[str]) -> str:
    told = date[0]
    if len(told) <= LONGEST:
        return told.replace("– ", f"–{JOINER}{NO_BREAK}").replace(" ", NO_BREAK)
    return re.sub(r"(?<![,–]) ", NO_BREAK, told)
