"""What else a line says was done, in the words that were left over: "sms to daniel, then he rang". Knows no person.

One line is one contact. Whatever was left for the note and begins as something done does is asked about before anything
is kept, whichever words it is said with: the one rule behind all tables, for nothing said may pass as if it were not.
What somebody said, wants or is to do is nothing done: it never begins a clause with a word that says it happened.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracker.rules.channel import WRITTEN, Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.line.line_reading import Ask, AskKind, Choice, PartKind, Says
from tracker.rules.line.sheet import Item, Sheet
from tracker.rules.line.turned import came_of_it
from tracker.rules.line.vocabulary import Sense, Vocabulary
from tracker.rules.line.ways import How

FIRST = "first"
"""The key of the choice that it is what the line begins with, and the rest for the note."""
_QUOTES = '"“”„'
_ENDS = ".!?"
_LEADS = 3
"""Words between the beginning of a clause and what was done in it: "and then i rang"."""
_OTHER = {Direction.IN: Direction.OUT, Direction.OUT: Direction.IN}
_FAR = 4
"""Words between "sent" and what was."""
_MOST = 2
_LONGEST_COUNT = 3
"""Words that say how often."""


@dataclass(frozen=True, slots=True)
class Doing:
    """From word `first` up to `last` it is said; `says` are what it may mean."""

    first: int
    last: int
    says: tuple[Says, ...]


def ask_what_else(sheet: Sheet, how: How, vocabulary: Vocabulary) -> None:
    """Which of two contacts it was, where another is told in what was left over; that one stands in its place then."""
    if how.direction is None or how.channel is None or how.mishap is not None:
        return
    read = Says(direction=how.direction, channel=how.channel, outcome=came_of_it(how))
    for doing in doings(sheet, read, vocabulary):
        others = tuple(says for says in doing.says if not _is_the_same(says, read))[:_MOST]
        if not others or len(others) < len(doing.says):
            continue
        start, end = sheet.span(doing.first, doing.last)
        choices = (Choice(FIRST, read), *(Choice(_key(says), says) for says in others))
        holds = sheet.ask(Ask(AskKind.SECOND, sheet.typed(doing.first, doing.last), start, end, choices))
        if holds is not None and holds.key != FIRST:
            _put_in_its_place(sheet, how, doing, holds.says, vocabulary)
        return
    if read.direction is Direction.OUT and read.outcome is not None and read.outcome.is_unanswered_try:
        _ask_whether_once(sheet, read, vocabulary)


def _ask_whether_once(sheet: Sheet, read: Says, vocabulary: Vocabulary) -> None:
    """ "no answer all week", "tried four times": tries are counted, and this will be one of them."""
    for first in range(len(sheet.words)):
        for last in range(min(first + _LONGEST_COUNT, len(sheet.words)), first, -1):
            if sheet.run(first, last) in vocabulary.several and _is_left(sheet, first, last):
                begins = first - _is_left(sheet, first - 1, first)
                start, end = sheet.span(begins if last - first == 1 else first, last)
                sheet.ask(Ask(AskKind.SECOND, sheet.text[start:end], start, end, (Choice(FIRST, read),)))
                return


def _is_left(sheet: Sheet, first: int, last: int) -> bool:
    return first >= 0 and all(sheet.at(n) is None for n in range(first, last))


def _put_in_its_place(sheet: Sheet, how: How, doing: Doing, says: Says, vocabulary: Vocabulary) -> None:
    """What was read first is for the note then."""
    for way in how.ways:
        sheet.drop(way.item)
    last = doing.last
    while sheet.at(last) is None and sheet.folded(last) in vocabulary.backs | vocabulary.them | vocabulary.me:
        last += 1
    sheet.put(Item(doing.first, last, PartKind.WAY, says=says))
    how.ways, how.happened = [], True
    how.direction, how.channel, how.outcome = says.direction, says.channel, says.outcome


def doings(sheet: Sheet, read: Says, vocabulary: Vocabulary) -> Iterator[Doing]:
    """What was done by the words that are left over, from left to right. `read` is what the line is read as so far."""
    at = 0
    while at < len(sheet.words):
        last, says = (
            _sent_at(sheet, at, vocabulary)
            or _ended_by(sheet, at, read, vocabulary)
            or _answered_at(sheet, at, read, vocabulary)
            or _left_at(sheet, at, read, vocabulary)
            or _done_at(sheet, at, read, vocabulary)
        )
        tells = _begins_a_clause(sheet, at, vocabulary) or _went_to_them(sheet, at, last, vocabulary)
        if says and tells and not _is_quoted(sheet, at):
            yield Doing(at, last, says)
            at = last
        else:
            at += 1


def _done_at(sheet: Sheet, at: int, read: Says, vocabulary: Vocabulary) -> tuple[int, tuple[Says, ...]]:
    """Where what was done ends and what it may mean: "rang her", "left a message"; nothing where nothing was."""
    last, sense = _way_at(sheet, at, vocabulary)
    answers = sheet.folded(last) in vocabulary.backs and not sheet.is_broken(at, last + 1)  # "rang back"
    if sense is not None and sense.is_written and sense.channel is None and not sense.is_sent:
        sense, answers = replace(sense, channel=read.channel if read.channel in WRITTEN else None), True
    if sense is None or not _is_a_deed(sheet, last, sense, vocabulary) or _is_with_another(sheet, at, last, vocabulary):
        return at, ()
    turned = _turned(sheet, at, last, sense, vocabulary)
    if answers and len(turned) > 1 and read.direction in _OTHER:
        turned = (_OTHER[read.direction],)
    return last, tuple(_meant(sense, direction) for direction in turned)


def _sent_at(sheet: Sheet, at: int, vocabulary: Vocabulary) -> tuple[int, tuple[Says, ...]] | None:
    """ "sent email", "email sent", "then txt"; by which way "sent her the quote" was is open."""
    last, sense = _way_at(sheet, at, vocabulary)
    if sense is None:
        return None
    if sense.is_sent:
        for first in range(last, min(last + _FAR, len(sheet.words))):
            if sheet.words[first].pause:
                break
            ends, noun = _way_at(sheet, first, vocabulary)
            if noun is not None and noun.is_thing and noun.channel in WRITTEN:
                return ends, (_meant(noun, Direction.OUT),)
        return last, tuple(_meant(Sense(channel=channel), Direction.OUT) for channel in (Channel.EMAIL, Channel.TEXT))
    if not sense.is_thing or sense.channel not in WRITTEN:
        return None
    ends, verb = _way_at(sheet, last, vocabulary)
    if verb is not None and verb.is_sent and not sheet.words[last].pause:
        return ends, (_meant(sense, Direction.OUT),)
    closes = last >= len(sheet.words) or sheet.words[last].pause
    if closes and sheet.folded(at - 1) in vocabulary.besides_then:
        return last, tuple(_meant(sense, direction) for direction in (Direction.OUT, Direction.IN))
    return None


def _ended_by(sheet: Sheet, at: int, read: Says, vocabulary: Vocabulary) -> tuple[int, tuple[Says, ...]] | None:
    """ "met jo, finished by phone": a clause of its own that says what was done, and at its end by which other way."""
    done = sheet.folded(at).endswith(vocabulary.verb_endings[0]) or sheet.folded(at) in vocabulary.past
    if not done or sheet.at(at) is not None or at == 0 or read.channel is None:
        return None
    wished = vocabulary.clauses | vocabulary.tos | vocabulary.wishing | vocabulary.preferring | vocabulary.ahead
    for first in range(at, min(at + _FAR, len(sheet.words))):
        last, sense = _way_at(sheet, first, vocabulary)
        if sense is not None and sense == Sense(channel=sense.channel) and sense.channel is not read.channel:
            return last, tuple(_meant(sense, direction) for direction in (Direction.OUT, Direction.IN))
        if sheet.folded(first) in wished or (first > at and sheet.words[first].pause):
            break
    return None


def _answered_at(sheet: Sheet, at: int, read: Says, vocabulary: Vocabulary) -> tuple[int, tuple[Says, ...]] | None:
    """ "text to priya, she said yes": what they said to what we wrote came by another message."""
    if read.direction is not Direction.OUT or read.channel not in WRITTEN or sheet.at(at) is not None:
        return None
    said = at > 0 and sheet.folded(at) in vocabulary.replies and sheet.folded(at - 1) in vocabulary.they
    return (at + 1, (_meant(Sense(channel=read.channel), Direction.IN),)) if said else None


def _left_at(sheet: Sheet, at: int, read: Says, vocabulary: Vocabulary) -> tuple[int, tuple[Says, ...]] | None:
    """ "no answer, left a note thru door": where nobody took our call, a note is another contact."""
    if read.outcome is not ContactOutcome.NO_ANSWER or sheet.at(at) is not None or at == 0:
        return None
    for last in range(at + 1, at + _FAR) if sheet.folded(at) in vocabulary.handing else ():
        if sheet.folded(last) in vocabulary.notes and sheet.at(last) is None and not sheet.is_broken(at, last + 1):
            return last + 1, (_meant(Sense(channel=Channel.POST), Direction.OUT),)
    return None


def _way_at(sheet: Sheet, at: int, vocabulary: Vocabulary) -> tuple[int, Sense | None]:
    """The longest way of saying there, of words that are left over."""
    for last in range(min(at + vocabulary.longest, len(sheet.words)), at, -1):
        free = all(sheet.at(n) is None and n not in sheet.pending for n in range(at, last))
        sense = vocabulary.ways.get(sheet.run(at, last)) if free and not sheet.is_broken(at, last) else None
        if sense is not None:
            return last, sense
    return at, None


def _is_with_another(sheet: Sheet, at: int, last: int, vocabulary: Vocabulary) -> bool:
    """ "she called tom": neither of them is me."""
    return sheet.folded(at - 1) in vocabulary.they and _is_who(sheet, last) and not sheet.words[at].pause


def _is_who(sheet: Sheet, at: int) -> bool:
    item = sheet.at(at)
    parted = at < len(sheet.words) and sheet.words[at].pause
    return item is not None and item.kind is PartKind.WHO and not parted


def _is_a_deed(sheet: Sheet, last: int, sense: Sense, vocabulary: Vocabulary) -> bool:
    """Whether it says by itself that somebody turned to somebody: "rang", "left a message". Where we saw somebody it is
    only with whom: "met her", and not "saw her website"."""
    if not sense.happened or sense.is_thing or sense.mishap is not None or sense.beside_a_call:
        return False
    if sense.direction is Direction.MET:
        behind = sheet.folded(last)
        closes = last + 1 >= len(sheet.words) or sheet.words[last + 1].pause
        return behind in vocabulary.them | vocabulary.me and closes
    is_ours = sense.direction is not Direction.IN
    return sense.channel is not None and not (is_ours and sense.outcome is ContactOutcome.NO_ANSWER)


def _begins_a_clause(sheet: Sheet, at: int, vocabulary: Vocabulary) -> bool:
    """Whether a new clause begins there, or with whoever did it or a small word right before: ", then he rang"."""
    for begins in range(at, max(-1, at - _LEADS - 1), -1):
        if begins == 0 or sheet.words[begins].pause or _ends_before(sheet, begins):
            return True
        before = sheet.folded(begins - 1)
        if before in vocabulary.besides_then:
            return True
        item = sheet.at(begins - 1)
        is_who = item is not None and item.kind is PartKind.WHO
        if item is not None and item.kind is PartKind.WAY and not sheet.words[begins].pause:
            return True  # "no answer texted instead", "no answer again left a note"
        small = (
            vocabulary.i
            | vocabulary.they
            | vocabulary.fillers
            | vocabulary.i_have
            | vocabulary.they_have
            | vocabulary.backs
        )
        if not (before in small or is_who):
            return False
    return False


def _went_to_them(sheet: Sheet, at: int, last: int, vocabulary: Vocabulary) -> bool:
    """ "while i was driving rang him back": with whom behind it and nobody else before it, it needs no comma."""
    if sheet.folded(last) not in vocabulary.them or sheet.words[last].pause:
        return False
    owned = vocabulary.relations | vocabulary.owned
    owns = sheet.folded(last) in vocabulary.belongings and sheet.folded(last + 1) in owned
    before = sheet.folded(at - 1)
    small = vocabulary.i | vocabulary.backs | vocabulary.fillers
    another = sheet.at(at - 1) is None and not before.endswith(vocabulary.verb_endings) and before not in small
    return not (owns or another)


def _ends_before(sheet: Sheet, at: int) -> bool:
    between = sheet.text[sheet.words[at - 1].end : sheet.words[at].start]
    return any(sign in between for sign in _ENDS)


def _is_quoted(sheet: Sheet, at: int) -> bool:
    return sum(sheet.text.count(sign, 0, sheet.words[at].start) for sign in _QUOTES) % 2 == 1


def _turned(sheet: Sheet, at: int, last: int, sense: Sense, vocabulary: Vocabulary) -> tuple[Direction, ...]:
    """Who turned to whom by it; both where it does not say."""
    if sense.direction is not None:
        return (sense.direction,)
    before = at - 1
    while sheet.folded(before) in vocabulary.fillers and not sheet.words[before + 1].pause:
        before -= 1
    parted = sheet.words[before + 1].pause or before < 0
    item = sheet.at(before)
    behind = last + (sheet.folded(last) in vocabulary.backs)
    ahead = "" if behind < len(sheet.words) and sheet.words[behind].pause else sheet.folded(behind)
    if not parted and sheet.folded(before) in vocabulary.i | vocabulary.i_have:
        return (Direction.OUT,)
    if ahead in vocabulary.me:
        return (Direction.IN,)
    if ahead in vocabulary.them or _is_who(sheet, behind):
        return (Direction.OUT,)
    theirs = sheet.folded(before) in vocabulary.they | vocabulary.they_have or (
        item is not None and item.kind is PartKind.WHO
    )
    if not parted and theirs:
        return (Direction.IN,)
    return (Direction.OUT, Direction.IN)


def _meant(sense: Sense, direction: Direction) -> Says:
    outcome = sense.outcome
    if sense.channel in WRITTEN:
        outcome = ContactOutcome.SENT if direction is Direction.OUT else ContactOutcome.RECEIVED
    elif outcome is None and direction is Direction.IN:
        outcome = ContactOutcome.TALKED
    return Says(direction=direction, channel=sense.channel, outcome=outcome)


def _is_the_same(says: Says, read: Says) -> bool:
    """Whether it may be said of what is read already: the same way and turned the same, with no other end."""
    same = says.direction is read.direction and says.channel is read.channel
    return same and (says.outcome is None or read.outcome is None or says.outcome is read.outcome)


def _key(says: Says) -> str:
    return f"{says.direction}:{says.channel}"
