"""The line beneath an answer read: "thu 3pm about the tiers "ring me then"", "by mon a drawing e-mail"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from tracker.rules.channel import Channel
from tracker.rules.line.cutting import Word, words_in
from tracker.rules.line.line_reading import Answer, Ask, AskKind, Choice, Says
from tracker.rules.line.moment import Moment
from tracker.rules.line.next_reading import DayOff, NextKind, NextPart, NextPartKind, NextReading
from tracker.rules.line.tongues import vocabulary_of
from tracker.rules.line.tongues.english import ENGLISH_LINE
from tracker.rules.line.vocabulary import Vocabulary
from tracker.rules.line.when.times import day_typed
from tracker.rules.plain_dates import Unclear, UnclearReason, read_agreed, read_window
from tracker.rules.plain_dates.holidays import names_a_holiday
from tracker.rules.window import Window

MOST_WORDS = 9
"""Of a time: "the first thursday of next month at half past four"."""
FARTHEST_OFF = 14
"""Days that are looked at for one that is not off."""
_QUOTED = re.compile(r"[\"“”„«]([^\"“”„«»]+)[\"“”»]?")
_BARE = re.compile(r"\d{1,4}")
_DOTTED = re.compile(r"(?:^|\D)\d{1,2}\.\d{1,2}$")
_A_WEEK = timedelta(days=7)
_AT_HOME = ((12, 25), (1, 1))
"""Month and day."""
_GONE = "\x1f"
"""In the place of each character that was quoted: a space, and no letter of any line."""
_EDGES = " ,;-–.:"


def nobody_works(day: date) -> bool:
    """Saturday, Sunday, and the two days on which hardly anybody works anywhere: Christmas and New Year's Day."""
    return day.weekday() >= 5 or (day.month, day.day) in _AT_HOME


@dataclass(frozen=True, slots=True)
class _Found:
    first: int
    last: int
    text: str
    told: Window | Unclear


def read_next(
    text: str,
    kind: NextKind,
    moment: Moment,
    way: Channel = Channel.CALL,
    answers: Sequence[Answer] = (),
    counts_from: datetime | None = None,
    is_day_off: Callable[[date], bool] = nobody_works,
    vocabulary: Vocabulary | None = None,
) -> NextReading:
    """What the line says of what happens next. Pure, and no text raises.

    `way` is the one just used, taken where the line names none. Durations count from `counts_from` (aware) where it is
    given. A day off is found where its weekday was not named: "in a month", not "Saturday".
    """
    vocabulary = vocabulary or vocabulary_of(moment.words.languages)
    reading = NextReading(text, kind, channel=way)
    quotes = list(_QUOTED.finditer(text))
    blank = text
    for quote in quotes:
        blank = blank[: quote.start()] + _GONE * len(quote[0]) + blank[quote.end() :]
    parts = [NextPart(quote.start(), quote.end(), NextPartKind.WORDS) for quote in quotes]
    their_words = " ".join(quote[1].strip() for quote in quotes)
    words = words_in(blank)
    if kind not in (NextKind.TALK, NextKind.PROMISE):
        said = their_words or _behind_keyword(blank, words, kind, vocabulary)
        return replace(reading, parts=tuple(parts), their_words=said)
    free = set(range(len(words)))
    time = _time_in(blank, words, moment, counts_from, vocabulary)
    if time is not None:
        free -= set(range(time.first, time.last))
        start, end = words[time.first].start, words[time.last - 1].end
        parts.append(NextPart(start, end, NextPartKind.WHEN, isinstance(time.told, Window)))
        reading = _with_time(reading, time, start, end, moment, answers, counts_from, is_day_off, vocabulary)
    free = free - set(range(owed(words, vocabulary))) if kind is NextKind.PROMISE else free
    reading, free = _with_channel(reading, blank, words, free, parts, kind, vocabulary)
    topic, place = _topic(blank, words, free, vocabulary)
    if place is not None:
        parts.append(NextPart(*place, NextPartKind.TOPIC))
    parts.sort(key=lambda part: part.start)
    return replace(reading, parts=tuple(parts), topic=topic, their_words=their_words)


