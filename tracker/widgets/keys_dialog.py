"""All the keys on one page. Knows nothing of what they do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_8, SPACE_24, Type


class KeysDialog(QDialog):
    """`keys` are pairs of a key and what it does, in order."""

    def __init__(self, keys: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        grid.setHorizontalSpacing(SPACE_24)
        grid.setVerticalSpacing(SPACE_8)
        for row, (key, deed) in enumerate(keys):
            grid.addWidget(PlainLabel(key, semibold=True), row, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(PlainLabel(deed, Type.BODY), row, 1)
