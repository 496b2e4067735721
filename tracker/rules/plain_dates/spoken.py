"""Values the grammar works with: when a phrase is spoken, and what it may mean. Knows no words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum

from tracker.rules.plain_dates.names import Names
from tracker.rules.plain_dates.tokens import Tokens
from tracker.rules.plain_dates.unclear import UnclearReason


@dataclass(frozen=True, slots=True)
class Spoken:
    """The moment a phrase is spoken, in the speaker's zone, and which way its names point.

    Names of days point ahead, or `back` where something has happened. `after` is the day they are counted from:
    today, but in "from Monday to Wednesday" the Wednesday is sought after that Monday. `since` is an earlier day that
    dates, months and holidays are counted from in its place, where they begin a span that may have begun already.
    `day_first` says how 3/4 is read; None, where nobody knows, that it must be asked. `counts_from` is the moment that
    durations count from, where it is another than `now`, in the same zone.
    """

    now: datetime
    after: date
    names: Names
    day_first: bool | None
    back: bool
    since: date | None = None
    counts_from: datetime | None = None

    @property
    def counted(self) -> datetime:
        """The moment that "in two hours" counts from."""
        return self.counts_from or self.now

    @property
    def counted_day(self) -> date:
        """The day that "in a week" counts from."""
        return self.counted.date()

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def dated_from(self) -> date:
        """The day from which the next of a date without a year is sought."""
        return self.since or self.after


class Part(Enum):
    """A part of a day: the hours it runs from and to, and the hour that stands for it when looking back."""

    MORNING = (1, 12, 10)
    LUNCHTIME = (11, 15, 13)
    AFTERNOON = (12, 19, 15)
    EVENING = (16, 24, 19)
    NIGHT = (18, 24, 21)

    def holds(self, at: time) -> bool:
        start, end, _ = self.value
        return start <= at.hour < end

    def is_over(self, at: time) -> bool:
        return at.hour >= self.value[1]

    @property
    def stand_in(self) -> time:
        return time(self.value[2])


@dataclass(frozen=True, slots=True)
class When:
    """One reading: days `first` to `last`, or a wall-clock time `at` on one day, and for hours of it their end `until`.

    `part` is a part of that day where one was named. `anchor` is the day to count from in a span that has one:
    Easter Sunday at Easter, the last day at the end of the month.
    """

    first: date
    last: date
    at: time | None = None
    part: Part | None = None
    anchor: date | None = None
    until: time | None = None

    @property
    def single(self) -> date | None:
        """The one day to count from, or None where there are several."""
        return self.anchor or (self.first if self.first == self.last else None)


@dataclass(frozen=True, slots=True)
class Sense:
    """All that a phrase may mean. It is clear only with one choice and no `doubt`, which is why it is asked back.

    `again`: it comes every year, and this is the next one.
    """

    choices: tuple[When, ...]
    doubt: UnclearReason | None = None
    again: bool = False


Rule = Callable[[Tokens, Spoken], Sense | None]


def first_of(rules: Iterable[Rule], tokens: Tokens, spoken: Spoken) -> Sense | None:
    """What the first rule that applies here reads."""
    for rule in rules:
        mark = tokens.at
        said = rule(tokens, spoken)
        if said is not None:
            return said
        tokens.at = mark
    return None


def on(day: date) -> Sense:
    return Sense((When(day, day),))


def during(first: date, last: date, anchor: date | None = None) -> Sense:
    return Sense((When(first, last, anchor=anchor),))


def one_of(choices: Iterable[When], doubt: UnclearReason = UnclearReason.AMBIGUOUS) -> Sense:
    return Sense(tuple(choices), doubt)


def nearest(choices: list[When], spoken: Spoken, *, dated: bool = False) -> When:
    """Of readings in order of time, the one meant: the next not yet over, or looking back the latest begun.

    Where none is, the last (or first), which then shows as past. `dated` are those named by their date, month or
    holiday, which may have begun where a span begins with them.
    """
    if spoken.back:
        return next((c for c in reversed(choices) if c.first <= spoken.today), choices[0])
    return next((c for c in choices if c.last >= (spoken.dated_from if dated else spoken.after)), choices[-1])
