"""Which words of a line say when it happened, and what has to be asked about them. Knows no person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
from functools import lru_cache

from tracker.rules.diary.lengths import read_minutes
from tracker.rules.line.corrections import behind, take_back
from tracker.rules.line.line_reading import (
    PLAN,
    Ask,
    AskKind,
    Choice,
    PartKind,
    PartState,
    Refusal,
    RefusalReason,
    Says,
)
from tracker.rules.line.moment import Moment
from tracker.rules.line.names.naming import is_first_name, may_be_a_name
from tracker.rules.line.sheet import Item, Sheet
from tracker.rules.line.there import There
from tracker.rules.line.vocabulary import Vocabulary
from tracker.rules.line.when.bare_hours import (
    from_hour_to_hour,
    hours_at,
    is_hour_alone,
    is_which_of_several,
)
from tracker.rules.line.when.roughly import says_about_when
from tracker.rules.plain_dates import ENGLISH, WAKING, Unclear, UnclearReason, read_moment, read_window
from tracker.rules.plain_dates.names import names_of
from tracker.rules.plain_dates.spelling import put_right
from tracker.rules.plain_dates.tongues import in_english
from tracker.rules.window import Window, day_in, instant, zone_of

NAMES_FIRST = frozenset({"tom"})
"""Short for a time elsewhere, and in a line somebody's name: what happened did not happen tomorrow."""
MOST_WORDS = 7
"""Of a time: "the day before yesterday at half past four"."""
_NUMBERED = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})(?:\2(\d{2,4}))?")
_BARE = re.compile(r"\d{1,4}")
_CLOCK = r"(?:(?:[01]\d|2[0-3])[0-5]\d|\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\b\.?|uhr\b|h\b)?|noon|midday)"
_OF_THE_CLOCK = re.compile(r"0\d[0-5]\d")
"""Nothing is counted so: "0930"."""
_ROUGHLY = re.compile(r"\dish\b|^(?:about|abt|around|roughly|circa|before|b4|after|aft)\b", re.IGNORECASE)
"""So much is known of the hour and no more, which is for the note as well."""
_NO_DAY = re.compile(r"(?:3[2-9]|[4-9]\d|\d{3,})(?:st|nd|rd|th)", re.IGNORECASE)
"""An ordinal that no month has: "her 70th"."""
_HOURS = re.compile(
    rf"(?:\b(?:from|between|von|zwischen)\s+)?(?P<begin>{_CLOCK})\s*(?:-|–|—|\b(?:to|till|til|until|and|bis|und)\b)\s*"
    rf"(?P<end>{_CLOCK})(?!\w)",
    re.IGNORECASE,
)
"""From one hour to another: "2-3pm", "between 10 and half"."""
_HALF_OF_DAY = re.compile(r"[ap]\.?m\b\.?", re.IGNORECASE)
_LENGTH = re.compile(
    r"[,\s]+(?:for\s+)?(?:\d{1,3}\s*(?:mins?|minutes|hrs?|hours?)|half an hour|an hour)$", re.IGNORECASE
)
"""So long it took: "11am, 45 min"."""
_LENGTH_OF_WHAT = re.compile(r"\b(?:in|within|after|before|last|past|next|and|or)$", re.IGNORECASE)
_TODAY = "today"
_PIECES = re.compile(r"(?<=\w\w)[-/]")
_A_DAY = timedelta(days=1)
_GRACE = timedelta(minutes=1)
_CLOSE_AHEAD = timedelta(days=31)
_LONG_AGO = timedelta(days=60)
"""From then on a day that is nearer ahead is asked about: "4 jan" in November."""
_BESIDE = 4
"""Words on either side that may belong to a time: "no later than …", "… at the latest"."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time that was found: its words, and what they may mean (past instants), or why they cannot."""

    first: int
    last: int
    text: str
    choices: tuple[datetime, ...] = ()
    ahead: Window | None = None
    unclear: Unclear | None = None
    must_ask: bool = False
    are_days: bool = False
    others: tuple[datetime, ...] = ()
    """What the same words could mean at night, where hardly anybody is spoken to."""
    has_end: bool = False
    """It says until when as well, which is for the note: `text` has the beginning alone."""


