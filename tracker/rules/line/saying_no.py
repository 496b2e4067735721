"""Words of a line by which somebody may have said no. It is asked and never taken: an objection
binds everybody here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tracker.rules.channel import WRITTEN, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.line.cutting import Word, words_in
from tracker.rules.line.line_reading import Ask, AskKind, Choice
from tracker.rules.line.sheet import Sheet
from tracker.rules.line.vocabulary import Vocabulary
from tracker.rules.line.ways import How

NO_THANKS, NEVER_AGAIN = "no-thanks", "never-again"
_LONGEST = 6
"""Words of such a phrase, with what goes on from it."""


def offer_no(
    sheet: Sheet, how: How, outcome: ContactOutcome | None, note: tuple[int, int] | None, vocabulary: Vocabulary
) -> None:
    """Ask whether it was a no, where they can have said it: what we wrote says nothing of them, nor does a try.

    `note` is where the note behind the colon stands.
    """
    if how.direction is None or how.channel is None or (outcome is not None and outcome.is_unanswered_try):
        return
    if how.direction is Direction.OUT and how.channel in WRITTEN:
        return
    for words in _left(sheet, note):
        found = _said(words, vocabulary)
        if found is not None:
            first, last, is_forbidding = found
            start, end = words[first].start, words[last - 1].end
            keys = (NO_THANKS, NEVER_AGAIN) if is_forbidding else (NO_THANKS,)
            ask = Ask(AskKind.SAID_NO, sheet.text[start:end], start, end, tuple(map(Choice, keys)), must=False)
            if sheet.picked(ask) is None:
                sheet.asks.append(ask)
            return


def _left(sheet: Sheet, note: tuple[int, int] | None) -> Iterator[list[Word]]:
    """The stretches of words that are for the note."""
    run: list[Word] = []
    for at, word in enumerate(sheet.words):
        if sheet.at(at) is None and at not in sheet.pending:
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run
    if note is not None:
        start, end = note
        yield [word for word in words_in(sheet.text[:end]) if word.start >= start]


def _said(words: list[Word], vocabulary: Vocabulary) -> tuple[int, int, bool] | None:
    """From where to where the phrase goes, and whether it forbids us to turn to them; None for none."""
    tests: tuple[tuple[Callable[[str], bool], bool], ...] = (
        (lambda run: run in vocabulary.forbidding or _forbids(run, vocabulary), True),
        (lambda run: run in vocabulary.declining, False),
    )
    for says, is_forbidding in tests:
        for first in range(len(words)):
            for last in range(min(first + _LONGEST, len(words)), first, -1):
                if says(" ".join(word.folded for word in words[first:last])):
                    while last < len(words) and words[last].folded in vocabulary.refused_on and not words[last].pause:
                        last += 1
                    return first, last, is_forbidding
    return None


def _forbids(run: str, vocabulary: Vocabulary) -> bool:
    """ "dont call", "stop emailing": a way that is not to be. "never called" tells what was not."""
    words = run.split()
    for at in range(1, len(words)):
        lead, way = " ".join(words[:at]), " ".join(words[at:])
        sense = vocabulary.ways.get(way) or vocabulary.ways.get(way.removesuffix("ing"))
        is_bare = sense is not None and sense.mine and sense.outcome is None
        if is_bare and lead in vocabulary.refusing and lead not in vocabulary.not_done:
            return True
    return False
