"""Whether what a line tells is still to come: a noun beside a day that may be the next as well as the last. Knows no
person.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from tracker.rules.channel import Direction
from tracker.rules.line.line_reading import PLAN, Ask, AskKind, Choice, Says
from tracker.rules.line.moment import Moment
from tracker.rules.line.sheet import Sheet
from tracker.rules.line.vocabulary import Vocabulary
from tracker.rules.line.ways import How, Way
from tracker.rules.line.when.times import Time, names_no_day, past_choice
from tracker.rules.window import Window

NOW = "now"
"""The key of the choice that it was just now."""
_MAY_BE_MEANT = timedelta(days=31)
"""So far ahead a day without a year may be meant as well as the last one."""


def leave_what_comes(sheet: Sheet, ways: list[Way], times: list[Time], vocabulary: Vocabulary) -> list[Time]:
    """The times without those of what was arranged: "spoke to martin - call mon" is for the note from "call" on."""
    if _is_reminder(sheet, vocabulary):
        return [replace(time, choices=(), others=()) if time.ahead is not None else time for time in times]
    left = []
    for time in times:
        way = next((way for way in ways if way.item.last == time.first and way.sense.is_thing), None)
        told = any(w.sense.happened and not w.sense.is_thing and w.item.last <= time.first for w in ways)
        was = _is_past(sheet, time, vocabulary)
        was_to_be = _was_arranged(sheet, time, vocabulary) or _stands(sheet, time, told, vocabulary)
        was_to_be = was_to_be or (time.first in sheet.steps and bool(time.choices))
        if was_to_be and not was:
            sheet.open.update(range(time.first, time.last))
        elif way is not None and told and sheet.words[way.item.first].pause and not was:
            ways.remove(way)
            sheet.drop(way.item)
            sheet.open.update(range(time.first, time.last))
        else:
            left.append(time)
    return _without_next(sheet, left)


def leave_ends(sheet: Sheet, times: list[Time], vocabulary: Vocabulary) -> list[Time]:
    """The times without those at which it ended, for it was when it began: "came in at 9 left at 10"."""
    kept: list[Time] = []
    for time in times:
        left = sheet.folded(time.first - 1) in vocabulary.leaving and sheet.is_free(time.first - 1)
        has_day = any(sheet.folded(n) in vocabulary.days for n in range(time.first, time.last))
        if kept and left and not has_day:
            sheet.open.update(range(time.first - 1, time.last))
        else:
            kept.append(time)
    return kept


def _is_reminder(sheet: Sheet, vocabulary: Vocabulary) -> bool:
    return sheet.to_come is None and any(sheet.run(0, n) in vocabulary.reminding for n in range(1, 4))


def _without_next(sheet: Sheet, times: list[Time]) -> list[Time]:
    """Where one says when it was, one to come is what is next: "saw martin 10am, check in a month". What stands right
    behind it is no step: "no answer mon tues or weds" are several."""
    if not any(time.choices for time in times):
        return times
    ends = {time.last for time in times if time.choices}
    left = [time for time in times if time.choices or time.ahead is None or time.first in ends]
    for time in times:
        if time not in left:
            sheet.open.update(range(time.first, time.last))
    return left


def _was_arranged(sheet: Sheet, time: Time, vocabulary: Vocabulary) -> bool:
    """Whether it was arranged for then: "booked a call with jo friday", "spoke to jo, booked her in for sat"."""
    if sheet.to_come is not None and time.first >= sheet.to_come:
        return True
    begins = max((n for n in range(1, time.first + 1) if sheet.words[n].pause), default=0)
    return any(
        sheet.at(n) is None and (sheet.folded(n) in known or sheet.run(n, n + 2) in known)
        for known in (vocabulary.arranging,)
        for n in range(begins, time.first)
    )


def _stands(sheet: Sheet, time: Time, told: bool, vocabulary: Vocabulary) -> bool:
    """ "trial lesson wed 4.30 still on", and not "met jo wed, confirmed"."""
    parted = time.last < len(sheet.words) and sheet.words[time.last].pause
    return not told and not parted and any(sheet.run(time.last, time.last + n) in vocabulary.stands for n in (1, 2, 3))


def ask_whether_to_come(
    sheet: Sheet, how: How, time: Time, ahead: Window | None, moment: Moment, vocabulary: Vocabulary
) -> tuple[str, datetime | None] | None:
    """ "coffee with tom friday": last Friday, or the next. What it means once that was answered, (words, None) while it
    is open; None where there is nothing to ask."""
    item = sheet.at(time.first)
    if item is None or not _may_come(sheet, how, time, ahead, moment, vocabulary):
        return None
    about = sheet.typed(time.first, time.last)
    choices = (past_choice(time, moment), Choice(PLAN, Says(ahead=ahead, when=time.text)))
    ask = Ask(AskKind.WHEN, about, *sheet.span(time.first, time.last), choices, ahead=ahead)
    holds = sheet.ask(ask, item)
    if holds is not None and holds.key == PLAN:
        sheet.asks.append(ask)  # it has to be taken out of the line
    if holds is None or holds.key == PLAN:
        return time.text, None
    return holds.says.when, holds.says.at


def ask_whose_day(
    sheet: Sheet, how: How, time: Time, moment: Moment, vocabulary: Vocabulary
) -> tuple[str, datetime | None] | None:
    """ "tessa texted, monday suits", "daniel replied, trial sat 10am": a time in another clause, of which more is said
    there, may be what that one is about. It is asked whether it was then, or just now; None where there is nothing to
    ask."""
    item = sheet.at(time.first)
    if item is None or not how.ways or not _is_of_its_own(sheet, how, time, moment, vocabulary):
        return None
    about = sheet.typed(time.first, time.last)
    choices = (past_choice(time, moment), Choice(NOW, Says()))
    holds = sheet.ask(Ask(AskKind.WHEN, about, *sheet.span(time.first, time.last), choices), item)
    if holds is not None and holds.key == NOW:
        sheet.drop(item)
    return (holds.says.when, holds.says.at) if holds is not None else (time.text, None)


def _is_of_its_own(sheet: Sheet, how: How, time: Time, moment: Moment, vocabulary: Vocabulary) -> bool:
    """Whether it stands in a clause that tells no contact, with more of it: behind it, or before it where it names a
    day that may be to come."""
    begins = max((n for n in range(1, time.first + 1) if sheet.words[n].pause), default=0)
    if begins == 0 or any(way.item.last > begins for way in how.ways):
        return False
    if begins < time.first:
        comes = time.ahead is not None and time.ahead.starts > moment.now
        told = all(sheet.at(n) is None for n in range(begins, time.first))
        return comes and told and not names_no_day(time.text, moment, vocabulary)
    return sheet.is_free(time.last) and not sheet.words[time.last].pause and sheet.words[time.last].is_plain


def _may_come(sheet: Sheet, how: How, time: Time, ahead: Window | None, moment: Moment, vocabulary: Vocabulary) -> bool:
    things = any(way.sense.is_thing for way in how.ways)
    if ahead is None or how.direction is Direction.IN or not (things or not how.ways):
        return False
    if not moment.now < ahead.starts < moment.now + _MAY_BE_MEANT or names_no_day(time.text, moment, vocabulary):
        return False
    if _is_past(sheet, time, vocabulary):
        return False
    told = [way for way in how.ways if way.sense.happened and not way.sense.is_thing]
    beside = any(way.sense.is_thing and way.item.last == time.first for way in how.ways)
    return not told or (beside and told[0].item.last < time.first)


def _is_past(sheet: Sheet, time: Time, vocabulary: Vocabulary) -> bool:
    """Whether a word says that it was: "had coffee", "yesterday", "last"."""
    said = {sheet.folded(n) for n in range(time.first, time.last)}
    said |= {sheet.folded(n) for n in range(len(sheet.words)) if sheet.is_free(n) or sheet.at(n) is not None}
    return bool(said & (vocabulary.past | vocabulary.looking_back))