def find_times(sheet: Sheet, there: There, moment: Moment, vocabulary: Vocabulary) -> list[Time]:
    """Every stretch of free words that reads as a time, the longest from each place on. Nobody's name is part of one:
    "tom" is tomorrow only where nobody is called so."""
    names = names_of(moment.words)
    for at, word in enumerate(sheet.words):
        titled = sheet.folded(at - 1).rstrip(".") in vocabulary.titles and not word.pause
        if titled and word.is_plain and names.is_name(word.folded):
            sheet.named.add(at)  # "mr friday", "mrs april"
        if sheet.is_free(at) and names.is_name(word.folded) and _begins_a_name(sheet, at, there, vocabulary):
            sheet.named.add(at)  # "may turnr rang"
        bound = sheet.folded(at - 1) in vocabulary.withs and sheet.is_free(at) and names.is_name(word.folded)
        if bound and is_first_name(word.text, there):
            sheet.named.add(at)  # "met with april"
        plain = sheet.is_free(at) and word.is_plain and not names.is_name(word.folded)
        if plain and word.folded not in vocabulary.small and is_first_name(word.text, there):
            sheet.named.add(at)
    found: list[Time] = []
    at = since = 0
    while at < len(sheet.words):
        time = _longest_at(sheet, at, moment, vocabulary)
        if time is not None:
            time = _with_words_beside(sheet, time, since, moment, vocabulary)
        if time is None:
            meal = (at, at + 1) if sheet.run(at, at + 2) in vocabulary.meals_as_times else ()
            sheet.open.update(meal)  # "after lunch", just now
            at += 1
        elif (begins := _as_an_end(sheet, time, vocabulary)) is not None:
            # "a drawing by friday", "moved it to monday": that is still to come, and is for the note.
            sheet.open.update(range(begins, time.last))
            at = since = time.last
        else:
            found.append(time)
            at = since = time.last
    return _joined(sheet, _corrected(sheet, found, moment, vocabulary), moment, vocabulary)


def _corrected(sheet: Sheet, found: list[Time], moment: Moment, vocabulary: Vocabulary) -> list[Time]:
    """The times without those that were taken back: "monday 2pm no wait tuesday" was on Tuesday at two."""
    for correction in sheet.corrections:
        begins = behind(sheet, correction, vocabulary)
        old = [time for time in found if time.last <= correction.first]
        if not old or not (correction.is_sure or old[-1].last == correction.first):
            continue
        was = old[-1]
        new = next((time for time in found if correction.last <= time.first <= begins), None)
        if new is None and sheet.is_free(begins) and _BARE.fullmatch(sheet.words[begins].text):
            hour = vocabulary.at_hour.format(hour=sheet.words[begins].text)  # "at 10, make that 11"
            new = _read(hour, begins, begins + 1, moment, vocabulary)
        if new is None:
            continue
        sheet.put(Item(was.first, was.last, PartKind.JOIN))
        take_back(sheet, correction, new.first)
        found = [time for time in found if time is not was and time.first != new.first]
        found = sorted((*found, _with_what_stands(was, new, moment, vocabulary)), key=lambda time: time.first)
    return found


def _with_what_stands(was: Time, new: Time, moment: Moment, vocabulary: Vocabulary) -> Time:
    """The new one with what still holds of the old: its hour beside another day, its day beside another hour."""
    words = was.text.split()
    if names_no_day(new.text, moment, vocabulary):
        kept = [" ".join(words[:n]) for n in range(len(words), 0, -1)]
        kept = [each for each in kept if not names_no_day(each, moment, vocabulary)]
        texts = [f"{each} {new.text}" for each in kept]
    else:
        kept = [" ".join(words[n:]) for n in range(len(words))]
        texts = [f"{new.text} {each}" for each in kept if names_no_day(each, moment, vocabulary)]
    for text in texts:
        both = _read(text, new.first, new.last, moment, vocabulary)
        if both is not None and (both.choices or both.ahead):
            return both
    return new


