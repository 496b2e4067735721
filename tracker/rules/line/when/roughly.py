"""Whether "about" says when it was and not what about: "jo called about 10". Knows no person."""

from __future__ import annotations

import re

from tracker.rules.line.sheet import Sheet
from tracker.rules.line.vocabulary import Vocabulary

_AN_HOUR = re.compile(r"(?:\d|1[0-9]|2[0-3])(?:[:.]\d\d)?(?:am|pm|ish)?", re.IGNORECASE)


def says_about_when(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    """ "jo called about 10", and not "about 10 tiers"."""
    if sheet.folded(at) not in vocabulary.roughly or at + 1 >= len(sheet.words) or sheet.words[at + 1].pause:
        return False
    behind = at + 2
    ends = behind >= len(sheet.words) or sheet.words[behind].pause
    goes_on = ends or sheet.folded(behind) in vocabulary.looking_back or sheet.folded(behind) in vocabulary.ways
    is_hour = _AN_HOUR.fullmatch(sheet.words[at + 1].text) or sheet.folded(at + 1) in vocabulary.hours
    return bool(is_hour) and goes_on
