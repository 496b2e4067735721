"""Publishing as the window does it: soon after each change, every quarter of an hour, and when somebody asks for it.

All of it is done on a thread of its own, over a store of its own: neither window nor deed ever waits for a server.
Knows no network and no widget.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from tracker.actions.outcome import Changes, StoreFault
from tracker.actions.publishing.asked import answer_strays
from tracker.actions.publishing.office import Ended, NeedsPassword, Office, begin, end, people_at, publish_now
from tracker.actions.publishing.report import IfGone, Report
from tracker.actions.publishing.server import AddressBook, CalendarServer, ServerFault, ServerTrouble
from tracker.presentation.dispatcher import Dispatcher, Trouble
from tracker.presentation.here import Here
from tracker.presentation.words.phone import publishing as words
from tracker.rules.publishing.published import Asks, Calendar, Stopped

SOON_MS = 5000
"""From the first change that is not sent yet: several deeds in a row are sent at once."""
LOOKED_EVERY = timedelta(minutes=15)
"""How often the server is asked what its phones did while nothing is done here."""
SET_BACK = timedelta(minutes=1)
"""A clock that is put right by less has not been set back."""
AGAIN = (timedelta(minutes=1), timedelta(minutes=5), LOOKED_EVERY)
"""After a fault it is tried again that much later, and in the end no more often than it is looked at anyway."""


@dataclass(frozen=True, slots=True)
class Came:
    """How it stands after something was done: the calendar, what stands there, and what the run came to.

    `report` None: nothing was asked of the server. `trouble`: what kept beginning or ending from being done. `ended`:
    a calendar that is published to no more.
    """

    calendar: Calendar | None
    stands: int = 0
    worded: int = 0
    strays: int = 0
    report: Report | None = None
    needs_password: bool = False
    trouble: ServerFault | None = None
    ended: Ended | None = None


class PublishingState(QObject):
    """`changed` comes when there is something new to show, `asked` when the morning has something to ask, or asks it no
    more. `people_came(Path, bytes)` are the cards of a server's address book, under the name of a file they could be;
    `said(str)` is a sentence in passing: why they did not come, or what becomes of somebody erased. `beside` works on
    the thread that may wait for a server.
    """

    changed = Signal()
    asked = Signal()
    people_came = Signal(object, object)
    said = Signal(str)

    def __init__(
        self,
        dispatcher: Dispatcher,
        beside: Callable[[], Dispatcher],
        office: Callable[[], Office],
        here: Callable[[], Here],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._beside = beside
        self._office = office
        self._here = here
        self._made: Office | None = None
        self._server: CalendarServer | AddressBook | None = None
        self._came = Came(None)
        self._ended: Ended | None = None
        self._faults = 0
        self._waits_from: datetime | None = None
        self._next: datetime | None = None
        self._no_store = False
        self._no_people = ""
        self._under_way = self._due = self._left = False
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.publish)
        dispatcher.changed.connect(self._hear)

    @property
    def calendar(self) -> Calendar | None:
        """The calendar that is published to; None for none."""
        return self._came.calendar

    @property
    def is_under_way(self) -> bool:
        return self._under_way

    @property
    def needs_password(self) -> bool:
        """Whether nothing can be sent before it is told."""
        return self.calendar is not None and (self._came.needs_password or self.stopped is Stopped.PASSWORD)

    @property
    def stopped(self) -> Stopped:
        return self.calendar.stopped if self.calendar is not None else Stopped.NOT

    @property
    def goes_on(self) -> bool:
        """Whether anything is sent by itself."""
        return self.calendar is not None and self.stopped is Stopped.NOT

    @property
    def asks_how_to_go_on(self) -> bool:
        """Whether what went all at once is to be published anew, or let go."""
        return self.stopped in (Stopped.MANY_GONE, Stopped.CALENDAR_GONE)

    @property
    def asks_about_strays(self) -> bool:
        """Whether something there bears our marks and is agreed nowhere here, so that its owner is to say what becomes
        of it.
        """
        return self.calendar is not None and bool(self._came.strays)

    @property
    def sentences(self) -> tuple[str, ...]:
        """How it stands: what is published, what waits, and the last fault, each in a sentence."""
        came, calendar = self._came, self.calendar
        trouble = words.by_hand_fault(came.trouble, begins=calendar is None) if came.trouble is not None else ""
        trouble = words.no_store() if self._no_store else trouble
        if calendar is None:
            ended = self._ended
            told = words.ended(ended.went, ended.name) if ended is not None else words.not_connected()
            return tuple(text for text in (told, self._left_there(), trouble) if text)
        report = came.report or Report()
        said = [words.published(came.stands, calendar, self._here().now), words.waits(report.waits)]
        if self.stopped is not Stopped.NOT:
            said.append(words.stopped(self.stopped))
        elif came.needs_password:
            said.append(words.needs_password(calendar))
        elif report.fault is not None:
            wait = self._next - self._here().now if report.wait is not None and self._next is not None else None
            said.append(words.fault(report.fault, wait))
        said += [words.refused(report.refused), words.worded(came.worded), words.others(calendar.others or 0)]
        said += [words.strays(came.strays, report.strays, self._here().today), self._left_there(), trouble]
        said.append(self._no_people)
        return tuple(text for text in said if text)

    def begin(self) -> None:
        """The day has been read: where a calendar is published to, see what its phones did."""
        self._dispatcher.ask(lambda questions: questions.published_to(), self._take_calendar, lambda _trouble: None)

    def tick(self) -> None:
        """A minute has passed. By a clock that was set back meanwhile, the next time would never come."""
        if not self._due or self._next is None or self._waits_from is None:
            return
        now = self._here().now
        if now >= self._next or now < self._waits_from - SET_BACK:
            self.publish()

    def publish(self) -> None:
        """Send what is not there yet, and look what was done there; what comes meanwhile waits for the next time."""
        self._soon.stop()
        if self.goes_on:
            self._run(self._published)

    def try_now(self) -> None:
        """Somebody asks for it."""
        self._faults = 0
        self.publish()

    def go_on(self, if_gone: IfGone) -> None:
        """What went all at once is published anew, or let go."""
        self._run(lambda: self._published(if_gone))

    def answer_strays(self, take_off: bool) -> None:
        """What bears our marks there and is agreed nowhere here is taken off, or stays."""

        def answered() -> Came:
            with self._desk().shelf() as shelf:
                answer_strays(shelf, take_off)
            return self._published()

        self._run(answered)

    def connect_to(self, address: str, user: str, password: str) -> None:
        """Publish there from now on. Where that cannot be, all stays as it was, and it is said why."""

        def connected() -> Came:
            try:
                ended = begin(self._desk(), address.strip(), user.strip(), password, self._ask_of)
            except ServerTrouble as trouble:
                return self._stand(trouble=trouble.fault)
            return replace(self._published(), ended=ended)

        self._run(connected)

    def stop(self, take_away: bool) -> None:
        """Publish no more; with `take_away` all of ours goes from the server first."""

        def stopped() -> Came:
            try:
                ended = end(self._desk(), take_away, self._ask_of)
            except NeedsPassword:
                return self._stand(needs_password=True)
            except ServerTrouble as trouble:
                return self._stand(trouble=trouble.fault)
            return self._stand(ended=ended)

        self._run(stopped)

    def look_at_people(self) -> None:
        """Have the people of the server's address books come, to be looked at as those of any file.

        None comes by themselves, and nothing is written there.
        """
        calendar = self.calendar
        if calendar is None or self._under_way:
            return

        def came() -> bytes | str:
            office = self._desk()
            password = office.passwords.known(calendar.address, calendar.user)
            if password is None:
                return words.needs_password(calendar)
            try:
                return people_at(office, calendar.address, calendar.user, password, self._ask_of)
            except ServerTrouble as trouble:
                return words.people_fault(trouble.fault)

        def take(cards: bytes | str) -> None:
            self._under_way, self._server = False, None
            self._no_people = cards if isinstance(cards, str) else ""
            self._send_what_came_meanwhile()
            self.changed.emit()
            if isinstance(cards, bytes):
                host = calendar.address.partition("://")[2].partition("/")[0] or calendar.address
                self.people_came.emit(Path(f"{host}.vcf"), cards)
            else:
                self.said.emit(cards)

        self._under_way, self._due = True, False
        self.changed.emit()
        self._beside().run(came, take, self._fail)

    def somebody_erased(self, _prospect_id: int) -> None:
        """What stands of them there goes first, and it is said that a server may remember more than we do."""
        if self.calendar is not None:
            self.said.emit(words.erased_there(self.calendar))

    def leave(self) -> None:
        """The program ends: whatever is under way is broken off, and goes on the next time."""
        self._left = True
        if self._server is not None:
            self._server.leave()

    def _left_there(self) -> str:
        return words.erased_left(self._ended.left, self._ended.name) if self._ended is not None else ""

    def _desk(self) -> Office:
        if self._made is None:
            self._made = self._office()
        return self._made

    def _ask_of(self, server: CalendarServer | AddressBook) -> None:
        """From the thread that asks: who leaves between the two is heard all the same."""
        self._server = server
        if self._left:
            server.leave()

    def _published(self, if_gone: IfGone = IfGone.STOP) -> Came:
        try:
            return self._stand(report=publish_now(self._desk(), if_gone, self._ask_of))
        except NeedsPassword:
            return self._stand(needs_password=True)

    def _stand(
        self,
        report: Report | None = None,
        needs_password: bool = False,
        trouble: ServerFault | None = None,
        ended: Ended | None = None,
    ) -> Came:
        with self._desk().shelf() as shelf:
            calendar, rows = shelf.published_to(), shelf.published()
        stands = sum(row.stands and not row.is_being_put for row in rows)
        worded = sum(row.asks is Asks.WORDED_LEFT or (row.asks is Asks.WORDED and not row.says) for row in rows)
        strays = sum(row.asks is Asks.STRAY for row in rows)
        return Came(calendar, stands, worded, strays, report, needs_password, trouble, ended)

    def _run(self, work: Callable[[], Came]) -> None:
        if self._under_way or self._left:
            self._due = True
            return
        self._under_way, self._due, self._no_people = True, False, ""
        self.changed.emit()
        self._beside().run(work, self._take, self._fail)

    def _take_calendar(self, calendar: Calendar | None) -> None:
        if calendar is not None and self.calendar is None:
            self._came = Came(calendar)
            self.publish()
            if self.stopped is not Stopped.NOT:
                self._run(self._stand)

    def _take(self, came: Came) -> None:
        before, self._came, self._under_way = self._came, came, False
        self._server, self._no_store = None, False
        if came.ended is not None:
            self._ended = came.ended
        elif came.calendar is None and before.calendar is not None:
            self._ended = Ended(before.calendar.name)
        failed = came.report is not None and came.report.fault is not None
        self._faults = self._faults + 1 if failed else 0
        asked_to_wait = (came.report.wait if came.report is not None else None) or timedelta()
        self._wait(max(asked_to_wait, AGAIN[min(self._faults, len(AGAIN)) - 1]) if failed else LOOKED_EVERY)
        self.changed.emit()
        if came.report is not None or came.ended is not None:
            self.asked.emit()

    def _fail(self, _trouble: Trouble | StoreFault) -> None:
        """The store cannot be read, or nothing noted in it: what was sent unnoted is met again the next time."""
        self._under_way, self._server, self._no_store = False, None, True
        self._wait(AGAIN[0])
        self.changed.emit()

    def _wait(self, how_long: timedelta) -> None:
        """Look again after so long."""
        self._send_what_came_meanwhile()
        self._waits_from = self._here().now
        self._next = self._waits_from + how_long

    def _send_what_came_meanwhile(self) -> None:
        """A deed that was done while it was under way is sent soon. From now on there is a next time to wait for."""
        if self._due and not self._faults:
            self._soon.start()
        self._due = True

    def _hear(self, _changes: Changes, _origin: object) -> None:
        """A deed was done. While the server cannot be reached it waits for the next try."""
        if self._under_way:
            self._due = True
        elif self.goes_on and not self._faults and not self._soon.isActive():
            self._soon.start()
