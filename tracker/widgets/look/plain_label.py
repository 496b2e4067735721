"""Labels and tooltips that show text as it is, whatever is in it. Know nothing of what the text says.

Qt's own would render a picture or a link out of a person's name, and open the file behind it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import escape

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QStyle, QWidget

from tracker.tongue import tr
from tracker.widgets.look.clipboard import to_clipboard
from tracker.widgets.look.painted import upright
from tracker.widgets.look.painted.unbroken import JOINER, NO_BREAK, kept_whole
from tracker.widgets.look.theme import font
from tracker.widgets.look.tokens import Role, Type

LONGEST_TIP = 1_000
"""A tooltip taller than the screen tells less, not more."""
NOTHING_MORE = " "
"""Told beside a name that says it all: where nothing is, Qt tells the tooltip, tags and all, or the placeholder."""
FEWEST_QUOTED, MOST_QUOTED = 3, 60
"""Words of a quotation that are left of it where it gives way; a longer one is no line."""
SHORT_TAIL = 3
"""Characters behind a quotation that are no sentence."""

_BREAK = "\u200b"
_SET_IN = str.maketrans(NO_BREAK, " ", _BREAK + JOINER)
_OPTION = re.compile(r"(?<!\S)--(?=\w)")
"""Of a command that is to be typed: what it begins with stands with its word."""
_SENTENCE_ENDS = re.compile(r"[.!?] (?=\S)")
_LONGEST = 20
_LONG_WORD = re.compile(rf"\S{{{_LONGEST + 1},}}")
_JOINT = re.compile(r"(?<=[-/\\_.@])(?=\w)")
_PIECE = 8
_ZERO_WIDTH = "\u200d"


class PlainLabel(QLabel):
    """A label that is never anything but plain text, in one of our sizes and colours.

    Where it wraps, a word too long for its line may break anywhere: otherwise one long word would widen the window.
    It stands at the side where lines begin in its window, whichever way its own letters run.
    """

    _aligned = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    _said = ""
    _reads_otherwise = False
    _role: Role | None = None

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
        self._kind, self._semibold = kind, semibold
        self.setFont(font(kind, semibold=semibold))
        self.setWordWrap(wrap)
        self.setAlignment(self._aligned)
        self.show_role(role or (Role.SOFT if kind is Type.SOFT else Role.TEXT))
        self.setText(text)

    def setText(self, text: str) -> None:
        if text != self._said:  # at each key, mostly the same
            begins_otherwise, self._said = text[:1] != self._said[:1], text
            set_in = breakable(text) if self.wordWrap() else text
            super().setText(set_in)
            if self._reads_otherwise or set_in != text:  # what it may break by is not read aloud
                self._reads_otherwise = set_in != text
                self.setAccessibleName(text if self._reads_otherwise else "")
            if begins_otherwise:
                self._give_overhang()

    def _give_overhang(self) -> None:
        left = bool(self._seen_alignment() & Qt.AlignmentFlag.AlignLeft)
        reach = overhang(self.font(), self._said) if left else 0
        if reach != max(self.indent(), 0):
            self.setIndent(reach)

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Left is where lines begin. Qt's own label would ask the text."""
        self._aligned = alignment
        super().setAlignment(self._seen_alignment())
        self._give_overhang()

    def _seen_alignment(self) -> Qt.AlignmentFlag:
        return QStyle.visualAlignment(self.layoutDirection(), self._aligned)

    def text(self) -> str:
        """The text as it was given, without the places where it may break."""
        return self._said

    def changeEvent(self, event: QEvent) -> None:
        """Text of another size was chosen; a style sheet that is put on anew gives back the size of before."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self.setAlignment(self._aligned)
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange) and hasattr(self, "_kind"):
            wanted = font(self._kind, semibold=self._semibold)
            if abs(self.font().pointSizeF() - wanted.pointSizeF()) > 0.01:
                self.setFont(wanted)
        if event.type() is QEvent.Type.FontChange:
            self._give_overhang()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and _holds_set_in(self.selectedText()):
            self._copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not _holds_set_in(self.selectedText()):
            super().contextMenuEvent(event)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Copy")).triggered.connect(self._copy)
        menu.popup(event.globalPos())

    def _copy(self) -> None:
        """What is marked, without the places where it may break: a link with them in it would lead nowhere."""
        to_clipboard(self.selectedText().translate(_SET_IN).replace("\u2029", "\n"))

    def show_role(self, role: Role) -> None:
        """Show the words in that role's colour."""
        if role is self._role:
            return
        self._role = role
        self.setProperty("role", role.value)
        if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # before that, the style has not looked at it
            self.style().unpolish(self)
            self.style().polish(self)