def owed(words: Sequence[Word], vocabulary: Vocabulary) -> int:
    """So many words at the beginning say only that it is a promise, and to whom; 0 where none do, or nothing else is
    there."""
    spelt = [" ".join(word.folded for word in words[:n]) for n in range(min(3, len(words)) + 1)]
    last = next((n for n in range(len(spelt) - 1, 0, -1) if spelt[n] in vocabulary.next_owed), 0)
    while 0 < last < len(words) and words[last].folded in vocabulary.them | vocabulary.tos and not words[last].pause:
        last += 1
    return last if last < len(words) else 0


def next_kind(text: str, vocabulary: Vocabulary = ENGLISH_LINE) -> NextKind | None:
    """Which of the five answers what follows ">" is: a time to talk unless it says otherwise; None for nothing."""
    words = words_in(text)
    if not words:
        return NextKind.NOTHING if text.strip() in vocabulary.next_nothing else None
    spelt = " ".join(word.folded for word in words)
    for kind, known in _keywords(vocabulary):
        if any(spelt == word or spelt.startswith(f"{word} ") for word in known if kind is not NextKind.NO_THANKS):
            return kind
        if kind is NextKind.NO_THANKS and any(spelt == word or spelt.startswith(f"{word} ") for word in known):
            return kind
    return NextKind.PROMISE if words[0].folded in vocabulary.next_by else NextKind.TALK


def next_typed(
    kind: NextKind,
    when: str,
    topic: str,
    their_words: str,
    channel: Channel | None,
    vocabulary: Vocabulary = ENGLISH_LINE,
) -> str:
    """A line that is read as just that; None for a way that need not be named."""
    about = f"{vocabulary.about} {topic}" if topic and kind is NextKind.TALK else topic
    way = vocabulary.by_way[channel] if channel is not None else ""
    words = f"“{their_words}”" if their_words else ""
    pieces = (when, way, about, words) if kind is NextKind.TALK else (when, about, way, words)
    return " ".join(piece for piece in pieces if piece)


def window_typed(window: Window) -> str:
    """Words that mean that window, whenever they are read."""
    at = f" {window.at:%H:%M}" if window.at is not None else ""
    if window.until is not None:
        at += f" to {window.until:%H:%M}"
    return f"{day_typed(window.first)}{at}{f' to {day_typed(window.last)}' if window.is_span else ''}"


def _keywords(vocabulary: Vocabulary) -> Iterator[tuple[NextKind, frozenset[str]]]:
    yield NextKind.THEIR_TURN, vocabulary.next_their_turn
    yield NextKind.NO_THANKS, vocabulary.next_no
    yield NextKind.NOTHING, vocabulary.next_nothing
    yield NextKind.PROMISE, vocabulary.next_promise


def _behind_keyword(text: str, words: Sequence[Word], kind: NextKind, vocabulary: Vocabulary) -> str:
    """What stands behind the words that say which answer it is: "their turn, when mum is back"."""
    known = dict(_keywords(vocabulary)).get(kind, frozenset())
    for last in range(min(len(words), 6), 0, -1):
        if " ".join(word.folded for word in words[:last]) in known:
            of_us = vocabulary.me | vocabulary.them | vocabulary.backs
            said = text[words[last - 1].end :].strip(_EDGES)
            return "" if all(word.folded in of_us for word in words[last:]) else said
    return text.strip()


