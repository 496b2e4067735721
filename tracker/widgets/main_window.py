"""The one window: the morning, the calendar and the prospect beside each other, and what goes across them.

It lays out and connects; each region knows only its own state. It is shown before it is furnished, so hardly anything
is read in for it alone: regions are imported where they are made, dialogs where they are opened.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

# `Qt` itself takes longer to read in than the first picture of the window: it is looked up where it is used.
from PySide6 import QtCore
from PySide6.QtCore import QByteArray, QLocale, QSettings, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from tracker.actions.outcome import Fault, Refusal, StoreFault
from tracker.widgets.first_sight import FirstSight, Remembered, read_remembered

if TYPE_CHECKING:
    from tracker.actions.ports import Planned
    from tracker.actions.safekeeping import BackupLine, Trouble
    from tracker.presentation.entry_form import Form
    from tracker.presentation.states import States
    from tracker.runtime.settings import Settings
    from tracker.widgets.calendar.calendar_view import ViewKind
    from tracker.widgets.entry.quick_entry_dialog import QuickEntryDialog
    from tracker.widgets.keys_dialog import KeysDialog
    from tracker.widgets.people.people_table import PeopleTable
    from tracker.widgets.people.trash_dialog import TrashDialog
    from tracker.widgets.safety.damage_page import DamagePage
    from tracker.widgets.safety.safety import Safety
    from tracker.widgets.say.say_dialog import SayDialog
    from tracker.widgets.settings_dialog import SettingsDialog

START_SIZE = (1280, 800)
LEAST_SIZE = (960, 600)
MORNING_WIDTH, PANE_WIDTH = 260, 340
MINUTE_MS = 60_000
OWN_PAGE = frozenset({Fault.MISSING, Fault.IN_THE_WAY})
"""What can be met only before the day is seen, and is told on a page of its own."""


class MainWindow(QMainWindow):
    """Can be shown at once, and does nothing until it is furnished.

    `today` says which month is drawn until the calendar is there. `remembered` is where it keeps its size and what is
    open; None forgets (pictures, tests). `settled` comes once the day has been read and shown: what can wait until
    then may begin.
    """

    settled = Signal()

    def __init__(self, today: date, remembered: QSettings | None = None) -> None:
        super().__init__()
        self.setWindowTitle("As Agreed")
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*START_SIZE)
        self._remembered = remembered
        self._furnished = False
        seen = None
        if remembered is not None:
            geometry = remembered.value("window")
            if isinstance(geometry, QByteArray):  # the file may say anything
                self.restoreGeometry(geometry)
            seen = read_remembered(remembered.value("first-sight"))
        self.first_sight = FirstSight(seen, today)
        self.setCentralWidget(self.first_sight)

    def furnish(self, states: States, breathe: Callable[[], None] = lambda: None) -> None:
        """Put the regions in, over their states. `breathe` is called between them, so that the window may paint."""
        self.states = states
        self._entry_dialog: QuickEntryDialog | None = None
        self._unsaved = ""
        self._people: PeopleTable | None = None
        self._trash: TrashDialog | None = None
        self._say_dialog: SayDialog | None = None
        self._damage: DamagePage | None = None
        self._safety: Safety | None = None
        self._started = False
        self._lets_go = False
        self._settling = self._has_settled = False
        self._build(breathe)
        self._actions()
        self._connect()
        self._connect_flows()
        self._take_up()
        self._furnished = True
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self._tick)
        self._minute.start()

    def begin(self) -> None:
        """Ask the store for what there is to show. What is looked at first is asked first."""
        self.states.news.begin()
        self.states.sample.look()
        self.calendar.begin()
        self.states.morning.reload()
        self.states.undo.reload()
        # Asked last, so that all that quick entry needs is read in when the day is already seen.
        self._ask_to_settle()

    def _ask_to_settle(self) -> None:
        def cannot_yet(trouble: Refusal | StoreFault) -> None:
            self._settling = False
            self._tell_unread(trouble)

        self._settling = True
        self.states.dispatcher.ask(lambda _questions: None, lambda _nothing: self._settle(), cannot_yet)

    def _reached(self) -> None:
        """Where nothing could be read at the start, what waits for the day begins now."""
        if not self._settling and not self._has_settled:
            self._ask_to_settle()

    def _settle(self) -> None:
        """Begin what could wait until the day was read; of that, some only once however often it is read anew."""
        self._settling = False
        again, self._has_settled = self._has_settled, True
        if not again:
            self.states.trash.erased.connect(self.states.forget)
            self._connect_clock()
        self._let_go()
        self.safety.begin()
        if again:
            return
        self.settled.emit()
        if self.states.entry.take_draft() is not None:
            self.toast.offer(self.tr("An entry was left unsaved."), self.tr("Open it"), self.open_left_entry)

    def _let_go(self) -> None:
        """What is due by the clock goes, once it is known whether the clock can be believed."""
        self.states.clock.look()
        self.states.trash.purge()

    def _connect_clock(self) -> None:
        from tracker.widgets.clock_bar import ClockBar

        clock, bar = self.states.clock, ClockBar()
        self.bars.addWidget(bar)

        def show() -> None:
            bar.tell(clock.sentence)
            bar.setVisible(bool(clock.sentence))

        clock.changed.connect(show)
        clock.believed.connect(self.states.trash.purge)
        bar.right.connect(clock.believe)
        bar.wrong.connect(clock.doubt)
        self.clock_bar = bar

    def come_forward(self) -> None:
        """Somebody started the program again: this window is it."""
        self.setWindowState(self.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def keep_typing(self) -> None:
        """Keep the entry that is open as a draft, whatever happens next."""
        if self._entry_dialog is not None and self._entry_dialog.isVisible():
            self.states.entry.keep_draft()
        self.pane.details.keep_typing()
        self.flows.keep_typing()

    @property
    def entry(self) -> QuickEntryDialog:
        """The quick-entry dialog, made when first needed."""
        if self._entry_dialog is None:
            from tracker.widgets.entry.quick_entry_dialog import QuickEntryDialog

            states = self.states
            self._entry_dialog = QuickEntryDialog(states.entry, states.people(True), states.explain, self)
            self._entry_dialog.logged.connect(lambda logged: self.show_prospect(logged.prospect.id))
            self._entry_dialog.unsaved.connect(self._offer_unsaved)
        return self._entry_dialog

    @property
    def people(self) -> PeopleTable:
        """The table of everyone, made when first needed."""
        if self._people is None:
            from tracker.widgets.people.people_table import PeopleTable

            self._people = PeopleTable(self.states.everyone)
            self._people.opened.connect(self.show_prospect)
            self._people.left.connect(self.toggle_people)
            self.middle.addWidget(self._people)
        return self._people

    @property
    def trash(self) -> TrashDialog:
        """The trash, made when first needed."""
        if self._trash is None:
            from tracker.widgets.people.trash_dialog import TrashDialog

            self._trash = TrashDialog(self.states.trash, self)
        return self._trash

    @property
    def in_the_middle(self) -> QWidget:
        """The calendar, or the table of everyone."""
        return self.middle.currentWidget() or self.calendar

    def toggle_people(self) -> None:
        """Everyone in place of the calendar, or the calendar again."""
        shown = self.calendar if self.middle.currentWidget() is self._people else self.people
        self.middle.setCurrentWidget(shown)
        shown.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)

    def new_entry(self, form: Form | None = None) -> None:
        """Open quick entry on `form`, or blank. What was typed there is kept and offered beside."""
        self.entry.open_with(form)

    def open_left_entry(self) -> None:
        """Open quick entry on what was left unsaved."""
        self.entry.open_left()

    def show_prospect(self, prospect_id: int) -> None:
        self.states.card.show(prospect_id)
        self.pane.show()

    def _build(self, breathe: Callable[[], None]) -> None:
        states = self.states
        from tracker.widgets.top_bar import TopBar

        self.top = TopBar(states.people(False))
        breathe()
        from tracker.widgets.calendar.calendar_region import CalendarRegion

        self.calendar = CalendarRegion(states.calendar, first_weekday(), self._working_hours())
        self.middle = QStackedWidget()
        self.middle.addWidget(self.calendar)
        breathe()
        from tracker.widgets.morning.morning_view import MorningView

        self.morning = MorningView(states.morning)
        breathe()
        from tracker.widgets.person.prospect_pane import ProspectPane

        self.pane = ProspectPane(states.card, lambda: states.editing)
        breathe()
        from tracker.widgets.look.toast import Toast
        from tracker.widgets.safety.trouble_page import TroublePage
        from tracker.widgets.sample_bar import SampleBar
        from tracker.widgets.welcome_page import WelcomePage

        self.sample_bar = SampleBar()
        self.welcome = WelcomePage()
        self.trouble = TroublePage()
        self.regions = QSplitter(QtCore.Qt.Orientation.Horizontal)
        for region in (self.morning, self.middle, self.pane):
            self.regions.addWidget(region)
        self.regions.setStretchFactor(1, 1)
        self.regions.setCollapsible(1, False)
        self.regions.setSizes([MORNING_WIDTH, START_SIZE[0] - MORNING_WIDTH - PANE_WIDTH, PANE_WIDTH])
        day = QWidget()
        column = QVBoxLayout(day)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        self.bars = QVBoxLayout()
        self.bars.addWidget(self.sample_bar)
        column.addLayout(self.bars)
        column.addWidget(self.regions, 1)
        self.day = day
        self.pages = QStackedWidget()
        for page in (day, self.welcome, self.trouble):
            self.pages.addWidget(page)
        self.setCentralWidget(self.pages)
        self.toast = Toast(self.pages)
        self.pages.currentChanged.connect(lambda _page: self.toast.raise_())  # a page comes up above everything

    def _actions(self) -> None:
        self.undo_action = self._action(self.tr("Undo"), "Ctrl+Z", self.states.undo.undo)
        self.redo_action = self._action(self.tr("Redo"), "Ctrl+Shift+Z", self.states.undo.redo)
        new_entry = self._action(self.tr("New entry"), "Ctrl+N", self.new_entry)
        new_entry.setShortcuts([QKeySequence("Ctrl+N"), QKeySequence("N")])
        find = self._action(self.tr("Find"), "Ctrl+K", self._find)
        find.setShortcuts([QKeySequence("Ctrl+K"), QKeySequence("/")])
        people = self._action(self.tr("People"), "Ctrl+P", self.toggle_people)
        trash = self._action(self.tr("Trash…"), "", lambda: self.trash.open())
        pane = self._action(self.tr("Prospect pane"), "Ctrl+\\", lambda: self.pane.setVisible(self.pane.isHidden()))
        morning = self._action(
            self.tr("Morning"), "Ctrl+Shift+\\", lambda: self.morning.setVisible(self.morning.isHidden())
        )
        say = self._action(self.tr("Say it as agreed…"), "Ctrl+Shift+M", self.say_as_agreed)
        settings = self._action(self.tr("Settings…"), "Ctrl+,", self.open_settings)
        keys = self._action(self.tr("Keys"), "F1", self.show_keys)
        keys.setShortcuts([QKeySequence("F1"), QKeySequence("?")])
        leave = self._action(self.tr("Quit"), "Ctrl+Q", self.close)
        for key, (kind, toggle) in enumerate(self.top.toggles.items(), 1):
            self._action(toggle.text(), str(key), partial(self.show_view, kind))
        self._action(self.tr("Next region"), "F6", lambda: self._next_region(1))
        self._action(self.tr("Previous region"), "Shift+F6", lambda: self._next_region(-1))
        menu = QMenu(self)
        menu.addActions([self.undo_action, self.redo_action])
        menu.addSeparator()
        menu.addActions([say])
        menu.addSeparator()
        menu.addActions([people, pane, morning])
        menu.addSeparator()
        everything = self._action(self.tr("Everything we hold on them…"), "", self._save_dossier)
        menu.addActions([everything, trash])
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
        self.calendar.title_changed.connect(self._show_title)
        self.top.view_chosen.connect(self.show_view)
        self.calendar.agreement_opened.connect(self._open_agreement)
        self.calendar.new_entry_on.connect(self._new_entry_on)
        self.pane.person_requested.connect(self.show_prospect)
        self.pane.copied.connect(lambda text: self.toast.say(self.tr("Copied: %1").replace("%1", text), undoable=False))
        self.pane.new_entry_requested.connect(self._new_entry_with)
        self.welcome.start_empty.connect(self._start_empty)
        self.welcome.show_sample.connect(states.sample.load)
        self.sample_bar.remove.connect(states.sample.remove)
        self.sample_bar.keep.connect(states.sample.keep_as_mine)
        self.sample_bar.start_anew.connect(states.sample.start_anew)
        states.sample.kept.connect(self._tell_kept)
        states.sample.begun_anew.connect(self._tell_begun_anew)
        states.sample.failed.connect(self._tell_trouble)
        self.trouble.try_again.connect(self.begin)
        self.trouble.open_it.connect(self._open_as_it_is)
        self.trouble.leave.connect(self.close)
        self.toast.undo.connect(states.undo.undo)
        states.undo.changed.connect(self._show_undo)
        states.undo.told.connect(lambda text, undoable: self.toast.say(text, undoable=undoable))
        states.sample.changed.connect(self._show_page)
        states.sample.unreachable.connect(self._show_trouble)
        states.dispatcher.reached.connect(self._reached)
        states.dispatcher.failed.connect(self._tell_trouble)
        states.dispatcher.unread.connect(self._tell_unread)
        states.dispatcher.waiting.connect(self._tell_waiting)

    def _connect_flows(self) -> None:
        """What one does with an agreement, from wherever it is shown."""
        from tracker.widgets.flows.flows import Flows
        from tracker.widgets.look.clipboard import to_clipboard
        from tracker.widgets.look.open_url import open_url

        flows = self.flows = Flows(
            lambda: self.states.flows, self.states.explain, self.pane, self, open_url, to_clipboard
        )
        flows.entry_wanted.connect(self.new_entry)
        flows.person_wanted.connect(self.show_prospect)
        flows.said.connect(lambda text: self.toast.say(text, undoable=False))
        self.morning.answer_wanted.connect(flows.answer)
        self.morning.going_through_wanted.connect(flows.go_through)
        self.morning.menu_wanted.connect(flows.offer_menu)
        self.morning.person_menu_wanted.connect(flows.offer_person_menu)
        self.calendar.menu_wanted.connect(flows.offer_menu)
        self.calendar.move_wanted.connect(flows.move)
        self.pane.promise_wanted.connect(flows.promise)
        self.pane.say_wanted.connect(self.say_as_agreed)
        self.pane.earliest.act_wanted.connect(flows.act)
        self.pane.earliest.sent_wanted.connect(flows.tell_sent)
        self._action(self.tr("Promise an answer…"), "Ctrl+Shift+P", self._promise_answer)

    def _promise_answer(self) -> None:
        """To whoever is shown: their first open question becomes a promise."""
        card = self.states.card.card
        if card is not None and not card.is_in_trash:
            self.flows.promise(card.prospect.id, next(iter(card.open_questions), ""))

    def show_view(self, kind: ViewKind) -> None:
        """Month, week or agenda; the calendar comes back where something else stands in the middle."""
        self.middle.setCurrentWidget(self.calendar)
        self.calendar.show_view(kind)

    def _show_title(self) -> None:
        self.top.show_calendar(self.calendar.title(), self.calendar.kind)

    def _working_hours(self) -> tuple[time, time]:
        chosen = self.states.settings()
        return chosen.working_from, chosen.working_until

    def _new_entry_on(self, day: date, at: time | None) -> None:
        """A day to come is when the next talk is to be; today and the past are left to be said."""
        from tracker.presentation.entry.entry_on_day import entry_on

        self.new_entry(entry_on(day, at) if day > self.calendar.today else None)

    def _open_agreement(self, planned: Planned) -> None:
        self.show_prospect(planned.prospect_id)

    def _find(self) -> None:
        self.top.finder.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)

    def _new_entry_with(self, prospect_id: int) -> None:
        from tracker.presentation.entry_form import Form
        from tracker.presentation.half_filled import for_agreement, planned_from

        card = self.states.card.card
        if card is None:
            return
        agreement = card.earliest.agreement
        if agreement is not None:
            self.new_entry(for_agreement(planned_from(agreement, card.prospect), keeps=False))
        else:
            self.new_entry(Form(prospect_id, card.prospect.name))

    def _start_empty(self) -> None:
        self._started = True
        self._show_page()
        self.new_entry()

    def _show_page(self) -> None:
        sample = self.states.sample
        empty = bool(sample.is_empty) and not self._started
        self.pages.setCurrentWidget(self.welcome if empty else self.day)
        self.sample_bar.show_sample(sample.has_sample, sample.stamp, self.calendar.today)
        (self.welcome if empty else self.morning).setFocus()

    def _tell_kept(self, removed: int) -> None:
        from tracker.presentation import words

        # Where nobody of the sample was left, the last thing done is something else.
        self.toast.say(words.kept_as_mine(self.states.folder, removed), undoable=removed > 0)

    def _tell_begun_anew(self, before: BackupLine) -> None:
        from tracker.presentation import words

        self.toast.offer(words.sample_begun_anew(before), self.tr("Undo"), lambda: self.safety.restore(before))

    def _open_as_it_is(self) -> None:
        """A store of somebody's own lies where the sample would: its owner wants that one."""
        self.states.open_as_it_is()
        self.begin()

    @property
    def safety(self) -> Safety:
        """What looks after the file, made when the day has been seen."""
        if self._safety is None:
            from tracker.widgets.safety.safety import Safety

            states = self.states
            safety = Safety(states.safekeeping, states.explain, states.tell_seal, states.write_dossier, self)
            safety.damaged.connect(self._show_damage)
            safety.mended.connect(self.begin)
            safety.resumed.connect(self._show_page)
            safety.said.connect(lambda text: self.toast.say(text, undoable=False))
            safety.offered.connect(self.toast.offer)
            self._safety = safety
        return self._safety

    @property
    def damage(self) -> DamagePage:
        """The page for a damaged file, made when one is met."""
        if self._damage is None:
            from tracker.widgets.safety.damage_page import DamagePage

            page = DamagePage(self.states.tell_backup)
            page.restore.connect(self.safety.restore)
            page.recover.connect(self.safety.recover)
            page.go_on.connect(self.safety.go_on)
            page.try_again.connect(self.begin)
            page.begin_anew.connect(self.safety.begin_anew)
            page.open_another.connect(self._open_another)
            page.leave.connect(self.close)
            self.states.safekeeping.failed.connect(lambda trouble: page.show_trouble(self.states.explain(trouble)))
            self.pages.addWidget(page)
            self._damage = page
        return self._damage

    def _show_damage(self, damage: Trouble) -> None:
        self.keep_typing()
        self.pages.setCurrentWidget(self.damage)
        self.damage.show_damage(damage)

    def _open_another(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self, self.tr("Open the folder of another store"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._leave_for)
        dialog.open()

    def _leave_for(self, folder: str) -> None:
        """Start the program on that folder, and end here."""
        if self.states.start_on(Path(folder)):
            self.close()
        else:
            self.damage.show_trouble(self.tr("The program could not be started again, so this window stays."))

    def _save_dossier(self) -> None:
        card = self.states.card.card
        if card is not None:
            self.safety.save_dossier(card.prospect.id)

    def _show_trouble(self, trouble: Refusal | StoreFault) -> None:
        in_the_way = isinstance(trouble, StoreFault) and trouble.fault is Fault.IN_THE_WAY
        self.trouble.tell(self.states.explain_reading(trouble), in_the_way)
        self.pages.setCurrentWidget(self.trouble)
        self.trouble.setFocus()
        if isinstance(trouble, StoreFault) and trouble.fault in (Fault.DAMAGED, Fault.MISSING):
            self.safety.look_at_damage()

    def _tell_trouble(self, trouble: Refusal | StoreFault) -> None:
        self.toast.say(self.states.explain(trouble), undoable=False)

    def _offer_unsaved(self, sentence: str) -> None:
        self._unsaved = sentence
        self.toast.offer(sentence, self.tr("Open it"), self.open_left_entry)

    def _tell_unread(self, trouble: Refusal | StoreFault) -> None:
        if isinstance(trouble, StoreFault) and trouble.fault in OWN_PAGE:
            return  # that tells it, and at greater length
        if self.toast.isVisible() and self.toast.text == self._unsaved:
            return  # what could not be saved weighs more, and is there to be opened
        self.toast.say(self.states.explain_reading(trouble), undoable=False)

    def _tell_waiting(self, waiting: bool) -> None:
        """The store is long in answering; an entry that is open says so itself."""
        from tracker.presentation import words

        if waiting and (self._entry_dialog is None or not self._entry_dialog.isVisible()):
            self.toast.say(words.waiting(), undoable=False)
        elif not waiting and self.toast.text == words.waiting():
            self.toast.dismiss()

    def _show_undo(self) -> None:
        undo = self.states.undo
        # A lone & in a name would be taken for a key.
        self.undo_action.setText(undo.undo_text.replace("&", "&&"))
        self.undo_action.setEnabled(undo.can_undo)
        self.redo_action.setText(undo.redo_text.replace("&", "&&"))
        self.redo_action.setEnabled(undo.can_redo)

    def _next_region(self, step: int) -> None:
        regions = [region for region in (self.morning, self.in_the_middle, self.pane) if region.isVisible()]
        focused = self.focusWidget()
        here = next((n for n, region in enumerate(regions) if focused and region.isAncestorOf(focused)), -1)
        if here < 0 and focused in regions:
            here = regions.index(focused)
        regions[(here + step) % len(regions)].setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)

    @property
    def say(self) -> SayDialog:
        """The dialog for saying it as agreed, made when first needed."""
        if self._say_dialog is None:
            from tracker.widgets.say.say_dialog import SayDialog

            self._say_dialog = SayDialog(self.states.saying, parent=self)
            self._say_dialog.copied.connect(
                lambda _text: self.toast.say(self.tr("The words have been copied."), undoable=False)
            )
        return self._say_dialog

    def say_as_agreed(self) -> None:
        """For the prospect shown, by the way that is agreed; without one there is nobody to say it to."""
        from tracker.rules.channel import Channel

        card = self.states.card.card
        if card is not None:
            agreement = card.earliest.agreement
            self.say.open_for(card.prospect.id, agreement.channel if agreement is not None else Channel.CALL)

    def open_settings(self) -> None:
        self.settings_dialog().open()

    def settings_dialog(self) -> SettingsDialog:
        from tracker.widgets.safety.safekeeping_page import SafekeepingPage
        from tracker.widgets.settings_dialog import SettingsDialog

        states, chosen = self.states, self.states.settings()
        safety = SafekeepingPage(
            states.safekeeping, states.now, chosen.zone, states.calendar.today, chosen.second_folder
        )
        return SettingsDialog(chosen, self._save_settings, safety, self)

    def show_keys(self) -> None:
        self.keys_dialog().open()

    def keys_dialog(self) -> KeysDialog:
        from tracker.widgets.keys_dialog import KeysDialog
        from tracker.widgets.keys_told import all_keys

        return KeysDialog(all_keys(self.tr), self)

    def _save_settings(self, chosen: Settings) -> str | None:
        trouble = self.states.save_settings(chosen)
        if trouble is None:
            self.states.morning.reload()
            self.calendar.set_week(first_weekday(), self._working_hours())
            self.states.calendar.settings_changed()
            self.states.card.reload()
        return trouble

    def _tick(self) -> None:
        """Once a minute: what was agreed slips, a day ends, another window may have written."""
        self.states.news.look()
        self.states.morning.reload()
        self.states.calendar.tick()
        if self._has_settled and self.pages.currentWidget() is not self._damage:
            self._let_go()
        self.safety.tick()

    def _take_up(self) -> None:
        """Begin with the widths and the view of the last time."""
        if self._remembered is None:
            return
        regions, view = self._remembered.value("regions"), self._remembered.value("view")
        if isinstance(regions, QByteArray):
            self.regions.restoreState(regions)
        for kind in self.top.toggles:
            if kind.value == view:
                self.calendar.show_view(kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button it is on, as in a dialog: Qt leaves that to the space bar elsewhere."""
        focused = self.focusWidget()
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def end_now(self) -> None:
        """The system asks the program to end: what is typed is kept, and nothing is asked."""
        self._lets_go = True
        self.close()

    def _lets_go_of_typing(self) -> bool:
        """Whether the window may close: what is typed is kept, or has been shown and is let go."""
        self.keep_typing()
        if self._lets_go:
            return True
        text, why = self.states.lost_words()
        if not text:
            return True
        from tracker.widgets.look.clipboard import to_clipboard
        from tracker.widgets.safety.unkept_dialog import UnkeptDialog

        self.unkept = UnkeptDialog(text, why, to_clipboard, self)
        self.unkept.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        self.unkept.accepted.connect(self.end_now)
        self.unkept.open()
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._furnished:
            if not self._lets_go_of_typing():
                event.ignore()
                return
            self._minute.stop()
            if self._remembered is not None and Path(self._remembered.fileName()).parent.is_dir():
                # Anywhere else the folder would be made with it, and a mistyped one found to exist next time.
                self._remembered.setValue("window", self.saveGeometry())
                self._remembered.setValue("regions", self.regions.saveState())
                self._remembered.setValue("view", self.calendar.kind.value)
                self._remembered.setValue("first-sight", self._first_sight_again().written())
        super().closeEvent(event)

    def _first_sight_again(self) -> Remembered:
        """What the next start shows first."""
        from tracker.widgets.calendar.calendar_view import ViewKind
        from tracker.widgets.calendar.month_painter import HEADER
        from tracker.widgets.look.theme import tokens_of

        view, card = self.calendar.view, (0, 0, 0, 0)
        if self.calendar.kind is ViewKind.MONTH and view.isVisible():
            corner = view.mapTo(self, view.rect().topLeft())
            card = (corner.x(), corner.y(), view.width(), view.height())
        return Remembered(tokens_of(self.palette()).dark, card, HEADER, first_weekday())


def first_weekday() -> int:
    """The day the week begins on here, Monday 0 to Sunday 6."""
    return QLocale().firstDayOfWeek().value - 1