def _begins_a_name(sheet: Sheet, at: int, there: There, vocabulary: Vocabulary) -> bool:
    """Whether somebody is called so, and nearly so with the word behind it."""
    if not may_be_a_name(sheet, at + 1, vocabulary) or sheet.words[at + 1].pause:
        return False
    return bool(is_first_name(sheet.words[at].text, there)) and bool(there.may_be(sheet.typed(at, at + 2)))


def _with_words_beside(sheet: Sheet, time: Time, since: int, moment: Moment, vocabulary: Vocabulary) -> Time:
    """The same with what stands close to it, where that is another time: "this coming friday" is no friday that was,
    and "no later than friday" none of either."""
    longest = min(len(sheet.words), time.last + _BESIDE)
    for first in range(max(since, time.first - _BESIDE), time.first + 1):
        for last in range(longest, time.last - 1, -1):
            if last - first == time.last - time.first or not _are_one_run(sheet, first, last, vocabulary):
                continue
            if last > time.last and sheet.folded(last - 1) in vocabulary.ends_no_time:
                continue
            wider = _read(sheet.typed(first, last), first, last, moment, vocabulary)
            if wider is not None and (wider.choices or wider.ahead or not time.choices):
                return wider
    return time


def _are_one_run(sheet: Sheet, first: int, last: int, vocabulary: Vocabulary) -> bool:
    named = any(n in sheet.named for n in range(first, last))
    leads = sheet.folded(first) in vocabulary.abouts or sheet.folded(first) == "@"
    return sheet.is_free_run(first, last) and not named and not leads


def _as_an_end(sheet: Sheet, time: Time, vocabulary: Vocabulary) -> int | None:
    """Where the words begin that make it an end, or a time something was put off to; None where it is neither."""
    words = range(time.first, time.last)
    says_an_end = not time.has_end and any(sheet.folded(n) in vocabulary.deadlines for n in words)
    if says_an_end or _was_called_off(sheet, time, vocabulary):
        return time.first
    before = time.first - 1
    leads = sheet.folded(before) in vocabulary.deadlines or sheet.folded(before) in vocabulary.tos
    return before if leads and sheet.is_free(before) else None


def _was_called_off(sheet: Sheet, time: Time, vocabulary: Vocabulary) -> bool:
    """ "kim phoned, cancelled tomorrow": when it would have been, and not when kim phoned. What looks back is when it
    happened, as anywhere: "cancelled yesterday"."""
    if any(sheet.folded(n) in vocabulary.looking_back | {"this", "last"} for n in range(time.first, time.last)):
        return False
    ways = [item for item in sheet.items if item.kind is PartKind.WAY]
    senses = [(item, vocabulary.ways.get(sheet.run(item.first, item.last))) for item in ways]
    off = [item for item, sense in senses if sense is not None and sense.mishap is RefusalReason.CALLED_OFF]
    if not any(item.last <= time.first and not sheet.is_broken(item.first, time.last) for item in off):
        return False
    return any(sense is not None and sense.channel is not None and item.last <= off[0].first for item, sense in senses)


