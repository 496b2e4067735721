"""Who I am, as a button in the top bar and a menu to choose from. Knows no store: what is chosen is told in signals."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QAction, QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from tracker.presentation import words
from tracker.rules.us import User
from tracker.tongue import Theirs, tr
from tracker.widgets.look.buttons import Kind, tell_keys
from tracker.widgets.look.theme import font, square, tokens_of
from tracker.widgets.look.tokens import FOCUS_WIDTH, Role, Type

NUMBERED = 9
SHOWN = 24
"""How much of a name the bar has room for."""
DISC = 28


class WhoButton(QToolButton):
    """A disc with the first letter of my name, or a question where nobody knows me.

    `chosen(str)` is who I am from now on; `us_wanted` asks for all that is known of us.
    """

    chosen = Signal(str)
    us_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", Kind.QUIET.value)
        self.setAutoRaise(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_of_us = QMenu(self)
        self.setMenu(self.menu_of_us)
        self.show_us("", ())
        self._asks = False  # before it is known whether anybody is here, nobody is asked: the bar would move when it is

    def show_us(self, me: str, at_work: Sequence[User], is_a_stranger: bool = False, fixed_at: str = "") -> None:
        """My name on it, asked of somebody whom nobody here knows, and each of us beneath, with a number to press. In a
        team one is whoever one logs in as at its server, and there is nothing to press.
        """
        shown: str = words.one_line(me, SHOWN)
        asked = tr("Are you {who}?", who=Theirs(shown)) if is_a_stranger else shown
        self.setText((asked or tr("Who are you?")).replace("&", "&&"))
        self._asks = is_a_stranger or not shown
        self._letter = shown[:1].upper()
        self.updateGeometry()
        self.update()
        said = tr("You are {who}", who=Theirs(words.one_line(me, 60))) if shown else tr("Who are you?")
        tell_keys(self, said, "Ctrl+U" if fixed_at else tr("Ctrl+U, then a number"))
        menu = self.menu_of_us
        menu.clear()
        if fixed_at:
            self._say_it_is_fixed(shown, fixed_at)
            at_work = ()
        for number, user in enumerate(at_work, 1):
            name = words.one_line(user.name, 60).replace("&", "&&")
            one = QAction(f"&{number}  {name}" if number <= NUMBERED else name, menu)
            one.setCheckable(True)
            one.setChecked(user.goes_by(me))
            one.triggered.connect(partial(self._choose, user.name))
            menu.addAction(one)
        menu.addSeparator()
        every = QAction(tr("&Us: names, numbers, colleagues…"), menu)
        every.triggered.connect(lambda: self.us_wanted.emit())
        menu.addAction(every)

    def _say_it_is_fixed(self, me: str, host: str) -> None:
        who = Theirs(words.one_line(me, 60).replace("&", "&&"))
        told = tr("You are {who} by your login at {host}", who=who, host=Theirs(words.one_line(host, 60)))
        self.menu_of_us.addAction(told).setEnabled(False)

    def sizeHint(self) -> QSize:
        return super().sizeHint() if self._asks else square(DISC)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._asks:
            super().paintEvent(event)
            return
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pressed = self.underMouse() or self.isDown()
        painter.setBrush(QColor(tokens.tint(Role.TEXT, tokens.window, 0.14 if pressed else 0.07)))
        ring = QPen(QColor(tokens.primary), FOCUS_WIDTH)
        painter.setPen(ring if self.hasFocus() else Qt.PenStyle.NoPen)
        disc = QRectF(QPointF(), QSizeF(square(DISC))).adjusted(1, 1, -1, -1)
        disc.moveCenter(QRectF(self.rect()).center())
        painter.drawEllipse(disc)
        painter.setFont(font(Type.SOFT, semibold=True))
        painter.setPen(QColor(tokens.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letter)

    def open_menu(self) -> None:
        """Beneath the button, with the keys in it."""
        menu = self.menu_of_us
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _choose(self, name: str) -> None:
        self.chosen.emit(name)
