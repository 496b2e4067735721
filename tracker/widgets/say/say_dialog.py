"""Say it as agreed: a voicemail or an e-mail made from the agreement, to read aloud, to copy or to send.

A widget over `SayState`; it knows neither the store nor the rules that read the words.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tracker.presentation.field_room import cut
from tracker.presentation.say.say import SayAs, SayState
from tracker.rules.channel import Channel
from tracker.tongue import tr, tr_as
from tracker.widgets.fields.chips import Chip, ChipGroup
from tracker.widgets.fields.drop_down import DropDown
from tracker.widgets.fields.field_rows import Rows, line, put
from tracker.widgets.fields.hint_lines import SayHints
from tracker.widgets.fields.typed_fields import TextField
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.clipboard import to_clipboard
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_8, SPACE_12, SPACE_16, Role, Type

WIDTH, HEIGHT = 560, 520


class SayDialog(QDialog):
    """`copied(str)` comes after Copy. What is typed stays for the next time; Escape closes."""

    copied = Signal(str)

    def __init__(
        self, state: SayState, copy: Callable[[str], None] = to_clipboard, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Say it as agreed"))
        self._state = state
        self._to_clipboard = copy
        self.way: ChipGroup[SayAs] = ChipGroup(
            tr("How to say it"),
            [
                Chip(SayAs.VOICEMAIL, tr("&Voicemail"), "voicemail"),
                Chip(SayAs.EMAIL, tr("&E-mail"), "email"),
            ],
        )
        self.who = PlainLabel("", Type.NAME, wrap=True)
        self.rests_on = PlainLabel("", Type.SOFT, Role.AGREED, wrap=True)
        self.to: DropDown[str] = DropDown([("", "")], "")
        self.subject = line(tr("Subject"), lambda text: state.change(subject=text))
        self.text = _Words()
        self.text.setAccessibleName(tr("What to say"))
        self.hints = SayHints(can_take=True)
        self.trouble = PlainLabel("", Type.SOFT, Role.SLIPPED, wrap=True)
        self.copy_button = push_button(tr("&Copy"), Kind.PRIMARY)
        self.mail = push_button(tr("Open in the &mail program"), icon_name="email")
        self.afresh = push_button(tr("&Start over"), Kind.QUIET)
        self._build()
        self.way.chosen.connect(state.choose)
        self.text.textChanged.connect(lambda: state.change(text=self.text.toPlainText()))
        self.hints.taken.connect(state.take)
        self.copy_button.clicked.connect(self._copy)
        self.mail.clicked.connect(self._mail)
        self.afresh.clicked.connect(state.start_over)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._copy)
        state.changed.connect(self._show)
        state.read.connect(self._read)
        self.resize(WIDTH, HEIGHT)
        self.setMinimumWidth(WIDTH)

    def open_for(self, prospect_id: int, channel: Channel = Channel.CALL) -> None:
        """Show the wording for that prospect."""
        self._state.open(prospect_id, channel)
        self.show()
        self.activateWindow()
        self.text.setFocus()

    def _build(self) -> None:
        self._mail_rows = Rows((tr_as("field", "To"), self.to), (tr("Subject"), self.subject))
        bottom = QHBoxLayout()
        bottom.setSpacing(SPACE_8)
        bottom.addWidget(self.afresh)
        bottom.addStretch()
        bottom.addWidget(self.mail)
        bottom.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(self.who)
        column.addWidget(self.rests_on)
        column.addWidget(self.way)
        column.addWidget(self._mail_rows)
        column.addWidget(self.text, 1)
        column.addWidget(self.hints)
        column.addWidget(self.trouble)
        column.addLayout(bottom)

    def _show(self) -> None:
        state = self._state
        self.way.choose(state.way)
        self.who.setText(state.name)
        self.rests_on.setText(state.rests_on)
        self.rests_on.show_role(Role.AGREED if state.agreement is not None else Role.SOFT)
        by_mail = state.way is SayAs.EMAIL
        self._mail_rows.setVisible(by_mail)
        self._mail_rows.set_visible(self.to, len(state.addresses) > 1)
        self.to.offer([(address, address) for address in state.addresses])
        self.mail.setVisible(by_mail)
        self.mail.setEnabled(bool(state.addresses))
        put(self.subject, state.subject)
        if self.text.toPlainText() != state.text:
            # As one edit, so that the field's own Ctrl+Z brings back what stood there.
            self.text.replace(state.text)
        self._read()

    def _read(self) -> None:
        state = self._state
        self.hints.show_hints(state.hints)
        self.afresh.setVisible(state.is_edited)
        self._tell(state.unknown or self._no_address())

    def _no_address(self) -> str:
        if self._state.way is SayAs.VOICEMAIL or self._state.addresses or not self._state.name:
            return ""
        return tr("No e-mail address is written down for them. Copy takes the words all the same.")

    def _tell(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _copy(self) -> None:
        self._to_clipboard(self._state.whole)
        self.copied.emit(self._state.whole)

    def _mail(self) -> None:
        if not self._state.mail(self.to.value()):
            self._to_clipboard(self._state.whole)
            self._tell(tr("No mail program answered. The words have been copied; paste them into yours."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the subject goes on to the words."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class _Words(TextField):
    """Several lines of plain text; Tab goes on, Ctrl+Enter is not a new line."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setLineWrapMode(TextField.LineWrapMode.WidgetWidth)

    def replace(self, text: str) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(cut(text))
        cursor.endEditBlock()
        cursor.movePosition(cursor.MoveOperation.Start)
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entering = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entering and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)
