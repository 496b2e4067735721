"""The card of the one thing that stands next with somebody: how it stands, what it is about, and its act.

Knows no rule behind it; what its buttons lead to is for others.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QIcon,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tracker.presentation.flows.ways import Way
from tracker.presentation.person.state_card import CardState, Deed, Offer, StateCard
from tracker.rules.channel import Channel
from tracker.tongue import tr
from tracker.widgets.look.buttons import ICON_GAP, Kind, push_button
from tracker.widgets.look.flow_layout import FlowLayout
from tracker.widgets.look.icons import icon
from tracker.widgets.look.margins import margins
from tracker.widgets.look.marks import Mark, channel_icon
from tracker.widgets.look.plain_label import set_tooltip
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tall_scroll import never_widens
from tracker.widgets.look.theme import grown, icon_beside, square, tokens_of
from tracker.widgets.look.tokens import RADIUS_CARD, SPACE_4, SPACE_8, Role, Type
from tracker.widgets.person.paragraph import Paragraph

BAR = 4
ICON_SIDE = 16

MARKS = {
    CardState.AGREED: Mark("agreed", Role.AGREED),
    CardState.PROMISED: Mark("owe", Role.PROMISE),
    CardState.TRIED: Mark("tried", Role.AGREED),
    CardState.SLIPPED: Mark("slipped", Role.SLIPPED),
    CardState.KEPT: Mark("kept", Role.AGREED),
    CardState.PAST: Mark("withdrawn", Role.QUIET),
    CardState.REPLY: Mark("incoming", Role.PRIMARY),
    CardState.THEIR_TURN: Mark("their-turn", Role.QUIET),
    CardState.NOTHING_AGREED: Mark("nothing-agreed", Role.QUIET),
    CardState.ASKED_NOT: Mark("stop", Role.STOP),
    CardState.TRASH: Mark("trash", Role.QUIET),
}
_ICONS = {
    Deed.CALL: "call",
    Deed.WRITE: "email",
    Deed.WHAT_BECAME: "question",
    Deed.LET_BE: "check",
    Deed.RESTORE: "undo",
}


@told_as(As.Grouping)
class StateCardView(QFrame):
    """`deed_wanted(Deed, button)` comes from its buttons, at most two; `menu_wanted(QPoint)` for its menu, at a point
    of the screen, and `opened` for a double click.
    """

    deed_wanted = Signal(object, object)
    menu_wanted = Signal(object)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: StateCard | None = None
        self._picture = QIcon()
        self.rests = ""
        self.setAccessibleName(tr("What stands next"))
        self._icon = QLabel()
        self._line = Paragraph(lead_semibold=True, together=True)
        self._topic = Paragraph(kind=Type.NAME)
        self._words = Paragraph()
        self._aside = Paragraph(kind=Type.SOFT, role=Role.SOFT)
        self.first = never_widens(push_button("", Kind.PRIMARY))
        self.second = never_widens(push_button(""))
        self._labels: dict[QPushButton, str] = {}
        for button in (self.first, self.second):
            button.clicked.connect(lambda _checked=False, button=button: self._press(button))
        self._actions = QWidget()
        row = FlowLayout(self._actions)
        row.setContentsMargins(0, 6, 0, 0)
        row.addWidget(self.first)
        row.addWidget(self.second)
        top = QHBoxLayout()
        top.setSpacing(SPACE_8)
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._line, 1)
        column = QVBoxLayout(self)
        margins(column, 16, 11, 13, 12)
        column.setSpacing(SPACE_4)
        column.addLayout(top)
        for widget in (self._topic, self._words, self._aside, self._actions):
            column.addWidget(widget)

    def show_card(self, card: StateCard, rests: str = "") -> None:
        """`rests` is when they may next hear from us and on what that rests; it is told on asking."""
        self.rests = rests
        set_tooltip(self, rests)
        self.setAccessibleName(card.spoken)  # whoever comes to its buttons hears it then
        if card == self._card:
            return
        self._card = card
        mark = MARKS[card.state]
        quiet = mark.role is Role.QUIET
        self._line.say(card.line, card.way, Role.TEXT if quiet else mark.role)
        self._line.show_role(Role.SOFT if quiet else mark.role)
        for label, text in ((self._topic, card.topic), (self._words, card.words), (self._aside, card.aside)):
            label.setText(text)
            label.setVisible(bool(text))
        self._show_icon()
        self._offer(self.first, card.first, Role.ON_FILL)
        self._offer(self.second, card.second, Role.TEXT)
        self._actions.setVisible(card.first is not None or card.second is not None)
        self._fit_actions()
        self.update()

    @property
    def card(self) -> StateCard | None:
        return self._card

    def texts(self) -> list[str]:
        """Every text on it, in reading order."""
        labels: Sequence[Paragraph] = (self._line, self._topic, self._words, self._aside)
        return [part for label in labels for part in (label.lead, label.text()) if part and not label.isHidden()]

    def _offer(self, button: QPushButton, offer: Offer | None, role: Role) -> None:
        button.setVisible(offer is not None)
        if offer is None:
            return
        self._labels[button] = offer.label.replace("&", "&&")
        button.setAccessibleName(offer.label)
        # With a primary act, the one beside it needs no icon to be told from it.
        icon_beside(button, ICON_SIDE, ICON_GAP)
        if role is Role.ON_FILL:
            self._picture = icon(_ICONS.get(offer.deed) or self._way_icon(), role)

    def _fit_actions(self) -> None:
        """Where the words of the first, or the other act beside it, find room by that only, its picture gives way.
        Words that have no room even so stand in two lines.
        """
        self.first.setIcon(self._picture)
        for button, label in self._labels.items():
            button.setText(label)
        around = self.contentsMargins() if (column := self.layout()) is None else column.contentsMargins()
        room = self.width() - around.left() - around.right()
        both = [button.sizeHint().width() for button in (self.first, self.second) if not button.isHidden()]
        over = sum(both) + SPACE_8 * (len(both) - 1) - room
        beside = len(both) > 1 and 0 < over <= grown(ICON_SIDE) + ICON_GAP
        if beside or self.first.sizeHint().width() > room:
            self.first.setIcon(QIcon())
        for button, label in self._labels.items():
            if button.sizeHint().width() > room > 0:
                button.setText(_in_two_lines(label))

    def _way_icon(self) -> str:
        agreement = self._card.agreement if self._card is not None else None
        return channel_icon(agreement.channel) if agreement is not None else "check"

    def _press(self, button: QPushButton) -> None:
        card = self._card
        offer = (card.first if button is self.first else card.second) if card is not None else None
        if offer is not None:
            self.deed_wanted.emit(offer.deed, button)

    def _show_icon(self) -> None:
        if self._card is not None:
            mark = MARKS[self._card.state]
            picture = icon(mark.icon, mark.role)
            self._icon.setFixedSize(square(ICON_SIDE))
            self._icon.setPixmap(picture.pixmap(self._icon.size(), self.devicePixelRatioF()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_actions()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.opened.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._show_icon()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._card is None:
            return
        role = MARKS[self._card.state].role
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QPainterPath()
        card.addRoundedRect(QRectF(self.rect()), RADIUS_CARD, RADIUS_CARD)
        painter.setClipPath(card)
        painter.fillRect(self.rect(), QColor(tokens.tint(role)))
        at = self.width() - BAR if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0
        painter.fillRect(at, 0, BAR, self.height(), QColor(tokens.colour(role)))


def _in_two_lines(label: str) -> str:
    """Broken at the space nearest to its middle; as it is where there is none."""
    spaces = [at for at, sign in enumerate(label) if sign == " "]
    if not spaces:
        return label
    at = min(spaces, key=lambda at: abs(at - len(label) / 2))
    return f"{label[:at]}\n{label[at + 1 :]}"


def ways_for(deed: Deed, ways: Sequence[Way]) -> list[Way]:
    """The numbers or addresses that deed may go to."""
    if deed is Deed.CALL:
        return [way for way in ways if way.channel is Channel.CALL]
    return [way for way in ways if way.channel is Channel.EMAIL] if deed is Deed.WRITE else list(ways)
