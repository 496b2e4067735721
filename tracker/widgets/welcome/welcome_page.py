"""What an empty store shows first: who you are, what this is in one picture, and the ways to begin. Knows no store."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLayout, QLineEdit, QVBoxLayout, QWidget

from tracker.presentation.words.first_start import how_it_reads, story
from tracker.tongue import tr
from tracker.widgets.fields.field_rows import line
from tracker.widgets.look.buttons import Kind
from tracker.widgets.look.icons import app_icon
from tracker.widgets.look.painted.capped_button import CappedButton
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tall_scroll import TallScroll
from tracker.widgets.look.theme import text_scale
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24, Role, Type
from tracker.widgets.welcome.door import Door
from tracker.widgets.welcome.story_picture import StoryPicture

WIDTH = 704
PICTURE = 40
WIDEST = 1.3
"""Of what it is at the usual size of text: so it stays beside the edges of the smallest window."""
ABREAST = 2
"""How many doors stand beside each other; the last one takes all the room there is."""


class WelcomePage(QWidget):
    """`start_empty`, `show_sample`, `bring_people` and `from_elsewhere` are the ways to begin. The cursor is in the
    name; Enter goes through the door that is framed, which is the first until another is chosen. Tab reaches the doors
    once, at that one, and goes on from it to Start, which is then still its; arrows choose among them. Their numbers
    are heard outside the fields, with Alt everywhere.

    `me` is who this computer takes you for, marked so that typing replaces it; `introduced` gives name, company and
    number as they stand.
    """

    start_empty = Signal()
    show_sample = Signal()
    from_elsewhere = Signal()
    bring_people = Signal()

    def __init__(self, me: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, name_part = _field(tr("Your name"), "")
        self.company, company_part = _field(tr("Company"), tr("If you like"))
        self.ring_back, number_part = _field(tr("Ring back on"), tr("If you like"))
        self.name.setText(me)
        self.name.selectAll()  # what this computer takes one for is a guess: the first letter typed replaces it
        self._reads = PlainLabel(how_it_reads(me), Type.SOFT, wrap=True)
        self._trouble = PlainLabel("", Type.SOFT, Role.STOP, wrap=True)
        self._trouble.hide()
        self.empty = Door(tr("Start empty"), tr("Write down the first person you spoke to today."), "plus", "1")
        self.sample = Door(
            tr("Look at a sample"), tr("Thirty people, six stories. Gone with one click."), "people", "2"
        )
        self.people = Door(
            tr("Bring my people"), tr("From a spreadsheet, a phone or another program."), "incoming", "3"
        )
        self.elsewhere = Door(
            tr("I had this on another computer"),
            tr("Open its archive of everything, or a backup."),
            "undo",
            "4",
        )
        self.doors = (self.empty, self.sample, self.people, self.elsewhere)
        self.start = CappedButton(tr("Start"), "↵", Kind.PRIMARY)
        self._lay_out((name_part, company_part, number_part), today)
        self._first = self.empty
        self._put_first(self.empty)
        self.empty.clicked.connect(self.start_empty)
        self.sample.clicked.connect(self.show_sample)
        self.people.clicked.connect(self.bring_people)
        self.elsewhere.clicked.connect(self.from_elsewhere)
        self.start.clicked.connect(lambda: self._first.click())
        for field in (self.name, self.company, self.ring_back):
            field.returnPressed.connect(lambda: self._first.click())
            field.textEdited.connect(lambda _text: self.tell(""))
        self.name.textChanged.connect(lambda text: self._reads.setText(how_it_reads(text)))
        for number, door in enumerate(self.doors, 1):
            door.installEventFilter(self)
            door.stepped.connect(self._step)
            keys = QShortcut(QKeySequence(f"Alt+{number}"), self)
            keys.activated.connect(door.click)
        self.setFocusProxy(self.name)

    def _lay_out(self, fields: tuple[QWidget, ...], today: date) -> None:
        page = self._page = _Column()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_24)
        column.addLayout(self._head())
        column.addWidget(StoryPicture(story(today), tr("How it goes")))
        typed = QGridLayout()
        typed.setHorizontalSpacing(SPACE_12)
        typed.setVerticalSpacing(SPACE_8)
        for at, field in enumerate(fields):
            typed.addWidget(field, 0, at)
            typed.setColumnStretch(at, 1)
        typed.addWidget(self._reads, 1, 0, 1, len(fields))
        typed.addWidget(self._trouble, 2, 0, 1, len(fields))
        column.addLayout(typed)
        doors = QGridLayout()
        doors.setSpacing(SPACE_12)
        for at, door in enumerate(self.doors):
            alone = at == len(self.doors) - 1 and at % ABREAST == 0
            doors.setColumnStretch(at % ABREAST, 1)
            doors.addWidget(door, at // ABREAST, at % ABREAST, 1, ABREAST if alone else 1)
        column.addLayout(doors)
        bottom = QHBoxLayout()
        stays = tr("Everything stays on this computer. Nothing is sent anywhere.")
        bottom.setSpacing(SPACE_16)
        bottom.addWidget(PlainLabel(stays, Type.SOFT, wrap=True), 1)
        bottom.addWidget(self.start)
        column.addLayout(bottom)
        whole = QWidget()
        around = QVBoxLayout(whole)
        around.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        around.addStretch()
        around.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        around.addStretch()
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(TallScroll(whole))

    def _head(self) -> QHBoxLayout:
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(PICTURE, PICTURE))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel("As Agreed", Type.HEADLINE))
        told = tr("Keeps the yes: who agreed to hear from you, when, how, and in their words.")
        words.addWidget(PlainLabel(told, role=Role.SOFT, wrap=True))
        head = QHBoxLayout()
        head.setSpacing(SPACE_16)
        head.addWidget(picture)
        head.addLayout(words, 1)
        return head

    @property
    def introduced(self) -> tuple[str, str, str]:
        return self.name.text(), self.company.text(), self.ring_back.text()

    def tell(self, sentence: str) -> None:
        """Why it does not go on; "" says nothing."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self._reads.setVisible(not sentence)
        if sentence:
            self.name.setFocus()

    def event(self, event: QEvent) -> bool:
        """The doors' numbers are meant for them, whatever else the window has on those keys."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._door(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed into a field never comes here."""
        door = self._door(event)
        if door is not None:
            door.click()
        else:
            super().keyPressEvent(event)

    def _door(self, event: QKeyEvent) -> Door | None:
        at = event.key() - Qt.Key.Key_1
        return self.doors[at] if 0 <= at < len(self.doors) and not event.modifiers() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, Door):
            self._put_first(watched)
        return super().eventFilter(watched, event)

    def _put_first(self, door: Door) -> None:
        self._first = door
        for each in self.doors:
            each.show_first(each is door)
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is door else Qt.FocusPolicy.ClickFocus)

    def _step(self, across: int, down: int) -> None:
        """From the framed door to the one beside it or beneath it; where there is none, stay."""
        at = self.doors.index(self._first)
        if across and not 0 <= at % ABREAST + across < ABREAST:
            return
        if 0 <= at + across + down * ABREAST < len(self.doors):
            self.doors[at + across + down * ABREAST].setFocus(Qt.FocusReason.OtherFocusReason)


class _Column(QWidget):
    """What is read from top to bottom: as tall as its words need, and wider where they are written larger."""

    def event(self, event: QEvent) -> bool:
        layout = self.layout()
        if layout is not None and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show, QEvent.Type.FontChange):
            self._fit(layout)
        return super().event(event)

    def _fit(self, layout: QLayout) -> None:
        width = round(WIDTH * min(text_scale(), WIDEST))
        self.setFixedWidth(width)
        self.setMinimumHeight(max(layout.totalHeightForWidth(width), 0))


def _field(label: str, hint: str) -> tuple[QLineEdit, QWidget]:
    """A field, and the part of the page in which it stands beneath its label."""
    field = line(hint, lambda _text: None)
    field.setAccessibleName(label)
    part = QWidget()
    named = PlainLabel(label, semibold=True)
    named.setBuddy(field)
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_4)
    column.addWidget(named)
    column.addWidget(field)
    return field, part