def _time_in(
    text: str, words: Sequence[Word], moment: Moment, counts_from: datetime | None, vocabulary: Vocabulary
) -> _Found | None:
    """The words that read as a time: those at an end of the line before those inside, the longer before the shorter."""
    found: list[_Found] = []
    at = 0
    while at < len(words):
        time = _longest_at(text, words, at, moment, counts_from, vocabulary)
        if time is not None:
            found.append(time)
        at = time.last if time is not None else at + 1
    ends = [time for time in found if time.first == 0 or time.last == len(words)]
    best = max(ends or found, key=lambda time: (isinstance(time.told, Window), time.last - time.first), default=None)
    if best is None or not isinstance(best.told, Window):
        return best
    again = _each_time(text, words, best, vocabulary)
    return again or _one_of_several(text, words, best, found)


def _each_time(text: str, words: Sequence[Word], time: _Found, vocabulary: Vocabulary) -> _Found | None:
    """ "every monday" is no one agreement: asked, with the next of them to take; None where it is said once. Which is
    the next "every first monday" the weekday alone does not tell.
    """
    first, last = time.first, time.last
    many = UnclearReason.SEVERAL_DAYS
    for n in range(1, 3):
        if first >= n and words[first - n].folded in vocabulary.next_every:
            return _asked(text, words, first - n, last, (time,) if n == 1 else (), many)
        if last + n <= len(words) and words[last + n - 1].folded in vocabulary.next_every:
            return _asked(text, words, first, min(last + n + 1, len(words)), (), many)
    return None


def _one_of_several(text: str, words: Sequence[Word], best: _Found, found: Sequence[_Found]) -> _Found:
    """ "in a month, price list by friday": two times that each end what is said. None is taken for both."""
    clauses = [time for time in found if time.last == len(words) or words[time.last].pause]
    rival = next((time for time in clauses if _is_another_day(time.told, best.told)), None)
    if best not in clauses or rival is None:
        return best
    first, second = sorted((best, rival), key=lambda time: time.first)
    return _asked(text, words, first.first, second.last, (first, second))


def _asked(
    text: str,
    words: Sequence[Word],
    first: int,
    last: int,
    times: Sequence[_Found],
    reason: UnclearReason = UnclearReason.AMBIGUOUS,
) -> _Found:
    """Those words, which may mean any of the times among them."""
    typed = text[words[first].start : words[last - 1].end]
    choices = tuple(time.told for time in times if isinstance(time.told, Window))
    return _Found(first, last, typed, Unclear(reason, choices, typed))


def _is_another_day(one: Window | Unclear, other: Window | Unclear) -> bool:
    if not isinstance(one, Window) or not isinstance(other, Window):
        return False
    return one.last < other.first or one.first > other.last


def _longest_at(
    text: str, words: Sequence[Word], at: int, moment: Moment, counts_from: datetime | None, vocabulary: Vocabulary
) -> _Found | None:
    if any(" ".join(word.folded for word in words[at : at + n]) in vocabulary.henceforth for n in (2, 3)):
        return None
    word = words[at]
    if word.folded in vocabulary.next_about and not _begins_with_a_digit(words, at + 1):
        return None  # "about the may wedding thu 3pm", and yet "about 3pm tomorrow"
    for last in range(min(at + MOST_WORDS, len(words)), at, -1):
        typed = _with_its_dot(text, word.start, words[last - 1].end)
        if _BARE.fullmatch(typed) or _GONE in typed or typed in vocabulary.not_alone:
            continue
        if words[last - 1].folded in vocabulary.next_on and last < len(words) and last - at > 1:
            continue  # "thu 10am on mobile" says by which way
        told = _told(typed, moment, counts_from, vocabulary)
        if isinstance(told, Window) or told.reason not in (UnclearReason.NOT_A_DATE, UnclearReason.EMPTY):
            return _Found(at, last, typed, told)
    return None


def _begins_with_a_digit(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].text[:1].isdecimal()


def _with_its_dot(text: str, start: int, end: int) -> str:
    """ "3.12." is a date with both of its dots; elsewhere a dot at the end closes a sentence."""
    dotted = _DOTTED.search(text[start:end]) is not None and text[end : end + 1] == "."
    return text[start : end + dotted]


