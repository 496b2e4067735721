"""Times among the words that are for the note, where the line says nothing else of when it was. Knows no person.

A record is of just now unless the line says otherwise, so a time that passes into the note unasked is a wrong record.
What is past for certain is asked about wherever it stands; what may be still to come only where it can hardly be what
they wish: right behind what was done, or where a sentence begins with it.
"""

from __future__ import annotations

from datetime import datetime

from tracker.rules.line.left_over import doings
from tracker.rules.line.line_reading import Ask, AskKind, Choice, PartKind, Says
from tracker.rules.line.moment import Moment
from tracker.rules.line.sheet import Item, Sheet
from tracker.rules.line.vocabulary import Vocabulary
from tracker.rules.line.ways import How
from tracker.rules.line.when.times import Time, times_left, told_choice
from tracker.rules.line.when.to_come import NOW
from tracker.rules.plain_dates.spelling import put_right
from tracker.rules.text import fold

_MOST = 2
"""Times it may have been that are offered beside just now."""
_ENDS = ".!?"
_BACK = frozenset({"last", "this"})
"""Before what may be past they say that it is, once it is."""


def ask_when_told(sheet: Sheet, how: How, moment: Moment, vocabulary: Vocabulary) -> tuple[str, datetime | None] | None:
    """Whether it was then, or just now: the words for it and what they mean, (words, None) while it is open; None where
    there is nothing to ask, or it was just now."""
    for time in times_left(sheet, how.direction is None, moment, vocabulary):
        if not (_is_past_for_sure(time, moment, vocabulary) or _tells_when(sheet, time, how, vocabulary)):
            continue
        if _is_of_a_thing(sheet, time, vocabulary):
            continue
        about = sheet.typed(time.first, time.last)
        choices = (*(told_choice(time, at, moment) for at in time.choices[:_MOST]), Choice(NOW, Says()))
        sheet.open.update(range(time.first, time.last))
        holds = sheet.ask(Ask(AskKind.WHEN, about, *sheet.span(time.first, time.last), choices))
        if holds is None:
            return time.text, None
        if holds.key == NOW:
            return None
        sheet.put(Item(time.first, time.last, PartKind.WHEN, says=holds.says))
        return holds.says.when, holds.says.at
    return None


def _is_past_for_sure(time: Time, moment: Moment, vocabulary: Vocabulary) -> bool:
    """ "15 mins ago", "last night": it cannot be said of what is to come, as "10am" can."""
    words = put_right(time.text.casefold(), moment.words).split()
    is_back = bool({fold(word) for word in words} & (vocabulary.looking_back | _BACK))
    return is_back and (time.ahead is None or time.ahead.ends <= moment.now)


def _tells_when(sheet: Sheet, time: Time, how: How, vocabulary: Vocabulary) -> bool:
    """Whether a clause told what was done right before it, a sentence begins with it, or it is from one hour to another
    where nothing else is told."""
    if time.first and _ends_before(sheet, time.first):
        return True
    if time.has_end and how.direction is None:
        return not any(sheet.folded(n) in vocabulary.clauses for n in range(time.first))
    if how.direction is None:
        told = [doing.last for doing in doings(sheet, Says(), vocabulary)]
    else:
        told = [item.last for item in sheet.items if item.kind is PartKind.WAY]
    is_step = any(step <= time.first for step in sheet.steps)
    return not is_step and any(_is_one_clause(sheet, last, time.first, vocabulary) for last in told)


def _is_one_clause(sheet: Sheet, first: int, last: int, vocabulary: Vocabulary) -> bool:
    """Whether nothing between says that another begins, or what somebody said or wishes."""
    if first > last or any(_ends_before(sheet, n) or sheet.words[n].pause for n in range(first, last + 1)):
        return False
    opens = vocabulary.clauses | vocabulary.abouts | vocabulary.tos | vocabulary.deadlines
    return not any(sheet.folded(n) in opens for n in range(first, last))


def _is_of_a_thing(sheet: Sheet, time: Time, vocabulary: Vocabulary) -> bool:
    """ "about yesterday", "the lady from last night": it tells of which, and not when."""
    leads = vocabulary.abouts | vocabulary.froms | vocabulary.tos | vocabulary.deadlines | vocabulary.past
    return sheet.folded(time.first - 1) in leads or (sheet.to_come is not None and time.first >= sheet.to_come)


def _ends_before(sheet: Sheet, at: int) -> bool:
    if not 0 < at < len(sheet.words):
        return False
    between = sheet.text[sheet.words[at - 1].end : sheet.words[at].start]
    return any(sign in between for sign in _ENDS)
