"""What each column of a table is, beside somebody of it as they would stand here. Knows its state, and no file."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tracker.presentation.bring_in.bringing import BringingState
from tracker.presentation.person.prospect_details import labelled
from tracker.presentation.words.files.columns import DATES, LETTERS, What, whats
from tracker.rules.bring_in.card import Card
from tracker.rules.bring_in.mapping import DateOrder
from tracker.tongue import tr, tr_n
from tracker.widgets.fields.drop_down import DropDown
from tracker.widgets.fields.typed_fields import LineField
from tracker.widgets.look.buttons import Kind, icon_button, push_button
from tracker.widgets.look.margins import margins
from tracker.widgets.look.plain_label import ElidedLabel, PlainLabel
from tracker.widgets.look.spoken.aloud import say_aloud
from tracker.widgets.look.tall_scroll import TallScroll
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24, Role, Type

LONGEST = 60
WIDEST = 1320
"""In logical pixels: on a wide screen what a column is still stands beside its name."""
AT_ONCE = 2
"""Columns that are laid out before the window looks at its queue again: about ten thousandths of a second."""


class ColumnsPage(QWidget):
    """`done` when the columns are named. Columns of which the whole file has nothing are counted and not shown."""

    done = Signal()

    def __init__(self, state: BringingState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._at = 0
        self._by_letters = False
        self.fields: dict[int, DropDown[What]] = {}
        self._to_come = deque[int]()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._lay_some)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        margins(self._grid, 0, 0, SPACE_12, 0)
        self._grid.setHorizontalSpacing(SPACE_12)
        self._grid.setVerticalSpacing(SPACE_8)
        self._grid.setColumnStretch(0, 1)
        self._empty = PlainLabel("", Type.SOFT, Role.SOFT)
        self.encoding = DropDown[str]([(name, told.told()) for name, told in LETTERS.items()], "utf-8")
        self.encoding.setAccessibleName(tr("How its letters are written"))
        self.encoding.activated.connect(self._take_encoding)
        self.dates = DropDown[DateOrder]([(order, name.told()) for order, name in DATES.items()], DateOrder.UNSURE)
        self.dates.setAccessibleName(tr("How its days are written"))
        self.dates.activated.connect(lambda _at: state.take_dates(self.dates.value()))
        self.remember = LineField("")
        self.remember.setPlaceholderText(tr("A name, to have it so the next time"), tr("A name"))
        self.remember.setAccessibleName(tr("Remember these columns as"))
        self.preview = _Preview()
        self.preview.stepped.connect(self._step)
        self.go_on = push_button(tr("Compare with my people"), Kind.PRIMARY)
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self._go_on)
        self._lay_out()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(SPACE_12)
        left.addWidget(PlainLabel(tr("What each column is"), Type.NAME))
        left.addWidget(TallScroll(self._rows), 1)
        left.addWidget(self._empty)
        right = QVBoxLayout()
        right.setSpacing(SPACE_12)
        right.addWidget(self.preview, 1)
        below = QGridLayout()
        below.setHorizontalSpacing(SPACE_12)
        below.setVerticalSpacing(SPACE_8)
        below.setColumnStretch(1, 1)
        self._days = PlainLabel(tr("Which comes first"), role=Role.SOFT)
        letters, remember = PlainLabel(tr("Letters"), role=Role.SOFT), PlainLabel(tr("Remember as"), role=Role.SOFT)
        fields: tuple[QWidget, ...] = (self.dates, self.encoding, self.remember)
        for at, (label, field) in enumerate(zip((self._days, letters, remember), fields, strict=True), 1):
            below.addWidget(label, at, 0)
            below.addWidget(field, at, 1)
        self._asked = PlainLabel(
            tr("A day such as 3/4/2026 stands in it, which may be two."), role=Role.SLIPPED, wrap=True
        )
        below.addWidget(self._asked, 0, 0, 1, 2)
        right.addLayout(below)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self.go_on)
        right.addLayout(bottom)
        both = QWidget()
        both.setMaximumWidth(WIDEST)
        halves = QHBoxLayout(both)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(SPACE_24)
        halves.addLayout(left, 3)
        halves.addLayout(right, 2)
        across = QHBoxLayout(self)
        across.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        across.setSpacing(0)
        across.addWidget(both, 1)
        across.addStretch(0)

    def show_file(self) -> None:
        """The columns of the file that was read, each with what stands in it."""
        read, mapping = self._state.read, self._state.mapping
        if read is None or read.table is None or mapping is None:
            return
        for field in self._rows.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            field.hide()
            field.deleteLater()
        self.fields = {}
        cells = self._state.cells
        told = [place for place in range(len(mapping.columns)) if place < len(cells) and cells[place]]
        empty = len(mapping.columns) - len(told)
        self._to_come = deque(told)
        self._lay_some()
        self._grid.setRowStretch(len(mapping.columns), 1)
        self._empty.setText(
            tr_n("{n} column is empty, and not shown.", "{n} columns are empty, and not shown.", empty) if empty else ""
        )
        self._empty.setVisible(empty > 0)
        self.encoding.choose(self._state.encoding or read.encoding)
        if not self._by_letters:
            self.remember.setText(self._state.mapping_name)
            self._at = 0
        self.show_sample()

    def _lay_some(self) -> None:
        """The next columns; the others soon: a program may write a hundred, which takes most of a second."""
        mapping, options = self._state.mapping, whats()
        if mapping is None:
            return  # the file was left
        for _ in range(min(AT_ONCE, len(self._to_come))):
            place = self._to_come.popleft()
            column = mapping.columns[place]
            words = _Words(column.name or tr("Column {n}", n=place + 1), self._state.cells[place])
            field = DropDown[What](options, (column.field, column.channel))
            field.setAccessibleName(tr("What “{column}” is", column=column.name))
            field.activated.connect(lambda _at, place=place, field=field: self._take(place, field.value()))
            self._grid.addWidget(words, place, 0)
            self._grid.addWidget(field, place, 1)
            self.fields[place] = field
        self._in_reading_order()
        if self._to_come:
            self._soon.start()

    def _in_reading_order(self) -> None:
        """Tab goes down the columns, which were made last, and then to what stands beside them."""
        beside = (self.preview.before, self.preview.after, self.dates, self.encoding, self.remember, self.go_on)
        for before, after in pairwise((*self.fields.values(), *beside)):
            self.setTabOrder(before, after)

    def take_keys(self) -> None:
        """Where one goes on: at what is asked, at the letters where they were just changed, else at the button."""
        asked = self._asked.isVisibleTo(self)
        where = self.encoding if self._by_letters else self.dates if asked else self.go_on
        self._by_letters = False
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_encoding(self) -> None:
        self._by_letters = self.encoding.value() != self._state.encoding
        self._state.take_encoding(self.encoding.value())

    def show_sample(self) -> None:
        """Somebody of it as they would stand."""
        if self._state.mapping is None:
            return
        self.dates.choose(self._state.mapping.dates)
        wanted = self._state.asks_dates
        for widget in (self._days, self.dates):
            widget.setVisible(wanted)
        self._asked.setVisible(wanted and self._state.mapping.dates is DateOrder.UNSURE)
        cards = self._state.sample()
        self._at = max(min(self._at, len(cards) - 1), 0)
        self.preview.show_card(cards[self._at] if cards else None)
        self.preview.show_place(self._at, len(cards), self._state.samples_part)

    def _step(self, by: int) -> None:
        self._at += by
        self.show_sample()
        say_aloud(self.preview, self.preview.spoken)  # whoever steps there does not come to it

    def _take(self, place: int, what: What) -> None:
        mapping = self._state.mapping
        if mapping is not None:
            self._state.take_column(place, replace(mapping.columns[place], field=what[0], channel=what[1]))

    def _go_on(self) -> None:
        self._state.keep_mapping_as(self.remember.text())
        self.done.emit()


class _Words(QWidget):
    """What a column is called, and some of what stands in it.

    A widget, and no layout within the grid: Python keeps hold of what lies in a layout that is put into another, and
    that has to go before it does.
    """

    def __init__(self, name: str, told: Sequence[str]) -> None:
        super().__init__()
        words = QVBoxLayout(self)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(ElidedLabel(name, semibold=True))
        words.addWidget(ElidedLabel(" · ".join(" ".join(cell.split())[:LONGEST] for cell in told), Type.SOFT))


class _Preview(QFrame):
    """Somebody as they would stand here; `stepped(int)` asks for another."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.which = PlainLabel("", Type.SOFT, Role.SOFT)
        self.before = icon_button(tr("The one before"), "left")
        self.after = icon_button(tr("The next one"), "right")
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        top = QHBoxLayout()
        top.addWidget(self.which, 1)
        top.addWidget(self.before)
        top.addWidget(self.after)
        self._name = PlainLabel("", Type.NAME, wrap=True)
        self._rest = PlainLabel("", wrap=True)
        self._history = PlainLabel("", role=Role.SOFT, wrap=True)
        page = QWidget()
        words = QVBoxLayout(page)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(SPACE_8)
        for label in (self._name, self._rest, self._history):
            words.addWidget(label)
        words.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        column.setSpacing(SPACE_4)
        column.addLayout(top)
        column.addWidget(TallScroll(page), 1)

    @property
    def spoken(self) -> str:
        """All that it shows."""
        shown = (self.which.text(), self._name.text(), *self._rest.text().split("\n"), self._history.text())
        return ", ".join(part for part in shown if part)

    def show_place(self, at: int, of: int, is_part: bool) -> None:
        """Which row it is of those that are shown; `is_part`: there are more in the file."""
        # T: "Row 2 of the first 20, as it will stand"
        first = tr("Row {at} of the first {of}, as it will stand", at=at + 1, of=of)
        # T: "Row 2 of 5, as it will stand"
        told = first if is_part else tr("Row {at} of {of}, as it will stand", at=at + 1, of=of)
        self.which.setText(told if of else tr("Nobody yet"))
        self.before.setEnabled(at > 0)
        self.after.setEnabled(at + 1 < of)

    def show_card(self, card: Card | None) -> None:
        if card is None:
            for label in (self._name, self._rest, self._history):
                label.setText("")
            return
        self._name.setText(card.name or tr("Nobody is named: say which column is the name"))
        beside = (card.organisation, card.household, *(labelled(phone.typed, phone.label) for phone in card.phones))
        mails = (labelled(mail.address, mail.label) for mail in card.emails)
        tags = " ".join(f"#{tag}" for tag in card.tags)
        self._rest.setText("\n".join(part for part in (*beside, *mails, card.address, tags, card.note_text) if part))
        self._history.setText("\n".join(f"{item.column}: {item.text}" for item in card.history))
