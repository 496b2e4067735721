"""Where several share the store through a server: what they do is heard, what waits for it is told, a mark says when
the server is away, and who I am is as whom I log in. Knows no dialog but the settings, and no store.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from tracker.presentation.states import States
from tracker.tongue import tr
from tracker.widgets.day import Day
from tracker.widgets.look.over.toast import Toast
from tracker.widgets.settings.settings_dialog import SettingsDialog
from tracker.widgets.telling import WindowTelling


class InATeam(QObject):
    """`entry_wanted(Form)` asks for quick entry on what was kept; `settings` gives the dialog in which a team is
    joined, and a password typed.
    """

    entry_wanted = Signal(object)

    def __init__(
        self,
        states: States,
        day: Day,
        telling: WindowTelling,
        toast: Toast,
        settings: Callable[[], SettingsDialog],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._states, self._day, self._settings = states, day, settings
        self._telling, self._toast = telling, toast

    def begin(self) -> None:
        """The day has been read: find out whose store it is."""
        states, team, belonging = self._states, self._states.team, self._states.belonging
        self._day.top.away.clicked.connect(self._say_it_is_away)
        team.began.connect(self._follow)
        team.changed.connect(self._tell_away)
        states.trash.erased.connect(self._tell_erased)
        team.begin()
        if belonging is not None:
            belonging.changed.connect(self._show_who_is_fixed)
            belonging.store_changed.connect(self._begin_again)
            belonging.look()

    def _follow(self) -> None:
        unsent = self._states.unsent
        self._day.morning.unsent = unsent
        unsent.kept.connect(self._telling.say)
        unsent.said.connect(self._telling.say)
        unsent.entry_wanted.connect(self.entry_wanted)
        unsent.dropped.connect(self._offer_it_back)
        unsent.read()

    def _offer_it_back(self, told: str, put_back: Callable[[], object]) -> None:
        self._states.undo.did_beyond(told, put_back)

    def _tell_away(self) -> None:
        """A quiet mark while the server is away; in words once, when it goes."""
        team, top = self._states.team, self._day.top
        was_there = top.away.isHidden()
        top.show_away(team.mark, team.sentence)
        if team.is_away and was_there and not self._states.unsent.to_go:
            self._say_it_is_away()

    def _say_it_is_away(self) -> None:
        team = self._states.team
        told = team.in_passing if self._day.top.away.text() else team.sentence  # as of when it is, the mark says itself
        if team.needs_password and self._states.belonging is not None:
            self._toast.offer(told, tr("Password…"), self._ask_password)
        else:
            self._telling.say(told)

    def _ask_password(self) -> None:
        self._settings().ask_password()

    def _tell_erased(self, _prospect_id: int) -> None:
        from tracker.presentation.words.team import several as words

        if self._states.team.is_shared:
            self._telling.say(words.erased_here_and_there())

    def _show_who_is_fixed(self) -> None:
        belonging = self._states.belonging
        membership = belonging.membership if belonging is not None else None
        self._states.us.be_fixed(membership.host if membership is not None else "")

    def _begin_again(self) -> None:
        """Another store is in the place of the one there was: a team's, or one's own again."""
        self._states.us.be_whoever_is_here()
        self._states.team.begin()
