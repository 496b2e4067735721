"""Text broken into lines, for what is painted by hand. Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from tracker.widgets.look.painted.unbroken import JOINER, NO_BREAK, kept_whole


def broken(text: str, made: QFont, room: int, most: int) -> list[str]:
    """The text in at most so many lines of that width, the last elided where it does not suffice."""
    text = kept_whole(text)
    layout = QTextLayout(text, made)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(room, 1))
        start, length = line.textStart(), line.textLength()
        if len(lines) == most - 1 and start + length < len(text):
            lines.append(QFontMetrics(made).elidedText(text[start:], Qt.TextElideMode.ElideRight, room))
        else:
            lines.append(text[start : start + length].strip())
    layout.endLayout()
    return [line.replace(JOINER, "").replace(NO_BREAK, " ") for line in lines]
