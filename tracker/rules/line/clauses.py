"""A whole clause said anew behind a correcting word: "rang tessa monday no wait rang martin tuesday".

The second stands in the place of the first, with who, how and when. Where the word may be more than a correction
("sorry", "actually") it is asked which of the two it was. Knows no time.
"""

from __future__ import annotations

from tracker.rules.channel import WRITTEN, Channel
from tracker.rules.line.line_reading import Ask, AskKind, Choice, PartKind
from tracker.rules.line.names.naming import is_first_name
from tracker.rules.line.sheet import Correction, Item, Sheet
from tracker.rules.line.there import There
from tracker.rules.line.vocabulary import Sense, Vocabulary

FIRST, SECOND = "first", "second"
_BETWEEN = 2
"""Words that may stand between who and what they did: "rang up the pryces"."""
_FAR = 5
"""Words of a way of saying that begins as a correction does: "no one picked up"."""


def settle_clauses(sheet: Sheet, there: There, vocabulary: Vocabulary) -> None:
    """Leave of two clauses with a correction between them the one that holds; the words of the other say nothing, or
    are for the note where it was the first that was meant."""
    for correction in list(sheet.corrections):
        if correction not in sheet.corrections:
            continue
        if _is_no_correction(sheet, correction, vocabulary):
            continue
        first = _said_before(sheet, correction, vocabulary)
        second = _said_behind(sheet, correction, vocabulary)
        if first is None or second is None or not _is_anew(sheet, correction, first, second, there, vocabulary):
            continue
        holds = SECOND if correction.is_sure else _ask_which(sheet, correction)
        if holds == FIRST:
            sheet.open.update(range(correction.first, len(sheet.words)))
            sheet.corrections = [each for each in sheet.corrections if each.last <= correction.first]
        elif _has_name(sheet, second[0] - _BETWEEN, second[1] + _BETWEEN, correction.last, there, vocabulary):
            sheet.corrections = [each for each in sheet.corrections if each.first >= correction.last]
            for at in range(correction.last):
                if sheet.is_free(at):
                    sheet.put(Item(at, at + 1, PartKind.JOIN))


def _is_no_correction(sheet: Sheet, correction: Correction, vocabulary: Vocabulary) -> bool:
    """ "rang jo no answer" begins a way of saying, and "actually called martin too" says one thing more."""
    runs = (sheet.run(correction.first, last) for last in range(correction.last + 1, correction.last + _FAR))
    begins_a_way = any(run in vocabulary.ways for run in runs)
    behind = (sheet.run(n, n + length) for n in range(correction.last, len(sheet.words)) for length in (1, 2))
    return not correction.is_sure and (begins_a_way or any(run in vocabulary.besides for run in behind))


def _is_anew(
    sheet: Sheet,
    correction: Correction,
    first: tuple[int, int, Sense],
    second: tuple[int, int, Sense],
    there: There,
    vocabulary: Vocabulary,
) -> bool:
    """Whether what stands behind is a clause of its own, as what stands before is: both have who and what they did.
    Where nobody is named behind a word that may be no correction, another way than the one before may be one."""
    if _has_name(sheet, second[0] - _BETWEEN, second[1] + _BETWEEN, correction.last, there, vocabulary):
        return _has_name(sheet, 0, correction.first, 0, there, vocabulary)
    ways = (first[2].channel, second[2].channel)
    spoken_for = Channel.CALL in ways or set(ways) <= WRITTEN
    return not correction.is_sure and None not in ways and ways[0] is not ways[1] and spoken_for


def _ask_which(sheet: Sheet, correction: Correction) -> str:
    """Which of the two was picked; until one is, the line is read by the second."""
    before = sheet.typed(0, correction.first)
    behind = sheet.typed(correction.last, len(sheet.words))
    start, end = sheet.span(0, len(sheet.words))
    choices = (Choice(SECOND, label=behind), Choice(FIRST, label=before))
    holds = sheet.ask(Ask(AskKind.CORRECTED, sheet.typed(correction.first, correction.last), start, end, choices))
    return holds.key if holds is not None else SECOND


def _said_before(sheet: Sheet, correction: Correction, vocabulary: Vocabulary) -> tuple[int, int, Sense] | None:
    """The last that was done before it: from which word up to which, and what that means."""
    found = [_verb_at(sheet, at, correction.first, vocabulary) for at in range(correction.first)]
    return next((each for each in reversed(found) if each is not None), None)


def _said_behind(sheet: Sheet, correction: Correction, vocabulary: Vocabulary) -> tuple[int, int, Sense] | None:
    """What was done by the words right behind it: "rang martin", "martin rang", "i rang him"."""
    small = vocabulary.correcting_on | vocabulary.i | vocabulary.they
    at = correction.last
    while at < len(sheet.words) - 1 and sheet.folded(at) in small:
        at += 1
    for begins in range(at, min(at + _BETWEEN + 1, len(sheet.words))):
        if begins > at and sheet.words[begins].pause:
            return None
        found = _verb_at(sheet, begins, len(sheet.words), vocabulary)
        if found is not None:
            return found
    return None


def _verb_at(sheet: Sheet, at: int, until: int, vocabulary: Vocabulary) -> tuple[int, int, Sense] | None:
    """A way of saying that tells what was done, no thing and nothing that came of it alone: "rang", "met with"."""
    for last in range(min(at + vocabulary.longest, until), at, -1):
        sense = vocabulary.ways.get(sheet.run(at, last))
        if sense is not None:
            took = sheet.run(at, last) in vocabulary.answering  # "called tessa no sheila answered"
            did = sense.happened and not took and not sense.is_thing and sense.mishap is None
            reached = sense.outcome is None or not sense.outcome.is_unanswered_try
            return (at, last, sense) if did and reached and not sense.beside_a_call else None
    return None


def _has_name(sheet: Sheet, first: int, last: int, least: int, there: There, vocabulary: Vocabulary) -> bool:
    """Whether somebody here is named by one of those words."""
    for at in range(max(first, least), min(last, len(sheet.words))):
        word = sheet.words[at]
        is_word = word.folded in vocabulary.small or word.folded in vocabulary.never_names
        may_name = word.is_plain and not is_word and word.folded not in vocabulary.ways
        if may_name and is_first_name(word.text, there):
            return True
    return False
