"""Plain words to dates: the questions other rooms ask. Refusing beats guessing.

The clock is never read: `now` is when the phrase is spoken. No text, however odd, raises.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from tracker.rules.plain_dates.holidays import names_a_local_holiday
from tracker.rules.plain_dates.names import names_of
from tracker.rules.plain_dates.phrases import whole_phrase
from tracker.rules.plain_dates.spelling import as_one_word, put_right
from tracker.rules.plain_dates.spoken import Sense, Spoken, When, one_of
from tracker.rules.plain_dates.tokens import Tokens, tokenise
from tracker.rules.plain_dates.tongues import in_english
from tracker.rules.plain_dates.unclear import Unclear, UnclearReason
from tracker.rules.plain_dates.words import DateWords
from tracker.rules.window import Window, zone_of

NOON = time(12)
LONGEST_PHRASE = 120
SHOWN = 60
FARTHEST = timedelta(days=3653)  # ten years ahead; nobody agrees to a call beyond that
LONGEST_AGO = timedelta(days=36525)


@dataclass(frozen=True, slots=True)
class Waking:
    """From when until when somebody is spoken to, by the clocks of `zone`, or of the speaker where it is "". Where the
    end is not after the beginning it lies on the next day."""

    begins: time
    ends: time
    zone: str = ""

    def holds(self, window: Window) -> bool:
        """Whether the window begins within them."""
        at = window.starts.astimezone(zone_of(self.zone or window.zone)).time()
        if self.begins < self.ends:
            return self.begins <= at < self.ends
        return at >= self.begins or at < self.ends


WAKING = Waking(time(8), time(20))
"""Where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was said in a contact of the past. `counted_from` (aware) is when that happened, where the phrase counts
    from it and so means another window than it would have at the typing, which is `as_typed` where there is one.
    """

    window: Window | Unclear
    counted_from: datetime | None = None
    as_typed: Window | None = None


_WRAPPED = '"“”„«»()[]<>'
_TRAILING = "!?;:… "
_ONE_WORD = re.compile(r"\b(week|to)-(ends?|day|morrow|night)\b", re.IGNORECASE)
_IN_A_WORD = re.compile(r"(?<=[^\W\d_])[-‐‑](?=[^\W\d_])")


def read_window(
    text: str,
    now: datetime,
    zone: str,
    words: DateWords,
    waking: Waking = WAKING,
    counts_from: datetime | None = None,
) -> Window | Unclear:
    """When next: an exact time, hours, a day or a span in `zone`, never over before `now`'s minute.

    A span begun already starts today. A part of a day ("Thursday morning") is that day. `waking` are the hours in
    which people are spoken to, by which one of two is preselected. Durations count from `counts_from` where it is
    given, days by their names from `now` all the same. Raises ValueError for a `now` without a zone and
    for a zone nobody knows.
    """
    spoken = _spoken(now, zone, words, back=False)
    if counts_from is not None:
        spoken = replace(spoken, counts_from=counts_from.astimezone(zone_of(zone)))
    said = _said(text, spoken, words)
    if isinstance(said, UnclearReason):
        return Unclear(said, text=_shown(text))
    return _one_window(text, said, spoken, zone, waking)


def read_agreed(
    text: str, now: datetime, happened: datetime, zone: str, words: DateWords, waking: Waking = WAKING
) -> Agreed:
    """When next, as it was said in a contact of the past and typed later: durations count from the contact, and names
    of days, today and tomorrow from the typing. What is over by the typing is as it was when it was said, since it
    was agreed then, whatever became of it. Raises ValueError as `read_window` does."""
    typed = read_window(text, now, zone, words, waking)
    counted = read_window(text, now, zone, words, waking, happened)
    if isinstance(counted, Unclear) and counted.reason is UnclearReason.PAST:
        said = read_window(text, happened, zone, words, waking)
        counted = said if isinstance(said, Window) else counted
    if isinstance(counted, Unclear) or counted == typed:
        return Agreed(counted)
    return Agreed(counted, happened, typed if isinstance(typed, Window) else None)


def comes_again(text: str, now: datetime, zone: str, words: DateWords) -> bool:
    """Whether the phrase names what comes every year ("every spring"), of which `read_window` gives the next: then it
    is to be asked again. Raises ValueError as `read_window` does."""
    said = _said(text, _spoken(now, zone, words, back=False), words)
    return isinstance(said, Sense) and said.again


def read_moment(text: str, now: datetime, zone: str, words: DateWords, waking: Waking = WAKING) -> datetime | Unclear:
    """When something happened, as UTC. A name looks back ("Monday 14:00" is the latest Monday), an explicit
    "tomorrow", "in an hour" or "this Friday" ahead.

    A weekday's name said on that day is asked back, and so is a date without a year that comes within a month.
    A day alone is noon in `zone`, today alone is `now`; a part of a day is an hour in it, never after `now` today.
    A span is no moment. Of two hours the one in `waking` is preselected. Raises ValueError as `read_window` does.
    """
    spoken = _spoken(now, zone, words, back=True)
    said = _said(text, spoken, words)
    if isinstance(said, UnclearReason):
        return Unclear(said, text=_shown(text))
    if said.doubt is not None:
        choices = _windows(said, spoken, zone, past_too=True)
        return Unclear(said.doubt, choices, _shown(text), _likely(choices, waking))
    moment = _moment(said.choices[0], spoken)
    return Unclear(moment, text=_shown(text)) if isinstance(moment, UnclearReason) else moment


def read_day(text: str, now: datetime, zone: str, words: DateWords) -> date | Unclear:
    """One day in `zone`, past or coming; a time with it is passed over, and a time alone is today's. A date without a
    year that went by within the month is asked. Raises ValueError as `read_window` does."""
    spoken = _spoken(now, zone, words, back=False)
    begins = spoken.now.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    spoken = replace(spoken, now=begins, counts_from=spoken.now)
    said = _said(text, spoken, words)
    if isinstance(said, UnclearReason):
        return Unclear(said, text=_shown(text))
    days = {choice.first for choice in said.choices}
    only_the_hour = said.doubt is UnclearReason.AMBIGUOUS and len(days) == 1
    if said.doubt is not None and not only_the_hour:
        return _which_day(text, said, spoken, words, zone)
    when = said.choices[0]
    if when.first != when.last:
        return Unclear(UnclearReason.SEVERAL_DAYS, text=_shown(text))
    far = _too_far(when, spoken)
    return Unclear(UnclearReason.TOO_FAR, text=_shown(text)) if far else when.first


def _which_day(text: str, said: Sense, spoken: Spoken, words: DateWords, zone: str) -> Unclear:
    """Of a date that has gone by, that day as well as the next."""
    gone = _said(text, replace(spoken, back=True), words) if said.doubt is UnclearReason.PAST else None
    if isinstance(gone, Sense):
        said = one_of((*gone.choices, *said.choices))
    return Unclear(said.doubt or UnclearReason.AMBIGUOUS, _windows(said, spoken, zone, past_too=True), _shown(text))


def _spoken(now: datetime, zone: str, words: DateWords, *, back: bool) -> Spoken:
    if now.tzinfo is None:
        raise ValueError("the moment a phrase is spoken needs a zone")
    here = now.astimezone(zone_of(zone))
    return Spoken(now=here, after=here.date(), names=names_of(words), day_first=words.day_first, back=back)


def _said(text: str, spoken: Spoken, words: DateWords) -> Sense | UnclearReason:
    if not text.strip():
        return UnclearReason.EMPTY
    if len(text) > LONGEST_PHRASE or not 1900 <= spoken.today.year <= 9900:
        return UnclearReason.NOT_A_DATE
    now, since, counts_from = spoken.now, spoken.since, spoken.counts_from
    counted = counts_from.utcoffset() if counts_from is not None else None
    return _sense(text, words, now, now.tzinfo, now.utcoffset(), since, counts_from, counted, spoken.back)


@lru_cache(maxsize=1024)
def _sense(
    text: str,
    words: DateWords,
    now: datetime,
    _zone: tzinfo | None,
    _offset: timedelta | None,
    since: date | None,
    counts_from: datetime | None,
    _counts_from_offset: timedelta | None,
    back: bool,
) -> Sense | UnclearReason:
    """What was read once is not read again: a line is read at every key, and most of it is as it was at the last.

    One moment in two zones is the same to Python, and so are both of an hour that comes twice; hence zone and offset.
    """
    spoken = Spoken(now, now.date(), names_of(words), words.day_first, back, since, counts_from)
    plain = as_one_word(text.strip().strip(_WRAPPED).rstrip(_TRAILING))
    if plain.endswith(".."):
        plain = plain.rstrip(".")
    refused: list[UnclearReason] = []
    apart = _without_hyphens(plain)
    as_said = dict.fromkeys((plain, apart, *(in_english(apart, language) for language in words.languages)))
    for spelled in dict.fromkeys((*as_said, *(put_right(said, words) for said in as_said))):
        tokens = Tokens(tokenise(spelled))
        try:
            said = whole_phrase(tokens, spoken)
        except OverflowError:
            return UnclearReason.TOO_FAR
        if said is not None:
            return said
        refused += tokens.refused
    if refused:
        return refused[0]
    return UnclearReason.BY_COUNTRY if any(map(names_a_local_holiday, as_said)) else UnclearReason.NOT_A_DATE


def _without_hyphens(text: str) -> str:
    """ "week-end" as one word, "end-of-month" as three; what stands between numbers is no part of a word."""
    return _IN_A_WORD.sub(" ", _ONE_WORD.sub(r"\1\2", text))


def _one_window(text: str, said: Sense, spoken: Spoken, zone: str, waking: Waking) -> Window | Unclear:
    if said.doubt is None:
        window = _window(said.choices[0], spoken, zone)
        if isinstance(window, Window):
            return window
        return Unclear(
            window, _an_hour_on(said, spoken, zone) if window is UnclearReason.NO_SUCH_TIME else (), _shown(text)
        )
    choices = _windows(said, spoken, zone)
    if len(choices) == 1 and _is_the_only_one(said):
        return choices[0]
    if choices:
        return Unclear(said.doubt, choices, _shown(text), _likely(choices, waking))
    # Nothing it may have meant can be: say what stands in the way, not that it is ambiguous.
    reasons = (_window(choice, spoken, zone) for choice in said.choices)
    return Unclear(next(r for r in reasons if isinstance(r, UnclearReason)), text=_shown(text))


def _is_the_only_one(said: Sense) -> bool:
    """Whether the other hours it might have meant are gone by: "today at 3" said at noon is 15:00."""
    days = {choice.first for choice in said.choices}
    return said.doubt is UnclearReason.AMBIGUOUS and len(set(said.choices)) > 1 and len(days) == 1 and _all_timed(said)


def _all_timed(said: Sense) -> bool:
    return all(choice.at is not None for choice in said.choices)


def _likely(choices: tuple[Window, ...], waking: Waking) -> int | None:
    """The place of the one of two that begins when people are spoken to, where the other does not."""
    if len(choices) != 2 or any(choice.at is None for choice in choices):
        return None
    inside = [n for n, choice in enumerate(choices) if waking.holds(choice)]
    return inside[0] if len(inside) == 1 else None


def _an_hour_on(said: Sense, spoken: Spoken, zone: str) -> tuple[Window, ...]:
    """For a time that the clocks skip: the same on the clocks as they are then, to be picked and not assumed."""
    choice = said.choices[0]
    if choice.at is None or choice.until is not None or not _skipped(choice.first, choice.at, spoken):
        return ()
    there = _instant(choice, choice.at, spoken).astimezone(spoken.now.tzinfo)
    return (Window.exact(there.date(), there.time(), zone),) if there >= spoken.now else ()


def _windows(said: Sense, spoken: Spoken, zone: str, *, past_too: bool = False) -> tuple[Window, ...]:
    """The choices that can be, earliest first, each once."""
    read = (_window(choice, spoken, zone, past_too=past_too) for choice in said.choices)
    windows = dict.fromkeys(window for window in read if isinstance(window, Window))
    return tuple(sorted(windows, key=lambda window: (window.starts, window.ends)))


def _window(when: When, spoken: Spoken, zone: str, *, past_too: bool = False) -> Window | UnclearReason:
    if _too_far(when, spoken):
        return UnclearReason.TOO_FAR
    if when.at is not None:
        if _skipped(when.first, when.at, spoken):
            return UnclearReason.NO_SUCH_TIME
        window = Window(when.first, when.first, when.at.replace(second=0, microsecond=0), zone, when.until)
        minute = spoken.now.replace(second=0, microsecond=0)
        over = window.ends <= minute if window.is_hours else window.starts < minute
    else:
        first = when.first if past_too else min(max(when.first, spoken.today), when.last)
        window = Window.span(first, when.last, zone)
        over = when.last < spoken.today or _part_is_over(when, spoken)
    return UnclearReason.PAST if over and not past_too else window


def _moment(when: When, spoken: Spoken) -> datetime | UnclearReason:
    if when.first != when.last:
        return UnclearReason.SEVERAL_DAYS
    if _too_far(when, spoken):
        return UnclearReason.TOO_FAR
    if when.until is not None:
        if when.part is None:
            return UnclearReason.AMBIGUOUS
        when = replace(when, at=None, until=None)
    if when.at is not None:
        return UnclearReason.NO_SUCH_TIME if _skipped(when.first, when.at, spoken) else _instant(when, when.at, spoken)
    if when.first != spoken.today:
        return _instant(when, when.part.stand_in if when.part is not None else NOON, spoken)
    if when.part is None:
        return spoken.now.astimezone(UTC)
    return min(_instant(when, when.part.stand_in, spoken), spoken.now.astimezone(UTC))


def _instant(when: When, at: time, spoken: Spoken) -> datetime:
    return datetime.combine(when.first, at, spoken.now.tzinfo).astimezone(UTC)


def _skipped(day: date, at: time, spoken: Spoken) -> bool:
    """Whether the clocks go forward past that time, so that it never is."""
    local = datetime.combine(day, at, spoken.now.tzinfo)
    there_and_back = local.astimezone(UTC).astimezone(spoken.now.tzinfo)
    return there_and_back.replace(tzinfo=None) != local.replace(tzinfo=None)


def _part_is_over(when: When, spoken: Spoken) -> bool:
    return when.part is not None and when.last == spoken.today and when.part.is_over(spoken.now.time())


def _too_far(when: When, spoken: Spoken) -> bool:
    return when.last - spoken.today > FARTHEST or spoken.today - when.first > LONGEST_AGO


def _shown(text: str) -> str:
    """What was typed, on one line and short enough to be shown."""
    line = "".join(c if c.isprintable() else " " for c in text[: 2 * SHOWN])
    line = " ".join(line.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"
