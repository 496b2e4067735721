"""The one window: it is put together here from the day, the pages around it, its dialogs and its commands.

It is shown before it is furnished, so hardly anything is read in for it alone: what it is made of is imported where it
is made.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

# `Qt` itself takes longer to read in than the first picture of the window: it is looked up where it is used.
from PySide6 import QtCore
from PySide6.QtCore import QByteArray, QSettings, QSize, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QRegion
from PySide6.QtWidgets import QAbstractButton, QMainWindow

from tracker.widgets.first_sight import FirstSight, read_remembered

if TYPE_CHECKING:
    from tracker.actions.contacts.log_contact import Logged
    from tracker.actions.team.unsent import Unsent
    from tracker.presentation.entry_form import Form
    from tracker.presentation.states import States
    from tracker.widgets.calendar.calendar_view import ViewKind
    from tracker.widgets.entry.quick_entry_dialog import Proposed, QuickEntryDialog
    from tracker.widgets.keys.keys_dialog import KeyGroup
    from tracker.widgets.look.pressed.out_of_sight import OutOfSight
    from tracker.widgets.people.people_table import PeopleTable
    from tracker.widgets.people.trash_dialog import TrashDialog
    from tracker.widgets.safety.damage_page import DamagePage
    from tracker.widgets.safety.safety import Safety
    from tracker.widgets.safety.trouble_page import TroublePage
    from tracker.widgets.say.say_dialog import SayDialog
    from tracker.widgets.welcome.welcome_page import WelcomePage

START_SIZE = (1280, 800)
LEAST_SIZE = (960, 600)
ROUND_THE_WINDOW = 40
"""What the frame takes above and below, which Qt does not know before the window is shown."""


class MainWindow(QMainWindow):
    """Can be shown at once, and does nothing until it is furnished.

    `today` says which month is drawn until the calendar is there. `remembered` is where it keeps its size and what is
    open; None forgets (pictures, tests). `settled` comes once the day has been read and shown: what can wait until
    then may begin. `left` comes where the program is to end with it, and not to go on without a window.
    """

    settled = Signal()
    left = Signal()

    def __init__(self, today: date, remembered: QSettings | None = None) -> None:
        super().__init__()
        self.setWindowTitle("As Agreed")
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*START_SIZE)
        self._remembered = remembered
        self._furnished = False
        self._out_of_sight: OutOfSight | None = None
        self._quits = False
        seen = None
        if remembered is not None:
            room = self.screen().availableGeometry().size()
            self.resize(self.size().boundedTo(room - QSize(0, ROUND_THE_WINDOW)))
            geometry = remembered.value("window")
            if isinstance(geometry, QByteArray):  # the file may say anything
                self.restoreGeometry(geometry)
            seen = read_remembered(remembered.value("first-sight"))
        self.first_sight = FirstSight(seen, today)
        self.setCentralWidget(self.first_sight)

    def furnish(self, states: States, breathe: Callable[[], None] = lambda: None) -> None:
        """Put the regions in, over their states. `breathe` is called between them, so that the window may paint."""
        self.states = states
        self._build(breathe)
        self._command()
        self._connect_day()
        self._connect_states()
        self._connect_flows()
        self._reach_beyond()
        self._furnished = True
        self.time.minute.start()

    def _build(self, breathe: Callable[[], None]) -> None:
        states = self.states
        from tracker.widgets.day import Day

        self.day = day = Day(states)
        self.top, self.sample_bar, self.bars = day.top, day.sample_bar, day.bars
        self.calendar, self.middle, self.regions = day.calendar, day.middle, day.regions
        from tracker.widgets.pages import Pages

        self.pages = Pages(states, day)
        self.take_up()
        breathe()  # the month was asked for before all this was made, and may be here by now
        self.setCentralWidget(self.pages)
        self.calendar.begin()
        breathe()  # it is seen before all that is not looked at first is made
        self.states.calendar.read_properly()
        day.furnish(breathe)
        self.morning, self.pane = day.morning, day.pane
        from tracker.widgets.dialogs import Dialogs
        from tracker.widgets.for_whom import ForWhom
        from tracker.widgets.keys.finding import Finding
        from tracker.widgets.keys.reading_in import ReadingIn
        from tracker.widgets.keys.undoing import Undoing
        from tracker.widgets.leaving import Leaving
        from tracker.widgets.look.over.toast import Toast
        from tracker.widgets.passing_time import PassingTime
        from tracker.widgets.take_out.take_out import TakeOut
        from tracker.widgets.telling import WindowTelling
        from tracker.widgets.who_we_are import WhoWeAre

        self.toast = Toast(self.pages)
        self.pages.currentChanged.connect(lambda _page: self.toast.raise_())  # a page comes up above everything
        self.telling = WindowTelling(
            self.toast, states.explain, states.explain_reading, lambda: self.pages.tells_trouble
        )
        self.pages.currentChanged.connect(lambda _page: self.telling.let_the_page_tell())
        self.dialogs = Dialogs(states, self._keys_told, self)
        self.leaving = Leaving(states.lost_words, self)
        self.time = PassingTime(states, self.pages, lambda: self.dialogs.entry.is_open, self)
        self.reading_in = ReadingIn(self)
        self.undoing = Undoing(states.undo, self)
        self.finding = Finding(states, day, self)
        self.for_whom = ForWhom(states.card, self)
        self.us = WhoWeAre(states, day, self)
        self.take_out = TakeOut(states, self)

    def _command(self) -> None:
        """The actions and the menu."""
        from tracker.widgets.keys.commands import Commands
        from tracker.widgets.keys.deeds_of import deeds_of
        from tracker.widgets.keys.dialogs_over import DialogsOver
        from tracker.widgets.keys.entry_aside import EntryAside
        from tracker.widgets.keys.keys_beside import KeysBeside
        from tracker.widgets.keys.keys_in_dialogs import KeysInDialogs
        from tracker.widgets.look.pressed.held_keys import hear_held_keys
        from tracker.widgets.look.spoken.rows_told import RowsTold

        hear_held_keys()
        pages = self.pages
        deeds = deeds_of(
            self.day,
            self.dialogs,
            self.for_whom,
            self.undoing,
            find=self.finding.open,
            on_the_day=pages.on_the_day,
            word_kept=pages.show_word_kept,
            new_entry=self.new_entry,
            bring=pages.show_bring,
            same=pages.show_same,
            export=self.take_out.ask,
            leave=self.quit,
        )
        self.commands = Commands(deeds, self, self.day.are_several)
        self.finding.hear(self.commands)
        self.undo_action: QAction = self.commands.actions["undo"]
        self.redo_action: QAction = self.commands.actions["redo"]
        self.undoing.name(self.undo_action, self.redo_action)
        self.top.set_menu(self.commands.menu(self))
        self.aside = EntryAside(
            self.commands, partial(self.telling.left, self.open_left_entry), self.toast.isVisible, self
        )
        self.dialogs.entry_made.connect(self.aside.follow)
        self.dialogs.entry_made.connect(self._follow_ghost)
        self.rows_told = RowsTold(self)
        self.dialogs_over = DialogsOver(self)
        self.dialogs_over.came.connect(self.undoing.hear_in)
        self.beside = KeysBeside(self.commands, self.dialogs_over, self)
        KeysInDialogs(self.dialogs_over, self).said.connect(self.telling.say)

    def _connect_day(self) -> None:
        day, pages, dialogs, telling = self.day, self.pages, self.dialogs, self.telling
        day.entry_wanted.connect(self.new_entry)
        day.say_wanted.connect(self.for_whom.say_as_agreed)
        day.copied.connect(telling.copied)
        day.said.connect(telling.say)
        day.country_answered.connect(dialogs.answer_country)
        day.morning.word_kept_wanted.connect(pages.show_word_kept)
        day.morning.bring_wanted.connect(pages.show_bring)
        pages.begin_wanted.connect(self.begin)
        pages.entry_wanted.connect(self.new_entry)
        pages.leave_wanted.connect(self.quit)
        pages.covered.connect(self.keep_typing)
        pages.covered.connect(self.finding.close)
        pages.said.connect(telling.say)
        pages.told.connect(telling.done)
        pages.can_be_taken_back.connect(lambda told, take_back: self.states.undo.did_beyond(told, take_back))
        pages.settings_adopted.connect(self._wear_settings)
        dialogs.logged.connect(self._show_logged)
        dialogs.added.connect(telling.added)
        dialogs.added.connect(lambda person: self.day.show_found(person.id))
        dialogs.unsaved.connect(lambda sentence: telling.unsaved(sentence, self.open_left_entry))
        dialogs.said.connect(telling.say)
        dialogs.entry_wanted.connect(self.new_entry)
        dialogs.settings_saved.connect(self._wear_settings)
        dialogs.settings_saved.connect(self.take_out.keep_calendar)
        self.undoing.said.connect(telling.say)
        day.top.find_wanted.connect(self.commands.actions["find"].trigger)
        self.finding.said.connect(telling.say)
        self.finding.refused.connect(telling.trouble)
        self.finding.entry_wanted.connect(self.new_entry)
        self.finding.carried.connect(self.carry_into_entry)
        self.finding.logged.connect(self._show_logged)
        self.us.said.connect(telling.say)
        self.take_out.said.connect(telling.say)
        self.pane.take_out_wanted.connect(self.take_out.of_one)
        self.us.us_wanted.connect(lambda: dialogs.us().ask())
        self.us.switched.connect(self._wear_settings)
        self.for_whom.said.connect(telling.say)
        self.for_whom.say.connect(dialogs.open_say)
        self.for_whom.dossier.connect(lambda of, name: self.safety.save_dossier(of, name))
        self.leaving.may_go.connect(self.end_now)

    def _connect_states(self) -> None:
        states, toast, telling = self.states, self.toast, self.telling
        states.policy.changed.connect(self._wear_settings)
        toast.undo.connect(states.undo.undo)
        states.undo.told.connect(telling.deed_done)
        telling.day_wanted.connect(self.show_day)
        states.sample.failed.connect(telling.trouble)
        self.time.began.connect(self._began)
        self.time.unread.connect(telling.unread)
        self.time.let_go.connect(telling.let_go)
        self.time.minute.timeout.connect(self.take_out.tick)
        states.dispatcher.failed.connect(telling.trouble)
        states.dispatcher.unread.connect(telling.unread)
        states.dispatcher.waiting.connect(self._tell_waiting)
        states.dispatcher.changed.connect(self.day.ask_country)

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
        flows.said.connect(self.telling.say)
        self.dialogs.answer_wanted.connect(lambda planned: flows.slipped.ask(planned))
        self.dialogs.call_off_wanted.connect(flows.call_off_each)
        self.for_whom.promise.connect(flows.promise)
        self.for_whom.nothing_to_answer.connect(flows.nothing_to_answer)
        self.day.connect_flows(flows)
        finding = self.finding
        finding.reach_wanted.connect(flows.act)
        finding.keep_wanted.connect(flows.reach)
        finding.became_wanted.connect(flows.answer)
        finding.hide_wanted.connect(lambda agreement, day: self.states.flows.hide_until(agreement, day))
        finding.road_wanted.connect(lambda day: self.dialogs.road().ask(day))
        finding.setting_wanted.connect(self.dialogs.show_setting)
        from tracker.widgets.flows.corrections import Corrections

        states = self.states
        self.corrections = Corrections(
            lambda: states.correcting, lambda: states.people(offers_new=False), states.explain, self
        )
        self.pane.record_opened.connect(self.corrections.open)
        self.pane.other_record_wanted.connect(lambda person: self.dialogs.merge().ask(person.id, person.name))
        self.day.one_person_wanted.connect(self.pages.show_two)
        self.day.other_record_wanted.connect(lambda line: self.dialogs.merge().ask(line.id, line.name))
        self.pane.record_menu_wanted.connect(self.corrections.offer_menu)

    def _reach_beyond(self) -> None:
        """Reminders, and going on without a window: where the program reaches anything outside it."""
        states = self.states
        if states.beyond is None:
            return
        from tracker.widgets.reminding.background import Background

        background = self.dialogs.background = Background(
            states.reminding, states.beyond, states.settings, states.save_settings, self.day.bars, self
        )
        states.reminding.spoken_to = self._spoken_to
        self.dialogs.settings_saved.connect(states.reminding.settings_changed)
        self.us.switched.connect(states.reminding.look_anew)
        background.window_wanted.connect(self.come_forward)
        background.entry_wanted.connect(self._come_with_entry)
        background.end_wanted.connect(self.quit)
        background.leave_wanted.connect(self.close)
        background.opened.connect(self._open_reminded)

    def _spoken_to(self) -> frozenset[int]:
        """Those an entry is open on."""
        if not self.dialogs.entry.is_open:
            return frozenset()
        form = self.states.entry.form
        people = (form.who_id, *(other.id for other in form.others))
        return frozenset(id_ for id_ in people if id_ is not None)

    def _open_reminded(self, prospect_id: int | None) -> None:
        """Somebody pressed a reminder: whoever it is about, with what to know before one talks to them."""
        self.come_forward()
        if prospect_id is not None:
            self.show_prospect(prospect_id)

    def _come_with_entry(self) -> None:
        self.come_forward()
        self.new_entry()

    def begin(self) -> None:
        """Ask the store for what there is to show. What is looked at first is asked first."""
        self.states.policy.look()
        self.states.news.begin()
        self.states.sample.look()
        self.calendar.begin()
        self.states.morning.reload()
        self.states.undo.reload()
        self.states.us.reload()
        # Asked last, so that all that quick entry needs is read in when the day is already seen.
        self.time.wait()

    def _began(self) -> None:
        self.settled.emit()
        self.reading_in.begin()
        self._begin_team()
        self.take_out.keep_calendar()
        if self.dialogs.background is not None:
            self.dialogs.background.begin()
        publishing = self.states.publishing
        publishing.people_came.connect(self.pages.bring_held)
        publishing.said.connect(self.telling.say)
        self.states.trash.erased.connect(publishing.somebody_erased)
        publishing.begin()
        self.time.minute.timeout.connect(self.states.publishing.tick)
        if self.states.entry.take_draft() is not None:
            self.telling.left(self.open_left_entry)

    def _begin_team(self) -> None:
        from tracker.widgets.team.in_a_team import InATeam

        self.team = InATeam(self.states, self.day, self.telling, self.toast, self.dialogs.settings, self)
        self.team.entry_wanted.connect(self.new_entry)
        self.team.begin()

    def come_forward(self) -> None:
        """Somebody started the program again: this window is it."""
        self.setWindowState(self.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def keep_typing(self) -> None:
        """Keep the entry that is open as a draft, whatever happens next."""
        if self.dialogs.entry.is_open:
            self.states.entry.keep_draft()
        self.pane.details.keep_typing()
        self.flows.keep_typing()
        self.corrections.keep_typing()
        if self.dialogs.evening.made is not None:
            self.states.evening.keep_typing()

    @property
    def entry(self) -> QuickEntryDialog:
        return self.dialogs.entry()

    @property
    def trash(self) -> TrashDialog:
        return self.dialogs.trash()

    @property
    def say(self) -> SayDialog:
        return self.dialogs.say()

    @property
    def people(self) -> PeopleTable:
        return self.day.people

    @property
    def safety(self) -> Safety:
        return self.pages.safety

    @property
    def trouble(self) -> TroublePage:
        return self.pages.trouble

    @property
    def damage(self) -> DamagePage:
        return self.pages.damage

    @property
    def welcome(self) -> WelcomePage:
        return self.pages.welcome

    def new_entry(self, form: Form | None = None) -> None:
        """Open quick entry on `form`, or blank. What was typed there is kept and offered beside."""
        self.entry.open_with(form)

    def carry_into_entry(self, words: str) -> None:
        """Open quick entry with these words in its line, as if they had been typed there."""
        self.new_entry()
        if words.strip() and self.entry.shows_line:
            self.entry.write(words)

    def open_left_entry(self) -> None:
        """Open quick entry on what was left unsaved."""
        self.entry.open_left()

    def _follow_ghost(self, entry: QuickEntryDialog) -> None:
        entry.ghost.connect(self._show_ghost)
        if entry.place.scrim is not None:
            entry.place.scrim.show_through(self._ghost_boxes)

    def _ghost_boxes(self) -> tuple[QtCore.QRect, ...]:
        """Where what is about to be agreed is to be seen: not where the pane lies over it."""
        pane = self.day.pane
        over = pane.rect().translated(pane.mapTo(self, QtCore.QPoint(0, 0))) if pane.isVisible() else QtCore.QRect()
        seen = (QRegion(box).subtracted(QRegion(over)).boundingRect() for box in self.calendar.ghost_boxes(self))
        return tuple(box for box in seen if not box.isEmpty())

    def _show_ghost(self, ghost: Proposed | None) -> None:
        """What an entry is about to agree on, in the calendar beneath it."""
        if ghost is None:
            self.calendar.clear_ghost()
        else:
            self.calendar.show_ghost(ghost.window, ghost.name, ghost.words)

    def show_prospect(self, prospect_id: int) -> None:
        self.day.show_prospect(prospect_id)

    def _show_logged(self, logged: Logged | Unsent) -> None:
        """Whom it was about stands in the pane; somebody new of whom the server has not heard yet is nowhere."""
        if logged.prospect_id is not None:
            self.show_prospect(logged.prospect_id)

    def show_day(self, day: date) -> None:
        """Show that day in the calendar, whichever page one is on."""
        self.pages.on_the_day(lambda: self.day.go_to(day))()

    def show_view(self, kind: ViewKind) -> None:
        """Month, week or agenda; the calendar comes back where something else stands in the middle."""
        self.day.show_view(kind)

    def _keys_told(self) -> list[KeyGroup]:
        from tracker.widgets.keys.keys_told import KeysTold

        return KeysTold().groups(self.commands)

    def _wear_settings(self) -> None:
        self.states.morning.reload()
        self.day.settings_changed()
        self.states.calendar.settings_changed()
        self.states.card.reload()

    def _tell_waiting(self, waiting: bool) -> None:
        """The store is long in answering; an entry that is open says so itself."""
        if not waiting:
            self.telling.waited()
        elif not self.dialogs.entry.is_open:
            self.telling.waiting()

    def take_up(self) -> None:
        """Begin with the widths and the view of the last time."""
        if self._remembered is not None:
            from tracker.widgets.remembering import take_up

            take_up(self.day, self._remembered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button it is on, whoever made it; a key that nobody in the window took is told of."""
        from tracker.widgets.fields.typing.unused_keys import opens_menu, told_unused
        from tracker.widgets.look.buttons import takes_enter

        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton) and takes_enter(focused, event):
            return
        if focused is not None and opens_menu(event, focused):
            return
        super().keyPressEvent(event)
        unused = told_unused(event, focused)
        if unused:
            self.telling.say(unused)

    def focusNextPrevChild(self, onwards: bool) -> bool:
        """A page that goes leaves the keys to the one that comes."""
        from tracker.widgets.look.pressed.out_of_sight import OutOfSight

        hand_on = partial(super().focusNextPrevChild, onwards)
        self._out_of_sight = self._out_of_sight or OutOfSight(self)
        return self._out_of_sight.waits(hand_on) or hand_on()

    def quit(self) -> None:
        """End the program, whatever closing the window means."""
        self._quits = True
        self.close()
        self._quits = False

    def end_now(self) -> None:
        """The system asks the program to end: what is typed is kept, and nothing is asked."""
        self.leaving.unasked = True
        self.quit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._furnished:
            self.keep_typing()
            if self.leaving.asks():
                event.ignore()
                return
            if self._remembered is not None:
                from tracker.widgets.remembering import remember

                remember(self, self.day, self._remembered)
            if self.dialogs.background is not None and self.dialogs.background.stays(asked=not self._quits):
                event.ignore()
                return
            self.pages.leave_off()
            self.time.minute.stop()
        super().closeEvent(event)
        self.left.emit()