def put_times(
    sheet: Sheet, times: list[Time], moment: Moment, refusals: list[Refusal]
) -> tuple[str, datetime | None, Window | None]:
    """Claim their words; the words to read again, what they mean, and what they would mean of a time to come."""
    if not times:
        return "", None, None
    time, *others = times
    for other in others:
        if other.text != time.text:
            start, end = sheet.span(other.first, other.last)
            about = sheet.typed(other.first, other.last)
            refusals.append(Refusal(RefusalReason.TWO_TIMES, about, start, end))
        sheet.put(Item(other.first, other.last, PartKind.WHEN, PartState.UNDERSTOOD))
    start, end = sheet.span(time.first, time.last)
    about = sheet.typed(time.first, time.last)
    item = sheet.put(
        Item(time.first, time.last, PartKind.WHEN, is_telling=time.has_end or bool(_ROUGHLY.search(about)))
    )
    if time.others:
        return *_told_or_turned(sheet, time, item, moment), time.ahead
    if len(time.choices) == 1 and not time.must_ask:
        item.says = Says(at=time.choices[0], ahead=time.ahead, when=time.text)
        return time.text, time.choices[0], time.ahead
    if not time.choices:
        item.state = PartState.AMBIGUOUS
        item.says = Says(ahead=time.ahead, when=time.text)
        comes = time.unclear is None or (time.ahead is not None and time.ahead.starts > moment.now)
        reason = RefusalReason.NOT_YET if comes else RefusalReason.UNREADABLE
        refusals.append(Refusal(reason, about, start, end, time.ahead, time.unclear))
        return time.text, None, time.ahead
    choices = tuple(_choice(at, moment, time.are_days) for at in time.choices)
    long_ago = all(moment.now - at > _LONG_AGO for at in time.choices)
    if (time.are_days or long_ago) and _is_rather_to_come(time, moment):
        choices += (Choice(PLAN, Says(ahead=time.ahead, when=time.text)),)
    item.says = Says(ahead=time.ahead, when=time.text)
    holds = sheet.ask(Ask(AskKind.WHEN, about, start, end, choices, unclear=time.unclear, ahead=time.ahead), item)
    return (holds.says.when, holds.says.at, time.ahead) if holds is not None else (time.text, None, time.ahead)


def _is_rather_to_come(time: Time, moment: Moment) -> bool:
    """Whether the days may as well be ahead: a stretch of them, or one that is nearer than the one that was ("dec 8" in
    November)."""
    if time.ahead is None or time.ahead.starts <= moment.now:
        return False
    return time.ahead.is_span or all(moment.now - at > time.ahead.starts - moment.now for at in time.choices)


def _told_or_turned(sheet: Sheet, time: Time, item: Item, moment: Moment) -> tuple[str, datetime | None]:
    """The hour of the working day that is meant, unless the one at night was chosen from its alternatives."""
    start, end = sheet.span(time.first, time.last)
    choices = tuple(_choice(at, moment) for at in (*time.choices, *time.others))
    ask = Ask(AskKind.WHEN, sheet.typed(time.first, time.last), start, end, choices, ahead=time.ahead)
    holds = sheet.picked(ask) or choices[0]
    item.alternatives, item.ask = choices, ask.key
    item.says = replace(holds.says, ahead=time.ahead)
    return holds.says.when, holds.says.at


def bare_numbers(sheet: Sheet, moment: Moment, vocabulary: Vocabulary) -> Iterator[tuple[Refusal, Ask | None]]:
    """Numbers that look like an hour and are none: what they would be as one is offered."""
    for at, word in enumerate(sheet.words):
        if not sheet.is_free(at) or not _BARE.fullmatch(word.text):
            continue
        if sheet.is_free(at + 1) and sheet.words[at + 1].is_plain:
            continue  # "2 tiers"
        if sheet.is_free(at - 1) and sheet.folded(at - 1) in vocabulary.numbered:
            continue  # "yr 9"
        refusal = Refusal(RefusalReason.NO_TIME, word.text, word.start, word.end)
        time = _read(vocabulary.at_hour.format(hour=word.text), at, at + 1, moment, vocabulary)
        choices = tuple(_choice(when, moment) for when in time.choices) if time is not None else ()
        yield refusal, Ask(AskKind.WORD, word.text, word.start, word.end, choices, must=False) if choices else None


