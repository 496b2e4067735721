"""Who of us there are and who I am, and the deeds that change that. Knows no widget and no settings file.

Who I am is this computer's own; who we are is the store's.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tracker.actions.outcome import Changes, Outcome
from tracker.actions.ports import Desk, Planned, Questions
from tracker.presentation.dispatcher import Dispatcher, Trouble
from tracker.presentation.here import Here
from tracker.presentation.words.team import handing_over
from tracker.presentation.writing import Writing
from tracker.rules.us import Away, Us, User, away_of, is_same_user, still_called, still_to_come
from tracker.tongue import Theirs, tr

if TYPE_CHECKING:
    from tracker.actions.us.leave import Left

Failed = Callable[[Trouble], None]


class UsState(QObject):
    """`changed` comes when who we are does, `switched` when who I am does, `said(str)` where that could not be kept.

    `went_away` comes when the days on which any of us is away are others, `agreed_anew` when something was agreed or
    settled. `fixed_at`: the team's server where one is whoever one logs in as; "" where one says so oneself.

    `know` is told who we are, so that names are read by it; `i_am` takes down who works at this computer.
    """

    changed = Signal()
    switched = Signal()
    said = Signal(str)
    went_away = Signal()
    agreed_anew = Signal()

    def __init__(
        self,
        dispatcher: Dispatcher,
        here: Callable[[], Here],
        know: Callable[[Us], None],
        i_am: Callable[[str], str | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._writing = Writing(dispatcher)
        self._here = here
        self._know = know
        self._i_am = i_am
        self._is_known = False
        self.fixed_at = ""
        self.us = Us()
        self._away: tuple[Away, ...] = ()
        dispatcher.changed.connect(self._on_changed)

    @property
    def me(self) -> str:
        """The name of whoever works here; "" where nobody has said."""
        return self._here().me

    @property
    def myself(self) -> User | None:
        """What is known of whoever works here; None where they have written nothing yet."""
        return self.us.named(self.me)

    @property
    def at_work(self) -> tuple[User, ...]:
        """Those who have not left, by name; whoever works here is one, even before they have written anything."""
        known = [user for user in self.us.users if user.left_at is None]
        if self.me and self.us.named(self.me) is None:
            known.append(User(0, self.me))
        return tuple(sorted(known, key=lambda user: (user.name.casefold(), user.id)))

    @property
    def colleagues(self) -> tuple[User, ...]:
        """Those at work but me."""
        return tuple(user for user in self.at_work if not user.goes_by(self.me))

    @property
    def is_a_stranger(self) -> bool:
        """Whether others have written here, and whoever works here is none of them, nor known by a login."""
        return not self.fixed_at and self._is_known and bool(self.us.users) and self.myself is None

    @property
    def away(self) -> tuple[Away, ...]:
        """The days on which whoever works here is away, earliest first; what is over by today is left out."""
        return still_to_come(away_of(self.myself, self._away), self._here().today)

    def reload(self) -> None:
        self._dispatcher.ask(
            lambda questions: (questions.users(), questions.away()), lambda us: self._take(*us), lambda _trouble: None
        )

    def switch(self, name: str) -> None:
        """I am whoever goes by that name, from now on. In a team that is for the login to say."""
        if is_same_user(name, self.me):
            return
        if self.fixed_at:
            self.said.emit(tr("In the team you are {who}, by your login.", who=Theirs(self.me)))
            return
        trouble = self._i_am(self.us.today(name))
        if trouble is not None:
            self.said.emit(trouble)
        self.switched.emit()

    def be_fixed(self, host: str) -> None:
        """Who I am is told by the login at that server from now on; "" for by nobody."""
        if host != self.fixed_at:
            self.fixed_at = host
            self.changed.emit()

    def be_whoever_is_here(self) -> None:
        """Another store is in place, and so perhaps another who works here."""
        self.switched.emit()
        self.reload()

    def introduce(self, name: str, company: str, ring_back: str, then: Callable[[], object], failed: Failed) -> None:
        """At the first start: I am called so. `then` comes when it is written."""

        def deed(desk: Desk) -> Outcome[User]:
            from tracker.actions.us.introduce import introduce

            return introduce(desk, name, company, ring_back)

        def done(user: User) -> None:
            trouble = self._i_am(user.name)
            if trouble is not None:
                self.said.emit(trouble)
            self.switched.emit()
            then()

        self._writing.do(deed, done, failed, origin=self, about="introduce")

    def go_away(self, first: date, last: date, why: str, then: Callable[[], None], failed: Failed) -> None:
        """Whoever works here is away on those days."""

        def deed(desk: Desk) -> Outcome[Away]:
            from tracker.actions.us.away import go_away

            return go_away(desk, first, last, why)

        self._writing.do(deed, lambda _: then(), failed, about=("away", first, last))

    def agreed_on(self, first: date, last: date, then: Callable[[tuple[Planned, ...]], None]) -> None:
        """Tell what is agreed with whoever works here for those days and no other. Where it cannot be read: nothing."""

        def asked(questions: Questions) -> tuple[Planned, ...]:
            found = questions.agreements_between(first, last)
            mine = (each for each in found if each.is_open and is_same_user(each.owner, self.me))
            return tuple(each for each in mine if first <= each.window.first and each.window.last <= last)

        self._dispatcher.ask(asked, then, lambda _trouble: None)

    def be_there(self, away: Away, failed: Failed) -> None:
        """On those days we are there after all."""

        def deed(desk: Desk) -> Outcome[Away]:
            from tracker.actions.us.away import be_there

            return be_there(desk, away.id)

        self._writing.do(deed, lambda _: None, failed, about=("away", away.id))

    def add(self, name: str, then: Callable[[User], None], failed: Failed) -> None:
        """Make somebody one of us."""

        def deed(desk: Desk) -> Outcome[User]:
            from tracker.actions.us.add_user import add_user

            return add_user(desk, name)

        self._writing.do(deed, then, failed, about="add")

    def edit(
        self, who: str, name: str, company: str, ring_back: str, then: Callable[[], object], failed: Failed
    ) -> None:
        """Correct what is known of one of us. Where that is me, my new name is taken down here as well."""
        was_me = self.us.same(who, self.me)

        def deed(desk: Desk) -> Outcome[User]:
            from tracker.actions.us.edit_user import edit_user
            from tracker.actions.us.introduce import introduce

            if was_me and self.us.named(who) is None:
                return introduce(desk, name, company, ring_back)  # nothing was written yet by any other name
            return edit_user(desk, who, name, company, ring_back)

        def done(user: User) -> None:
            if was_me:
                self._i_am(user.name)
                self.switched.emit()
            then()

        self._writing.do(deed, done, failed, about=("edit", who))

    def leave(self, who: str, to: str, then: Callable[[str], None], failed: Failed) -> None:
        """One of us leaves, and `to` takes over what is still agreed; `then` gets what was handed over, in words."""

        def deed(desk: Desk) -> Outcome[Left]:
            from tracker.actions.us.leave import leave

            return leave(desk, who, to)

        self._writing.do(
            deed,
            lambda left: then(handing_over.has_left(left.user.name, left.to, left.whom)),
            failed,
            about=("leave", who),
        )

    def look_at_open(self, who: str, then: Callable[[str], None]) -> None:
        """Tell what of that one of us would change hands, in words. Where it cannot be read nothing is said."""

        def asked(questions: Questions) -> tuple[str, ...]:
            from tracker.actions.us.leave import still_open

            return still_open(questions, who)

        self._dispatcher.ask(asked, lambda whom: then(handing_over.still_open(who, whom)), lambda _trouble: None)

    def _on_changed(self, changes: Changes, _origin: object) -> None:
        self.reload()
        if changes.days:
            self.agreed_anew.emit()

    def _take(self, users: tuple[User, ...], away: tuple[Away, ...]) -> None:
        went_away, self._away = away != self._away, away
        us, was_known = Us(users), self._is_known
        self._is_known = True
        if us != self.us or not was_known:
            before = self.me
            called = still_called(self.us.users, users, before)
            self.us = us
            self._know(us)
            if called != before:
                self._i_am(called)
            self.changed.emit()
            if self.me != before:
                self.switched.emit()
        if went_away:
            self.went_away.emit()
