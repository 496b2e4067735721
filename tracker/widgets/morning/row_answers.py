"""The honest answers to one that slipped, unfolded in its row: a key each, and a field where an answer asks for one.

Knows its state and no list. Nothing here is modal: the row is folded again, and what was typed waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from tracker.actions.ports import Planned
from tracker.presentation.flows.slipped import Slipped
from tracker.presentation.flows.slipped_answer import AnswerField, AnswerKind, may_answer
from tracker.presentation.words.verdicts import Telling
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Channel
from tracker.tongue import Phrase, phrase, tr
from tracker.widgets.fields.field_rows import WhenField, line
from tracker.widgets.look.buttons import takes_enter, tell_as_one_of_several
from tracker.widgets.look.key_cap import is_enter, saves
from tracker.widgets.look.margins import margins
from tracker.widgets.look.painted import upright
from tracker.widgets.look.painted.broken import broken
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.aloud import say_aloud, tell_beneath
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tall_scroll import as_tall_as_its_words
from tracker.widgets.look.theme import font, grown, line_height, tokens_of
from tracker.widgets.look.tokens import FOCUS_WIDTH, RADIUS_CHIP, SPACE_4, SPACE_8, Role, Type

ROW, GAP = 24, 1
_AT, _CAP, _BEFORE, _AFTER = 8, 16, 32, 4
"""Where the cap of an answer's key begins in its row and how large it is, and the room around its words."""
DID = {
    Channel.MEETING: phrase("an answer: it was done", "We met"),
    Channel.CALL: phrase("an answer: it was done", "I did call"),
    Channel.VIDEO: phrase("an answer: it was done", "We did talk"),
}
ANSWERS = {
    AnswerKind.THEY_MOVED: phrase("an answer", "They moved it"),
    AnswerKind.CALLED_OFF: phrase("an answer", "They called it off"),
    AnswerKind.MISSED: phrase("an answer", "I missed it, and told them"),
    AnswerKind.NOT_TOLD: phrase("an answer", "I missed it, not told yet"),
    AnswerKind.NO_SHOW: phrase("an answer", "They did not come"),
}
WRITTEN_DOWN = phrase("an answer: it was done", "I did write")
DIGITS = {str(number): number for number in range(1, 7)}
AT_ONCE = (AnswerKind.DID_CONTACT, AnswerKind.NO_SHOW, AnswerKind.NOT_TOLD)
"""Answers that ask for nothing more."""


