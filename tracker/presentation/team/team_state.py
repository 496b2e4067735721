"""The team behind a store that several share: what others do comes into the window, and as of when all of it is known.

Asks the server only where the store is. Knows no screen; in a store of one's own it does nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from tracker.actions.outcome import Changes, Fault, StoreFault
from tracker.actions.team.team import Listen, Team
from tracker.presentation.dispatcher import Dispatcher, Trouble
from tracker.presentation.here import Here
from tracker.presentation.words.team import away as words

WITHIN_S = 2.0
"""So long a server is waited for, before an act and each minute."""


@dataclass(frozen=True, slots=True)
class _Caught:
    """What came of asking the server. `why_not` is None where it answered; `needs_password`: it wants one first."""

    as_of: datetime | None
    changes: Changes | None = None
    why_not: Fault | None = None
    needs_password: bool = False


class TeamState(QObject):
    """`began` comes once, where the store is found to be a team's, `changed` when the server went away or came back,
    `caught_up` each time it has answered, `unanswered` each time it has not. Call `begin` once the day has been read,
    and again when another store is in its place; `look` every minute.

    `team` is asked where the store is, None for a store of one's own. `listen` hears at once of what colleagues do.
    `look_at_news` tells the screens what is in the store by now.
    """

    began = Signal()
    changed = Signal()
    caught_up = Signal()
    unanswered = Signal()
    _noticed = Signal()

    def __init__(
        self,
        dispatcher: Dispatcher,
        team: Callable[[], Team | None],
        listen: Listen | None,
        here: Callable[[], Here],
        look_at_news: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._team = team
        self._listen = listen
        self._here = here
        self._look_at_news = look_at_news
        self._stop: Callable[[], object] | None = None
        self._asking = self._again = self._has_begun = False
        self._shown: object = None
        self.is_shared = False
        self.as_of: datetime | None = None
        self.why_not: Fault | None = None
        self.needs_password = False
        self._noticed.connect(self.look)
        dispatcher.away.connect(self.lost)

    @property
    def is_away(self) -> bool:
        """Whether the server did not answer when it was asked last."""
        return self.is_shared and self.why_not is not None

    @property
    def mark(self) -> str:
        """As of when it is known, in a few words; "" while the server is there."""
        return words.as_of(self.as_of, self._here().zone, self._here().today) if self.is_away else ""

    @property
    def sentence(self) -> str:
        """The same, with what can be done meanwhile; "" while the server is there."""
        if not self.is_away or self.why_not is None:
            return ""
        here = self._here()
        return words.sentence_of(self.why_not, self.as_of, here.zone, here.today, wants_password=self.needs_password)

    @property
    def in_passing(self) -> str:
        """The same for a moment, beside the mark: as of when it is, that one tells."""
        if not self.is_away or self.why_not is None:
            return ""
        here = self._here()
        return words.sentence_of(self.why_not, None, here.zone, here.today, wants_password=self.needs_password)

    def begin(self) -> None:
        """Find out whether the store is a team's, and hear of it from then on where it is."""

        def found(team: Team | None) -> None:
            was_shared, self.is_shared = self.is_shared, team is not None
            if team is None:
                if was_shared:
                    self.leave()
                    self.as_of, self.why_not, self.needs_password = None, None, False
                    self._tell()
                return
            self.as_of = team.as_of
            if not self._has_begun:
                self._has_begun = True
                self.began.emit()
            if self._listen is not None and self._stop is None:
                self._stop = self._listen(self._noticed.emit)
            self.look()

        self._dispatcher.run(self._team, found, lambda _trouble: None)

    def leave(self) -> None:
        """The program ends: nothing is heard any more."""
        if self._stop is not None:
            self._stop()
            self._stop = None

    def look(self) -> None:
        """Bring in what others have done since. While that is under way, once more after it."""
        if not self.is_shared:
            return
        if self._asking:
            self._again = True
            return
        self._ask(lambda: None)

    def before(self, act: Callable[[str], None]) -> None:
        """Do it once all is here that others have done, or so many seconds later all the same: then with what is to be
        said of it, "" else. In a store of one's own at once.
        """
        if not self.is_shared:
            act("")
            return
        done: list[bool] = []

        def go() -> None:
            if not done:
                done.append(True)
                act("" if answered() else words.in_doubt(self.as_of, self._here().zone, self._here().today))

        came: list[bool] = []

        def answered() -> bool:
            return bool(came) and self.why_not is None

        def arrived() -> None:
            came.append(True)
            go()

        wait = QTimer(self, singleShot=True, interval=round(WITHIN_S * 1000))
        wait.timeout.connect(go)
        wait.timeout.connect(wait.deleteLater)
        wait.start()
        self._ask(arrived)

    def _ask(self, then: Callable[[], None]) -> None:
        self._asking = True

        def arrived(caught: _Caught) -> None:
            again, self._asking, self._again = self._again, False, False
            self._take(caught)
            then()
            if again and caught.why_not is None:
                self.look()

        def failed(_trouble: Trouble) -> None:
            self._asking = self._again = False
            then()

        self._dispatcher.run(self._catch_up, arrived, failed)

    def _catch_up(self) -> _Caught:
        """Where the store is."""
        team = self._team()
        if team is None:
            return _Caught(None)
        try:
            changes = team.catch_up(WITHIN_S)
        except StoreFault as fault:
            wanted = fault.fault is Fault.NOT_ALLOWED and fault.detail in words.LETS_IN_BY_PASSWORD
            return _Caught(team.as_of, why_not=fault.fault, needs_password=wanted)
        return _Caught(team.as_of, changes)

    def _take(self, caught: _Caught) -> None:
        self.as_of, self.why_not, self.needs_password = caught.as_of, caught.why_not, caught.needs_password
        # What was brought in on the way to a deed of our own is news too.
        self._look_at_news()
        self._tell()
        (self.caught_up if caught.why_not is None else self.unanswered).emit()

    def lost(self) -> None:
        """A deed was told that the server does not answer: that is known before the next minute."""
        if self.is_shared and self.why_not is None:
            self.why_not = Fault.AWAY
            self._tell()

    def _tell(self) -> None:
        shown = (self.mark, self.sentence, self.needs_password)
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()
