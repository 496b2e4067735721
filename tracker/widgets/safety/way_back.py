"""One way back, beside another: what it brings, up to when, and the button that takes it. Knows no file."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from tracker.actions.safekeeping import HeldRecords
from tracker.tongue import tr, tr_as
from tracker.widgets.look.buttons import Kind
from tracker.widgets.look.icons import icon
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.theme import grown, square
from tracker.widgets.look.tokens import ICON_SMALL, SPACE_4, SPACE_8, SPACE_12, Role, Type


@told_as(As.Grouping)
class WayBack(QFrame):
    """`button` takes it; it is the one to press first where this way is recommended."""

    def __init__(self, title: str, button: QPushButton, told: str) -> None:
        super().__init__()
        self.setProperty("kind", "way")
        self.setAccessibleName(title)
        self.button = button
        self.recommended = PlainLabel(tr("The fuller one"), Type.SOFT, Role.PRIMARY, semibold=True)
        self._mark = QLabel()
        self._mark.setFixedSize(grown(ICON_SMALL), grown(ICON_SMALL))
        top = QHBoxLayout()
        top.setSpacing(SPACE_4)
        top.addWidget(PlainLabel(title, semibold=True), 1)
        top.addWidget(self._mark)
        top.addWidget(self.recommended)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        self._numbers = [PlainLabel(kind=Type.NAME) for _ in range(3)]
        labels = (
            tr_as("what a file holds", "people"),
            tr_as("what a file holds", "agreements"),
            tr_as("what a file holds", "contacts"),
        )
        for row, (number, label) in enumerate(zip(self._numbers, labels, strict=True)):
            grid.addWidget(number, row, 0)
            grid.addWidget(PlainLabel(label, role=Role.SOFT), row, 1)
        self.newest = PlainLabel("", Type.SOFT, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        column.setSpacing(SPACE_8)
        column.addLayout(top)
        column.addLayout(grid)
        column.addWidget(self.newest)
        column.addWidget(PlainLabel(told, Type.SOFT, wrap=True))
        column.addStretch()
        column.addWidget(button)

    def show_held(self, held: HeldRecords, newest: str) -> None:
        """What it brings; `newest` says up to when, "" where that is not known."""
        for label, number in zip(self._numbers, (held.people, held.agreements, held.contacts), strict=True):
            label.setText(str(number))
        self.newest.setText(newest)

    def recommend(self, recommended: bool, *, beside_another: bool) -> None:
        """Whether it is the one to press first; `beside_another` says that it was measured against one."""
        self._mark.setPixmap(icon("check", Role.PRIMARY).pixmap(square(ICON_SMALL), self.devicePixelRatioF()))
        for label in (self._mark, self.recommended):
            label.setVisible(recommended and beside_another)
        self.setProperty("recommended", recommended)
        self.button.setProperty("kind", (Kind.PRIMARY if recommended else Kind.PLAIN).value)
        for changed in (self, self.button):
            changed.style().unpolish(changed)
            changed.style().polish(changed)
