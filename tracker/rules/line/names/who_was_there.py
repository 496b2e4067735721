"""Which of those named in a line were in it, and which are only spoken of: "martin out, spoke to sheila"."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.rules.channel import WRITTEN, Direction
from tracker.rules.line.line_reading import REST, Ask, AskKind, Choice, Says
from tracker.rules.line.names.naming import Naming
from tracker.rules.line.sheet import Sheet
from tracker.rules.line.vocabulary import Sense, Vocabulary
from tracker.rules.line.ways import Way

_LONGEST = 3
"""Words that say that somebody was not there."""
THERE = "there"


def who_was_there(sheet: Sheet, names: Sequence[Naming], ways: list[Way], vocabulary: Vocabulary) -> list[Naming]:
    """Those who were. Whoever was out while somebody else was spoken to is for the note; whoever stands behind "for"
    beside somebody else is asked about."""
    there = list(names)
    for naming in names:
        others = [other for other in there if other is not naming]
        absent = _absent_behind(sheet, naming.item.last, vocabulary)
        if _is_absent_at_the_end(sheet, naming, others, vocabulary):
            sheet.drop(naming.item)
            sheet.asks = [ask for ask in sheet.asks if ask.key != naming.item.ask or not naming.item.ask]
            there.remove(naming)
            continue
        if absent and any(other.item.first >= absent for other in others):
            for way in [way for way in ways if naming.item.last <= way.item.first < absent]:
                ways.remove(way)
                sheet.drop(way.item)
            sheet.drop(naming.item)
            sheet.open.update(n for n in range(naming.item.last, absent) if sheet.at(n) is None)
            sheet.asks = [ask for ask in sheet.asks if ask.key != naming.item.ask]
            there.remove(naming)
            continue
        if absent:
            # "visited the harbour view, wes out, saw the porter": whoever it was, it was not that one.
            for way in [way for way in ways if way.sense.direction is Direction.MET]:
                ways.remove(way)
                sheet.drop(way.item)
        if _is_denied(sheet, naming, vocabulary) and any(_is_known(sheet, other, vocabulary) for other in others):
            sheet.asks = [ask for ask in sheet.asks if ask.key != naming.item.ask or not naming.item.ask]
            sheet.drop(naming.item)
            there.remove(naming)
            continue
        aside = _is_aside(sheet, naming, vocabulary) and any(not _is_aside(sheet, o, vocabulary) for o in others)
        denied = _is_denied(sheet, naming, vocabulary) and naming.item.first > 1
        if (aside or denied) and not _was_there(sheet, naming):
            there.remove(naming)
    for naming in [each for each in there if _took_no_part(sheet, each, there, ways, vocabulary)]:
        if not _was_there(sheet, naming):
            there.remove(naming)
    return there


def _took_no_part(
    sheet: Sheet, naming: Naming, names: Sequence[Naming], ways: Sequence[Way], vocabulary: Vocabulary
) -> bool:
    """ "rang helen, robert answered": what came of it is said of somebody else, in a clause of their own. In writing
    that clause is another contact: "emailed martin, sheila replied"."""
    for begun in ways:
        opens = begun.sense.by_order and begun.sense.direction is not Direction.IN and begun.sense.outcome is None
        meant = [each for each in names if begun.item.last <= each.item.first] if opens else []
        came = [way for way in ways if way.item.first > begun.item.first and _may_come_of(begun.sense, way.sense)]
        other = next((each for each in meant if any(_is_whose(sheet, each, way, vocabulary) for way in came)), None)
        if other is None or meant[0] is other or meant[0].people == other.people:
            continue
        if begun.sense.channel in WRITTEN:
            return naming is other
        return naming in meant[: meant.index(other)] and naming.people != other.people
    return False


def _may_come_of(begun: Sense, came: Sense) -> bool:
    return came.channel in (None, begun.channel) and (not came.is_thing or came.outcome is not None)


def _is_whose(sheet: Sheet, naming: Naming, way: Way, vocabulary: Vocabulary) -> bool:
    """Whether a clause says that way of them alone: ", robert answered", "spoke to robert", "and tom picked up"."""
    first, last = naming.item.first, naming.item.last
    if way.item.first == last and not sheet.words[last].pause:
        took = sheet.run(last, way.item.last) in vocabulary.answering | vocabulary.taking_up
        return took or sheet.words[first].pause
    bound = way.item.last == first - 1 and sheet.folded(first - 1) in vocabulary.tos | vocabulary.withs
    return way.sense.outcome is not None and (bound or way.item.last == first)


def _is_absent_at_the_end(sheet: Sheet, naming: Naming, others: Sequence[Naming], vocabulary: Vocabulary) -> bool:
    """ "popped in on tessa, carys out": that clause says of one who is named before nothing, and of the other all."""
    first, last = naming.item.first, naming.item.last
    before = any(other.item.last <= first for other in others)
    said = sheet.run(last, len(sheet.words)) in vocabulary.absent and not sheet.is_broken(first, len(sheet.words))
    return (
        before and sheet.words[first].pause and said and all(sheet.at(n) is None for n in range(last, len(sheet.words)))
    )


def _is_denied(sheet: Sheet, naming: Naming, vocabulary: Vocabulary) -> bool:
    return sheet.folded(naming.item.first - 1) in vocabulary.denying


def _is_known(sheet: Sheet, naming: Naming, vocabulary: Vocabulary) -> bool:
    """Whether it is settled who that is, and that it was that one: "not graham - samir"."""
    is_one = len(naming.people) == 1 and naming.people[0].id is not None
    return is_one and not _is_denied(sheet, naming, vocabulary) and not _is_aside(sheet, naming, vocabulary)


def _absent_behind(sheet: Sheet, at: int, vocabulary: Vocabulary) -> int:
    """Where the words end that say that whoever stands before them was not there; 0 where none do."""
    for last in range(min(at + _LONGEST, len(sheet.words) - 1), at, -1):
        ends = sheet.words[last].pause and not sheet.is_broken(at, last)
        if ends and not sheet.words[at].pause and sheet.run(at, last) in vocabulary.absent:
            return last
    return 0


def _is_aside(sheet: Sheet, naming: Naming, vocabulary: Vocabulary) -> bool:
    return sheet.folded(naming.item.first - 1) in vocabulary.asides


def _was_there(sheet: Sheet, naming: Naming) -> bool:
    """Ask it; whoever may have been stays until it is answered, as somebody who is not settled."""
    if not naming.people or sheet.at(naming.item.first) is not naming.item:
        return True
    typed = sheet.typed(naming.item.first, naming.item.last)
    there = Choice(THERE, Says(who=naming.people), naming.people[0].name)
    start, end = sheet.span(naming.item.first, naming.item.last)
    holds = sheet.ask(
        Ask(AskKind.PERSON_OR_WORD, typed, start, end, (there, Choice(REST, Says(as_rest=True)))), naming.item
    )
    if holds is not None and holds.says.as_rest:
        sheet.drop(naming.item)
        return False
    if holds is None:
        naming.people = ()
    return True
