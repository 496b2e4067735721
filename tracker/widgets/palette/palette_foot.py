"""The foot of the palette: how its keys go, and while nothing is typed, what could be. Knows no row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tracker.presentation.entry.strip import ENTER
from tracker.tongue import tr
from tracker.widgets.look.buttons import push_button
from tracker.widgets.look.key_cap import KeyCap
from tracker.widgets.look.over.shadow import RADIUS
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, Role, Type

EXAMPLES = ("jo sent", "tessa call thu 3pm", "0113")
"""In the words the line reads; for any people there are, they say what could be typed."""
HEIGHT = 37
GIVE_WAY = (0, 3, 1)
"""Which of the keys are told no longer where there is no room, in that order."""


class PaletteFoot(QWidget):
    """`typed(str)` for an example that was pressed."""

    typed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._keys, self._examples = QWidget(self), QWidget(self)
        self._groups: list[QWidget] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16 - 1, 0, SPACE_16 - 1, 0)
        row.addWidget(self._keys)
        row.addWidget(self._examples)
        self._lay_keys()
        self._lay_examples()

    def show_for(self, blank: bool) -> None:
        self._keys.setVisible(not blank)
        self._examples.setVisible(blank)

    def wanted(self) -> int:
        """How tall it is."""
        return max(HEIGHT, self._keys.sizeHint().height() + SPACE_12)

    def _lay_keys(self) -> None:
        row = QHBoxLayout(self._keys)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_4)
        told = (
            (("↑", "↓"), tr("choose")),
            ((ENTER,), tr("do it")),
            ((tr("Tab"),), tr("go on in a new entry")),
            ((tr("Esc"),), tr("back to where you were")),
        )
        for n, (caps, does) in enumerate(told):
            if n == len(told) - 1:
                row.addStretch(1)
            group = QWidget()
            across = QHBoxLayout(group)
            across.setContentsMargins(0, 0, SPACE_8 if n < len(told) - 1 else 0, 0)
            across.setSpacing(SPACE_4)
            for cap in caps:
                across.addWidget(KeyCap(cap), 0, Qt.AlignmentFlag.AlignVCenter)
            across.addWidget(PlainLabel(does, Type.SOFT, Role.SOFT))
            row.addWidget(group)
            self._groups.append(group)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all, the best known go first."""
        super().resizeEvent(event)
        room = self.width() - 2 * SPACE_16
        for group in self._groups:
            group.show()
        for at in GIVE_WAY:
            shown = [group for group in self._groups if not group.isHidden()]
            if sum(group.sizeHint().width() + SPACE_4 for group in shown) <= room:
                break
            self._groups[at].hide()

    def _lay_examples(self) -> None:
        row = QHBoxLayout(self._examples)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(PlainLabel(tr("Type it as you would say it:"), Type.SOFT, Role.SOFT))
        for example in EXAMPLES:
            button = push_button(example, compact=True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(tr("Type “{words}”", words=example))
            button.clicked.connect(lambda _checked=False, words=example: self.typed.emit(words))
            row.addWidget(button)
        row.addStretch(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QPainterPath()
        box = self.rect()
        whole.addRoundedRect(box.adjusted(0, -2 * RADIUS, 0, 0), RADIUS - 1, RADIUS - 1)
        painter.setClipRect(box)
        painter.fillPath(whole, QColor(tokens.window))
        painter.fillRect(box.adjusted(0, 0, 0, 1 - box.height()), QColor(tokens.line))
