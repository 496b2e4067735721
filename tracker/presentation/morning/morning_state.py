"""What the morning shows: read anew after every change, and whenever time has passed. Knows no widget and no row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date as calendar_day
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from tracker.actions.agreements.in_the_morning import ReadForMorning, SoFar, in_the_morning, so_far_today
from tracker.actions.people.let_be import let_be
from tracker.actions.ports import LeftWithout, Planned, Questions, Settled, Waiting
from tracker.actions.publishing.asked import AskedByPhone
from tracker.actions.team.unsent import Unsent
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.here import Here
from tracker.presentation.writing import Writing
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.morning import READ_AHEAD, Morning, morning

OfDay = Morning[Planned, Waiting, LeftWithout]


KEEPING = (AgreementOutcome.KEPT,)
"""Kept late is an answer to what had slipped, and not told as kept today."""


class Bead(StrEnum):
    """How one thing of today stands."""

    KEPT = "kept"
    AGREED = "agreed"
    PROMISED = "promised"
    SLIPPED = "slipped"


class MorningState(QObject):
    """`changed` comes when there is something new to show, `looked` each time it was read.

    `hidden` is what would stand here had it not been put off, `by_phone` what a phone did and is asked about.

    `asking` are entries that could not be sent and need an answer, `to_go` those that wait for the team's server.

    `here` is asked each time, so that settings take effect at once. So is `whose_alone`, the one of us whose morning it
    is, "" for everyone's: call `reload` when that is another. `slipped_elsewhere` is then what slipped of the others.
    """

    changed = Signal()
    looked = Signal()

    def __init__(
        self,
        dispatcher: Dispatcher,
        here: Callable[[], Here],
        whose_alone: Callable[[], str] = lambda: "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._here = here
        self._whose_alone = whose_alone
        self._writing = Writing(dispatcher)
        self.morning: OfDay = Morning(self.today)
        self.hidden: tuple[Planned, ...] = ()
        self.slipped_elsewhere: tuple[Planned, ...] = ()
        self.kept: tuple[Settled, ...] = ()
        self.answered: tuple[Settled, ...] = ()
        self.by_phone: tuple[AskedByPhone, ...] = ()
        self.asking: tuple[Unsent, ...] = ()
        self.to_go: tuple[Unsent, ...] = ()
        self._following: Planned | None = None
        self._shown: object = None
        dispatcher.changed.connect(self.reload)

    @property
    def is_read(self) -> bool:
        """Whether what is shown was read, and is not the blank day of before."""
        return self._shown is not None

    @property
    def zone(self) -> str:
        return self._here().zone

    @property
    def me(self) -> str:
        return self._here().me

    @property
    def today(self) -> calendar_day:
        return self._here().today

    @property
    def weekday(self) -> str:
        """ "Saturday"."""
        return words.weekday(self.morning.day)

    @property
    def short_weekday(self) -> str:
        """ "Sat"."""
        return words.short_weekday(self.morning.day)

    @property
    def date(self) -> str:
        """ "21 November"."""
        return words.plain_day(self.morning.day, self.morning.day)

    @property
    def short_date(self) -> str:
        """ "21 Nov"."""
        return words.short_date(self.morning.day, self.morning.day)

    @property
    def now(self) -> datetime:
        return self._here().now

    @property
    def following(self) -> Planned | None:
        """What comes next after today; None where nothing is agreed."""
        return next(iter(self.morning.tomorrow), self._following)

    @property
    def is_done(self) -> bool:
        """Whether all that was agreed for today has its answer, and there was something."""
        m = self.morning
        return not (m.slipped or m.today or m.promised or self.by_phone or self.asking) and bool(
            self.kept or self.answered
        )

    @property
    def done_sentence(self) -> str:
        """The sentence at its end: kept is only said where everything of today was."""
        missed = any(a.planned.outcome is AgreementOutcome.BROKEN for a in self.answered if self._was_for_today(a))
        return words.everything_kept() if self.kept and not missed else words.everything_answered()

    @property
    def next_sentence(self) -> str:
        """ "Next: tomorrow 15:00, Daniel Brandt"; "" where nothing is agreed."""
        return words.next_up(self.following, self.morning.day, self.zone) if self.following is not None else ""

    @property
    def beads(self) -> tuple[Bead, ...]:
        """One for each thing of today, in the order of the sentence: what is kept, then calls, promises and slipped."""
        m = self.morning
        return (
            *(Bead.KEPT for _ in self.kept),
            *(Bead.AGREED for _ in m.today),
            *(Bead.PROMISED for _ in m.promised),
            *(Bead.SLIPPED for _ in m.slipped),
        )

    def became_of(self, agreement_id: int) -> Settled | None:
        """What became of that one today; None where it is open or was settled earlier."""
        return next((s for s in (*self.kept, *self.answered) if s.planned.id == agreement_id), None)

    def _was_for_today(self, settled: Settled) -> bool:
        return settled.planned.window.last == self.morning.day

    @property
    def sentence(self) -> str:
        """ "" until it was read: till then nobody knows that nothing is agreed."""
        return words.morning_sentence(self.morning) if self.is_read else ""

    def reload(self) -> None:
        """Read again. To be called once at the start, and every minute or so: the hours alone make things slip."""
        here = self._here()
        day, until, now, zone = here.today, here.today + READ_AHEAD, here.now, here.zone
        whose = self._whose_alone()

        def read(questions: Questions) -> tuple[ReadForMorning, SoFar]:
            found = in_the_morning(questions, until, now, whose)
            return found, so_far_today(questions, day, zone, found, until)

        self._dispatcher.ask(read, self._take)

    def _take(self, answer: tuple[ReadForMorning, SoFar]) -> None:
        read, so_far = answer
        found = self._morning(read.shown, read.waiting, read.left_without)
        beside = self._morning(read.hidden, ())
        elsewhere = self._morning(read.of_others, ()).slipped
        hidden = (*beside.slipped, *beside.today, *beside.promised, *beside.tomorrow)
        kept = tuple(s for s in so_far.settled if s.planned.outcome in KEEPING)
        answered = tuple(s for s in so_far.settled if s not in kept and s.planned.window.first <= found.day)
        past = sum(a.window.is_timed and a.window.starts <= self.now for a in found.today)
        following = so_far.following
        shown = (found, hidden, elsewhere, kept, answered, following, past, self.zone, self.me, read.by_phone)
        if shown != self._shown:
            self._shown = shown
            self.morning, self.hidden, self._following = found, hidden, following
            self.slipped_elsewhere = elsewhere
            self.by_phone = read.by_phone
            self.kept, self.answered = kept, tuple(s for s in answered if not s.planned.to_tell)
            self.changed.emit()
        self.looked.emit()

    def show_unsent(self, asking: tuple[Unsent, ...], to_go: tuple[Unsent, ...]) -> None:
        """Those entries wait."""
        if (asking, to_go) != (self.asking, self.to_go):
            self.asking, self.to_go = asking, to_go
            self.changed.emit()

    def let_be(self, prospect_id: int) -> None:
        """Say that it is fine that nothing is agreed with them."""
        self._writing.do(lambda desk: let_be(desk, prospect_id), about=("let be", prospect_id))

    def _morning(
        self, agreements: Iterable[Planned], waiting: Iterable[Waiting], left_without: Iterable[LeftWithout] = ()
    ) -> OfDay:
        here = self._here()
        return morning(agreements, waiting, here.now, here.zone, here.policy, left_without)
