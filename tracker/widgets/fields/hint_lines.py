"""What is said about a message while it is typed: each reason on a line, with a better sentence. Knows no rule."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tracker.presentation.message_hints import Hint
from tracker.tongue import tr
from tracker.widgets.look.buttons import push_button
from tracker.widgets.look.icons import icon
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.theme import grown, square
from tracker.widgets.look.tokens import ICON_SMALL, SPACE_4, SPACE_8, Role, Type

MOST = 3


@told_as(As.Grouping)
class SayHints(QWidget):
    """`taken(Hint)` comes for the button that puts the better sentence in its place; without `can_take` there is none.

    With nothing to say it takes no room.
    """

    taken = Signal(object)

    def __init__(self, *, can_take: bool) -> None:
        super().__init__()
        self.setAccessibleName(tr("About these words"))
        self._rows = [_HintRow(can_take) for _ in range(MOST)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        for row in self._rows:
            row.taken.connect(self.taken)
            column.addWidget(row)
        self.show_hints(())

    @property
    def texts(self) -> list[str]:
        """What is said now."""
        return [row.text for row in self._rows if not row.isHidden()]

    def take_first(self) -> None:
        """Take the first better sentence."""
        self._rows[0].take.click()

    def show_hints(self, hints: Sequence[Hint]) -> None:
        for at, row in enumerate(self._rows):
            row.show_hint(hints[at] if at < len(hints) else None)
        self.setVisible(bool(hints))
        self.setAccessibleDescription(" ".join(self.texts))


class _HintRow(QWidget):
    taken = Signal(object)

    def __init__(self, can_take: bool) -> None:
        super().__init__()
        self._can_take = can_take
        self._hint: Hint | None = None
        self._icon = QLabel()
        self._icon.setFixedSize(grown(ICON_SMALL), grown(ICON_SMALL) + 2)
        self._reason = PlainLabel("", Type.SOFT, Role.TEXT, wrap=True)
        self._better = PlainLabel("", Type.SOFT, Role.PRIMARY, wrap=True)
        self.take = push_button(tr("Say this instead"), compact=True)
        self.take.clicked.connect(lambda: self.taken.emit(self._hint))
        words = QVBoxLayout()
        words.setSpacing(SPACE_4)
        words.addWidget(self._reason)
        words.addWidget(self._better)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def text(self) -> str:
        return " ".join(part for part in (self._reason.text(), self._better.text()) if part)

    def show_hint(self, hint: Hint | None) -> None:
        self._hint = hint
        self.setVisible(hint is not None)
        if hint is None:
            return
        self._icon.setPixmap(icon("info", Role.SLIPPED).pixmap(square(ICON_SMALL), self.devicePixelRatioF()))
        self._reason.setText(hint.reason)
        self._better.setText(tr("Better: “{words}”", words=hint.better) if hint.better else "")
        self._better.setVisible(bool(hint.better))
        self.take.setVisible(self._can_take and bool(hint.better))