@told_as(As.Grouping)
class RowAnswers(QWidget):
    """`folded` comes when the row is to be folded again, `grown` when it needs another height. Only answers that can
    be are shown, each with the digit it has everywhere.
    """

    folded = Signal()
    grown = Signal()

    def __init__(self, state: Slipped, planned: Planned, explain: Callable[..., str], parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._explain = explain
        self.setAccessibleName(tr("What became of it?"))
        kinds = [kind for kind in AnswerKind if may_answer(kind, planned)]
        numbers = {kind: number for number, kind in enumerate(AnswerKind, 1)}
        self.rows = {kind: AnswerRow(numbers[kind], _said(kind, planned), self) for kind in kinds}
        tell_as_one_of_several(list(self.rows.values()), self)
        self._fields = {
            AnswerKind.THEY_MOVED: self._moved(),
            AnswerKind.CALLED_OFF: self._called_off(),
            AnswerKind.MISSED: self._missed(),
        }
        self._trouble = PlainLabel("", Type.SOFT, Role.STOP, wrap=True)
        self._trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(5, SPACE_4, 5, 6)
        column.setSpacing(GAP)
        for kind, row in self.rows.items():
            row.clicked.connect(lambda _on=False, kind=kind: self.choose(kind))
            column.addWidget(row)
            if kind in self._fields:
                column.addWidget(self._fields[kind])
                self._fields[kind].hide()
        column.addWidget(self._trouble)
        state.answering.changed.connect(self._refresh)
        state.asked_back.connect(self._ask_back)
        state.refused.connect(self._refuse)
        state.done.connect(self.folded)
        if state.answering.planned is None or state.answering.planned.id != planned.id:
            state.begin(planned)
        self._load()

    def take_keys(self) -> None:
        """The keys go to the answer that is chosen, or to the likeliest."""
        planned = self._state.answering.planned
        likely = AnswerKind.MISSED if planned is not None and planned.to_tell else AnswerKind.DID_CONTACT
        chosen = self._state.answering.form.kind
        self.rows[chosen if chosen in self.rows else likely].setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, kind: AnswerKind) -> None:
        """That is the answer: written at once where it asks for nothing more."""
        self._state.answering.change(kind=kind)
        if kind is AnswerKind.DID_CONTACT:
            self._state.tell_contact()
        elif kind in AT_ONCE:
            self._state.apply()
        else:
            self._open(kind)

    def _press(self, number: int) -> None:
        """A digit is the same answer's everywhere; where that cannot be, it is said."""
        row = next((row for row in self.rows.values() if row.number == number), None)
        if row is not None:
            row.click()
        else:
            self._say(tr("Nobody was to come there, so nobody failed to."), Role.SOFT)

    def _say(self, sentence: str, role: Role) -> None:
        self._trouble.show_role(role)
        tell_beneath(self._trouble, sentence)
        self.grown.emit()

    def _open(self, opened: AnswerKind | None) -> None:
        for kind, fields in self._fields.items():
            fields.setVisible(kind is opened)
        if opened is not None:
            self._fields[opened].setFocus(Qt.FocusReason.TabFocusReason)  # what waited there is typed over, not into
        self.adjustSize()
        self.grown.emit()

    def _load(self) -> None:
        form = self._state.answering.form
        for field, text in (
            (self.moved_to, form.moved_to),
            (self.words, form.words),
            (self.why, form.why),
            (self.new_time, form.new_time),
        ):
            field.setText(text)
        if form.kind in self._fields:
            self._fields[form.kind].show()
        self._refresh()

    def _refresh(self) -> None:
        if self._state.answering.planned is None:
            return
        self.moved_to.show_meaning(self._state.answering.meaning(AnswerField.MOVED_TO))
        self.new_time.show_meaning(self._state.answering.meaning(AnswerField.NEW_TIME))
        telling = self._state.answering.telling
        told = _told(telling) if telling is not None else ""
        self._trouble.show_role(Role.SLIPPED)
        if told != self._trouble.text() or self._trouble.isHidden() == bool(told):  # it is asked at each key
            tell_beneath(self._trouble, told)
        for kind, row in self.rows.items():
            row.setChecked(kind is self._state.answering.form.kind)
        self.grown.emit()

    def _ask_back(self, field: AnswerField) -> None:
        asked = self.new_time if field is AnswerField.NEW_TIME else self.moved_to
        if asked.line.hasFocus():
            say_aloud(asked.line, asked.meaning)  # whoever comes to it is told by it
        asked.setFocus()

    def _refuse(self, trouble: object) -> None:
        self._say(self._explain(trouble), Role.STOP)

    def _change(self, name: str) -> Callable[[object], None]:
        return lambda value: self._state.answering.change(**{name: value})

    def _moved(self) -> QWidget:
        self.moved_to = WhenField(tr("To when? In a week, Thu 3pm"), self._change("moved_to"))
        self.words = line(tr("How they put it"), self._change("words"))
        return self._page(self.moved_to, self.words)

    def _called_off(self) -> QWidget:
        self.why = line(tr("How they put it"), self._change("why"))
        return self._page(self.why)

    def _missed(self) -> QWidget:
        self.new_time = WhenField(
            tr("The new time you told them, if any"), self._change("new_time"), shorter=(tr("A new time, if any"),)
        )
        return self._page(self.new_time)

    def _page(self, *fields: QWidget) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        margins(column, grown(_BEFORE), SPACE_4, SPACE_4, SPACE_8)
        column.setSpacing(SPACE_4)
        for field in fields:
            column.addWidget(field)
        page.setFocusProxy(fields[0])
        return page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits answer, arrows go between, Enter in a field is the answer, with Ctrl anywhere, Escape folds."""
        focused = self.focusWidget()
        number = DIGITS.get(event.text())
        in_a_row = isinstance(focused, AnswerRow)
        if event.key() == Qt.Key.Key_Escape:
            self.folded.emit()
        elif saves(event):
            if isinstance(focused, AnswerRow) and not focused.isChecked():
                focused.click()
            else:
                self._state.apply()
        elif in_a_row and number is not None:
            self._press(number)
        elif goes_between(self.rows.values(), focused, event) or (
            isinstance(focused, AnswerRow) and takes_enter(focused, event)
        ):
            return
        elif is_enter(event):
            self._state.apply()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: the row's plate is beneath."""


