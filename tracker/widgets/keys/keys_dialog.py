"""All the keys on one page, in groups beside each other. Knows nothing of what they do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tracker.tongue import tr
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_8, SPACE_16, SPACE_24, Role, Type

WIDTH = 880


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """A heading, and lines of some keys and what they do."""

    heading: str
    lines: tuple[tuple[str, str], ...]


class KeysDialog(QDialog):
    """The first half of `groups`, by their lines, stands left and the rest right."""

    def __init__(self, groups: list[KeyGroup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        halves = QHBoxLayout(self)
        halves.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        halves.setSpacing(SPACE_24)
        for half in _halved(groups):
            column = QVBoxLayout()
            column.addLayout(_laid_out(half))
            column.addStretch()
            halves.addLayout(column, 1)
        self.setMinimumWidth(WIDTH)
        self.resize(WIDTH, halves.totalHeightForWidth(WIDTH))


def _halved(groups: list[KeyGroup]) -> tuple[list[KeyGroup], list[KeyGroup]]:
    """Cut where both halves are most alike in length, a heading counting as a line."""
    lengths = [len(group.lines) + 1 for group in groups]
    cut = min(range(1, len(groups) + 1), key=lambda at: abs(sum(lengths[:at]) - sum(lengths[at:])))
    return groups[:cut], groups[cut:]


def _laid_out(groups: list[KeyGroup]) -> QGridLayout:
    """One beneath the other, with what the keys do in one line down the page."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE_16)
    grid.setVerticalSpacing(SPACE_8)
    grid.setColumnStretch(1, 1)
    for group in groups:
        if row := grid.rowCount() if grid.count() else 0:
            grid.setRowMinimumHeight(row, SPACE_16)
        grid.addWidget(PlainLabel(group.heading, Type.SOFT, Role.SOFT), row + 1, 0, 1, 2)
        for below, (keys, told) in enumerate(group.lines, row + 2):
            grid.addWidget(PlainLabel(keys, semibold=True), below, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(told, Type.BODY, wrap=True), below, 1)
    return grid