class ElidedLabel(PlainLabel):
    """One line that gives way: where there is no room the end becomes "…" and the tooltip has the whole of it."""

    _gist = ""

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
        self._tell_whole_where_pointed_at()

    def say(self, text: str, gist: str) -> None:
        """Say that; where there is no room for it, `gist` in its place rather than its beginning."""
        self._gist = gist
        self.setText(text)

    def least_width(self) -> int:
        """How wide it is where none of it is cut: the gist where there is one."""
        return self.fontMetrics().horizontalAdvance(self._gist or self.text()) + max(self.indent(), 0)

    def shown_text(self) -> str:
        """The text as it stands on the screen."""
        metrics, room = self.fontMetrics(), self._line().width()
        no_room = bool(self._gist) and metrics.horizontalAdvance(self.text()) > room
        return elided(self._gist if no_room else self.text(), metrics, room)

    def _line(self) -> QRect:
        return self.contentsRect().adjusted(max(self.indent(), 0), 0, 0, 0)

    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().horizontalAdvance("MM…")
        return QSize(min(least, super().sizeHint().width()), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole_where_pointed_at()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Whether some of it is cut is asked only where somebody points at it: a pane has many such lines."""
        super().enterEvent(event)
        self._tell_whole()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        line = Qt.TextFlag.TextSingleLine | self._seen_alignment()
        upright.text(painter, self._line(), line, self.shown_text())

    def _tell_whole_where_pointed_at(self) -> None:
        if self.underMouse():
            self._tell_whole()
        elif self.toolTip():
            self.setToolTip("")

    def _tell_whole(self) -> None:
        show_tooltip(self, self.text() if self.shown_text() != self.text() else "")


def overhang(of: QFont, text: str) -> int:
    """How far its first letter reaches to the left of where it stands, as a "J" does: a label would cut that off. What
    is less than half a pixel is not seen, and lines that begin with a "T" begin where the others do.
    """
    return _reach(of.key(), text[0]) if text else 0


@lru_cache(maxsize=1024)
def _reach(face: str, letter: str) -> int:
    """By the outline: the pixels that Qt's own measure counts are begun, and not covered."""
    of, outline = QFont(), QPainterPath()
    of.fromString(face)
    outline.addText(0, 0, of, letter)
    return max(round(-outline.boundingRect().left()), 0)


def elided(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text in that width. What was quoted gives way first, in its middle and by whole words, so that who said it,
    how it begins and how it ends are to be seen: “we'll talk it over … let you know”."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    begins, ends = text.rfind("“") + 1, text.rfind("”")
    if 0 < begins < ends:
        said = text[begins:ends].split()[:MOST_QUOTED]
        after = text[ends:].split(" ")
        for left in range(len(after) - 1, 1, -1):  # all they said, and as much behind it as there is room for
            shorter = f"{text[:ends]}{' '.join(after[:left])} …"
            if metrics.horizontalAdvance(shorter) <= width:
                return shorter
        for left in range(len(said), FEWEST_QUOTED - 1, -1):
            first, last = said[: left - left // 2], said[len(said) - left // 2 :]
            middle = " … " if left < len(said) else " "
            shorter = f"{text[:begins]}{' '.join(first)}{middle}{' '.join(last)}{text[ends:]}"
            if metrics.horizontalAdvance(shorter) <= width:
                return shorter
        if len(text) - ends > SHORT_TAIL:  # a sentence behind it gives way, then the end of what they said: cut once
            begun = (" ".join(said[:left]) for left in range(len(said) - 1, FEWEST_QUOTED - 1, -1))
            for shorter in (f"{text[: ends + 1]} …", *(f"{text[:begins]}{words} …{text[ends]}" for words in begun)):
                if metrics.horizontalAdvance(shorter) <= width:
                    return shorter
    return _whole_sentences(text, metrics, width) or metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def _whole_sentences(text: str, metrics: QFontMetrics, width: int) -> str:
    """As many of its sentences as there is room for; "" where that is none, or leaves a good part of the room empty."""
    for end in reversed([found.end() for found in _SENTENCE_ENDS.finditer(text)]):
        shorter = f"{text[:end]}…"
        if (taken := metrics.horizontalAdvance(shorter)) <= width:
            return shorter if taken * 2 > width else ""
    return ""


def set_tooltip(widget: QWidget, text: str) -> None:
    """Give the widget a tooltip of exactly that text, and say it to screen readers too, unless it is its name."""
    widget.setToolTip(tooltip_of(text))
    widget.setAccessibleDescription(text if text != widget.accessibleName() else NOTHING_MORE)


def show_tooltip(widget: QWidget, text: str) -> None:
    """Give it a tooltip of what a screen reader is told without it."""
    widget.setToolTip(tooltip_of(text))
    if text and not widget.accessibleDescription():
        widget.setAccessibleDescription(NOTHING_MORE)


def breakable(text: str) -> str:
    """The text with places to break in its long words, which cannot be seen, and none in "e-mail", "--entry" and a
    date.
    """
    whole = _OPTION.sub(f"-{JOINER}-{JOINER}", text)
    return _LONG_WORD.sub(lambda found: _broken(found[0]), kept_whole(whole))


def _holds_set_in(text: str) -> bool:
    return any(sign in text for sign in (_BREAK, JOINER, NO_BREAK))


def _broken(word: str) -> str:
    """Behind a hyphen, a slash and the like where it has some; elsewhere only in what is too long without them."""
    return _BREAK.join(part if len(part) <= _LONGEST else _chopped(part) for part in _JOINT.split(word))


def _chopped(word: str) -> str:
    pieces, begun = [], 0
    for at in range(1, len(word)):
        if at - begun >= _PIECE and not _belong_together(word[at - 1], word[at]):
            pieces.append(word[begun:at])
            begun = at
    return _BREAK.join([*pieces, word[begun:]])


def _belong_together(before: str, after: str) -> bool:
    """Whether both make one sign: an accent on its letter, a picture made of several."""
    return before == _ZERO_WIDTH or unicodedata.category(after) in ("Mn", "Me", "Mc", "Cf", "Sk")


def tooltip_of(text: str) -> str:
    """The text so that Qt's tooltips show it as it is, or its beginning; "" stays "", which is no tooltip."""
    text = text if len(text) <= LONGEST_TIP else f"{text[:LONGEST_TIP]}…"
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>" if text else ""


def labels_in(widget: QWidget) -> list[PlainLabel]:
    return [widget] if isinstance(widget, PlainLabel) else widget.findChildren(PlainLabel)


def body(text: str, role: Role | None = None) -> PlainLabel:
    """A line that wraps, and can be marked with the mouse to be copied."""
    label = PlainLabel(text, role=role, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label
