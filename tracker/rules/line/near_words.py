"""A word one slip of the finger away from one that says how: "tlked" for "talked". It is offered, never taken."""

from __future__ import annotations

from tracker.rules.line.line_reading import Choice, Says
from tracker.rules.line.sheet import Sheet
from tracker.rules.line.vocabulary import Vocabulary
from tracker.rules.line.ways import How, fits
from tracker.rules.plain_dates.spelling import TWO_SLIPS_FROM, slips

_SHORTEST = 4


def near_word(sheet: Sheet, at: int, how: How, vocabulary: Vocabulary) -> Choice | None:
    """The one word that is meant there, where it goes with what else the line says; None for none, or for several."""
    word = sheet.folded(at)
    if len(word) < _SHORTEST or not word.isalpha() or word in vocabulary.small or word in vocabulary.never_names:
        return None
    borne = 2 if len(word) >= TWO_SLIPS_FROM else 1
    near = {
        known: sense
        for known, sense in vocabulary.ways.items()
        if len(known) >= _SHORTEST and abs(len(known) - len(word)) <= borne and known.isalpha()
        if known[0] == word[0] and slips(word, known) <= borne and fits(how, sense)
    }
    if len(set(near.values())) != 1:
        return None
    meant, sense = next(iter(near.items()))
    return Choice(meant, Says(direction=sense.direction, channel=sense.channel, outcome=sense.outcome), meant)