def times_left(sheet: Sheet, is_hours_alone: bool, moment: Moment, vocabulary: Vocabulary) -> Iterator[Time]:
    """Times that were, in the words that are for the note: none that says no more than just now. `is_hours_alone`: a
    stretch from one bare hour to another is one ("took her round 9 til 10")."""
    left, sheet.open = sheet.open, set()
    try:
        at = 0
        while at < len(sheet.words):
            time = _longest_at(sheet, at, moment, vocabulary)
            hours = from_hour_to_hour(sheet, at, vocabulary) if time is None and is_hours_alone else None
            if hours is not None:
                time = _read(vocabulary.at_hour.format(hour=hours[1]), at, hours[0], moment, vocabulary)
                time = replace(time, has_end=True) if time is not None else None
            if time is not None and any(abs(moment.now - each) > _GRACE for each in time.choices):
                yield time
            at = time.last if time is not None else at + 1
    finally:
        sheet.open = left


def when_typed(at: datetime, moment: Moment) -> str:
    """Words that mean that instant, whenever they are read."""
    there = at.astimezone(zone_of(moment.zone))
    return f"{day_typed(there.date())} {there:%H:%M}"


def day_typed(day: date) -> str:
    """Words that mean that day, whenever and wherever they are read."""
    return f"{ENGLISH.weekdays[day.weekday()][1]} {day.day} {ENGLISH.months[day.month - 1][-1]} {day.year}"


def past_choice(time: Time, moment: Moment) -> Choice:
    """The one that it was."""
    is_day = time.ahead is not None and not time.ahead.is_timed
    return _choice(time.choices[0], moment, is_day)


def told_choice(time: Time, at: datetime, moment: Moment) -> Choice:
    """That it was then: a day where only that is said."""
    is_day = time.are_days or (time.ahead is not None and not time.ahead.is_timed)
    return _choice(at, moment, is_day)


def _choice(at: datetime, moment: Moment, is_day: bool = False) -> Choice:
    typed = day_typed(day_in(at, moment.zone)) if is_day else when_typed(at, moment)
    return Choice(typed, Says(at=at, when=typed))


def _day_or_word(sheet: Sheet, time: Time, moment: Moment, vocabulary: Vocabulary) -> Time:
    """ "so um zehn": on Sunday, or about ten today. Both are offered."""
    at = time.first
    is_open = sheet.folded(at) in vocabulary.not_alone and sheet.folded(at + 1) in vocabulary.leads_to_hours
    if not is_open or sheet.words[at].is_capital:
        return time
    hour = _read(sheet.typed(at + 1, time.last), at + 1, time.last, moment, vocabulary)
    return time if hour is None else replace(time, choices=(*hour.choices, *time.choices), must_ask=True, others=())


def _longest_at(sheet: Sheet, at: int, moment: Moment, vocabulary: Vocabulary) -> Time | None:
    titled = at in sheet.named and sheet.folded(at - 1).rstrip(".") in vocabulary.titles
    if titled or not sheet.is_free(at):
        return None
    if says_about_when(sheet, at, vocabulary):
        return _read(vocabulary.at_hour.format(hour=sheet.words[at + 1].text), at, at + 2, moment, vocabulary)
    if sheet.run(at, at + 2) in vocabulary.meals_as_times and sheet.is_free_run(at, at + 2):
        meal = _read(f"{sheet.typed(at, at + 2)} {_TODAY}", at, at + 2, moment, vocabulary)
        if meal is not None and meal.choices and meal.choices[0] < moment.now - _GRACE:
            return meal
    if not opens_time(sheet.words[at].text, sheet.folded(at), moment, vocabulary):
        return None
    last = at
    while last < min(at + MOST_WORDS, len(sheet.words)) and _goes_on(sheet, last, moment, vocabulary):
        last += 1
    picked = sheet.corrected(at)
    if picked:
        return _read(picked, at, at + 1, moment, vocabulary)
    unreadable: Time | None = None
    for end in range(last, at, -1):
        text = sheet.typed(at, end)
        short = end == at + 1 and sheet.folded(at) in vocabulary.not_alone
        if _BARE.fullmatch(text) or _NO_DAY.fullmatch(text) or (short and not (at and sheet.words[at].is_capital)):
            continue
        ends_on = end > at + 1 and sheet.folded(end - 1) in vocabulary.ends_no_time  # "40 mins on the phone"
        if ends_on or is_which_of_several(sheet, at, end, vocabulary):
            continue
        time = _read(text, at, end, moment, vocabulary)
        if time is not None and unreadable is None and not (time.choices or time.ahead):
            unreadable = time  # "25/11 burrows", where "25/11" is a day
        elif time is not None and (unreadable is None or time.choices):
            return _day_or_word(sheet, time, moment, vocabulary)
    hours = hours_at(sheet, at, vocabulary)
    if unreadable is not None and (hours is None or hours[0] < unreadable.last):
        return unreadable
    if _OF_THE_CLOCK.fullmatch(sheet.words[at].text) or is_hour_alone(sheet, at, vocabulary):
        return _read(vocabulary.at_hour.format(hour=sheet.words[at].text), at, at + 1, moment, vocabulary)
    if hours is None:
        return None
    time = _read(vocabulary.at_hour.format(hour=hours[1]), at, hours[0], moment, vocabulary)
    return replace(time, has_end=True, must_ask=not time.others) if time is not None and time.choices else None


