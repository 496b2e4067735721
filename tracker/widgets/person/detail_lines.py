"""How one detail of a person is read: beneath the name, as a line before one talks, or as a row with its icon.

Knows no editor and no store.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from tracker.presentation.person.prospect_card import Fact
from tracker.presentation.person.prospect_details import BUSINESS, Detail
from tracker.tongue import Theirs, tr
from tracker.widgets.look.buttons import Kind, icon_button, push_button
from tracker.widgets.look.icons import icon
from tracker.widgets.look.tokens import ICON_SMALL, SPACE_8, Role
from tracker.widgets.person.brief_lines import MOST_LINES
from tracker.widgets.person.paragraph import Paragraph

BENEATH_THE_NAME = (Detail.ORGANISATION, Detail.HOUSEHOLD, Detail.TAGS)
BEFORE_TALKING = (*BUSINESS, Detail.NOTES)
IN_ROWS = {
    Detail.PHONES: "call",
    Detail.EMAILS: "email",
    Detail.ADDRESS: "place",
    Detail.ZONE: "clock",
    Detail.PREFERRED: "outgoing",
    Detail.HOURS: "clock",
    Detail.INTEREST: "person",
    Detail.CAN_BUY: "client",
    Detail.GREETING: "person",
}
"""Those with a row of their own, and the icon before each."""
TELL_THEMSELVES = (Detail.PHONES, Detail.EMAILS, Detail.ADDRESS, Detail.ZONE, Detail.HOURS)
"""Those that need no label before them."""
ON_HOVER = "on-hover"
"""The property of a button that is there while one points at its line."""
_ICON_SIDE = 16
_COPY = 20


def detail_line(fact: Fact, copy: Callable[[str], None], lift: Callable[[Any], None]) -> QWidget:
    """The line that fact is read in."""
    if fact.of in BENEATH_THE_NAME:
        return Paragraph(fact.text, role=Role.SOFT)
    if fact.of in BEFORE_TALKING:
        return Paragraph(fact.text, lead=fact.label, most=MOST_LINES)
    return _row(fact, copy, lift)


def _row(fact: Fact, copy: Callable[[str], None], lift: Callable[[Any], None]) -> QWidget:
    """The icon, the words, and a button where there is something to copy or to lift."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_8)
    role = Role.STOP if fact.lifts is not None else Role.TEXT
    picture = _Icon("stop" if fact.lifts is not None else _icon_of(fact.of), role if role is Role.STOP else Role.SOFT)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    lead = "" if fact.lifts is not None or fact.of in TELL_THEMSELVES else fact.label
    row.addWidget(Paragraph(fact.text, lead=lead, tail=fact.beside, role=role), 1)
    button = _button(fact, copy, lift)
    if button is not None:
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return line


def _icon_of(detail: Detail | None) -> str:
    return IN_ROWS.get(detail, "info") if detail is not None else "info"


def _button(fact: Fact, copy: Callable[[str], None], lift: Callable[[Any], None]) -> QPushButton | QToolButton | None:
    if fact.lifts is not None:
        button: QPushButton = push_button(tr("Lift"), Kind.LINK)
        button.setAccessibleDescription(fact.text)
        button.clicked.connect(lambda: lift(fact.lifts))
        return button
    if not fact.copies:
        return None
    copies = icon_button(tr("Copy: {what}", what=Theirs(fact.text)), "copy")
    # No taller than its line, so that lines with and without it keep the same distance.
    copies.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
    copies.setStyleSheet("QToolButton { min-height: 0; padding: 1px; }")
    copies.setFixedSize(_COPY, _COPY - 2)
    copies.setProperty(ON_HOVER, True)
    room = copies.sizePolicy()
    room.setRetainSizeWhenHidden(True)
    copies.setSizePolicy(room)
    copies.hide()
    copies.clicked.connect(lambda: copy(fact.copies))
    return copies


class _Icon(QLabel):
    """An icon in the middle of the first line."""

    def __init__(self, name: str, role: Role) -> None:
        super().__init__()
        self._name, self._role = name, role
        self.setFixedSize(_ICON_SIDE, 18)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.show_icon()

    def show_icon(self) -> None:
        size = QSize(_ICON_SIDE, _ICON_SIDE)
        self.setPixmap(icon(self._name, self._role).pixmap(size, self.devicePixelRatioF()))

    def changeEvent(self, event: Any) -> None:
        super().changeEvent(event)
        if event.type() is event.Type.PaletteChange:
            self.show_icon()
