"""The card that says when someone may next hear from us, and on what that rests. Knows no rule behind it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QColor, QGuiApplication, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from tracker.presentation import words
from tracker.presentation.prospect_card import Card
from tracker.widgets.buttons import push_button
from tracker.widgets.flow_layout import FlowLayout
from tracker.widgets.icons import icon
from tracker.widgets.marks import EARLIEST, Mark
from tracker.widgets.plain_label import PlainLabel
from tracker.widgets.theme import tokens_of
from tracker.widgets.tokens import ICON, RADIUS_CARD, SPACE_4, SPACE_8, SPACE_12, STATE_BAR, Role


class EarliestCard(QFrame):
    """`copy_wanted(str)` comes from its Copy button; `add_action` is where further buttons find their place."""

    copy_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = Mark("nothing-agreed", Role.QUIET)
        self.setAccessibleName(self.tr("Earliest welcome contact"))
        self._icon = QLabel()
        self._icon.setFixedSize(ICON, ICON)
        self._line = PlainLabel(wrap=True, semibold=True)
        self._evidence = PlainLabel(wrap=True, role=Role.SOFT)
        self._actions = QWidget()
        self._row = FlowLayout(self._actions)
        self._row.setContentsMargins(0, SPACE_4, 0, 0)
        self._menu = QMenu(self)
        self.copy = push_button(self.tr("Copy"), icon_name="copy")
        self.copy.clicked.connect(self._copy)
        self._row.addWidget(self.copy)
        column = QVBoxLayout()
        column.setSpacing(SPACE_4)
        column.addWidget(self._line)
        column.addWidget(self._evidence)
        column.addWidget(self._actions)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_12 + STATE_BAR, SPACE_12, SPACE_12, SPACE_12)
        row.setSpacing(SPACE_8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def show_card(self, card: Card) -> None:
        self._mark = EARLIEST[card.earliest.kind]
        self._line.setText(card.earliest_text)
        self._line.show_role(self._mark.role if self._mark.role is not Role.QUIET else Role.TEXT)
        self._evidence.setText(card.earliest_evidence)
        self._evidence.setVisible(bool(card.earliest_evidence))
        self._show_icon()
        self._offer_copies(card)
        self.setAccessibleDescription(" ".join(t for t in (card.earliest_text, card.earliest_evidence) if t))
        self.update()

    def add_action(self, button: QPushButton) -> None:
        """Put the button into the card's row."""
        self._row.addWidget(button)
        self._actions.show()

    def texts(self) -> tuple[str, str]:
        """The line, and what it rests on."""
        return self._line.text(), self._evidence.text()

    def choices(self) -> list[QAction]:
        """What the Copy button offers: every number and address."""
        return self._menu.actions()

    def _offer_copies(self, card: Card) -> None:
        """One button, or one with a menu where there is more than one number or address."""
        self._menu.clear()
        for text in (*(p.typed for p in card.prospect.phones), *(e.address for e in card.prospect.emails)):
            if text:
                # A lone & would be taken for a key.
                action = self._menu.addAction(words.one_line(text, 60).replace("&", "&&"))
                action.triggered.connect(lambda _checked=False, text=text: self.copy_wanted.emit(text))
        nothing = self._menu.isEmpty()
        self.copy.setVisible(not nothing)
        self._actions.setVisible(not nothing or self._row.count() > 1)

    def _copy(self) -> None:
        actions = self._menu.actions()
        if len(actions) == 1:
            actions[0].trigger()
        else:
            self._menu.popup(self.copy.mapToGlobal(self.copy.rect().bottomLeft()))

    def _show_icon(self) -> None:
        picture = icon(self._mark.icon, self._mark.role)
        self._icon.setPixmap(picture.pixmap(self._icon.size(), self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._show_icon()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QPainterPath()
        card.addRoundedRect(QRectF(self.rect()), RADIUS_CARD, RADIUS_CARD)
        painter.setClipPath(card)
        painter.fillRect(self.rect(), QColor(tokens.tint(self._mark.role)))
        painter.fillRect(0, 0, STATE_BAR, self.height(), QColor(tokens.colour(self._mark.role)))
