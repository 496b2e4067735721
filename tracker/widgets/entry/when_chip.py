"""When it happened, as a chip at the end of the line; a click or its key opens it for typing. Knows no date."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry_form import Field
from tracker.tongue import tr
from tracker.widgets.fields.field_rows import line, put
from tracker.widgets.look.buttons import takes_enter
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.key_cap import ENTER_KEYS
from tracker.widgets.look.plain_label import tooltip_of
from tracker.widgets.look.theme import font, grown, tokens_of
from tracker.widgets.look.tokens import FOCUS_WIDTH, ICON_SMALL, RADIUS_CHIP, Role, Type

_HEIGHT, _PAD, _GAP, _CHEVRON = 24, 10, 7, 12
_FIELD_WIDTH = 190


class WhenChip(QWidget):
    """The chip, or in its place the field that is typed into; Enter or Esc closes that, and what was typed stands."""

    def __init__(self, state: QuickEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.chip = _Chip()
        self.field = line(tr("now"), lambda text: state.press(when=text))
        self.field.setAccessibleName(tr("When it happened"))
        self.field.setFixedWidth(_FIELD_WIDTH)
        self.field.hide()
        self.field.installEventFilter(self)
        self.chip.clicked.connect(self.open)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.chip)
        row.addWidget(self.field)

    def load(self) -> None:
        self._close()

    def refresh(self) -> None:
        told = self._state.line.told_when
        meaning = self._state.meaning(Field.AT)
        self.chip.show_words(told, meaning.text)
        if not self.field.hasFocus():
            put(self.field, self._state.form.when)
        self.field.setAccessibleDescription(meaning.text)

    def open(self) -> None:
        """Type it here."""
        put(self.field, self._state.form.when)
        self.chip.hide()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def _close(self) -> None:
        self.field.hide()
        self.chip.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._close()
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and isinstance(event, QKeyEvent):
            leaving = event.key() in (*ENTER_KEYS, Qt.Key.Key_Escape)
            if leaving and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self.chip.show()
                    self.chip.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)


class _Chip(QAbstractButton):
    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str, meaning: str) -> None:
        # T: "When: today 10:00", as a screen reader says it
        self.setAccessibleName(tr("When it happened: {when}", when=words))
        self.setToolTip(tooltip_of(meaning or tr("When it happened (Alt+W)")))
        self.setAccessibleDescription(tr("Alt+W") if meaning in ("", words) else meaning)
        if words != self.text():
            self.setText(words)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(Type.SOFT))
        wide = metrics.horizontalAdvance(self.text()) + grown(ICON_SMALL) + grown(_CHEVRON) + 2 * _GAP + 2 * _PAD
        return QSize(wide, max(_HEIGHT, metrics.height() + 6))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not takes_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.tint(Role.PRIMARY, strength=0.12 if self.underMouse() else 0.07)))
        painter.drawRoundedRect(box, RADIUS_CHIP, RADIUS_CHIP)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.primary), FOCUS_WIDTH))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS_CHIP, RADIUS_CHIP)
        ratio, middle = self.devicePixelRatioF(), self.height() // 2
        side = grown(ICON_SMALL)
        painter.drawPixmap(_PAD, middle - side // 2, tinted_pixmap("clock", tokens.soft, side, ratio))
        used = font(Type.SOFT)
        metrics = QFontMetrics(used)
        painter.setFont(used)
        painter.setPen(QColor(tokens.text))
        left = _PAD + side + _GAP
        painter.drawText(left, (self.height() + metrics.ascent() - metrics.descent()) // 2, self.text())
        left += metrics.horizontalAdvance(self.text()) + _GAP
        side = grown(_CHEVRON)
        painter.drawPixmap(left, middle - side // 2, tinted_pixmap("chevron-down", tokens.soft, side, ratio))
