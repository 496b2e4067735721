"""The chain of contacts and agreements in the prospect pane, newest first. Knows only the links it is given."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStyle, QVBoxLayout, QWidget

from tracker.presentation.person.timeline import Link
from tracker.rules.agreement import Agreement
from tracker.rules.contact import Contact
from tracker.rules.prospect import Standing
from tracker.rules.verdict import Level
from tracker.tongue import tr_n
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.icons import icon, tinted_pixmap
from tracker.widgets.look.marks import LEVELS, STANDINGS, Mark, agreement_mark, channel_icon
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.row_ground import paint_ground
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import ICON_SMALL, SPACE_4, SPACE_8, Role, Type

SHOWN_AT_FIRST = 12
SHOWN_MORE = 40

_RAIL = 24
_AIR = 3


class TimelineView(QWidget):
    """Shows the newest links, and the earlier ones when asked. Every text is a label, for screen readers too.

    `opened(record)` comes for Enter or a double click on one, `menu_wanted(record, QPoint)` for its menu, at a point of
    the screen. Tab leads to one of them, and the arrows from there.
    """

    opened = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: tuple[Link, ...] = ()
        self._rows: list[LinkRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._chain = PlainLabel(role=Role.ACCENT, wrap=True, semibold=True)
        self._chain_icon = QLabel()
        self._chain_icon.setFixedSize(ICON_SMALL, ICON_SMALL)
        self._chain_line = QWidget()
        told = QHBoxLayout(self._chain_line)
        told.setContentsMargins(0, 0, 0, SPACE_4)
        told.setSpacing(_RAIL - ICON_SMALL)
        told.addWidget(self._chain_icon, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self._chain, 1)
        self._chain_line.hide()
        self._column.addWidget(self._chain_line)
        self._earlier = push_button("", Kind.QUIET, "chevron-down")
        self._earlier.clicked.connect(self.show_earlier)
        self._column.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_icon()

    def show_links(self, links: Sequence[Link], chain: str = "") -> None:
        """Show these from the newest on, where they are others than before. `chain` tells all of them in one line."""
        self._chain.setText(chain)
        self._chain_line.setVisible(bool(chain))
        if tuple(links) == self._links:
            return
        self._links = tuple(links)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        self._add(SHOWN_AT_FIRST)

    def _show_icon(self) -> None:
        picture = icon("kept", Role.ACCENT).pixmap(self._chain_icon.size(), self.devicePixelRatioF())
        self._chain_icon.setPixmap(picture)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._show_icon()

    def show_earlier(self) -> None:
        """Show more of what lies further back."""
        self._add(SHOWN_MORE)

    @property
    def rows(self) -> Sequence[LinkRow]:
        return self._rows

    def _add(self, count: int) -> None:
        start = len(self._rows)
        for at, link in enumerate(self._links[start : start + count], start):
            row = LinkRow(link, first=at == 0, last=at == len(self._links) - 1)
            self._column.insertWidget(at + 1, row)
            self._rows.append(row)
            row.opened.connect(lambda row=row: self.opened.emit(row.link.source))
            row.menu_wanted.connect(lambda place, row=row: self.menu_wanted.emit(row.link.source, place))
            row.stepped.connect(lambda step, row=row: self._step(row, step))
        if start == 0 and self._rows:
            self._rows[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        left = len(self._links) - len(self._rows)
        self._earlier.setText(tr_n("{n} earlier", "{n} earlier", left))
        self._earlier.setAccessibleName(self._earlier.text())
        self._earlier.setVisible(left > 0)

    def _step(self, row: LinkRow, step: int) -> None:
        """The keys go so many rows on; Tab comes back to where they were."""
        at = self._rows.index(row) + step
        if not 0 <= at < len(self._rows):
            return
        row.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._rows[at].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rows[at].setFocus(Qt.FocusReason.TabFocusReason)


class LinkRow(QWidget):
    """One link: its mark on the rail, its line, and beneath it what there is to tell.

    `opened` comes for Enter or a double click, `menu_wanted(QPoint)` for its menu, `stepped(int)` for an arrow.
    """

    opened = Signal()
    menu_wanted = Signal(QPoint)
    stepped = Signal(int)

    def __init__(self, link: Link, first: bool = False, last: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link = link
        self._first = first
        self._last = last
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        title = f"{link.number}. {link.title}" if link.number else link.title
        self._head = PlainLabel(title, wrap=True, semibold=not link.hangs)
        self.setAccessibleName(" ".join(part for part in (link.when, title, link.corrected) if part))
        words = QVBoxLayout()
        words.setSpacing(1)
        top = QHBoxLayout()
        top.setSpacing(SPACE_8)
        top.addWidget(self._head, 1)
        if not link.hangs:
            top.addWidget(PlainLabel(link.when, Type.SOFT), 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(top)
        if link.because:
            words.addWidget(PlainLabel(link.because, Type.SOFT, LEVELS[link.level].role, wrap=True))
        if link.corrected:
            words.addWidget(PlainLabel(link.corrected, Type.SOFT, wrap=True))
        if link.quote:
            words.addWidget(PlainLabel(link.quote, Type.SOFT, Role.TEXT, wrap=True))
        if link.detail:
            words.addWidget(PlainLabel(_shortened(link.detail), Type.SOFT, wrap=True))
        row = QHBoxLayout(self)
        inset = _RAIL + (ICON_SMALL + SPACE_8 if link.hangs else 0)
        row.setContentsMargins(inset, SPACE_4 if link.hangs else SPACE_8, 0, SPACE_4)
        row.addLayout(words, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(self.mapToGlobal(self.rect().center()) if by_key else event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            paint_ground(painter, self.rect(), QStyle.StateFlag.State_HasFocus, tokens)
        middle = self._head.mapTo(self, QPoint(0, 0)).y() + self._head.fontMetrics().height() // 2
        half = ICON_SMALL // 2
        loose = QPen(QColor(tokens.strong_line), 1)
        # A kept agreement holds its two contacts together, and is drawn so.
        held = QPen(QColor(tokens.accent), 2)
        # The rail stops short of the mark, so that it needs no ground of its own to stand on.
        gap = 0 if self.link.hangs else half + _AIR
        if not self._first:
            painter.setPen(held if self.link.held_above else loose)
            painter.drawLine(half, 0, half, middle - gap)
        if not self._last:
            painter.setPen(held if self.link.held_below else loose)
            painter.drawLine(half, middle + gap, half, self.height())
        if self.link.hangs:
            painter.setPen(held if self.link.held_above and self.link.number else loose)
            painter.drawLine(half, middle, _RAIL - SPACE_4, middle)
        mark = _mark(self.link)
        picture = tinted_pixmap(mark.icon, tokens.colour(mark.role), ICON_SMALL, self.devicePixelRatioF())
        painter.drawPixmap(_RAIL if self.link.hangs else 0, middle - half, picture)


def _mark(link: Link) -> Mark:
    source = link.source
    if isinstance(source, Contact):
        if link.level >= Level.WARN:
            return LEVELS[link.level]
        return Mark(channel_icon(source.channel), Role.TEXT)
    if isinstance(source, Agreement):
        return agreement_mark(source.kind, source.channel, source.outcome)
    if isinstance(source, Standing):
        return STANDINGS[source.kind]
    return Mark("stop", Role.STOP)


def _shortened(text: str, limit: int = 600) -> str:
    """A long note is read in its own place; here its beginning is enough."""
    return text if len(text) <= limit else f"{text[:limit].rstrip()}…"
