"""A paragraph that begins in one look and goes on in another, of so many lines at most. Knows not what it says.

Qt's label sets one look in one text, and cuts none of its lines short.
"""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFont,
    QFontInfo,
    QFontMetrics,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from tracker.tongue import tr
from tracker.widgets.look.clipboard import to_clipboard
from tracker.widgets.look.painted.unbroken import LONE_LETTER, NO_BREAK, no_lone_word, unbroken
from tracker.widgets.look.plain_label import PlainLabel, overhang, show_tooltip
from tracker.widgets.look.theme import font, tokens_of
from tracker.widgets.look.tokens import Role, Type

_PITCH = 1.38
_LEAST_WIDTH = 60
_WHOLE = 12_000
"""Characters that are set at most: what lies beyond is read where it is edited."""
_KEPT = 3
"""Widths at which it is kept as it stands."""
_MEASURED = 240
"""Characters that are looked at for how wide it wants to be."""
_BETWEEN = "\u2002"
_BROKEN = re.compile(r"\s*\n\s*")
_BROKEN_AMID = re.compile(r"(?<=[^\s.,;:!?…])\s*\n\s*(?=\S)")
_SHORT = 24
"""Characters that stay on one line, where it was asked for."""
Set = tuple[list[float], QTextLayout, str]
"""The width of each line, the layout they stand in, and the text that is set."""


def line_pitch(kind: Type) -> int:
    """From line to line in that size, in logical pixels: the same in narrow and in tall faces of one size."""
    return _pitch(font(kind))


def _pitch(of: QFont) -> int:
    return max(round(QFontInfo(of).pixelSize() * _PITCH), QFontMetrics(of).height())


