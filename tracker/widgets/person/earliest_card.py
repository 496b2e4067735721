"""The card that says when someone may next hear from us, and on what that rests. Knows no rule behind it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QGuiApplication, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from tracker.presentation import words
from tracker.presentation.flows.ways import Act, ActKind, Way, ways_of
from tracker.presentation.person.prospect_card import Card
from tracker.rules.channel import Channel
from tracker.rules.guard.earliest import EarliestKind
from tracker.tongue import tr, tr_as
from tracker.widgets.look.buttons import push_button
from tracker.widgets.look.flow_layout import FlowLayout
from tracker.widgets.look.icons import icon
from tracker.widgets.look.marks import EARLIEST, Mark
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import ICON, RADIUS_CARD, SPACE_4, SPACE_8, SPACE_12, STATE_BAR, Role


class EarliestCard(QFrame):
    """`act_wanted(Act)` comes from Call, E-mail and Copy: nothing is done yet, the guard is asked first.

    `sent_wanted(Agreement)` comes where a promise is due, `let_be_wanted(id, contact id)` where a message that waits
    asks for no answer. `add_action` is where further buttons find their place.
    """

    act_wanted = Signal(object)
    sent_wanted = Signal(object)
    let_be_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = Mark("nothing-agreed", Role.QUIET)
        self._card: Card | None = None
        self.setAccessibleName(tr("Earliest welcome contact"))
        self._icon = QLabel()
        self._icon.setFixedSize(ICON, ICON)
        self._line = PlainLabel(wrap=True, semibold=True)
        self._evidence = PlainLabel(wrap=True, role=Role.SOFT)
        self._actions = QWidget()
        self._row = FlowLayout(self._actions)
        self._row.setContentsMargins(0, SPACE_4, 0, 0)
        self.sent = push_button(tr("Sent…"), icon_name="outgoing", compact=True)
        self.sent.setToolTip(tr("It is sent, and here is what happens next"))
        self.sent.clicked.connect(self._tell_sent)
        self._row.addWidget(self.sent)
        self.let_be = push_button(tr("Nothing to answer"), icon_name="check", compact=True)
        self.let_be.setToolTip(tr("Nothing in their message asks for an answer (Ctrl+Shift+A)"))
        self.let_be.clicked.connect(self._let_be)
        self._row.addWidget(self.let_be)
        self.call = self._way_button(ActKind.CALL, tr_as("button", "Call"), "call")
        self.email = self._way_button(ActKind.EMAIL, tr_as("button", "E-mail"), "email")
        self.copy = self._way_button(ActKind.COPY, tr_as("button", "Copy"), "copy")
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
        self._card = card
        self._mark = EARLIEST[card.earliest.kind]
        self._line.setText(card.earliest_text)
        self._line.show_role(self._mark.role if self._mark.role is not Role.QUIET else Role.TEXT)
        self._evidence.setText(card.earliest_evidence)
        self._evidence.setVisible(bool(card.earliest_evidence))
        self._show_icon()
        self._offer_ways(card)
        self.setAccessibleDescription(" ".join(t for t in (card.earliest_text, card.earliest_evidence) if t))
        self.update()

    def add_action(self, button: QPushButton) -> None:
        """Put the button into the card's row."""
        self._row.addWidget(button)
        button.show()
        self._actions.show()

    def texts(self) -> tuple[str, str]:
        """The line, and what it rests on."""
        return self._line.text(), self._evidence.text()

    def choices(self, button: WayButton | None = None) -> list[QAction]:
        """What that button (without one, Copy) offers: every number or address."""
        return (button or self.copy).choices()

    def _way_button(self, kind: ActKind, label: str, icon_name: str) -> WayButton:
        button = WayButton(kind, label, icon_name)
        button.act_wanted.connect(self.act_wanted)
        self._row.addWidget(button)
        return button

    def _offer_ways(self, card: Card) -> None:
        ways = () if card.is_in_trash else ways_of(card.prospect)
        self.call.offer(card.prospect.id, [way for way in ways if way.channel is Channel.CALL])
        self.email.offer(card.prospect.id, [way for way in ways if way.channel is Channel.EMAIL])
        self.copy.offer(card.prospect.id, ways)
        due = card.earliest.kind is EarliestKind.PROMISED
        self.sent.setVisible(due)
        waits = card.waiting_message is not None and not card.is_in_trash
        self.let_be.setVisible(waits)
        self._actions.setVisible(bool(ways) or due or waits or self._row.count() > 5)

    def _tell_sent(self) -> None:
        if self._card is not None and self._card.earliest.agreement is not None:
            self.sent_wanted.emit(self._card.earliest.agreement)

    def _let_be(self) -> None:
        message = self._card.waiting_message if self._card is not None else None
        if self._card is not None and message is not None:
            self.let_be_wanted.emit(self._card.prospect.id, message.id)

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


class WayButton(QPushButton):
    """Takes the one number or address there is, or asks which in a small menu; hidden where there is none."""

    act_wanted = Signal(object)

    def __init__(self, kind: ActKind, label: str, icon_name: str) -> None:
        super().__init__(label)
        self._kind = kind
        self.setAutoDefault(False)
        self.setAccessibleName(label)
        self.setProperty("kind", "plain")
        self.setProperty("compact", True)
        self.setIcon(icon(icon_name))
        self.setIconSize(QSize(ICON, ICON))
        self._menu = QMenu(self)
        self.clicked.connect(self._take)

    def offer(self, prospect_id: int, ways: list[Way] | tuple[Way, ...]) -> None:
        self._menu.clear()
        for way in ways:
            # A lone & would be taken for a key.
            label = words.one_line(f"{way.label}: {way.address}" if way.label else way.address, 60).replace("&", "&&")
            chosen = Act(self._kind, prospect_id, way.channel, way.address, way.e164)
            action = self._menu.addAction(label)
            action.triggered.connect(lambda _checked=False, chosen=chosen: self.act_wanted.emit(chosen))
        self.setVisible(bool(ways))

    def choices(self) -> list[QAction]:
        return self._menu.actions()

    def _take(self) -> None:
        actions = self._menu.actions()
        if len(actions) == 1:
            actions[0].trigger()
        elif actions:
            self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
            self._menu.setActiveAction(actions[0])
