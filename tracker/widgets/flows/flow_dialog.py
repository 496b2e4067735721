"""A small card over the window that asks one thing and stands in nobody's way. Knows not what it asks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tracker.actions.outcome import Refusal, StoreFault
from tracker.actions.ports import Planned
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.aloud import SaysSoon, tell_beneath
from tracker.widgets.look.tall_scroll import fit_to_words
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, SPACE_16, SPACE_24, Role, Type

WIDTH = 520

Explain = Callable[[Refusal | StoreFault], str]


class FlowDialog(QDialog):
    """What stands first (`top`), a heading, a softer line beneath it, what is asked (`body`), what is missing, and the
    buttons (`buttons`).

    A screen reader reads what stands on a dialog as it comes up, and never again: what comes to stand there while it is
    open (`told`) is said.

    Not modal: the window beside it may be looked at. Enter presses the primary button, Ctrl+Enter does so from
    anywhere, Escape leaves. `explain` puts trouble in words.
    """

    def __init__(self, title: str, explain: Explain, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self._explain = explain
        self.heading = PlainLabel(kind=Type.NAME, wrap=True)
        self.under = PlainLabel(role=Role.SOFT, wrap=True)
        self.trouble = PlainLabel(role=Role.SLIPPED, wrap=True)
        self.trouble.hide()
        self._aloud = SaysSoon(self, alert=False)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_8)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(SPACE_8)
        self.top = QVBoxLayout()
        self.top.setSpacing(SPACE_8)
        words = QVBoxLayout()
        words.setSpacing(SPACE_4)
        words.addWidget(self.heading)
        words.addWidget(self.under)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_16)
        column.addLayout(self.top)
        column.addLayout(words)
        column.addLayout(self.body)
        column.addWidget(self.trouble)
        column.addStretch(1)
        column.addLayout(self.buttons)

    @property
    def about(self) -> frozenset[int]:
        """The ids of whoever it is about, where that is known before it is answered."""
        return frozenset()

    @property
    def told(self) -> str:
        """What it is about, in one breath."""
        return in_one_breath(self.heading, self.under)

    def leave_about(self) -> None:
        self.reject()

    def add_button(self, label: str, deed: Callable[[], object], kind: Kind = Kind.PLAIN) -> QPushButton:
        """A button at the right end of those there are."""
        button = push_button(label, kind)
        button.clicked.connect(lambda: deed())
        self.buttons.addWidget(button)
        if kind is Kind.PRIMARY:
            button.setDefault(True)
            for keys in ("Ctrl+Return", "Ctrl+Enter"):
                QShortcut(QKeySequence(keys), self).activated.connect(lambda: deed())
        return button

    def say(self, sentence: str) -> None:
        """Say what is missing, or why it was not written; "" says nothing."""
        tell_beneath(self.trouble, sentence)
        self.trouble.setAccessibleName(sentence)
        if self.isVisible():
            self.fit()

    def refuse(self, trouble: Refusal | StoreFault) -> None:
        self.say(self._explain(trouble))

    def come_up(self) -> None:
        """Show it, in front, no taller than what it asks."""
        self.say("")
        self.show()
        self.fit()
        self._aloud.stands(self.told)
        self.activateWindow()

    def fit(self) -> None:
        """As tall as it has to be at this width: wrapped words are asked for their height first. What would grow past
        the foot of the screen, where its buttons are, goes up by as much.
        """
        self._aloud.say(self.told)
        fit_to_words(self, WIDTH)
        room = self.screen().availableGeometry()
        below = self.frameGeometry().bottom() - room.bottom()
        if below > 0 and self.isVisible():
            self.move(self.x(), max(room.top(), self.y() - below))


def in_one_breath(*labels: PlainLabel) -> str:
    """What those of them say that can be seen."""
    return ". ".join(label.text().rstrip(".") for label in labels if label.text() and not label.isHidden())


def people_of(planned: Planned | None) -> frozenset[int]:
    """The ids of all with whom that is agreed."""
    return frozenset(planned.people) if planned is not None else frozenset()
