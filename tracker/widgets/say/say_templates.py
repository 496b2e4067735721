"""The wording made from an agreement, as the settings let it be changed: each template with what it gives beside it.

Knows no file and no prospect; the preview speaks to somebody made up.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tracker.presentation.field_room import cut
from tracker.presentation.say.say import preview
from tracker.presentation.words import wording
from tracker.rules.wording.say import Templates
from tracker.tongue import tr, tr_as
from tracker.widgets.fields.field_rows import mark_trouble
from tracker.widgets.fields.typed_fields import TextField
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, Role, Type

LINES = {"voicemail": 6, "subject": 1, "email": 9, "text": 4}
LONGEST_PREVIEW = 2_000
"""Characters; nobody reads a page of wording for what a template gives."""
_ROUND_THE_WORDS = 18
"""The frame, and what lies within it around the lines."""


class SayTemplates(QWidget):
    """Edits a copy of the templates; `me` is who of us speaks in the preview."""

    def __init__(self, templates: Templates, me: str) -> None:
        super().__init__()
        labels = {
            "voicemail": tr_as("kind of wording", "Voicemail"),
            "subject": tr("E-mail, its subject"),
            "email": tr_as("kind of wording", "E-mail"),
            "text": tr_as("kind of wording", "Text message"),
        }
        self.fields = {
            name: _Template(label, getattr(templates, name), getattr(Templates(), name), me, LINES[name])
            for name, label in labels.items()
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_12, 0, 0)
        column.setSpacing(SPACE_16)
        column.addWidget(PlainLabel(self._places(), Type.SOFT, wrap=True))
        for field in self.fields.values():
            column.addWidget(field)
        column.addStretch()

    def templates(self) -> Templates:
        """The templates as they now stand."""
        return Templates(**{name: field.text() for name, field in self.fields.items()})

    def _places(self) -> str:
        named = "; ".join(f"{{{place.value}}} {meaning.told()}" for place, meaning in wording.PLACES.items())
        return tr(
            "What stands in braces is filled in: {places}. A line with nothing to fill in is left out, and so is a "
            "part in [brackets].",
            places=named,
        )


class _Template(QWidget):
    changed = Signal()

    def __init__(self, label: str, text: str, original: str, me: str, lines: int) -> None:
        super().__init__()
        self._original, self._me = original, me
        self.edit = TextField(text)
        self.edit.setAccessibleName(label)
        self.edit.setTabChangesFocus(True)
        self._least_lines = lines
        self._grow_soon = QTimer(self, singleShot=True, interval=0)
        self._grow_soon.timeout.connect(self._grow)
        self.edit.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )  # all of it is seen; the page scrolls
        self.edit.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow_soon.start())
        self._grow()
        self.trouble = PlainLabel("", Type.SOFT, Role.STOP, wrap=True)
        self.shown = PlainLabel("", Type.SOFT, wrap=True)
        self.original = push_button(tr("As it was at first"), Kind.LINK, compact=True)
        self.original.clicked.connect(lambda: self.edit.setPlainText(original))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(label, semibold=True))
        head.addStretch()
        head.addWidget(self.original)
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        inside.addWidget(self.shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addLayout(head)
        column.addWidget(self.edit)
        column.addWidget(self.trouble)
        column.addWidget(card)
        self.edit.textChanged.connect(self._show)
        self._show()

    def text(self) -> str:
        return self.edit.toPlainText().strip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow_soon.start()  # once its lines are broken anew

    def _grow(self) -> None:
        """As tall as its words need at this width."""
        document, block, high = self.edit.document(), self.edit.document().begin(), 0.0
        while block.isValid():
            high += document.documentLayout().blockBoundingRect(block).height()
            block = block.next()
        least = (self.edit.fontMetrics().lineSpacing() + 1) * self._least_lines
        self.edit.setFixedHeight(max(least, ceil(high)) + _ROUND_THE_WORDS)

    def _show(self) -> None:
        shown, trouble = preview(self.edit.toPlainText(), self._me)
        self.shown.setText(cut(shown, LONGEST_PREVIEW) or tr("Nothing is said."))
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        mark_trouble(self.edit, bool(trouble))
        self.original.setVisible(self.text() != self._original)
