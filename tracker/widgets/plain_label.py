"""Labels and tooltips that show text as it is, whatever is in it. Know nothing of what the text says.

Qt's own would render a picture or a link out of a person's name, and open the file behind it.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from tracker.widgets.theme import font
from tracker.widgets.tokens import Role, Type


class PlainLabel(QLabel):
    """A label that is never anything but plain text, in one of our sizes and colours."""

    def __init__(
        self,
        text: str = "",
        kind: Type = Type.BODY,
        role: Role | None = None,
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
        semibold: bool | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFont(font(kind, semibold=semibold))
        self.setWordWrap(wrap)
        self.show_role(role or (Role.SOFT if kind is Type.SOFT else Role.TEXT))
        self.setText(text)

    def show_role(self, role: Role) -> None:
        """Show the words in that role's colour."""
        if self.property("role") == role.value:
            return
        self.setProperty("role", role.value)
        self.style().unpolish(self)
        self.style().polish(self)


class ElidedLabel(PlainLabel):
    """One line that gives way: where there is no room the end becomes "…" and the tooltip has the whole of it."""

    def __init__(
        self,
        text: str = "",
        kind: Type = Type.BODY,
        role: Role | None = None,
        parent: QWidget | None = None,
        *,
        semibold: bool | None = None,
    ) -> None:
        super().__init__(text, kind, role, parent, semibold=semibold)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(" ".join(text.split()))
        self._tell_whole()

    def shown_text(self) -> str:
        """The text as it stands on the screen."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().horizontalAdvance("MM…")
        return QSize(min(least, super().sizeHint().width()), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        line = Qt.TextFlag.TextSingleLine | self.alignment()
        painter.drawText(self.contentsRect(), line, self.shown_text())

    def _tell_whole(self) -> None:
        self.setToolTip(tooltip_of(self.text() if self.shown_text() != self.text() else ""))


def set_tooltip(widget: QWidget, text: str) -> None:
    """Give the widget a tooltip of exactly that text, and say it to screen readers too."""
    widget.setToolTip(tooltip_of(text))
    widget.setAccessibleDescription(text)


def tooltip_of(text: str) -> str:
    """The text so that Qt's tooltips show it as it is; "" stays "", which is no tooltip."""
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>" if text else ""