def _goes_on(sheet: Sheet, at: int, moment: Moment, vocabulary: Vocabulary) -> bool:
    """Whether the word there may be part of a time: most are not, and need not be read with what stands before."""
    word = sheet.words[at]
    if not sheet.is_free(at) or at in sheet.named:
        return False
    known = word.folded in vocabulary.in_times or word.folded in vocabulary.days
    return known or any(c.isdecimal() for c in word.text) or opens_time(word.text, word.folded, moment, vocabulary)


def opens_time(typed: str, folded: str, moment: Moment, vocabulary: Vocabulary) -> bool:
    """Whether a time may begin with that word, in any of the languages that times are typed in."""
    if folded in NAMES_FIRST:
        return False
    begins = _PIECES.split(folded, maxsplit=1)[0]  # "mid-january", "thu-fri"
    if typed[0].isdecimal() or folded in vocabulary.openers or begins in vocabulary.openers:
        return True
    names = names_of(moment.words)
    if names.is_name(begins.rstrip(".")) or put_right(folded, moment.words) != folded:
        return True
    return any(in_english(folded, language) != folded for language in moment.words.languages)


def _read(text: str, first: int, last: int, moment: Moment, vocabulary: Vocabulary) -> Time | None:
    told, ahead = _both_ways(text, replace(moment, now=moment.now.replace(second=0, microsecond=0)))
    if isinstance(told, Unclear) and told.reason in (UnclearReason.NOT_A_DATE, UnclearReason.EMPTY):
        return None
    if isinstance(told, Unclear) and ":" not in text and read_minutes(text) is not None:
        return None  # "call 10 minutes" says how long
    begins = _beginning(text, told, ahead) or _before_its_length(text, told)
    if begins:
        begins = vocabulary.at_hour.format(hour=begins) if _BARE.fullmatch(begins) else begins
        time = _read(begins, first, last, moment, vocabulary)
        return replace(time, has_end=True) if time is not None else None
    time = Time(first, last, text, ahead=ahead if isinstance(ahead, Window) else _to_come(ahead, moment))
    if isinstance(told, datetime):
        return _told(time, told, moment, vocabulary)
    if told.reason is UnclearReason.AMBIGUOUS and told.choices:
        return _several(replace(time, unclear=told), told, moment, vocabulary)
    return replace(time, unclear=told)


def _beginning(text: str, told: datetime | Unclear, ahead: Window | Unclear | None) -> str:
    """What says when it began, where the words are the hours it took: "mon 2pm" of "mon 2-3pm"; "" for others."""
    if not isinstance(told, Unclear) or told.reason is not UnclearReason.AMBIGUOUS:
        return ""
    found = _HOURS.search(text)
    if found is None:
        return ""
    begin, end = found["begin"].strip(), found["end"].strip()
    hours = (ahead,) if isinstance(ahead, Window) else (*ahead.choices, *told.choices) if ahead else ()
    if any(not window.is_hours for window in hours):
        return ""  # "3-5 nov" are days
    at = {window.at for window in hours}
    half = _HALF_OF_DAY.search(end)
    if len(at) == 1 and (half or _HALF_OF_DAY.search(begin) or ":" in begin):
        begin = f"{at.pop():%H:%M}"
    elif half and not _HALF_OF_DAY.search(begin) and begin[0].isdecimal():
        begin = _in_the_half_before(begin, end)
    return f"{text[: found.start()]}{begin}{text[found.end() :]}"


