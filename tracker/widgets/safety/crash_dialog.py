"""What is shown when the program itself is at fault: a sentence, the report, and a button to copy it.

Knows not what went wrong.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tracker.tongue import tr
from tracker.widgets.fields.typed_fields import TextField
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24, Role, Type


class CrashDialog(QDialog):
    """`copy` takes the report's text. Going on closes it; what was typed has been kept by then."""

    def __init__(self, report: str, copy: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Something went wrong"))
        self.resize(560, 420)
        self.report = TextField(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(tr("The report"))
        self.copy = push_button(tr("&Copy the report"), Kind.PRIMARY, "copy")
        self.copy.clicked.connect(lambda: copy(report))
        go_on = push_button(tr("&Go on"))
        go_on.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_8)
        buttons.addStretch()
        buttons.addWidget(go_on)
        buttons.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(PlainLabel(tr("Something went wrong inside the program"), Type.NAME, wrap=True))
        column.addWidget(
            PlainLabel(
                tr(
                    "What you saved is safe, and what you were typing has been kept. The report holds places in the "
                    "program and versions; nothing of your people is in it."
                ),
                role=Role.SOFT,
                wrap=True,
            )
        )
        column.addWidget(self.report, 1)
        column.addLayout(buttons)
        self.copy.setFocus()
