"""The pages of the window: the day, the welcome of an empty store, and what is shown where people cannot be read.

Knows which page has its turn, and what the buttons on them lead to; nothing of what is on the day.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QStackedWidget, QWidget

from tracker.actions.outcome import Fault, Refusal, StoreFault
from tracker.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.actions.bring_in.bring_in import Brought
    from tracker.actions.safekeeping import BackupLine, Trouble
    from tracker.presentation.states import States
    from tracker.widgets.bring_in.bring_page import BringPage
    from tracker.widgets.bring_in.drop_hint import DropHint
    from tracker.widgets.day import Day
    from tracker.widgets.safety.damage_page import DamagePage
    from tracker.widgets.safety.safety import Safety
    from tracker.widgets.safety.trouble_page import TroublePage
    from tracker.widgets.same_person.same_person_page import SamePersonPage
    from tracker.widgets.welcome.welcome_page import WelcomePage
    from tracker.widgets.word_kept.word_page import WordPage


class Pages(QStackedWidget):
    """`begin_wanted` asks to read anew, `entry_wanted` for quick entry, `leave_wanted` to end here.

    `said(str)` is a sentence for the toast; `told(str, bool)` one of a deed that can be taken back or not, and
    `can_be_taken_back(str, callable)` one of what is no deed, and how. `covered` comes before a page takes the place
    of what may be typed in, `settings_adopted` once those of another computer hold here.
    """

    begin_wanted = Signal()
    entry_wanted = Signal()
    leave_wanted = Signal()
    covered = Signal()
    said = Signal(str)
    told = Signal(str, bool)
    can_be_taken_back = Signal(str, object)
    settings_adopted = Signal()

    def __init__(self, states: States, day: Day) -> None:
        super().__init__()
        self._states = states
        self.setAcceptDrops(True)
        self._started = False
        self._safety: Safety | None = None
        self._damage: DamagePage | None = None
        self._word: WordPage | None = None
        self._bring: BringPage | None = None
        self._same: SamePersonPage | None = None
        self._hint: DropHint | None = None
        self.day = day
        self._welcome: WelcomePage | None = None
        self._trouble: TroublePage | None = None
        self.addWidget(day)
        self._connect_sample()

    def _connect_sample(self) -> None:
        sample, bar = self._states.sample, self.day.sample_bar
        bar.remove.connect(sample.remove)
        bar.keep.connect(sample.keep_as_mine)
        bar.start_anew.connect(sample.start_anew)
        sample.kept.connect(self._tell_kept)
        sample.begun_anew.connect(self._tell_begun_anew)
        sample.changed.connect(self.show_page)
        sample.unreachable.connect(self._show_trouble)

    @property
    def welcome(self) -> WelcomePage:
        """The page that greets, made where there is nobody yet."""
        if self._welcome is None:
            from tracker.widgets.welcome.welcome_page import WelcomePage

            page = WelcomePage(self._states.us.me, self.day.calendar.today)
            page.start_empty.connect(self.start_empty)
            page.show_sample.connect(lambda: self._introduce(self._states.sample.load))
            page.from_elsewhere.connect(self._ask_which)
            page.bring_people.connect(lambda: self._introduce(self.show_bring))
            self.addWidget(page)
            self._welcome = page
        return self._welcome

    @property
    def is_damaged(self) -> bool:
        """Whether the page for a damaged file is shown."""
        return self._damage is not None and self.currentWidget() is self._damage

    @property
    def tells_trouble(self) -> bool:
        """Whether a page is shown that tells what is wrong with the store."""
        return self.is_damaged or (self._trouble is not None and self.currentWidget() is self._trouble)

    @property
    def trouble(self) -> TroublePage:
        """What is shown where the store cannot be opened, made when that is met."""
        if self._trouble is None:
            from tracker.widgets.safety.trouble_page import TroublePage

            page = TroublePage()
            page.try_again.connect(self.begin_wanted)
            page.open_it.connect(self._open_as_it_is)
            page.leave.connect(self.leave_wanted)
            self.addWidget(page)
            self._trouble = page
        return self._trouble

    def show_page(self) -> None:
        """The day, or the welcome where there is nothing yet."""
        sample = self._states.sample
        empty = bool(sample.is_empty) and not self._started
        self.setCurrentWidget(self.welcome if empty else self.day)
        self.day.sample_bar.show_sample(sample.has_sample, sample.stamp, self.day.calendar.today)
        if not self._is_typed_in():
            (self.welcome if empty else self.day.morning).setFocus()

    def _is_typed_in(self) -> bool:
        """Whether somebody has begun to type: the store may answer in the midst of a name, and takes no key away."""
        here = self.window().focusWidget()
        return isinstance(here, QLineEdit | QPlainTextEdit) and here.isVisible()

    def start_empty(self) -> None:
        """Whoever is new here says who they are, and begins with an entry."""
        self._introduce(self._begin_with_an_entry)

    def _begin_with_an_entry(self) -> None:
        self._started = True
        self.show_page()
        self.entry_wanted.emit()

    def _introduce(self, then: Callable[[], object]) -> None:
        explain = self._states.explain
        self._states.us.introduce(*self.welcome.introduced, then, lambda trouble: self.welcome.tell(explain(trouble)))

    def _ask_which(self) -> None:
        """Whoever had this on another computer goes on with it here."""
        from tracker.widgets.fields.file_places import ask_which

        ask_which(self, self.bring_from)

    def bring_from(self, place: Path) -> None:
        """Open that archive, or backup, on this empty computer, by the settings that came along."""

        def brought() -> None:
            self._states.adopt_settings(place)
            self.settings_adopted.emit()

        assert self.safety is not None  # it tells what became of it
        self._states.safekeeping.bring_from(place, brought)

    def on_the_day(self, deed: Callable[[], object]) -> Callable[[], None]:
        """That deed where the day is shown; elsewhere nobody would see it, and it is said why not."""

        def done() -> None:
            if self.currentWidget() in (self._word, self._bring, self._same):
                self.setCurrentWidget(self.day)
            if self.currentWidget() is self.day:
                deed()
            elif self._welcome is not None and self.currentWidget() is self._welcome:
                self.said.emit(tr("There is nobody here yet. Begin with a new entry, or look at the sample data."))
            else:
                self.said.emit(tr("Your people are not open yet. What can be done is on this page."))

        return done

    @property
    def word(self) -> WordPage:
        """The page on the word we keep, made when first looked at."""
        if self._word is None:
            from tracker.widgets.word_kept.word_page import WordPage

            self._word = WordPage(self._states.word_kept)
            self._word.left.connect(self._back_to_the_day)
            self._word.opened.connect(self._open_from_the_word)
            self._word.said.connect(self.said)
            self.addWidget(self._word)
        return self._word

    def show_word_kept(self) -> None:
        """What became of our word, in place of the day."""
        self.covered.emit()
        self.setCurrentWidget(self.word)
        self.word.setFocus()

    @property
    def bring(self) -> BringPage:
        """The page on which people of a file are brought in, made when first wanted."""
        if self._bring is None:
            from tracker.widgets.bring_in.bring_page import BringPage

            self._bring = BringPage(self._states.bringing)
            self._bring.left.connect(self._leave_bringing)
            self._states.bringing.brought.connect(self._tell_brought)
            self.addWidget(self._bring)
        return self._bring

    def show_bring(self) -> None:
        """Bring people in, in place of the day or the welcome."""
        self.covered.emit()
        self.setCurrentWidget(self.bring)
        self.bring.take_keys()

    def bring_file(self, place: Path) -> None:
        """Bring in the people of that file, where anything may be brought in now."""
        if self.tells_trouble:
            self.said.emit(tr("Your people are not open yet. What can be done is on this page."))
            return
        if self._welcome is not None and self.currentWidget() is self._welcome:
            self._introduce(lambda: self._open_file(place))
        else:
            self._open_file(place)

    def bring_held(self, place: Path, content: bytes) -> None:
        """The same of people that came from a server, where no other list is being looked at meanwhile."""
        bringing = self._states.bringing
        if bringing.has_another(place):
            self.said.emit(tr("The people have come, but another list is open: see to that one, and look again."))
            return
        bringing.hold(place, content)
        self.bring_file(place)

    def _open_file(self, place: Path) -> None:
        self.show_bring()
        self.bring.open(place)

    def leave_off(self) -> None:
        """The window goes: nobody wants to know any more whom a file brings, or who may be here twice. What is being
        written is written all the same.
        """
        if self._bring is not None:
            self._states.bringing.leave_off()
        if self._same is not None:
            self._states.same_person.leave()

    @property
    def same(self) -> SamePersonPage:
        """The page of people who may be the same, made when first wanted."""
        if self._same is None:
            from tracker.widgets.same_person.same_person_page import SamePersonPage

            self._same = SamePersonPage(self._states.same_person, self._states.explain)
            self._same.left.connect(self._back_to_the_day)
            self._states.same_person.made_one.connect(lambda _done, _gone: self.told.emit(tr("One person now."), True))
            self._states.same_person.told_apart.connect(lambda _pair: self._tell_apart())
            self.addWidget(self._same)
        return self._same

    def _tell_apart(self) -> None:
        told = tr("They are two people, and not shown together again.")
        self.can_be_taken_back.emit(told, self._states.same_person.take_back)

    def show_same(self) -> None:
        """Who may be here twice, in place of the day."""
        self.covered.emit()
        self.setCurrentWidget(self.same)
        self.same.begin()

    def show_two(self, one: int, other: int) -> None:
        """Two whom somebody chose to make one of them, in place of the day."""
        self.covered.emit()
        self.setCurrentWidget(self.same)
        self.same.begin_with(one, other)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file with people in it may be dropped anywhere, but not past a dialog that waits for an answer."""
        from tracker.widgets.fields.file_places import dropped

        if dropped(event.mimeData().urls()) is not None and QApplication.activeModalWidget() is None:
            event.acceptProposedAction()
            self._hint_at_dropping()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._no_hint()

    def _hint_at_dropping(self) -> None:
        from tracker.widgets.bring_in.drop_hint import DropHint

        self._no_hint()
        self._hint = DropHint(self)

    def _no_hint(self) -> None:
        if self._hint is not None:
            self._hint.hide()
            self._hint.deleteLater()
            self._hint = None

    def dropEvent(self, event: QDropEvent) -> None:
        from tracker.widgets.fields.file_places import dropped

        self._no_hint()
        place = dropped(event.mimeData().urls())
        if place is not None and QApplication.activeModalWidget() is None:
            event.acceptProposedAction()
            self.bring_file(place)

    def _tell_brought(self, done: Brought) -> None:
        from tracker.presentation.words.files.bringing_in import brought_in

        self._started = True
        self.show_page()
        self.told.emit(brought_in(done), bool(done.added or done.changed))

    def _leave_bringing(self) -> None:
        before = self.day.focusWidget()
        self.show_page()
        if self.currentWidget() is self.day:
            self._give_keys_back(before)

    def _back_to_the_day(self) -> None:
        self.setCurrentWidget(self.day)
        self._give_keys_back(self.day.focusWidget())

    def _give_keys_back(self, before: QWidget | None) -> None:
        """To where they were on the day, if that is there still."""
        if before is None or not before.isVisible():
            before = self.day.middle.currentWidget() or self.day.calendar
        before.setFocus()

    def _open_from_the_word(self, prospect_id: int) -> None:
        self.setCurrentWidget(self.day)
        self.day.show_prospect(prospect_id)
        self.day.pane.take_keys(prospect_id)

    @property
    def safety(self) -> Safety:
        """What looks after the file, made when the day has been seen."""
        if self._safety is None:
            from tracker.widgets.safety.safety import Safety

            states = self._states
            safety = Safety(states.safekeeping, states.explain, states.tell_seal, states.write_dossier, self.window())
            safety.damaged.connect(self._show_damage)
            safety.mended.connect(self.begin_wanted)
            safety.resumed.connect(self.show_page)
            safety.said.connect(self.said)
            safety.can_be_taken_back.connect(self.can_be_taken_back)
            self._safety = safety
        return self._safety

    @property
    def damage(self) -> DamagePage:
        """The page for a damaged file, made when one is met."""
        if self._damage is None:
            from tracker.widgets.safety.damage_page import DamagePage

            states = self._states
            page = DamagePage(states.tell_backup, states.tell_moment)
            page.restore.connect(self.safety.restore)
            page.recover.connect(self.safety.recover)
            page.go_on.connect(self.safety.go_on)
            page.try_again.connect(self.begin_wanted)
            page.begin_anew.connect(self.safety.begin_anew)
            page.open_another.connect(self._open_another)
            page.leave.connect(self.leave_wanted)
            states.safekeeping.failed.connect(lambda trouble: page.show_trouble(states.explain(trouble)))
            if states.belonging is not None:
                page.make_anew.connect(states.belonging.make_anew)
                page.stop_making.connect(states.belonging.stop)
                states.belonging.progressed.connect(page.tell_how_far)
                states.belonging.changed.connect(self._show_making)
                states.belonging.mended.connect(self._copy_made_anew)
            self.addWidget(page)
            self._damage = page
        return self._damage

    def _copy_made_anew(self) -> None:
        self.safety.mend()
        belonging = self._states.belonging
        if belonging is not None and belonging.told:
            self.said.emit(belonging.told)

    def _show_making(self) -> None:
        """How it stands with making a damaged copy anew."""
        belonging = self._states.belonging
        if belonging is not None and self.is_damaged:
            self.damage.show_making(belonging.is_busy)
            if belonging.trouble:
                self.damage.show_trouble(belonging.trouble)

    def _show_trouble(self, trouble: Refusal | StoreFault) -> None:
        in_the_way = isinstance(trouble, StoreFault) and trouble.fault is Fault.IN_THE_WAY
        if in_the_way:
            from tracker.presentation import words

            told = words.not_the_sample(self._states.folder)
        else:
            told = self._states.explain_reading(trouble)
        self.trouble.tell(told, in_the_way)
        self.setCurrentWidget(self.trouble)
        self.trouble.setFocus()
        if isinstance(trouble, StoreFault) and trouble.fault in (Fault.DAMAGED, Fault.MISSING):
            self.safety.look_at_damage()

    def _show_damage(self, damage: Trouble) -> None:
        self.covered.emit()
        self.setCurrentWidget(self.damage)
        self.damage.show_damage(damage)

    def _open_as_it_is(self) -> None:
        """A store of somebody's own lies where the sample would: its owner wants that one."""
        self._states.open_as_it_is()
        self.begin_wanted.emit()

    def _open_another(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self, tr("Open the folder of another store"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._leave_for)
        dialog.open()

    def _leave_for(self, folder: str) -> None:
        """Start the program on that folder, and end here."""
        if self._states.start_on(Path(folder)):
            self.leave_wanted.emit()
        else:
            self.damage.show_trouble(tr("The program could not be started again, so this window stays."))

    def _tell_kept(self, removed: int) -> None:
        from tracker.presentation import words

        # Where nobody of the sample was left, the last thing done is something else.
        self.told.emit(words.kept_as_mine(self._states.folder, removed), removed > 0)

    def _tell_begun_anew(self, before: BackupLine) -> None:
        from tracker.presentation import words

        self.can_be_taken_back.emit(words.sample_begun_anew(before), lambda: self.safety.take_back(before))
