"""Numbers in a line that are an hour though nothing beside them says so, and those that are none. Knows no person."""

from __future__ import annotations

import re

from tracker.rules.channel import FROM_AFAR, Channel
from tracker.rules.line.line_reading import PartKind
from tracker.rules.line.sheet import Sheet
from tracker.rules.line.vocabulary import Vocabulary

_FOUR_DIGITS = re.compile(r"1\d[0-5]\d|2[1-3][0-5]\d")
"""Hours, but for those of the evening that may as well be years: "1130"."""
_BARE_HOURS = re.compile(r"(?P<begin>1[0-2]|[1-9])\s*[-–—]\s*(?P<end>1[0-2]|[1-9])")
"""From one hour to another without a word that they are: "2-3"."""
_HOUR = re.compile(r"1[0-2]|[1-9]")
_BEGINS = re.compile(r"(?:1[0-2]|[1-9])(?:[:.][0-5]\d)?")
_LONGEST_TALK = 4
"""Hours between two that are a stretch of a day, and no sizes or scores."""
_LONGEST_PART = 4
"""Words of a part of an hour: "quarter past the hour"."""
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)


def is_hour_alone(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    """ "jo 1130 call", where nothing is counted by it: a round number may be money, unless the line begins with it."""
    text = sheet.words[at].text
    is_year = text.startswith("19")
    if not _FOUR_DIGITS.fullmatch(text) or is_year or (text.endswith("00") and at):
        return False
    behind = sheet.folded(at + 1)
    counts = bool(behind) and not sheet.words[at + 1].pause and sheet.is_free(at + 1) and behind.endswith("s")
    numbered = sheet.folded(at - 1) in vocabulary.numbered | vocabulary.abouts | vocabulary.tos
    return not counts and not numbered and any(item.kind is PartKind.WAY for item in sheet.items)


def hours_at(sheet: Sheet, at: int, vocabulary: Vocabulary) -> tuple[int, str] | None:
    """ "met colin 2-3", "call 9 till half past": where the hours it took end, and the one it began at; None where
    nothing was spoken, or something is counted by them ("2-3 tiers")."""
    found = from_hour_to_hour(sheet, at, vocabulary)
    return found if found is not None and _was_spoken(sheet, vocabulary) else None


def from_hour_to_hour(sheet: Sheet, at: int, vocabulary: Vocabulary) -> tuple[int, str] | None:
    """The same, whatever the line tells."""
    return _from_one_to_other(sheet, at, vocabulary) or _within_one(sheet, at, vocabulary)


def _from_one_to_other(sheet: Sheet, at: int, vocabulary: Vocabulary) -> tuple[int, str] | None:
    last = at + 1
    if sheet.folded(at + 1) in vocabulary.tills and sheet.is_free_run(at, at + 3):
        last = at + 3  # "11 till 12"
    typed = sheet.run(at, last)
    found = _BARE_HOURS.fullmatch(typed if last == at + 1 else "-".join(typed.split()[::2]))
    behind = sheet.folded(last) if sheet.is_free(last) and not sheet.words[last].pause else ""
    counts = behind.endswith("s") and behind not in vocabulary.small
    if found is None or counts or not 1 <= (int(found["end"]) - int(found["begin"])) % 12 <= _LONGEST_TALK:
        return None
    return last, found["begin"]


def _within_one(sheet: Sheet, at: int, vocabulary: Vocabulary) -> tuple[int, str] | None:
    """ "9 till half past", "2.30 til quarter to three", "9 till ten"."""
    if not _BEGINS.fullmatch(sheet.words[at].text) or sheet.folded(at + 1) not in vocabulary.tills:
        return None
    begins = at + 2
    for last in range(min(begins + _LONGEST_PART, len(sheet.words)), begins, -1):
        ends = sheet.run(begins, last) in vocabulary.parts_of_hour
        if _HOUR.fullmatch(sheet.folded(last - 1)) or sheet.folded(last - 1) in vocabulary.hours:
            ends = last - 1 == begins or sheet.run(begins, last - 1) in vocabulary.parts_of_hour
        if ends and sheet.is_free_run(at, last):
            return last, sheet.words[at].text
    return None


def _was_spoken(sheet: Sheet, vocabulary: Vocabulary) -> bool:
    ways = [item for item in sheet.items if item.kind is PartKind.WAY]
    senses = [vocabulary.ways.get(sheet.run(item.first, item.last)) for item in ways]
    spoken = (*FROM_AFAR, Channel.MEETING)
    return any(sense is not None and (sense.channel in spoken or sense.outcome is not None) for sense in senses)


def is_which_of_several(sheet: Sheet, at: int, last: int, vocabulary: Vocabulary) -> bool:
    """Whether those words are an ordinal by which something is told apart, and no day: "2nd class", "3rd visit"."""
    alone = last == at + 1 and _ORDINAL.fullmatch(sheet.words[at].text) is not None
    behind = last < len(sheet.words) and not sheet.words[last].pause
    return alone and behind and sheet.folded(last) in vocabulary.told_apart_by_number
