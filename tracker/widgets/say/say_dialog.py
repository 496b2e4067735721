"""Say it as agreed: a voicemail, an e-mail or a text made from the agreement, to read aloud, to copy, to send, and to
take down as said.

A widget over `SayState`; it knows neither the store nor the rules that read the words.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tracker.actions.contacts.log_contact import Logged
from tracker.actions.outcome import Refusal, StoreFault
from tracker.presentation.entry_form import Form
from tracker.presentation.say.say import SayAs, SayState
from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.channel import Channel
from tracker.tongue import tr, tr_as
from tracker.widgets.fields.drop_down import DropDown
from tracker.widgets.fields.field_rows import Rows, line, room_for
from tracker.widgets.fields.hairline import Hairline
from tracker.widgets.fields.hint_lines import SayHints
from tracker.widgets.fields.reading_order import read_as_laid
from tracker.widgets.fields.segments import Segment, Segments
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.clipboard import to_clipboard
from tracker.widgets.look.icons import icon
from tracker.widgets.look.key_cap import is_enter, native
from tracker.widgets.look.painted.capped_button import CappedButton
from tracker.widgets.look.plain_label import ElidedLabel, PlainLabel
from tracker.widgets.look.theme import grown, square
from tracker.widgets.look.tokens import ICON, ICON_SMALL, SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24, Role, Type
from tracker.widgets.say.script_field import ScriptField

WIDTH, HEIGHT = 640, 420
LEAST_SCRIPT = 150
Explain = Callable[[Refusal | StoreFault], str]


class SayDialog(QDialog):
    """`copied(str)` comes after Copy. What is typed stays for the next time; Escape closes, and so does having said it.

    Copy is the copy key, where nothing is marked; Ctrl+Enter takes it down as left or sent: `logged(Logged)`, or
    `entry_wanted(Form)` where the guard has to be answered first.
    """

    copied = Signal(str)
    logged = Signal(object)
    entry_wanted = Signal(object)

    def __init__(
        self,
        state: SayState,
        explain: Explain,
        copy: Callable[[str], None] = to_clipboard,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Say it as agreed"))
        self._state = state
        self._explain = explain
        self._to_clipboard = copy
        self.way: Segments[SayAs] = Segments(
            tr("How to say it"),
            [
                Segment(SayAs.VOICEMAIL, tr("&Voicemail"), "voicemail"),
                Segment(SayAs.EMAIL, tr("&E-mail"), "email"),
                Segment(SayAs.TEXT, tr_as("kind of wording", "Te&xt"), "text"),
            ],
            with_words=True,
        )
        self.who = ElidedLabel("", Type.NAME)
        self.rests_on = PlainLabel("", Type.SOFT, Role.AGREED, wrap=True)
        self.to: DropDown[str] = DropDown([("", "")], "")
        self.subject = line(tr("Subject"), lambda text: state.change(subject=text))
        self.text = ScriptField()
        self.text.setAccessibleName(tr("What to say"))
        self.stopped = PlainLabel("", Type.NAME, Role.STOP, wrap=True, semibold=False)
        self.stopped.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.how_it_reads = PlainLabel("", Type.SOFT)
        self.kept = PlainLabel(tr("Your own words are kept for the next time."), Type.SOFT)
        self.hints = SayHints(can_take=True)
        self.trouble = PlainLabel("", Type.SOFT, Role.SLIPPED, wrap=True)
        self.reads_well = PlainLabel("", Type.SOFT, wrap=True)
        self._well = QLabel()
        self._well.setFixedSize(grown(ICON_SMALL), grown(ICON_SMALL) + 2)
        self.copy_button = CappedButton(tr("&Copy"), native("Ctrl+C"), icon_name="copy")
        self.mail = push_button(tr("Open in the &mail program"), icon_name="email")
        self.said = CappedButton(tr("&Left it"), native("Ctrl+Enter"), Kind.PRIMARY, "voicemail")
        self.close_button = push_button(tr("Close"), Kind.PRIMARY)
        self.afresh = push_button(tr("&Start over"), Kind.LINK)
        self._build()
        self.way.chosen.connect(state.choose)
        self.text.textChanged.connect(lambda: state.change(text=self.text.toPlainText()))
        self.text.copy_wanted.connect(self._copy)
        self.hints.taken.connect(state.take)
        self.copy_button.clicked.connect(self._copy)
        self.mail.clicked.connect(self._mail)
        self.said.clicked.connect(self._log)
        self.close_button.clicked.connect(self.close)
        self.afresh.clicked.connect(state.start_over)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._log)
        state.changed.connect(self._show)
        state.read.connect(self._read)
        state.logged.connect(self._logged)
        state.entry_wanted.connect(self._to_entry)
        state.refused.connect(self._refuse)
        self.resize(grown(WIDTH), grown(HEIGHT))
        self.setMinimumWidth(grown(WIDTH))

    def open_for(self, prospect_id: int, channel: Channel = Channel.CALL) -> None:
        """Show the wording for that prospect."""
        self._state.open(prospect_id, channel)
        self.show()
        self._fit()  # once its parts are dressed, and say how large they are
        self.activateWindow()
        (self.close_button if self._state.stopped else self.text).setFocus()

    @property
    def about(self) -> frozenset[int]:
        """The id of whoever it is said to."""
        return self._state.people

    def leave_about(self) -> None:
        self.close()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(Hairline())
        column.addWidget(self.text, 1)
        column.addWidget(self._stop(), 1)
        column.addWidget(self._beneath())
        column.addWidget(Hairline())
        column.addWidget(self._foot())
        self.text.setMinimumHeight(LEAST_SCRIPT)

    def _head(self) -> QFrame:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.who)
        words.addWidget(self.rests_on)
        top = QHBoxLayout()
        top.setSpacing(SPACE_16)
        top.addLayout(words, 1)
        top.addWidget(self.way, 0, Qt.AlignmentFlag.AlignTop)
        to, subject = tr_as("field", "To"), tr("Subject")
        self._to_row = Rows((to, self.to), label_width=room_for(to, subject))
        self._subject_row = Rows((subject, self.subject), label_width=room_for(to, subject))
        head = QFrame()
        head.setProperty("kind", "band")
        column = QVBoxLayout(head)
        column.setContentsMargins(SPACE_24, SPACE_12, SPACE_24, SPACE_12)
        column.setSpacing(SPACE_8)
        column.addLayout(top)
        column.addWidget(self._to_row)
        column.addWidget(self._subject_row)
        return head

    def _stop(self) -> QWidget:
        """Why there is nothing to say, with the sign of it: not its colour alone says so."""
        self._sign = QLabel()
        self._sign.setFixedSize(grown(ICON), grown(ICON))
        part = self._stopped_part = QWidget()
        across = QHBoxLayout(part)
        across.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        across.setSpacing(SPACE_12)
        across.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.stopped, 1)
        return part

    def _beneath(self) -> QWidget:
        """How the words read, in soft words of its own beneath them."""
        part = QWidget()
        across = QHBoxLayout(part)
        across.setContentsMargins(SPACE_24, SPACE_4, SPACE_24, SPACE_12)
        across.setSpacing(SPACE_16)
        across.addWidget(self.how_it_reads)
        across.addWidget(self.kept)
        across.addWidget(self.afresh)
        across.addStretch()
        return part

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("kind", "band")
        self._reading = QWidget()
        well = QHBoxLayout(self._reading)
        well.setContentsMargins(0, 0, 0, 0)
        well.setSpacing(SPACE_8)
        well.addWidget(self._well, 0, Qt.AlignmentFlag.AlignVCenter)
        well.addWidget(self.reads_well, 1)
        self._buttons = buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_8)
        buttons.addStretch(1)
        for button in (self.mail, self.copy_button, self.said, self.close_button):
            buttons.addWidget(button)
        self._foot_lines = column = QVBoxLayout(foot)
        column.setContentsMargins(SPACE_24, SPACE_12, SPACE_24, SPACE_12)
        column.setSpacing(SPACE_8)
        column.addWidget(self.hints)
        column.addWidget(self.trouble)
        column.addLayout(buttons)
        return foot

    def _show(self) -> None:
        state = self._state
        spoken, by_mail, stopped = state.way is SayAs.VOICEMAIL, state.way is SayAs.EMAIL, state.stopped
        self.way.choose(state.way)
        self.who.setText(state.name)
        self.rests_on.setText("" if stopped else state.rests_on)
        self.rests_on.setVisible(bool(self.rests_on.text()))
        self.rests_on.show_role(_role_of(state.agreement))
        self.stopped.setText(stopped)
        self._stopped_part.setVisible(bool(stopped))
        self.text.setVisible(not stopped)
        self._subject_row.setVisible(by_mail and not stopped)
        self._to_row.setVisible(not spoken and len(state.addresses) > 1 and not stopped)
        self.to.offer([(address, address) for address in state.addresses])
        self.mail.setVisible(by_mail and not stopped)
        self.mail.setEnabled(bool(state.addresses))
        self._stand_how_it_reads(above=by_mail)
        self._name_the_deed(tr("&Left it") if spoken else tr("&Sent it"))
        for button in (self.copy_button, self.said):
            button.setVisible(not stopped)
        self.close_button.setVisible(bool(stopped))
        if stopped and self.text.hasFocus():  # which was theirs before it was known
            self.close_button.setFocus()
        if self.subject.text() != state.subject:
            self.subject.setText(state.subject)
            self.subject.setCursorPosition(0)  # a long one is read from its beginning
        with QSignalBlocker(self.text):  # what is shown was not typed
            self.text.show_aloud(spoken)
            if self.text.toPlainText() != state.text:
                # As one edit, so that the field's own Ctrl+Z brings back what stood there.
                self.text.replace(state.text, state.may_change)
        self._read()

    def _stand_how_it_reads(self, above: bool) -> None:
        """Beside the buttons, or above them where one more leaves it no room: it was broken after every word."""
        for lines in (self._foot_lines, self._buttons):
            lines.removeWidget(self._reading)
        if above:
            self._foot_lines.insertWidget(self._foot_lines.count() - 1, self._reading)
            self._buttons.setStretch(0, 1)
        else:
            self._buttons.insertWidget(0, self._reading, 1)
            self._buttons.setStretch(1, 0)
        read_as_laid(self._reading.parentWidget())

    def _name_the_deed(self, label: str) -> None:
        self.said.setText(label)
        self.said.setAccessibleName(label.replace("&", ""))
        self.said.show_icon("voicemail" if self._state.way is SayAs.VOICEMAIL else "outgoing")

    def _read(self) -> None:
        state = self._state
        self.text.show_marks(state.basis, state.may_change)
        self.how_it_reads.setText(state.how_it_reads)
        self.how_it_reads.setVisible(bool(state.how_it_reads))
        self.hints.show_hints(state.hints)
        for shown in (self.kept, self.afresh):
            shown.setVisible(state.is_edited and not state.stopped)
        self.reads_well.setText(state.reads_well)
        self._well.setPixmap(icon("check", Role.SOFT).pixmap(square(ICON_SMALL), self.devicePixelRatioF()))
        self._well.setVisible(bool(state.reads_well))
        self._sign.setPixmap(icon("stop", Role.STOP).pixmap(square(ICON), self.devicePixelRatioF()))
        self._tell(state.unknown or self._no_address())
        self._fit()

    def _fit(self) -> None:
        """No narrower than its buttons and no lower than its words: larger type and longer words need more."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setMinimumWidth(max(grown(WIDTH), layout.totalMinimumSize().width()))
            self.setMinimumHeight(max(layout.totalHeightForWidth(self.width()), layout.totalMinimumSize().height()))

    def _no_address(self) -> str:
        if self._state.way is not SayAs.EMAIL or self._state.addresses or not self._state.name:
            return ""
        return tr("No e-mail address is written down for them. Copy takes the words all the same.")

    @property
    def _address(self) -> str:
        """The one chosen; "" where none is written down."""
        return self.to.value() if self._state.addresses else ""

    def _tell(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _copy(self) -> None:
        if self._state.stopped:
            return
        self._to_clipboard(self._state.whole)
        self.copied.emit(self._state.whole)

    def _log(self) -> None:
        state = self._state
        if state.stopped:
            self._tell(tr("Nothing was said. What happened all the same is told in a new entry."))
        elif not state.text.strip():
            self._tell(tr("There are no words yet. Type what was said."))
        else:
            state.log("" if state.way is SayAs.VOICEMAIL else self._address)

    def _mail(self) -> None:
        if not self._state.mail(self._address):
            self._to_clipboard(self._state.whole)
            self._tell(tr("No mail program answered. The words have been copied; paste them into yours."))

    def _logged(self, logged: Logged) -> None:
        self.close()
        self.logged.emit(logged)

    def _refuse(self, trouble: Refusal | StoreFault) -> None:
        self._tell(self._explain(trouble))

    def _to_entry(self, form: Form) -> None:
        self.close()
        self.entry_wanted.emit(form)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self.isVisible():
            self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the subject goes on to the words; the copy key copies them from wherever nothing is marked."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif is_enter(event):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


def _role_of(agreement: Agreement | None) -> Role:
    """The colour of what it rests on: a promise of ours is no agreement of theirs."""
    if agreement is None:
        return Role.SOFT
    return Role.PROMISE if agreement.kind is AgreementKind.PROMISE else Role.AGREED