def _before_its_length(text: str, told: datetime | Unclear) -> str:
    """What stands before how long it took, where both together are no time; "" for others."""
    found = _LENGTH.search(text)
    if found is None or isinstance(told, datetime) or told.choices or _LENGTH_OF_WHAT.search(text[: found.start()]):
        return ""
    return text[: found.start()].rstrip(" ,")


def _in_the_half_before(begin: str, end: str) -> str:
    """ "2" before "3pm" is in the afternoon, "11" before "1pm" is not."""
    hour, until = (int(re.split(r"\D", each, maxsplit=1)[0]) % 12 for each in (begin, end))
    is_afternoon = (_HALF_OF_DAY.search(end) or [""])[0][0].lower() == "p"
    return f"{begin}{'pm' if is_afternoon == (hour < until) else 'am'}"


def _to_come(ahead: Unclear | None, moment: Moment) -> Window | None:
    """The likeliest of several times that are all to come: "tomorrow at 3"."""
    if ahead is None or ahead.likely is None or any(window.starts <= moment.now for window in ahead.choices):
        return None
    return ahead.choices[ahead.likely]


@lru_cache(maxsize=512)
def _both_ways(text: str, moment: Moment) -> tuple[datetime | Unclear, Window | Unclear | None]:
    """What the words mean said of what was, and of a time to come. A line is read at every key, and each of its
    stretches with it: what was read in the same minute is not read again."""
    told = read_moment(text, moment.now, moment.zone, moment.words)
    if isinstance(told, Unclear) and told.reason in (UnclearReason.NOT_A_DATE, UnclearReason.EMPTY):
        return told, None
    return told, read_window(text, moment.now, moment.zone, moment.words, moment.waking)


def _told(time: Time, told: datetime, moment: Moment, vocabulary: Vocabulary) -> Time:
    """One instant: in the past it is that; an hour still to come was that of yesterday, which is asked."""
    both = _either_order(time.text, moment)
    if len(both) > 1:
        are_days = all(at == moment.now or _clock(at, moment)[1] == time_of_day(12) for at in both)
        return replace(time, choices=both, must_ask=True, are_days=are_days)
    if told <= moment.now + _GRACE:
        time = replace(time, choices=(told,))
        long_ago = moment.now - told > _LONG_AGO and _is_rather_to_come(time, moment)
        return replace(time, must_ask=True, are_days=not time.ahead.is_timed) if long_ago and time.ahead else time
    if names_no_day(time.text, moment, vocabulary):
        return replace(time, choices=(_a_day_before(told, moment),), must_ask=True)
    return time


def _several(time: Time, told: Unclear, moment: Moment, vocabulary: Vocabulary) -> Time:
    """The past ones: first those at which people are spoken to, the latest first. Where of one day only one is such,
    that one is meant: "at 2" is in the afternoon; where it was yesterday, it is asked all the same."""
    undated = names_no_day(time.text, moment, vocabulary)
    past: list[datetime] = []
    for window in told.choices:
        at = window.starts if window.is_timed else _noon(window, moment)
        if at > moment.now and undated and window.is_timed:
            at = _a_day_before(at, moment)
        if at <= moment.now:
            past.append(at)
    awake = {at: moment.waking.holds(Window.exact(*_clock(at, moment), moment.zone)) for at in past}
    by_most = {at: WAKING.holds(Window.exact(*_clock(at, moment), moment.zone)) for at in past}
    ordered = sorted(dict.fromkeys(past), key=lambda at: (not awake[at], not by_most[at], -at.timestamp()))
    are_days = not any(window.is_timed for window in told.choices)
    if are_days:
        ordered.sort(reverse=True)
        time = replace(time, ahead=time.ahead or _soon(told, moment))
    by_day = [at for at in ordered if awake[at] and by_most[at]]
    today = day_in(moment.now, moment.zone)
    if len(by_day) == 1 < len(ordered) and (not undated or day_in(by_day[0], moment.zone) == today):
        others = tuple(at for at in ordered if at not in by_day)
        return replace(time, choices=(by_day[0],), others=others, unclear=None)
    return replace(time, choices=tuple(ordered), must_ask=True, are_days=are_days)