def _told(typed: str, moment: Moment, counts_from: datetime | None, vocabulary: Vocabulary) -> Window | Unclear:
    told = _read(typed, moment, counts_from)
    if isinstance(told, Unclear) and told.reason is UnclearReason.AMBIGUOUS:
        return _from_one_to_other(typed, moment, counts_from, vocabulary) or told
    return told


def _from_one_to_other(
    typed: str, moment: Moment, counts_from: datetime | None, vocabulary: Vocabulary
) -> Window | None:
    """ "thu or fri": from the one to the other; None for anything else."""
    words = typed.split()
    place = next((n for n, word in enumerate(words) if word.casefold() in vocabulary.ors), None)
    if place is None:
        return None
    ends = [_read(" ".join(side), moment, counts_from) for side in (words[:place], words[place + 1 :])]
    days = [end.first for end in ends if isinstance(end, Window) and not end.is_span and not end.is_timed]
    if len(days) != 2:
        return None
    first, last = days if days[0] <= days[1] else (days[0], days[1] + _A_WEEK)
    return Window.span(first, last, moment.zone) if last - first < _A_WEEK else None


def _without_days_off(window: Window, is_day_off: Callable[[date], bool]) -> Window:
    """A stretch of days as people who work mean it: next week ends on its Friday. One of days off alone is as it is."""
    days = [day for day in window.days() if not is_day_off(day)] if window.is_span else []
    return replace(window, first=days[0], last=days[-1]) if days else window


def _read(typed: str, moment: Moment, counts_from: datetime | None) -> Window | Unclear:
    minute = moment.now.replace(second=0, microsecond=0)  # what was read within it is not read again
    if counts_from is None or counts_from >= moment.now:
        return read_window(typed, minute, moment.zone, moment.words, moment.waking)
    return read_agreed(typed, minute, counts_from, moment.zone, moment.words, moment.waking).window


def _with_time(
    reading: NextReading,
    time: _Found,
    start: int,
    end: int,
    moment: Moment,
    answers: Sequence[Answer],
    counts_from: datetime | None,
    is_day_off: Callable[[date], bool],
    vocabulary: Vocabulary,
) -> NextReading:
    told = time.told
    if isinstance(told, Unclear):
        choices = tuple(_choice(window) for window in told.choices)
        ask = Ask(AskKind.WHEN, time.text, start, end, choices, told.likely, unclear=told)
        picked = _picked(ask, answers)
        if picked is not None:
            return replace(reading, when=picked.says.when, window=picked.says.ahead)
        return replace(reading, when=time.text, unclear=told, asks=(ask,) if choices else ())
    meant = told if reading.kind is NextKind.PROMISE else _without_days_off(told, is_day_off)
    typed = time.text if meant == _read(time.text, moment, counts_from) else window_typed(meant)
    told = meant
    reading = replace(reading, when=typed, window=told)
    off = _day_off(told, time.text, moment, is_day_off, vocabulary)
    if off is None:
        return reading
    same = Choice("same", Says(ahead=told, when=time.text))
    ask = Ask(AskKind.DAY_OFF, time.text, start, end, (_choice(off.offered), same), 0, must=False)
    picked = _picked(ask, answers)
    if picked is not None:
        return replace(reading, when=picked.says.when, window=picked.says.ahead)
    return replace(reading, day_off=off, asks=(ask,))


def _choice(window: Window) -> Choice:
    typed = window_typed(window)
    return Choice(typed, Says(ahead=window, when=typed))


def _picked(ask: Ask, answers: Sequence[Answer]) -> Choice | None:
    key = {answer.ask: answer.choice for answer in answers}.get(ask.key)
    return next((choice for choice in ask.choices if choice.key == key), None)


