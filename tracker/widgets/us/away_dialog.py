"""The days on which whoever works here is away: those to come, and a line for more. Knows no store."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from tracker.actions.outcome import Refusal, StoreFault
from tracker.actions.ports import Planned
from tracker.presentation import words
from tracker.presentation.entry_meaning import Meaning, doubt_of
from tracker.presentation.here import Here
from tracker.presentation.time_field import TimeField
from tracker.presentation.us.us_state import UsState
from tracker.rules.us import Away
from tracker.rules.window import Window
from tracker.tongue import Theirs, tr
from tracker.widgets.fields.field_rows import Rows, WhenField, line
from tracker.widgets.fields.reading_order import read_as_laid
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.aloud import tell_beneath
from tracker.widgets.look.tall_scroll import fit_to_words
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, SPACE_16, SPACE_24, Role, Type

WIDTH = 520


class AwayDialog(QDialog):
    """`explain` puts trouble in words. Enter adds what is typed; each absence can be taken back.

    What is agreed for those days is told as they are typed and beside each absence: `call_off_wanted(tuple of Planned)`
    where it is to be called off.
    """

    call_off_wanted = Signal(object)

    def __init__(
        self,
        state: UsState,
        here: Callable[[], Here],
        explain: Callable[[Refusal | StoreFault], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Days away"))
        self.setMinimumWidth(WIDTH)
        self._state = state
        self._here = here
        self._explain = explain
        self._typed = TimeField("", None)
        under = PlainLabel(
            tr("They are shaded in the calendar, and said when a time is agreed on them."), role=Role.SOFT, wrap=True
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_4)
        self.days = WhenField(tr("3 to 10 August, next Friday"), self._type)
        self.why = line(tr("Such as: holiday"), lambda _text: self._say(""))
        self.told = PlainLabel("", role=Role.SLIPPED, wrap=True)
        self.told.hide()
        self.agreed = PlainLabel("", Type.SOFT, Role.SLIPPED, wrap=True)
        self.agreed.hide()
        # Qt's own form gives a field that grows no more height than it had.
        fields = Rows((tr("Away"), self.days), (tr("Why"), self.why))
        close, add = push_button(tr("Close"), Kind.QUIET), push_button(tr("Add"), Kind.PRIMARY)
        close.clicked.connect(self.reject)
        add.clicked.connect(self._add)
        add.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_8)
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(add)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_16)
        words = QVBoxLayout()
        words.setSpacing(SPACE_4)
        words.addWidget(PlainLabel(tr("Days away"), Type.NAME))
        words.addWidget(under)
        column.addLayout(words)
        column.addLayout(self._list)
        column.addWidget(fields)
        column.addWidget(self.agreed)
        column.addWidget(self.told)
        column.addStretch(1)
        column.addLayout(buttons)
        state.went_away.connect(self._show_away)
        state.switched.connect(self._show_away)
        state.agreed_anew.connect(self._show_away)
        self._show_away()

    def ask(self) -> None:
        self.show()
        self.activateWindow()
        self.days.setFocus()

    def _show_away(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        for away in self._state.away:
            self._list.addWidget(self._row(away))
        if not self._state.away:
            self._list.addWidget(PlainLabel(tr("No days away are written down."), role=Role.SOFT))
        read_as_laid(self._list.parentWidget())

    def _row(self, away: Away) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(SPACE_8)
        told = words.is_away(away.first, away.last, away.words, self._here().today)
        back = push_button(tr("Take back"), Kind.LINK)
        back.setAccessibleName(tr("Take back: {what}", what=Theirs(told)))
        back.clicked.connect(partial(self._state.be_there, away, self._refused))
        across.addWidget(PlainLabel(told), 1)
        across.addWidget(back)
        column.addLayout(across)

        def arrived(agreed: tuple[Planned, ...]) -> None:
            if agreed and isValid(row):
                column.addLayout(self._still_agreed(agreed))
                read_as_laid(row.parentWidget())
                self._fit()

        self._state.agreed_on(away.first, away.last, arrived)
        return row

    def _still_agreed(self, agreed: tuple[Planned, ...]) -> QHBoxLayout:
        """What stands in the way of those days, and to call it off one by one."""
        beneath = QHBoxLayout()
        beneath.setSpacing(SPACE_8)
        here = self._here()
        beneath.addWidget(
            PlainLabel(words.agreed_then(agreed, here.zone, here.today), Type.SOFT, Role.SLIPPED, wrap=True), 1
        )
        off = push_button(tr("Call off…"), Kind.LINK)
        off.clicked.connect(lambda: self.call_off_wanted.emit(agreed))
        beneath.addWidget(off)
        return beneath

    def _type(self, text: str) -> None:
        self._typed = TimeField(text, self._here().now)
        self._say("")
        window = self._typed.window(self._here())
        if isinstance(window, Window):
            meaning = Meaning(words.is_away(window.first, window.last, "", self._here().today))
        else:
            meaning = doubt_of(window, self._here())
        self.days.show_meaning(meaning)
        self._tell_agreed(window if isinstance(window, Window) else None)
        self._fit()

    def _tell_agreed(self, window: Window | None) -> None:
        """What is agreed on the days that are typed."""

        def arrived(agreed: tuple[Planned, ...]) -> None:
            here = self._here()
            if isValid(self) and self._typed.window(here) == window:
                tell_beneath(self.agreed, words.agreed_then(agreed, here.zone, here.today))
                self._fit()

        if window is None:
            tell_beneath(self.agreed, "")
        else:
            self._state.agreed_on(window.first, window.last, arrived)

    def _fit(self) -> None:
        """As tall as what stands in it by now, which wrapped words and the readings to choose from make taller."""
        fit_to_words(self, WIDTH)

    def _add(self) -> None:
        window = self._typed.window(self._here())
        if not isinstance(window, Window):
            self._say(self._what_is_missing(doubt_of(window, self._here())))
            self.days.setFocus()
            return
        self._state.go_away(window.first, window.last, self.why.text(), self._added, self._refused)

    def _what_is_missing(self, doubt: Meaning) -> str:
        return doubt.text or tr("On which days? Such as: 3 to 10 August.")

    def _added(self) -> None:
        if not isValid(self):
            return
        self.days.setText("")
        self.why.setText("")
        self._type("")
        self.days.setFocus()

    def _say(self, sentence: str) -> None:
        tell_beneath(self.told, sentence)

    def _refused(self, trouble: Refusal | StoreFault) -> None:
        """Here, or in the window where this was left before the store had answered."""
        if isValid(self):
            self._say(self._explain(trouble))
        else:
            self._state.said.emit(self._explain(trouble))
