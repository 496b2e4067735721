"""What became of our word, of whom and since when one chooses. Knows not how it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from enum import Enum

from PySide6.QtCore import QObject, Signal

from tracker.actions.outcome import Changes
from tracker.actions.ports import ContactsMade, Questions
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.here import Here
from tracker.presentation.words.terms import MINE
from tracker.rules.us import is_same_user
from tracker.rules.window import instant
from tracker.rules.word_kept import Given, WordKept, word_kept

EVER, FAR = date(1970, 1, 1), date(9999, 12, 31)


class Period(Enum):
    """How many months are looked at, this one included; ALL is since the first word that was given."""

    HALF_A_YEAR = 6
    A_YEAR = 12
    ALL = 0


class WordKeptState(QObject):
    """`changed` comes when `word` is another. `whose` is one of us by name, "" for everybody.

    `users` are the names of those at work here, asked for anew each time.
    """

    changed = Signal()

    def __init__(
        self,
        dispatcher: Dispatcher,
        here: Callable[[], Here],
        users: Callable[[], tuple[str, ...]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._here = here
        self._users = users
        self._open = False
        self._given: tuple[Given, ...] = ()
        self._made = ContactsMade({})
        self.period = Period.HALF_A_YEAR
        self.whose = ""
        self.word: WordKept | None = None
        dispatcher.changed.connect(self._hear)

    @property
    def users(self) -> tuple[str, ...]:
        """Those of us whose word can be looked at alone, me first; () where there is only one of us."""
        users = self._users()
        me = [user for user in users if self._is_me(user)]
        return (*me, *(user for user in users if user not in me)) if len(users) > 1 else ()

    def called(self, user: str) -> str:
        """How the choice of that one's word reads: "Mine" for whoever works here."""
        return MINE.told() if self._is_me(user) else user

    @property
    def named(self) -> str:
        """Whose word it is, by name; "" for everyone's where there are several of us."""
        return self.whose or ("" if self.users else self._here().me)

    def _is_me(self, user: str) -> bool:
        me = self._here().me
        return bool(me) and is_same_user(user, me)

    @property
    def today(self) -> date:
        return self._here().today

    @property
    def zone(self) -> str:
        return self._here().zone

    def watch(self, on: bool) -> None:
        """Read it, and again whenever something changes; or rest."""
        self._open = on
        if on:
            self._ask()

    def look_at(self, period: Period) -> None:
        if period is not self.period:
            self.period = period
            self._ask()

    def look_at_whose(self, name: str) -> None:
        if name != self.whose:
            self.whose = name
            self._tell()

    def _hear(self, _changes: Changes, _origin: object) -> None:
        if self._open:
            self._ask()

    def _ask(self) -> None:
        here = self._here()
        first = _months_before(here.today, self.period.value - 1) if self.period is not Period.ALL else EVER
        since = instant(first, datetime.min.time(), here.zone)
        until = here.now.astimezone(UTC) + timedelta(microseconds=1)
        period = self.period

        def asked(questions: Questions) -> tuple[tuple[Given, ...], ContactsMade]:
            return questions.given_between(first, FAR), questions.contacts_made(since, until)

        def take(found: tuple[tuple[Given, ...], ContactsMade]) -> None:
            if period is self.period:
                self._given, self._made = found
                self._tell()

        self._dispatcher.ask(asked, take)

    def _tell(self) -> None:
        here = self._here()
        given = [g for g in self._given if self._is_theirs(g.agreement.owner)]
        unasked = [u for u in self._made.unasked if self._is_theirs(u.by)]
        contacts = sum(n for by, n in self._made.by.items() if self._is_theirs(by))
        first = _months_before(here.today, self.period.value - 1) if self.period is not Period.ALL else here.today
        if self.period is Period.ALL and given:
            first = min(min(g.agreement.window.last for g in given), first)
        word = word_kept(given, unasked, contacts, first.replace(day=1), here.today, here.now, here.policy)
        if word != self.word:
            self.word = word
            self.changed.emit()

    def _is_theirs(self, name: str) -> bool:
        return not self.whose or is_same_user(self.whose, name)


def _months_before(day: date, months: int) -> date:
    at = day.year * 12 + day.month - 1 - months
    return date(at // 12, at % 12 + 1, 1)
