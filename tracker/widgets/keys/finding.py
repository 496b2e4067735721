"""Find, and do: the palette over the window, what it is offered, and where what was chosen in it leads.

Made with the window; the palette itself when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tracker.tongue import tr

if TYPE_CHECKING:
    from tracker.actions.outcome import Changes
    from tracker.presentation.palette.commands_found import Offered
    from tracker.presentation.states import States
    from tracker.widgets.day import Day
    from tracker.widgets.keys.commands import Command, Commands
    from tracker.widgets.palette.palette import Palette

LOOKED_AT = 5
STAY = frozenset({"find", "undo", "redo"})
"""Commands that leave it open."""


class Finding(QObject):
    """`entry_wanted(Form | None)` asks for quick entry, `carried(str)` for one with these words in its line; `logged`
    comes with what was kept at once, `refused(trouble)` where that failed, `said(str)` with a sentence in passing.
    `reach_wanted(Act)`, `keep_wanted(Planned)` and `became_wanted(Planned)` are for what one does with an agreement,
    `hide_wanted(int, date)` hides the reminder of one,
    `road_wanted(date)` has that day on paper. `setting_wanted(str)` comes once the settings are there, with what they
    were found by.
    """

    entry_wanted = Signal(object)
    carried = Signal(str)
    logged = Signal(object)
    refused = Signal(object)
    said = Signal(str)
    reach_wanted = Signal(object)
    keep_wanted = Signal(object)
    became_wanted = Signal(object)
    hide_wanted = Signal(object, object)
    road_wanted = Signal(object)
    setting_wanted = Signal(str)

    def __init__(self, states: States, day: Day, over: QWidget) -> None:
        super().__init__(over)
        self._states, self._day, self._over = states, day, over
        self._commands: Commands | None = None
        self._palette: Palette | None = None
        self._looked_at: dict[int, str] = {}
        states.card.changed.connect(self._look_at)
        states.dispatcher.changed.connect(self._forget_changed)

    def hear(self, commands: Commands) -> None:
        """These can be chosen in it; a key of theirs closes it."""
        self._commands = commands
        commands.about_to.connect(self._close_before)

    @property
    def palette(self) -> Palette:
        if self._palette is None:
            from tracker.widgets.palette.palette import Palette

            state = self._states.palette
            self._palette = made = Palette(state, self._over)
            made.person_chosen.connect(self._day.show_found)
            made.day_chosen.connect(self._day.go_to)
            made.road_wanted.connect(self.road_wanted)
            made.command_chosen.connect(self._do)
            made.entry_wanted.connect(self.entry_wanted)
            made.entry_with.connect(self._day.new_entry_with)
            made.carried.connect(self.carried)
            made.reach_wanted.connect(self.reach_wanted)
            made.keep_wanted.connect(self.keep_wanted)
            made.became_wanted.connect(self.became_wanted)
            made.hide_wanted.connect(self.hide_wanted)
            state.act_done.connect(self.logged)
            state.refused.connect(self.refused)
        return self._palette

    @property
    def is_open(self) -> bool:
        return self._palette is not None and self._palette.isVisible()

    def open(self) -> None:
        """Where it is open already, what was typed is marked; where nothing was, it is said what could be."""
        if self.is_open and not self.palette.line.text():
            self.said.emit(tr("Type a name, a number or a word of a note."))
        from tracker.presentation.palette.palette_state import Before

        card, morning = self._states.card.card, self._states.morning
        self.palette.open(
            Before(
                self._offered(),
                card.prospect if card is not None else None,
                (card.now,) if card is not None and card.now is not None else (),
                tuple(self._looked_at.items()),
                morning.morning,
                morning.following,
            )
        )

    def close(self) -> None:
        """A page comes over what it lies above."""
        if self.is_open:
            self.palette.close_quietly()

    def _offered(self) -> tuple[Offered, ...]:
        from tracker.presentation.palette.commands_found import Offered
        from tracker.widgets.keys.other_names import other_names

        assert self._commands is not None
        actions = self._commands.actions
        also = other_names()
        return tuple(
            Offered(
                command.name,
                actions[command.name].text().replace("&&", "&").rstrip("…"),
                f"{command.words} {command.told}",
                command.keys[0] if command.keys else "",
                also.get(command.name, ""),
            )
            for command in self._commands.by_name.values()
            if command.offered()
        )

    def _do(self, name: str, typed: str) -> None:
        assert self._commands is not None
        self._commands.actions[name].trigger()
        if name == "settings":
            self.setting_wanted.emit(typed)

    def _close_before(self, command: Command) -> None:
        if self.is_open and command.name not in STAY:
            self.palette.leave()

    def _look_at(self) -> None:
        card = self._states.card.card
        if card is not None:
            of = card.prospect.id
            others = [each for each in self._looked_at.items() if each[0] != of]
            self._looked_at = dict([(of, card.prospect.name), *others][:LOOKED_AT])

    def _forget_changed(self, changes: Changes, _origin: object) -> None:
        """Whoever something was written about may be called otherwise by now, or be gone."""
        for of in changes.prospects:
            self._looked_at.pop(of, None)