def _soon(told: Unclear, moment: Moment) -> Window | None:
    """Of days that may be those of this year or the last, those that are close ahead: "w/c 7 dec" in November."""
    ahead = [
        window for window in told.choices if window.is_span and moment.now < window.starts < moment.now + _CLOSE_AHEAD
    ]
    return ahead[0] if len(ahead) == 1 else None


def _either_order(text: str, moment: Moment) -> tuple[datetime, ...]:
    """What "5/11" may mean, by the order of the region first; nothing for what has but one reading."""
    found = _NUMBERED.search(text)
    if found is None or found[2] == "." or not (1 <= int(found[1]) <= 12 and 1 <= int(found[3]) <= 12):
        return ()
    if int(found[1]) == int(found[3]):
        return ()
    first = moment.words.day_first is not False
    both = (
        read_moment(text, moment.now, moment.zone, replace(moment.words, day_first=order))
        for order in (first, not first)
    )
    return tuple(dict.fromkeys(at for at in both if isinstance(at, datetime) and at <= moment.now + _GRACE))


def _noon(window: Window, moment: Moment) -> datetime:
    """A day as `read_moment` reads it: its noon, and today just now."""
    today = day_in(moment.now, moment.zone)
    return moment.now.astimezone(UTC) if window.first <= today <= window.last else window.stand_in


def names_no_day(text: str, moment: Moment, vocabulary: Vocabulary) -> bool:
    """Whether it says an hour and no day."""
    names = names_of(moment.words)
    words = text.casefold().replace(",", " ").split()
    if any(sign in word for word in words for sign in "/-") or any(word.count(".") > 1 for word in words):
        return False
    plain = [put_right(word.strip("."), moment.words) for word in words]
    return not any(
        word in vocabulary.days or names.is_name(word) or re.fullmatch(r"\d+(?:st|nd|rd|th)", word) for word in plain
    )


def _clock(at: datetime, moment: Moment) -> tuple[date, time_of_day]:
    there = at.astimezone(zone_of(moment.zone))
    return there.date(), there.time().replace(second=0, microsecond=0)


def _a_day_before(at: datetime, moment: Moment) -> datetime:
    day, clock = _clock(at, moment)
    return instant(day - _A_DAY, clock, moment.zone)


def _joined(sheet: Sheet, found: list[Time], moment: Moment, vocabulary: Vocabulary) -> list[Time]:
    """Two that are one: "10am jo called yesterday" was yesterday at ten. What comes behind a comma is another."""
    if len(found) != 2:
        return found
    one, other = found
    if one.choices and not other.choices and sheet.is_broken(one.first, other.last):
        return found
    if all(_NUMBERED.search(each.text) for each in found):
        return found  # "emailed the quote 14/11, ring him 1/12"
    for text in (f"{one.text} {other.text}", f"{other.text} {one.text}"):
        time = _read(text, one.first, one.last, moment, vocabulary)
        if time is not None and (time.choices or time.ahead):
            return [time, replace(time, first=other.first, last=other.last)]
    for wide, narrow in ((one, other), (other, one)):
        part = wide.ahead
        if part is None or part.at is not None or part.is_span or not wide.choices or len(narrow.choices) != 1:
            continue
        if part.starts <= narrow.choices[0] <= moment.now:
            return [narrow, replace(narrow, first=wide.first, last=wide.last)]  # "this aft ten mins ago"
    return found