def goes_between(answers: Iterable[AnswerRow], focused: QWidget | None, event: QKeyEvent) -> bool:
    """Whether an arrow took the keys from one answer to the next, and from the last to the first."""
    rows = list(answers)
    step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
    if step is None or not isinstance(focused, AnswerRow) or focused not in rows:
        return False
    rows[(rows.index(focused) + step) % len(rows)].setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def _told(telling: Telling) -> str:
    # T: "As agreed, though late. You agreed to call on Monday."
    return tr("{headline}. {sentence}", headline=telling.headline, sentence=telling.sentence)


class AnswerRow(QAbstractButton):
    """One answer: the cap of its key, and its words, in two lines where they have no room, and smaller in these where
    they still have none. Its digit is its own while the keys are on it.
    """

    def __init__(self, number: int, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = number
        self.setCheckable(True)
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(str(number))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        as_tall_as_its_words(self)

    def sizeHint(self) -> QSize:
        return QSize(120, max(ROW, line_height(Type.BODY) + 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        least = self.sizeHint().height()
        kind, lines = self._written_in(width)
        return max(least, lines * line_height(kind) + 8)

    def lines_at(self, width: int) -> list[str]:
        """Its words as they stand in so many pixels."""
        kind, lines = self._written_in(width)
        return broken(self.text(), font(kind), _room(width), lines) if lines > 1 else [self.text()]

    def _written_in(self, width: int) -> tuple[Type, int]:
        """In which letters its words are, and in how many lines; at most two."""
        if QFontMetrics(font(Type.BODY)).horizontalAdvance(self.text()) <= _room(width):
            return Type.BODY, 1
        if not broken(self.text(), font(Type.BODY), _room(width), 2)[-1].endswith("…"):
            return Type.BODY, 2
        return Type.SOFT, 2

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.text() in DIGITS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab stops at each; Qt would have it pass by the others of several."""
        QWidget.focusInEvent(self, event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            upright.hold_a_mirror(painter, self.rect())
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        if self.hasFocus() or self.isChecked():
            painter.setBrush(QColor(tokens.tint(Role.PRIMARY)))
            painter.drawRoundedRect(box, RADIUS_CHIP, RADIUS_CHIP)
        elif self.underMouse():
            painter.setBrush(QColor(tokens.raised))
            painter.drawRoundedRect(box, RADIUS_CHIP, RADIUS_CHIP)
        side = grown(_CAP)
        cap = QRect(_AT, (self.height() - side) // 2, side, side)
        painter.setBrush(QColor(tokens.tint(Role.TEXT, strength=0.07)))
        painter.drawRoundedRect(QRectF(cap), 4, 4)
        painter.setFont(font(Type.NUMERAL))
        painter.setPen(QColor(tokens.soft))
        upright.text(painter, cap, Qt.AlignmentFlag.AlignCenter, str(self.number))
        text = self.rect().adjusted(grown(_BEFORE), 0, -_AFTER, 0)
        kind, written = self._written_in(self.width())[0], self.lines_at(self.width())
        painter.setFont(font(kind))
        painter.setPen(QColor(tokens.text))
        line = QRect(text.left(), 0, text.width(), line_height(kind))
        line.moveTop((self.height() - len(written) * line.height()) // 2)
        for words in written:
            upright.text(painter, line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            line.translate(0, line.height())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.primary), FOCUS_WIDTH))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS_CHIP, RADIUS_CHIP)


def _said(kind: AnswerKind, planned: Planned) -> str:
    if kind is not AnswerKind.DID_CONTACT:
        return ANSWERS[kind].told()
    said: Phrase = DID.get(planned.channel, WRITTEN_DOWN)
    return said.told() if planned.kind is AgreementKind.TALK or planned.channel in DID else WRITTEN_DOWN.told()


def _room(width: int) -> int:
    """For an answer's words in a row of that width, in logical pixels."""
    return width - grown(_BEFORE) - _AFTER
