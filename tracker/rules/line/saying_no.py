"""Words of a line by which somebody may have said no. It is asked and never taken: an objection
binds everybody here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tracker.rules.channel import WRITTEN, Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.line.cutting import Word, words_in
from tracker.rules.line.line_reading import Ask, AskKind, Choice, PartKind
from tracker.rules.line.sheet import Item, Sheet
from tracker.rules.line.vocabulary import Vocabulary
from tracker.rules.line.ways import How
from tracker.rules.line.wishes import NOT, choices_of, refused_way, wish_in

NO_THANKS, NEVER_AGAIN = "no-thanks", "never-again"
NOTHING_CLOSED: tuple[tuple[Channel, ...], str] = ((), "")
_MOST = 2
"""So many readings of a wish are offered."""
_LONGEST = 6
"""Words of such a phrase, with what goes on from it."""


def offer_no(
    sheet: Sheet, how: How, outcome: ContactOutcome | None, note: tuple[int, int] | None, vocabulary: Vocabulary
) -> tuple[tuple[Channel, ...], str]:
    """Ask whether it was a no, where they can have said it: what we wrote says nothing of them, nor does a try. Which
    ways they close by it and in which words, where that was answered.

    `note` is where the note behind the colon stands. By which way they said it may still be open.
    """
    if not _may_have_said(how, outcome) or how.mishap is not None:
        return NOTHING_CLOSED
    for words in _left(sheet, note):
        found = _said(words, vocabulary)
        if found is not None and not _is_taken_back(sheet, words[found[1] - 1]):
            first, last, is_forbidding = found
            start, end = words[first].start, words[last - 1].end
            refused = refused_way(words[first:last], vocabulary) if is_forbidding else ""
            keys = (NO_THANKS, NEVER_AGAIN) if is_forbidding else (NO_THANKS,)
            choices = (*choices_of((refused,) if refused else ()), *map(Choice, keys))
            ask = Ask(AskKind.SAID_NO, sheet.text[start:end], start, end, choices, must=False)
            picked = sheet.picked(ask)
            if picked is not None:
                return _answered(sheet, ask, picked, words[first:last])
            sheet.asks.append(ask)
            return NOTHING_CLOSED
    return NOTHING_CLOSED


def offer_wish(
    sheet: Sheet, how: How, outcome: ContactOutcome | None, note: tuple[int, int] | None, vocabulary: Vocabulary
) -> tuple[tuple[Channel, ...], str] | None:
    """Ask whether they close other ways by what they said, and where that was answered which, and in which words; None
    where they said nothing of it, and a no may be asked about."""
    if not _may_have_said(how, outcome):
        return None
    for words in _left(sheet, note):
        wish = wish_in(words, vocabulary)
        if wish is None or _is_bounded(sheet, words[wish.last - 1], vocabulary):
            continue
        start, end = words[wish.first].start, words[wish.last - 1].end
        choices = choices_of(wish.keys[:_MOST])
        choices += (Choice(NEVER_AGAIN),) if all(key.startswith(NOT) for key in wish.keys) else ()
        ask = Ask(AskKind.SAID_HOW, sheet.text[start:end], start, end, choices, must=False)
        picked = sheet.picked(ask)
        if picked is None:
            sheet.asks.append(ask)
            return NOTHING_CLOSED
        return _answered(sheet, ask, picked, words[wish.first : wish.last])
    return None


def _answered(sheet: Sheet, ask: Ask, picked: Choice, words: Sequence[Word]) -> tuple[tuple[Channel, ...], str]:
    """What is closed by that answer; its words are understood then, where they stand in the line itself."""
    if not picked.says.closes:
        return NOTHING_CLOSED
    at = next((n for n, word in enumerate(sheet.words) if word.start == words[0].start), None)
    if at is not None:
        item = Item(at, at + len(words), PartKind.WISH, says=picked.says, is_telling=True)
        item.alternatives, item.ask = ask.choices, ask.key
        sheet.put(item)
    return picked.says.closes, ask.about


def _is_bounded(sheet: Sheet, last: Word, vocabulary: Vocabulary) -> bool:
    """Whether what stands behind says that it is something else: "calls only after 6", "no emails received"."""
    at = next((n for n, word in enumerate(sheet.words) if word.start > last.start), None)
    if at is None or sheet.words[at].start < last.end or sheet.words[at].pause:
        return False
    item = sheet.at(at)
    if sheet.folded(at) in vocabulary.openers:
        return True
    return item is not None and (item.kind is PartKind.WHEN or sheet.folded(at) in vocabulary.none_came)


def _may_have_said(how: How, outcome: ContactOutcome | None) -> bool:
    """What we wrote says nothing of them, nor does a try."""
    tried = outcome is not None and outcome.is_unanswered_try
    return not tried and not (how.direction is Direction.OUT and how.channel in WRITTEN)


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


def _is_taken_back(sheet: Sheet, last: Word) -> bool:
    """ "jo said no, i mean not now": that was no no."""
    at = next((n for n, word in enumerate(sheet.words) if word.start > last.start), len(sheet.words))
    return any(correction.is_sure and correction.first in (at - 1, at) for correction in sheet.corrections)


def _forbids(run: str, vocabulary: Vocabulary) -> bool:
    """ "dont call", "stop emailing": a way that is not to be. "never called" tells what was not."""
    words = run.split()
    for at in range(1, len(words)):
        lead, way = " ".join(words[:at]), " ".join(words[at:])
        sense = vocabulary.ways.get(way) or vocabulary.ways.get(way.removesuffix("ing"))
        is_bare = sense is not None and sense.mine and sense.outcome is None
        if sense is not None and sense.by_order and sense.channel is not None and lead in vocabulary.refusing_to_be:
            return True  # "doesnt want to be called"
        if is_bare and lead in vocabulary.refusing and lead not in vocabulary.not_done:
            return True
    return False