class Paragraph(PlainLabel):
    """`lead` is how it begins, the text how it goes on, `tail` what stands softly behind it.

    `most` lines are shown, 0 for all of them; what is cut ends in "…" and is shown whole after `unfold`, which
    `cut_changed` tells. `first_less` is how much shorter the first line is, for what stands beside. `together`: a short
    text, such as "by phone", goes to the next line whole.
    """

    cut_changed = Signal()
    _said = ""

    def __init__(
        self,
        text: str = "",
        kind: Type = Type.BODY,
        role: Role | None = None,
        parent: QWidget | None = None,
        *,
        lead: str = "",
        tail: str = "",
        lead_role: Role = Role.SOFT,
        lead_semibold: bool = False,
        semibold: bool | None = None,
        most: int = 0,
        first_less: int = 0,
        together: bool = False,
    ) -> None:
        self._together = together
        self.lead, self.tail = lead, tail
        self._kind = kind
        self._lead_role, self._lead_semibold, self._semibold = lead_role, lead_semibold, semibold
        self._most, self._first_less, self._whole = most, first_less, False
        self._heights: dict[int, int] = {}
        self._sets: dict[int, Set] = {}
        self._wants: QSize | None = None
        self._one_line: Set | None = None
        self._as_set: str | None = None
        self._from_line_to_line = 0
        super().__init__(text, kind, role, parent, wrap=True, semibold=semibold)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """Qt's own label is not told: it would set the same text once more, and paints none of it."""
        if text != self._said:
            self._take(text)

    def _take(self, text: str) -> None:
        self._said = text
        self.setAccessibleName(self.spoken)
        self._measure_anew()

    def say(self, lead: str, text: str, lead_role: Role | None = None, tail: str = "") -> None:
        """Begin so, go on so, and have that behind it."""
        lead_role = lead_role or self._lead_role
        if (self.lead, self.text(), self._lead_role, self.tail, self._whole) == (lead, text, lead_role, tail, False):
            return
        self.lead, self._lead_role, self.tail = lead, lead_role, tail
        self._whole = False
        self._take(text)

    def show_role(self, role: Role) -> None:
        """It is painted in that, and the style need not look at it anew."""
        if role is not self._role:
            self._role = role
            self.update()

    def show_lines(self, most: int) -> None:
        """So many lines at most, unless it was unfolded."""
        if most == self._most:
            return
        ran_on, self._most = self._limit() > 0, most
        if (self._limit() > 0) == ran_on:
            self._count_anew()
        else:
            self._measure_anew()

    def leave_room(self, first_less: int) -> None:
        if first_less != self._first_less:
            self._first_less = first_less
            self._measure_anew()

    def unfold(self) -> None:
        self._whole = True
        self._measure_anew()
        self.cut_changed.emit()

    @property
    def is_cut(self) -> bool:
        """Whether some of it is not shown at this width."""
        return self.is_cut_at(self.width())

    def is_cut_at(self, width: int) -> bool:
        """Whether some of it would not be shown at that width."""
        most = self._limit()
        return most > 0 and self._count_at(width) > most

    @property
    def spoken(self) -> str:
        return ": ".join(part for part in (self.lead, self.text()) if part)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            if len(self._heights) > 8:
                self._heights.clear()
            lines, most = 1 if self._has_room(width) else self._count_at(width), self._limit()
            self._heights[width] = max(min(lines, most) if most else lines, 1) * self._line_pitch
        return self._heights[width]

    def sizeHint(self) -> QSize:
        if self._wants is None:
            words = self._all()[:_MEASURED]
            metrics = QFontMetrics(self.font())
            width = overhang(self.font(), words) + metrics.horizontalAdvance(words) + 2 + self._first_less
            self._wants = QSize(width, self._line_pitch)
        return self._wants

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, self._line_pitch)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Whether some of it is cut is asked only where somebody points at it."""
        super().enterEvent(event)
        show_tooltip(self, self.text() if self.is_cut else "")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _LOOKS_OTHERWISE:
            self._measure_anew()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Copy")).triggered.connect(lambda: to_clipboard(self.text()))
        menu.popup(event.globalPos())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        painter.setPen(QColor(tokens.colour(self._role_now())))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        lines, layout, text = self._lines(self.width())
        pitch, most = self._line_pitch, self._limit()
        shown = min(len(lines), most) if most else len(lines)
        cut = shown < len(lines)
        for n in range(shown):
            line = layout.lineAt(n)
            if cut and n == shown - 1:
                self._paint_cut(painter, line, n * pitch, text[line.textStart() :], n == 0)
            else:
                line.draw(painter, QPointF(0, 0))

    def _paint_cut(self, painter: QPainter, line: QTextLine, top: float, rest: str, is_first: bool) -> None:
        """Set as the lines that are whole are: how it begins stands on the same side of what follows in all of them."""
        begins, looks = "", []
        lead = _kept_whole(self.lead)
        if is_first and lead and rest.startswith(lead):
            begins, rest, looks = lead + _BETWEEN, rest[len(lead) :].lstrip(), self._ranges(len(lead))[:1]
        room = line.width() - self._wide(begins)
        told = QFontMetrics(self.font()).elidedText(
            rest.replace("\u2028", " "), Qt.TextElideMode.ElideRight, int(room) - 1
        )
        layout = QTextLayout(begins + told, self.font())
        layout.setTextOption(self._option())
        layout.setFormats(looks)
        layout.beginLayout()
        layout.createLine().setLineWidth(line.width())
        layout.endLayout()
        layout.draw(painter, QPointF(line.x(), top + (self._line_pitch - layout.boundingRect().height()) / 2))

    def _wide(self, begins: str) -> float:
        face = QFont(self.font())
        face.setWeight(QFont.Weight.DemiBold if self._lead_semibold else QFont.Weight.Normal)
        return QFontMetricsF(face).horizontalAdvance(begins)

    def _role_now(self) -> Role:
        return self._role or Role.TEXT

    def _limit(self) -> int:
        return 0 if self._whole else self._most

    def _all(self) -> str:
        """As it is set. What keeps a date together may stand in how it begins, never in its tail."""
        if self._as_set is None:
            text = _bound(self.text()) if self._together and len(self.text()) <= _SHORT else self.text()
            parts = (part for part in (self.lead, text, _bound(self.tail)) if part)
            self._as_set = no_lone_word(_kept_whole(_BETWEEN.join(parts)))
        return self._as_set

    def _has_room(self, width: int) -> bool:
        """Whether it is as wide as it wants to be. Layouts ask for its height there too, though it is seldom shown so:
        it need not be set for that.
        """
        told = self._all()
        measured = len(told) <= _MEASURED and len(told.splitlines()) < 2 and not self._lead_semibold
        return measured and width >= self.sizeHint().width()

    def _count_at(self, width: int) -> int:
        """How many lines there are at that width."""
        return len(self._lines(width)[0])

    def _lines(self, width: int) -> Set:
        """As it stands at that width; the last few are kept: a page is measured beside a scroll bar and without, and
        it is painted at a width it was measured at.

        What stands on one line is set once, however wide it is: all widths it fits in have it so.
        """
        if self._one_line is not None and self._fits(self._one_line, width):
            return self._one_line
        if width not in self._sets:
            if len(self._sets) >= _KEPT:
                self._sets.clear()
            made = self._sets[width] = self._laid(width)
            if len(made[0]) == 1 and not self.isRightToLeft():  # there it would stand elsewhere at each width
                self._one_line = made
        return self._sets[width]

    def _fits(self, one_line: Set, width: int) -> bool:
        return one_line[0][0] <= max(width - self._first_less, _LEAST_WIDTH // 2) - 1

    @property
    def _line_pitch(self) -> int:
        if not self._from_line_to_line:
            self._from_line_to_line = _pitch(self.font())
        return self._from_line_to_line

    def _laid(self, width: int) -> Set:
        text = self._all()[:_WHOLE].replace("\r\n", "\n")
        text = text.replace("\n", "\u2028") if self._limit() == 0 else _run_on(text)
        layout = QTextLayout(text, self.font())
        layout.setTextOption(self._option())
        layout.setFormats(self._ranges(len(text)))
        pitch, face, mirrored = self._line_pitch, self.font(), self.isRightToLeft()
        widths: list[float] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            less = self._first_less if not widths else 0
            reach = 0 if mirrored else overhang(face, text[line.textStart() : line.textStart() + 1])
            line.setLineWidth(max(width - less - reach, _LEAST_WIDTH // 2))
            if (before := _before_its_sign(text, line.textStart(), line.textStart() + line.textLength())) > 0:
                line.setNumColumns(before)
            at = less if mirrored else reach
            line.setPosition(QPointF(at, len(widths) * pitch + (pitch - line.height()) / 2))
            widths.append(reach + line.naturalTextWidth())
        layout.endLayout()
        return widths, layout, text

    def _option(self) -> QTextOption:
        """By its own letters: a number stays as it is dialled in a mirrored window."""
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        return option

    def _ranges(self, length: int) -> list[QTextLayout.FormatRange]:
        """The looks of how it begins and of what stands behind it."""
        ranges: list[QTextLayout.FormatRange] = []
        if not self.lead and not self.tail:
            return ranges
        tokens = tokens_of(QGuiApplication.palette())
        if self.lead:
            look = _look(tokens.colour(self._lead_role), self._lead_semibold)
            ranges.append(_range(0, len(_kept_whole(self.lead)), look))
        if self.tail:
            look = QTextCharFormat()
            look.setForeground(QColor(tokens.soft))
            look.setFontPointSize(font(Type.SOFT).pointSizeF())
            ranges.append(_range(length - len(self.tail), len(self.tail), look))
        return ranges

    def _measure_anew(self) -> None:
        self._sets.clear()
        self._one_line = self._wants = self._as_set = None
        self._from_line_to_line = 0
        self._count_anew()

    def _count_anew(self) -> None:
        """Of the lines as they are set, another number is shown."""
        self._heights.clear()
        self.updateGeometry()
        self.update()


_LOOKS_OTHERWISE = (
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
    QEvent.Type.PaletteChange,
    QEvent.Type.LayoutDirectionChange,
)


@lru_cache(maxsize=32)  # it takes as long to make as a line takes to set
def _look(colour: str, semibold: bool) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(colour))
    look.setFontWeight(QFont.Weight.DemiBold if semibold else QFont.Weight.Normal)
    return look


def _before_its_sign(text: str, start: int, end: int) -> int:
    """How many letters the line from `start` to `end` has before the sign of an address of which it would break the end
    off; 0 where it breaks none.
    """
    if end >= len(text) or text[end].isspace() or text[end - 1].isspace():
        return 0
    word = max(text.rfind(" ", start, end), text.rfind("\u2028", start, end), start)
    return max(text.rfind("@", word + 1, end) - start, 0)


def _run_on(text: str) -> str:
    """Without the breaks somebody made: a dot stands between what ended there without a stop of its own."""
    return _BROKEN.sub(" ", _BROKEN_AMID.sub(" · ", text))


def _kept_whole(text: str) -> str:
    """ "e-mail" and dates as they are not broken."""
    return unbroken(LONE_LETTER.sub("\\1\u2011", text))


def _bound(text: str) -> str:
    """What stays together: "prefers e-mail" is broken neither between its words nor at its hyphen."""
    return text.replace(" ", NO_BREAK).replace("-", "\u2011")


def _range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, look
    return made
