"""The one window: the morning, the calendar and the prospect beside each other, and what goes across them.

It lays out and connects; each region knows only its own state.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale, QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from tracker.actions.outcome import Refusal, StoreFault
from tracker.actions.ports import Planned
from tracker.presentation.entry_form import Form
from tracker.presentation.quick_entry import form_for
from tracker.presentation.states import States
from tracker.runtime.settings import Settings
from tracker.widgets.keys_dialog import KeysDialog
from tracker.widgets.month_view import MonthView
from tracker.widgets.morning_view import MorningView
from tracker.widgets.prospect_editor import ProspectEditor
from tracker.widgets.prospect_pane import ProspectPane
from tracker.widgets.quick_entry_dialog import QuickEntryDialog
from tracker.widgets.sample_bar import SampleBar
from tracker.widgets.settings_dialog import SettingsDialog
from tracker.widgets.toast import Toast
from tracker.widgets.top_bar import TopBar
from tracker.widgets.trouble_page import TroublePage
from tracker.widgets.welcome_page import WelcomePage

START_SIZE = (1280, 800)
LEAST_SIZE = (960, 600)
MORNING_WIDTH, PANE_WIDTH = 260, 340
MINUTE_MS = 60_000


class MainWindow(QMainWindow):
    """`remembered` is where the window keeps its size and what is open; None forgets (pictures, tests)."""

    def __init__(self, states: States, remembered: QSettings | None = None) -> None:
        super().__init__()
        self.setWindowTitle("As Agreed")
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*START_SIZE)
        self.states = states
        self._remembered = remembered
        self._entry_dialog: QuickEntryDialog | None = None
        self._editor: ProspectEditor | None = None
        self._started = False
        self._build()
        self._actions()
        self._connect()
        self._remember()
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self._tick)
        self._minute.start()

    def begin(self) -> None:
        """Ask the store for what there is to show."""
        self.states.sample.look()
        self.states.morning.reload()
        self.states.undo.reload()
        self._show_days(*self.calendar.shown_days())

    @property
    def entry(self) -> QuickEntryDialog:
        """The quick-entry dialog, made when first needed."""
        if self._entry_dialog is None:
            states = self.states
            self._entry_dialog = QuickEntryDialog(states.entry, states.people(True), states.explain, self)
        return self._entry_dialog

    @property
    def editor(self) -> ProspectEditor:
        """The dialog for what we know of a person, made when first needed."""
        if self._editor is None:
            self._editor = ProspectEditor(self.states.editing, self.states.explain, self)
        return self._editor

    def new_entry(self, form: Form | None = None) -> None:
        """Open quick entry: on `form`, or on the draft that was left, or blank."""
        if self.entry.isVisible():
            self.entry.activateWindow()
            return
        self.entry.open_with(form or self.states.entry.take_draft())

    def show_prospect(self, prospect_id: int) -> None:
        self.states.card.show(prospect_id)
        self.pane.show()

    def _build(self) -> None:
        states = self.states
        self.top = TopBar(states.people(False))
        self.sample_bar = SampleBar()
        self.morning = MorningView(states.morning)
        self.calendar = MonthView(
            states.calendar.model, states.calendar.today, first_weekday(), states.calendar.days_off
        )
        self.pane = ProspectPane(states.card)
        self.welcome = WelcomePage()
        self.trouble = TroublePage()
        self.regions = QSplitter(Qt.Orientation.Horizontal)
        for region in (self.morning, self.calendar, self.pane):
            self.regions.addWidget(region)
        self.regions.setStretchFactor(1, 1)
        self.regions.setCollapsible(1, False)
        self.regions.setSizes([MORNING_WIDTH, START_SIZE[0] - MORNING_WIDTH - PANE_WIDTH, PANE_WIDTH])
        day = QWidget()
        column = QVBoxLayout(day)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.sample_bar)
        column.addWidget(self.regions, 1)
        self._day = day
        self.pages = QStackedWidget()
        for page in (day, self.welcome, self.trouble):
            self.pages.addWidget(page)
        self.setCentralWidget(self.pages)
        self.toast = Toast(self.pages)

    def _actions(self) -> None:
        self.undo_action = self._action(self.tr("Undo"), "Ctrl+Z", self.states.undo.undo)
        self.redo_action = self._action(self.tr("Redo"), "Ctrl+Shift+Z", self.states.undo.redo)
        self._action(self.tr("New entry"), "Ctrl+N", self.new_entry)
        self._action(self.tr("Find"), "Ctrl+K", self.top.finder.setFocus)
        pane = self._action(self.tr("Prospect pane"), "Ctrl+\\", lambda: self.pane.setVisible(self.pane.isHidden()))
        morning = self._action(
            self.tr("Morning"), "Ctrl+Shift+\\", lambda: self.morning.setVisible(self.morning.isHidden())
        )
        settings = self._action(self.tr("Settings…"), "Ctrl+,", self.open_settings)
        keys = self._action(self.tr("Keys"), "F1", self.show_keys)
        leave = self._action(self.tr("Quit"), "Ctrl+Q", self.close)
        self._action(self.tr("Next region"), "F6", lambda: self._next_region(1))
        self._action(self.tr("Previous region"), "Shift+F6", lambda: self._next_region(-1))
        menu = QMenu(self)
        menu.addActions([self.undo_action, self.redo_action])
        menu.addSeparator()
        menu.addActions([pane, morning])
        menu.addSeparator()
        menu.addActions([settings, keys, leave])
        self.top.set_menu(menu)

    def _action(self, text: str, keys: str, deed: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: deed())
        self.addAction(action)
        return action

    def _connect(self) -> None:
        states = self.states
        self.top.new_entry.connect(self.new_entry)
        self.top.finder.person_chosen.connect(lambda prospect_id, _name: self.show_prospect(prospect_id))
        self.top.today.connect(lambda: self.calendar.choose(self.calendar.today))
        self.top.earlier.connect(lambda: self.calendar.turn(-1))
        self.top.later.connect(lambda: self.calendar.turn(1))
        self.morning.prospect_chosen.connect(self.show_prospect)
        self.morning.new_entry_wanted.connect(self.new_entry)
        self.calendar.month_changed.connect(self._show_days)
        self.calendar.agreement_opened.connect(self._open_agreement)
        self.calendar.new_entry_on.connect(lambda _day: self.new_entry())
        self.pane.edit_requested.connect(lambda prospect_id: self.editor.edit(prospect_id))
        self.pane.copied.connect(lambda text: self.toast.say(self.tr("Copied: %1").replace("%1", text), undoable=False))
        self.pane.new_entry_requested.connect(self._new_entry_with)
        self.welcome.start_empty.connect(self._start_empty)
        self.welcome.show_sample.connect(states.sample.load)
        self.sample_bar.remove.connect(states.sample.remove)
        self.trouble.try_again.connect(self.begin)
        self.trouble.leave.connect(self.close)
        self.toast.undo.connect(states.undo.undo)
        states.undo.changed.connect(self._show_undo)
        states.undo.told.connect(lambda text, undoable: self.toast.say(text, undoable=undoable))
        states.sample.changed.connect(self._show_page)
        states.sample.unreachable.connect(self._show_trouble)
        states.dispatcher.failed.connect(self._tell_trouble)
        states.calendar.today_changed.connect(self.calendar.set_today)

    def _show_days(self, first: date, last: date) -> None:
        self.states.calendar.show(first, last)
        self.top.title.setText(self.calendar.title())

    def _open_agreement(self, planned: Planned) -> None:
        self.show_prospect(planned.prospect_id)

    def _new_entry_with(self, prospect_id: int) -> None:
        card = self.states.card.card
        if card is None:
            return
        agreement = card.earliest.agreement
        if agreement is not None:
            self.new_entry(form_for(agreement.channel, prospect_id, card.prospect.name))
        else:
            self.new_entry(Form(prospect_id, card.prospect.name))

    def _start_empty(self) -> None:
        self._started = True
        self._show_page()
        self.new_entry()

    def _show_page(self) -> None:
        sample = self.states.sample
        empty = bool(sample.is_empty) and not self._started
        self.pages.setCurrentWidget(self.welcome if empty else self._day)
        self.sample_bar.setVisible(sample.has_sample)
        (self.welcome if empty else self.morning).setFocus()

    def _show_trouble(self, trouble: Refusal | StoreFault) -> None:
        self.trouble.tell(self.states.explain(trouble))
        self.pages.setCurrentWidget(self.trouble)
        self.trouble.setFocus()

    def _tell_trouble(self, trouble: Refusal | StoreFault) -> None:
        self.toast.say(self.states.explain(trouble), undoable=False)

    def _show_undo(self) -> None:
        undo = self.states.undo
        self.undo_action.setText(undo.undo_text)
        self.undo_action.setEnabled(undo.can_undo)
        self.redo_action.setText(undo.redo_text)
        self.redo_action.setEnabled(undo.can_redo)

    def _next_region(self, step: int) -> None:
        regions = [region for region in (self.morning, self.calendar, self.pane) if region.isVisible()]
        focused = self.focusWidget()
        here = next((n for n, region in enumerate(regions) if focused and region.isAncestorOf(focused)), -1)
        if here < 0 and focused in regions:
            here = regions.index(focused)
        regions[(here + step) % len(regions)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_settings(self) -> None:
        self.settings_dialog().open()

    def settings_dialog(self) -> SettingsDialog:
        return SettingsDialog(self.states.settings(), self._save_settings, self)

    def show_keys(self) -> None:
        KeysDialog(self.keys(), self).open()

    def _save_settings(self, chosen: Settings) -> str | None:
        trouble = self.states.save_settings(chosen)
        if trouble is None:
            self.states.morning.reload()
            self.calendar.set_week(first_weekday(), self.states.calendar.days_off)
            self.states.calendar.settings_changed()
            self.states.card.reload()
        return trouble

    def _tick(self) -> None:
        """Once a minute: what was agreed slips, a day ends, another window may have written."""
        self.states.morning.reload()
        self.states.calendar.tick()

    def _remember(self) -> None:
        if self._remembered is None:
            return
        geometry, regions = self._remembered.value("window"), self._remembered.value("regions")
        if geometry is not None:
            self.restoreGeometry(geometry)
        if regions is not None:
            self.regions.restoreState(regions)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._entry_dialog is not None and self._entry_dialog.isVisible():
            self.states.entry.keep_draft()
        if self._remembered is not None:
            self._remembered.setValue("window", self.saveGeometry())
            self._remembered.setValue("regions", self.regions.saveState())
        super().closeEvent(event)

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+N", self.tr("New entry")),
            ("Ctrl+K", self.tr("Find a person, a note, a number")),
            (self.tr("Arrows"), self.tr("Day by day in the calendar")),
            (self.tr("Page Up, Page Down"), self.tr("Month by month")),
            (self.tr("Home"), self.tr("Today")),
            (self.tr("Enter"), self.tr("Open what is chosen")),
            ("F6", self.tr("Next region: morning, calendar, prospect")),
            ("Ctrl+Z", self.tr("Undo")),
            ("Ctrl+Shift+Z", self.tr("Redo")),
            ("Ctrl+\\", self.tr("Show or hide the prospect")),
            ("Ctrl+Shift+\\", self.tr("Show or hide the morning")),
            (self.tr("In an entry: Ctrl+Enter"), self.tr("Save")),
            (self.tr("In an entry: Ctrl+Shift+Enter"), self.tr("Save and start the next")),
            (self.tr("In an entry: Esc"), self.tr("Close, and keep what was typed")),
            ("Ctrl+,", self.tr("Settings")),
            (self.tr("? or F1"), self.tr("These keys")),
            ("Ctrl+Q", self.tr("Quit")),
        ]


def first_weekday() -> int:
    """The day the week begins on here, Monday 0 to Sunday 6."""
    return QLocale().firstDayOfWeek().value - 1
