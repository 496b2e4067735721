"""How one detail of a person is read: beneath the name, as a line before one talks, or as a row with its icon.

Knows no editor and no store.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from tracker.presentation.person.prospect_card import Fact
from tracker.presentation.person.prospect_details import BUSINESS, Detail
from tracker.tongue import Theirs, tr
from tracker.widgets.look.buttons import Kind, icon_button, push_button, tell_keys
from tracker.widgets.look.icons import icon
from tracker.widgets.look.theme import grown, icon_beside, square
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
SIDE_BY_SIDE = (Detail.INTEREST, Detail.CAN_BUY)
"""Of them those that share one."""
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
    return DetailRow(fact, copy, lift)


def retold(line: QWidget, fact: Fact) -> bool:
    """Whether that line tells of this fact from now on, as it would had it been made for it."""
    if isinstance(line, DetailRow):
        return line.retell(fact)
    if not isinstance(line, Paragraph):
        return False
    line.say(fact.label if fact.of in BEFORE_TALKING else "", fact.text)
    return True


class DetailRow(QWidget):
    """The icon, the words, and a button where there is something to copy or to lift."""

    def __init__(self, fact: Fact, copy: Callable[[str], None], lift: Callable[[Any], None]) -> None:
        super().__init__()
        self._fact = fact
        role = Role.STOP if fact.lifts else Role.TEXT
        drawn = "stop" if fact.lifts else _icon_of(fact.of)
        self._words = Paragraph(role=role)
        self._button = _button(fact, lambda: copy(self._fact.copies), lambda: lift(self._fact.lifts))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(_Icon(drawn, role if role is Role.STOP else Role.SOFT), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        if self._button is not None:
            row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        self._tell(fact)

    def retell(self, fact: Fact) -> bool:
        """Whether it tells of this one from now on: one that looks otherwise needs a row of its own."""
        before = self._fact
        alike = fact.of is before.of and bool(fact.copies) == bool(before.copies)
        if not alike or fact.lifts or before.lifts:
            return False
        self._tell(fact)
        return True

    def _tell(self, fact: Fact) -> None:
        self._fact = fact
        lead = "" if fact.lifts or fact.of in TELL_THEMSELVES else fact.label
        self._words.say(lead, fact.text, tail=fact.beside)
        if self._button is not None and fact.lifts:
            self._button.setAccessibleDescription(fact.text)
        elif self._button is not None:
            tell_keys(self._button, tr("Copy: {what}", what=Theirs(fact.text)))


def _icon_of(detail: Detail | None) -> str:
    return IN_ROWS.get(detail, "info") if detail is not None else "info"


def _button(fact: Fact, copy: Callable[[], None], lift: Callable[[], None]) -> QPushButton | QToolButton | None:
    if fact.lifts:
        button: QPushButton = push_button(tr("Lift"), Kind.LINK)
        button.clicked.connect(lambda: lift())
        return button
    if not fact.copies:
        return None
    copies = icon_button("", "copy")
    # No taller than its line, so that lines with and without it keep the same distance.
    icon_beside(copies, ICON_SMALL)
    copies.setStyleSheet("QToolButton { min-height: 0; padding: 1px; }")
    copies.setFixedSize(grown(_COPY), grown(_COPY) - 2)
    copies.setProperty(ON_HOVER, True)
    room = copies.sizePolicy()
    room.setRetainSizeWhenHidden(True)
    copies.setSizePolicy(room)
    copies.hide()
    copies.clicked.connect(lambda: copy())
    return copies


class _Icon(QLabel):
    """An icon in the middle of the first line."""

    def __init__(self, name: str, role: Role) -> None:
        super().__init__()
        self._name, self._role = name, role
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.show_icon()

    def show_icon(self) -> None:
        self.setFixedSize(grown(_ICON_SIDE), grown(_ICON_SIDE + 2))
        self.setPixmap(icon(self._name, self._role).pixmap(square(_ICON_SIDE), self.devicePixelRatioF()))

    def changeEvent(self, event: Any) -> None:
        super().changeEvent(event)
        if event.type() in (event.Type.PaletteChange, event.Type.StyleChange):
            self.show_icon()
