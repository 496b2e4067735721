"""When reminders are looked for, and what each says. Knows the store, and not who shows them.

What is due is told by the clock and by what was said already, never by how often or how punctually this is called: a
timer that came late, a night asleep or a clock that was set change nothing but when it is noticed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from tracker.actions.agreements.remind import Looking, ToSay, remind
from tracker.actions.outcome import Changes, Outcome
from tracker.actions.ports import Desk, Planned
from tracker.presentation.dispatcher import Dispatcher, Trouble
from tracker.presentation.here import Here
from tracker.presentation.words.reminding import reminders as words
from tracker.rules.reminding.reminders import LATE, Reminder, What, Wishes
from tracker.runtime.settings import Settings

A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Notice:
    """One reminder as it is shown: plain text. `id` is the same for what takes another's place. `prospect_id` is who
    opens with it, None for the day as a whole; `urgent`: it is time. `of_day` says what the morning's own line says.
    `lasting` is the body without what a minute later would no longer be so.
    """

    id: str
    title: str
    body: str
    prospect_id: int | None = None
    urgent: bool = False
    of_day: bool = False
    lasting: str = ""


class RemindingState(QObject):
    """`said(Notice)` comes once for each, to be shown; `taken_back(str)` with the id of one that no longer holds.
    `changed` comes when `next_sentence` may be another.

    `spoken_to` gives the ids of those an entry is open on. It looks when something changed, and otherwise when the
    clock says that something may be due: `tick` is to be called every minute, and reads nothing until then.
    """

    said = Signal(object)
    taken_back = Signal(str)
    changed = Signal()

    def __init__(
        self,
        dispatcher: Dispatcher,
        here: Callable[[], Here],
        settings: Callable[[], Settings],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._here = here
        self._settings = settings
        self.spoken_to: Callable[[], frozenset[int]] = frozenset
        self._begun = False
        self._looking = Looking(Wishes())
        self._ticked: datetime | None = None
        self._again_at: datetime | None = None
        self._under_way = False
        self._once_more = False
        self._standing: dict[str, frozenset[int]] = {}
        self._found: ToSay | None = None
        # A minute's tick would have it come up to a minute late.
        self._on_time = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._on_time.timeout.connect(self.tick)
        dispatcher.changed.connect(self._hear)

    def begin(self) -> None:
        """The day has been read: from now on reminders are given."""
        self._begun = True
        self.tick()

    def tick(self) -> None:
        """Time has passed. After a pause, or where the clock went back, all is looked at as by a new start."""
        if not self._begun:
            return
        now = self._here().now
        if self._ticked is None or not timedelta(0) <= now - self._ticked <= LATE:
            self._looking = replace(self._looking, watched=now)
            self._again_at = None
        self._ticked = now
        if self._again_at is None or now >= self._again_at or self._looking.held_back:
            self._look()

    def settings_changed(self) -> None:
        """What was not wished for until now is wished for from now on, and nothing of before was missed."""
        if not self._begun or self._wishes() == self._looking.wishes:
            return

        def deed(desk: Desk) -> Outcome[None]:
            desk.store.begin_reminding(desk.me, desk.now())
            return Outcome(None, Changes())

        self._dispatcher.do(deed, failed=self._not_begun)
        self._look()

    def look_anew(self) -> None:
        """Somebody else works here now: it is theirs that is to be said, and what was held back of another's is not."""
        self._looking = Looking(self._wishes())
        self._ticked = self._again_at = None
        self.tick()

    @property
    def next_sentence(self) -> str:
        """ "Next: Martin Reyes, today 10:00. You hear of it today 09:50."; "" before anything was read."""
        here, found = self._here(), self._found
        if found is None or not self._settings().remind:
            return ""
        if found.following is None or not here.now < found.following[1]:
            return words.none_next()
        return words.next_one(*found.following, here.zone, here.today)

    def try_now(self) -> None:
        """Show one, as a sample: nothing is kept of it."""
        title, body = words.sample()
        self.said.emit(Notice("sample", title, body, lasting=body))

    def _hear(self, _changes: Changes, _origin: object) -> None:
        if self._begun:
            self._look()

    def _wishes(self) -> Wishes:
        s = self._settings()
        if not s.remind:
            return Wishes(timedelta(0), at=False, morning=None)
        return Wishes(s.remind_before, s.remind_at, s.remind_from if s.remind_mornings else None)

    def _look(self) -> None:
        if self._under_way:
            self._once_more = True
            return
        self._under_way = True
        looking = replace(self._looking, wishes=self._wishes(), spoken_to=self.spoken_to())
        self._looking = looking
        self._dispatcher.do(lambda desk: remind(desk, looking), self._take, self._not_now)

    def _not_now(self, _trouble: Trouble) -> None:
        """The store is out of reach, which others tell: it is asked again, and until then nobody has watched."""
        self._under_way = False
        self._ticked = self._again_at = None

    def _not_begun(self, _trouble: Trouble) -> None:
        """As above, and a look that is under way goes on."""
        self._ticked = self._again_at = None

    def _take(self, found: ToSay) -> None:
        self._under_way = False
        self._found, self._again_at = found, found.again_at
        self._looking = replace(self._looking, held_back=found.held_back, unkept=found.unkept)
        self._take_back(lambda of: not of & found.open_now)
        for reminder in found.reminders:
            self._say(reminder)
        wait = (found.again_at - self._here().now) / timedelta(milliseconds=1)
        if 0 < wait < A_MINUTE / timedelta(milliseconds=1):
            self._on_time.start(int(wait) + 1)
        self.changed.emit()
        if self._once_more:
            self._once_more = False
            self._look()

    def _say(self, reminder: Reminder[Planned]) -> None:
        notice = self._notice(reminder)
        about = frozenset(a.id for a in reminder.about)
        if reminder.what is What.MISSED:
            self._take_back(lambda of: bool(of & about))
        if reminder.what is not What.MORNING:
            self._standing[notice.id] = about
        self.said.emit(notice)

    def _take_back(self, wanted: Callable[[frozenset[int]], bool]) -> None:
        for id_ in [id_ for id_, of in self._standing.items() if wanted(of)]:
            del self._standing[id_]
            self.taken_back.emit(id_)

    def _notice(self, reminder: Reminder[Planned]) -> Notice:
        here, first = self._here(), reminder.about[0]
        alone = first.prospect_id if len(reminder.about) == 1 else None
        if reminder.what is What.MORNING:
            title = words.day_holds(reminder.about, here.now, here.zone, here.policy)
            body = words.whom(reminder.about, here.zone, here.today)
            return Notice("day", title, body, alone, of_day=True, lasting=body)
        if reminder.what is What.MISSED:
            title, body = words.missed(reminder.about, here.now, here.zone)
            return Notice(f"missed-{reminder.marks[0].of}", title, body, alone, lasting=body)
        soon = words.how_soon(reminder.marks[0].at, here.now)
        private = words.about(first) if self._settings().remind_words else ""
        firm = words.firm(first)
        return Notice(
            f"at-{reminder.marks[0].of}",
            words.time_comes(first, here.zone),
            words.beneath(words.beside(soon, firm), private),
            first.prospect_id,
            reminder.what is What.AT,
            lasting=words.beside(firm, private),
        )