def _day_off(
    window: Window, text: str, moment: Moment, is_day_off: Callable[[date], bool], vocabulary: Vocabulary
) -> DayOff | None:
    """Where one day was meant, by no name of its own, and is off: the next that is none."""
    if window.is_span or not is_day_off(window.first) or _names_the_day(text, moment, vocabulary):
        return None
    for n in range(1, FARTHEST_OFF):
        day = window.first + timedelta(days=n)
        if not is_day_off(day):
            offered = replace(window, first=day, last=day, second=False)
            return DayOff(window, offered, window_typed(offered))
    return None


def _names_the_day(text: str, moment: Moment, vocabulary: Vocabulary) -> bool:
    """Whether the weekday stands in it, or a holiday: whoever says Saturday means it, whoever says Boxing Day knows."""
    if names_a_holiday(text):
        return True
    weekdays = {form.casefold() for names in moment.words.weekdays for form in names}
    weekdays |= {form.casefold() for names in vocabulary.weekdays.weekdays for form in names}
    return any(word.strip(".,s") in weekdays or word.strip(".,") in weekdays for word in text.casefold().split())


def _with_channel(
    reading: NextReading,
    text: str,
    words: Sequence[Word],
    free: set[int],
    parts: list[NextPart],
    kind: NextKind,
    vocabulary: Vocabulary,
) -> tuple[NextReading, set[int]]:
    """The way that is named at an end of what is left: what stands inside is what it is about."""
    left = sorted(free)
    if left and words[left[0]].folded in vocabulary.you:
        left = left[1:]  # "u call me mon"
    for first, last in _ends_of(left):
        spelt = " ".join(words[n].folded for n in left[first:last])
        channel = vocabulary.next_ways.get(spelt)
        contiguous = left[last - 1] - left[first] == last - first - 1 and _are_beside(
            text, words, left[first], left[last - 1]
        )
        if channel is None or not contiguous:
            continue
        begins, ends = words[left[first]].start, words[left[last - 1]].end
        parts.append(NextPart(begins, ends, NextPartKind.CHANNEL))
        stays = (
            kind is NextKind.PROMISE and words[left[first]].folded in vocabulary.fillers and len(left) > last - first
        )
        stays = stays or spelt in vocabulary.next_places
        named = replace(reading, channel=channel, is_channel_named=True)
        if stays:
            parts.pop()
            return named, free
        return named, free - set(left[first:last])
    return reading, free


def _ends_of(left: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches at the end and at the beginning, the longer first."""
    for length in range(min(4, len(left)), 0, -1):
        yield len(left) - length, len(left)
        if length < len(left):
            yield 0, length


def _are_beside(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Whether nothing that was quoted stands between those words."""
    return _GONE not in text[words[first].end : words[last].start]


def _topic(
    text: str, words: Sequence[Word], free: set[int], vocabulary: Vocabulary
) -> tuple[str, tuple[int, int] | None]:
    """What is left, without "about"; and where it stands, where "about" says that it is that."""
    left = sorted(free)
    of_us = vocabulary.them | vocabulary.me | vocabulary.you | vocabulary.backs | vocabulary.next_some_time
    if all(words[n].folded in of_us for n in left):
        return "", None  # "text him fri", "call back in an hour", "u call me mon", "sometime"
    bare = vocabulary.joins | vocabulary.pleases
    while left and words[left[-1]].folded in bare:
        left.pop()
    while left and words[left[0]].folded in bare:
        left.pop(0)
    if not left:
        return "", None
    runs: list[list[int]] = []
    for at in left:
        if runs and runs[-1][-1] == at - 1 and _are_beside(text, words, at - 1, at):
            runs[-1].append(at)
        else:
            runs.append([at])
    place = None
    said = []
    for run in runs:
        begins = 0
        for length in (3, 2, 1):
            if " ".join(words[n].folded for n in run[:length]) in vocabulary.next_about and len(run) > length:
                begins = length
                place = place or (words[run[0]].start, words[run[-1]].end)
                break
        stop = words[run[-1]].end
        said.append(text[words[run[begins]].start : stop])
    return " ".join(said).strip(_EDGES), place
