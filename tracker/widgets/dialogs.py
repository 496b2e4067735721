"""The window's own dialogs, over its states: each is made when it is asked for, and let go of once it is left;
quick entry alone stays.

Knows neither the day nor the pages; what comes of a dialog is told in signals.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tracker.tongue import tr
from tracker.widgets.look.on_demand import OnDemand

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.presentation.states import States
    from tracker.rules.channel import Channel
    from tracker.rules.prospect import Prospect
    from tracker.runtime.settings import Settings
    from tracker.widgets.entry.quick_entry_dialog import QuickEntryDialog
    from tracker.widgets.flows.add_person_dialog import AddPersonDialog
    from tracker.widgets.flows.merge_dialog import MergeDialog
    from tracker.widgets.keys.keys_dialog import KeyGroup, KeysDialog
    from tracker.widgets.people.trash_dialog import TrashDialog
    from tracker.widgets.reminding.background import Background
    from tracker.widgets.road.evening_dialog import EveningDialog
    from tracker.widgets.road.print_dialog import PrintDialog
    from tracker.widgets.say.say_dialog import SayDialog
    from tracker.widgets.settings.reminders_page import RemindersPage
    from tracker.widgets.settings.settings_dialog import SettingsDialog
    from tracker.widgets.us.away_dialog import AwayDialog
    from tracker.widgets.us.several_of_us import SeveralOfUs
    from tracker.widgets.us.us_dialog import UsDialog


class Dialogs(QObject):
    """`logged(Logged)` after each entry that was saved, `unsaved(str)` where one could not be and was closed by then,
    `said(str)` for a sentence in passing, `entry_wanted(Form)` where what was said has to be told in quick entry,
    `settings_saved` once the settings are others, `answer_wanted(Planned)` for what became of one without a contact,
    `call_off_wanted(tuple of Planned)` where days away stand against them,
    `entry_made(QuickEntryDialog)` before quick entry is shown for the first time.

    `keys` gives what the page of keys tells. All of them lie over `over`.
    """

    logged = Signal(object)
    added = Signal(object)
    unsaved = Signal(str)
    said = Signal(str)
    entry_wanted = Signal(object)
    settings_saved = Signal()
    answer_wanted = Signal(object)
    call_off_wanted = Signal(object)
    entry_made = Signal(object)

    def __init__(self, states: States, keys: Callable[[], list[KeyGroup]], over: QWidget) -> None:
        super().__init__(over)
        self._states = states
        self._keys_told = keys
        self._over = over
        self.background: Background | None = None
        """What is done outside the window, where anything is."""
        # The one that is kept: it is opened after every talk, by a key that is to answer at once, and takes three
        # frames to make. Closed while its entry is being saved, it still tells what became of that.
        self.entry = OnDemand(self._entry, may_go=lambda: False)
        self.trash = OnDemand(self._trash)
        self.say = OnDemand(self._say)
        self.settings = OnDemand(self._settings)
        self.us = OnDemand(self._us)
        self.merge = OnDemand(self._merge)
        self.add_person = OnDemand(self._add_person)
        self.away = OnDemand(self._away)
        self.keys = OnDemand(self._keys)
        self.road = OnDemand(self._road)
        self.evening = OnDemand(self._evening)

    def save_settings(self, chosen: Settings) -> str | None:
        """Save them; a sentence where that failed."""
        trouble = self._start_along(chosen.starts_along) or self._states.save_settings(chosen)
        if trouble is None:
            self.settings_saved.emit()
        return trouble

    def _start_along(self, wanted: bool) -> str | None:
        beyond = self._states.beyond
        if beyond is None or beyond.starts_along() in (None, wanted):
            return None
        return beyond.start_along(wanted)

    def open_say(self, prospect_id: int, channel: Channel) -> None:
        """The wording for that person, as typed where something was; where it is in front, say so."""
        if self.say.is_open and self._states.saying.is_for(prospect_id):
            self.said.emit(tr("That wording is open already."))
        self.say().open_for(prospect_id, channel)

    def show_setting(self, typed: str) -> None:
        """The settings were found by that: they open where it stands."""
        if self.settings.is_open:
            self.settings().show_for(typed)

    def answer_country(self, country: str) -> None:
        """Keep in which country numbers without a code are rung, and that it was asked."""
        chosen = self._states.settings()
        trouble = self._states.save_settings(replace(chosen, country=country or chosen.country, country_asked=True))
        self.said.emit(trouble or tr("It is in the settings, should it change."))

    def _entry(self) -> QuickEntryDialog:
        from tracker.widgets.entry.quick_entry_dialog import QuickEntryDialog

        states = self._states
        dialog = QuickEntryDialog(
            states.entry,
            states.people(offers_new=True),
            states.people(offers_new=True),
            states.explain,
            self._over,
            self._in_the_pane,
        )
        dialog.logged.connect(self.logged)
        dialog.unsaved.connect(self.unsaved)
        dialog.answer_wanted.connect(self.answer_wanted)
        self.entry_made.emit(dialog)
        return dialog

    def _in_the_pane(self) -> Prospect | None:
        """Whoever stands there, and is offered first in a new entry."""
        card = self._states.card.card
        return card.prospect if card is not None else None

    def _merge(self) -> MergeDialog:
        from tracker.widgets.flows.merge_dialog import MergeDialog

        return MergeDialog(
            self._states.merging, self._states.people(offers_new=False), self._states.explain, self._over
        )

    def _add_person(self) -> AddPersonDialog:
        from tracker.widgets.flows.add_person_dialog import AddPersonDialog

        dialog = AddPersonDialog(self._states.adding, self._states.explain, self._over)
        self._states.adding.added.connect(self.added)
        return dialog

    def _trash(self) -> TrashDialog:
        from tracker.widgets.people.trash_dialog import TrashDialog

        return TrashDialog(self._states.trash, self._over)

    def _say(self) -> SayDialog:
        from tracker.widgets.say.say_dialog import SayDialog

        dialog = SayDialog(self._states.saying, self._states.explain, parent=self._over)
        dialog.logged.connect(self.logged)
        dialog.entry_wanted.connect(self.entry_wanted)
        dialog.copied.connect(lambda _text: self.said.emit(tr("The words have been copied.")))
        return dialog

    def _settings(self) -> SettingsDialog:
        from tracker.widgets.publishing.phone_calendar import PhoneCalendar
        from tracker.widgets.safety.safekeeping_page import SafekeepingPage
        from tracker.widgets.settings.settings_dialog import SettingsDialog
        from tracker.widgets.take_out.calendar_page import CalendarPage

        states, chosen = self._states, self._states.settings()
        today, second = states.calendar.today, chosen.second_folder
        belonging = states.belonging
        page = SafekeepingPage(
            states.safekeeping,
            states.now,
            chosen.zone,
            today,
            second,
            states.explain,
            is_a_copy=belonging is not None and belonging.membership is not None,
        )
        calendar = CalendarPage(chosen.calendar_folder, chosen.calendar_words, chosen.calendar_tasks)
        dialog = SettingsDialog(
            chosen,
            self.save_settings,
            states.policy,
            page,
            states.policy_effect,
            self._over,
            calendar,
            self._reminders(),
            self._several(),
        )
        if dialog.reminders is not None and self.background is not None:
            self.background.changed.connect(dialog.reminders.look_again)
            phone = PhoneCalendar(states.publishing)
            states.publishing.people_came.connect(dialog.give_way)  # whoever comes is looked at in the window
            dialog.reminders.connections.addWidget(phone)
        return dialog

    def _several(self) -> SeveralOfUs | None:
        from tracker.widgets.us.several_of_us import SeveralOfUs

        states = self._states
        if states.belonging is None:
            return None
        safety = states.safekeeping
        made = SeveralOfUs(
            states.belonging, states.team, states.unsent_if_shared, lambda: safety.erased_until is not None, states.here
        )
        safety.changed.connect(made.look_again)
        return made

    def _reminders(self) -> RemindersPage | None:
        from tracker.widgets.look.clipboard import to_clipboard
        from tracker.widgets.settings.reminders_page import RemindersPage

        beyond, background, states = self._states.beyond, self.background, self._states
        if beyond is None or background is None:
            return None
        chosen, has_tray = states.settings(), background.has_tray
        return RemindersPage(
            chosen, background.state, states.reminding.try_now, to_clipboard, has_tray, beyond.starts_along()
        )

    def _us(self) -> UsDialog:
        from tracker.widgets.us.us_dialog import UsDialog

        return UsDialog(self._states.us, self._states.explain, self._over)

    def _away(self) -> AwayDialog:
        from tracker.widgets.us.away_dialog import AwayDialog

        dialog = AwayDialog(self._states.us, self._states.here, self._states.explain, self._over)
        dialog.call_off_wanted.connect(self.call_off_wanted)
        return dialog

    def _road(self) -> PrintDialog:
        from tracker.presentation.road.paper import paper_in
        from tracker.widgets.road.print_dialog import PrintDialog

        states = self._states
        paper = paper_in(states.settings().country)
        dialog = PrintDialog(states.road, paper, states.write_file, states.explain, self._over)
        dialog.said.connect(self.said)
        return dialog

    def _evening(self) -> EveningDialog:
        from tracker.widgets.road.evening_dialog import EveningDialog

        dialog = EveningDialog(self._states.evening, self._states.explain, self._over)
        dialog.entry_wanted.connect(self.entry_wanted)
        dialog.answer_wanted.connect(self.answer_wanted)
        return dialog

    def _keys(self) -> KeysDialog:
        from tracker.widgets.keys.keys_dialog import KeysDialog

        return KeysDialog(self._keys_told(), self._over)
