"""What was agreed with somebody as a strip of discs: kept ones hold on to each other, the shown one has a ring.

Painted with our tokens; each disc is a widget of its own, so that a screen reader has it too. Knows no rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.presentation.person.chain_strip import Disc, Strip
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.agreement_state import AgreementState
from tracker.tongue import tr_n
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.marks import PARTLY
from tracker.widgets.look.painted import upright
from tracker.widgets.look.painted.discs import paint_disc, paint_link
from tracker.widgets.look.plain_label import set_tooltip
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.theme import font, tokens_of
from tracker.widgets.look.tokens import FOCUS_WIDTH, Role, Tokens, Type
from tracker.widgets.person.openable import Openable

SIDE = 16
LEAST, MOST = 3, 8
"""Discs at once; where there are more, the first place says how many lead to them."""
_PITCH = 90
_RING = 3
_TOP = _RING + FOCUS_WIDTH
_LABEL_GAP = 5
_BETWEEN_LABELS = 6
_ROLES = {
    AgreementState.AGREED: Role.AGREED,
    AgreementState.PROMISED: Role.PROMISE,
    AgreementState.TRIED: Role.AGREED,
    AgreementState.SLIPPED: Role.SLIPPED,
    AgreementState.KEPT: Role.AGREED,
    AgreementState.PAST: Role.QUIET,
}
_OURS_MISSED = (AgreementOutcome.BROKEN, AgreementOutcome.LAPSED)


@told_as(As.List)
class ChainStrip(QWidget):
    """`walked_to(Agreement)` comes for a click and the arrows, `opened(Agreement)` for Enter and a double click,
    `menu_wanted(Agreement, QPoint)` for its menu. Tab leads to the shown one, and ← → from there.
    """

    walked_to = Signal(object)
    opened = Signal(object)
    menu_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip = Strip()
        self._shown = -1
        self._first, self._most = 0, MOST
        self.discs: list[DiscView] = []
        self._spare: list[DiscView] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_strip(self, strip: Strip, shown: int) -> None:
        """Show it with a ring round the disc in that place, -1 for none."""
        if (strip, shown) == (self._strip, self._shown):
            return
        self._strip, self._shown = strip, shown
        self._fill()

    def _fill(self) -> None:
        strip, shown = self._strip, self._shown
        had_keys = any(disc.hasFocus() for disc in self.discs)
        self._most = self._room()
        places = self._places()
        self._have(len(places))
        here = shown if shown in places else places[-1] if places else -1
        for view, at in zip(self.discs, places, strict=True):
            view.show_disc(strip.discs[at], at, ringed=at == shown, leads=0)
            view.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == here else Qt.FocusPolicy.ClickFocus)
            if had_keys and at == here:
                view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._first:
            self.discs[0].show_disc(strip.discs[self._first], self._first, ringed=False, leads=self._first + 1)
        self._lay_out()
        self.updateGeometry()

    def _places(self) -> list[int]:
        """Which discs are in view: the last ones, or those round the shown one."""
        count = len(self._strip.discs)
        at = self._shown if self._shown >= 0 else count - 1
        self._first = max(0, min(count - self._most, at - 1))
        return list(range(self._first, min(self._first + self._most, count)))

    def _room(self) -> int:
        """How many discs there is room for, with what stands beneath each of them apart from the next."""
        discs = self._strip.discs
        at = self._shown if self._shown >= 0 else len(discs) - 1
        for most in range(min(MOST, len(discs)), LEAST, -1):
            first = max(0, min(len(discs) - most, at - 1))
            labels = [disc.short for disc in discs[first : first + most]]
            if first:
                labels[0] = _in_short(first + 1)
            if _are_apart(self._spans(labels)):
                return most
        return LEAST

    def _spans(self, labels: Sequence[str]) -> list[tuple[float, float]]:
        """From where to where so many labels go: beneath their discs, but for those that would stand out at a side."""
        metrics, pitch = QFontMetrics(_label_font(bold=True)), self._pitch(len(labels))
        spans = []
        for n, label in enumerate(labels):
            wide = metrics.horizontalAdvance(label)
            begins = min(max(SIDE / 2 + n * pitch - wide / 2, 0.0), max(self.width() - wide, 0))
            spans.append((begins, begins + wide))
        return spans

    def _pitch(self, count: int) -> float:
        return min(_PITCH, (self.width() - SIDE) / (count - 1)) if count > 1 else _PITCH

    def _have(self, count: int) -> None:
        """So many discs, at most MOST; the others are kept for whoever is shown next."""
        there = [*self.discs, *self._spare]
        there += [self._made() for _ in range(count - len(there))]
        self.discs, self._spare = there[:count], there[count:]
        for view in self.discs:
            view.show()
        for view in self._spare:
            view.hide()

    @property
    def parts(self) -> tuple[DiscView, ...]:
        """The discs there are, shown or not, in their order."""
        return (*self.discs, *self._spare)

    def _made(self) -> DiscView:
        view = DiscView(self)
        view.stepped.connect(lambda step, view=view: self._step(view, step))
        view.ended.connect(lambda last: self._walk(len(self._strip.discs) - 1 if last else 0))
        view.chosen.connect(lambda view=view: self._walk(view.at))
        view.opened.connect(lambda view=view: self.opened.emit(self._strip.discs[view.at].agreement))
        view.menu_wanted.connect(
            lambda place, view=view: self.menu_wanted.emit(self._strip.discs[view.at].agreement, place)
        )
        return view

    def _step(self, view: DiscView, step: int) -> None:
        self._walk(view.at + step)

    def _walk(self, at: int) -> None:
        if 0 <= at < len(self._strip.discs) and at != self._shown:
            self.walked_to.emit(self._strip.discs[at].agreement)

    def _lay_out(self) -> None:
        if not self.discs:
            return
        pitch, discs = self._pitch(len(self.discs)), [view.disc for view in self.discs if view.disc is not None]
        leads = self.discs[0].leads
        long = [tr_n("{n} more", "{n} more", leads) if leads and not n else disc.long for n, disc in enumerate(discs)]
        short = [_in_short(leads) if leads and not n else disc.short for n, disc in enumerate(discs)]
        lead_long = [long[0], *short[1:]]
        labels = next((each for each in (long, lead_long) if _are_apart(self._spans(each))), short)
        spans = self._spans(labels)
        ends = [(one[1] + other[0]) / 2 for one, other in pairwise(spans)]
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for place, (view, label) in enumerate(zip(self.discs, labels, strict=True)):
            view.use_label(label)
            left = ends[place - 1] if place else 0.0
            right = ends[place] if place < len(ends) else max(spans[-1][1], SIDE / 2 + place * pitch + SIDE / 2 + _TOP)
            right = min(right, float(self.width()))
            middle = SIDE / 2 + place * pitch
            if mirrored:
                left, right, middle = self.width() - right, self.width() - left, self.width() - middle
            view.setGeometry(QRect(round(left), 0, round(right) - round(left), self.height()))
            view.stand_at(middle - round(left), mirrored)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIDE * 4, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(SIDE, _TOP * 2 + SIDE + _LABEL_GAP - _RING + QFontMetrics(_label_font()).height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._most != self._room():
            self._fill()
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines between the discs; these paint themselves over them."""
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = _TOP + SIDE / 2
        for one, other in zip(self.discs, self.discs[1:], strict=False):
            if one.disc is None:
                continue
            left, right = sorted((one.x() + one.middle, other.x() + other.middle))
            apart = SIDE / 2 + 1
            holds = one.disc.holds and not one.leads
            paint_link(painter, QPointF(left + apart, y), QPointF(right - apart, y), holds, tokens)


class DiscView(Openable):
    """One disc with what stands beneath it. `chosen` comes for a click, `stepped(int)` for an arrow, `ended(bool)` for
    End and Home, True for End.
    """

    chosen = Signal()
    stepped = Signal(int)
    ended = Signal(bool)
    menu_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.disc: Disc | None = None
        self.at = -1
        self.leads = 0
        self.middle = 0.0
        self._ringed = False
        self.label = ""
        self._mirrored = False
        self.clicked.connect(self.chosen)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_disc(self, disc: Disc, at: int, *, ringed: bool, leads: int) -> None:
        """`leads`: so many stand before the next disc, this one with them, and it tells no more than that."""
        self.disc, self.at, self._ringed, self.leads = disc, at, ringed, leads
        name = tr_n("{n} more", "{n} more", leads) if leads else disc.name
        self.setAccessibleName(name)
        more = tr_n("{n} more stands before the next one", "{n} more stand before the next one", leads)
        set_tooltip(self, more if leads else disc.told)
        self.update()

    def use_label(self, label: str) -> None:
        self.label = label

    def show_more(self) -> None:
        self.chosen.emit()

    def stand_at(self, middle: float, mirrored: bool) -> None:
        self.middle, self._mirrored = middle, mirrored

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.stepped.emit(-steps[Qt.Key(event.key())] if mirrored else steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.ended.emit(event.key() == Qt.Key.Key_End)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(self.mapToGlobal(self.rect().center()) if by_key else event.globalPos())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.disc is None:
            return
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(self.middle - SIDE / 2, _TOP, SIDE, SIDE)
        colour = QColor(tokens.colour(_ROLES[self.disc.state]))
        if self.leads:
            colour = QColor(tokens.quiet)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(circle.center(), 4, 4)
        else:
            self._paint_disc(painter, circle, colour, tokens)
        if self._ringed or self.underMouse():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.primary if self._ringed else colour), 1.5 if self._ringed else 1))
            painter.drawEllipse(circle.adjusted(-_RING, -_RING, _RING, _RING))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.primary), FOCUS_WIDTH))
            out = _RING + FOCUS_WIDTH - 1
            painter.drawRoundedRect(circle.adjusted(-out, -out, out, out), out * 2, out * 2)
        self._paint_label(painter, tokens)

    def _paint_disc(self, painter: QPainter, circle: QRectF, colour: QColor, tokens: Tokens) -> None:
        disc, side = self.disc, 10
        assert disc is not None
        missed = disc.agreement.outcome in _OURS_MISSED and disc.state is AgreementState.PAST
        if missed:
            colour = QColor(tokens.slipped)
        whole = (disc.state is AgreementState.KEPT and not disc.is_late) or missed
        late = disc.state is AgreementState.KEPT and disc.is_late
        if late:
            colour = QColor(tokens.slipped)
        tint = tokens.tint(Role.SLIPPED if late else _ROLES[disc.state], strength=PARTLY)
        open_ = disc.state in (AgreementState.AGREED, AgreementState.PROMISED, AgreementState.TRIED)
        paint_disc(painter, circle, colour.name(), None if whole else tokens.surface if open_ else tint)
        mark = _mark_of(disc, missed=missed)
        if len(mark) == 1:
            painter.setFont(_label_font(bold=True))
            painter.setPen(colour)
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, mark)
        elif mark:
            ink = tokens.on_fill if whole else colour.name()
            picture = tinted_pixmap(mark, ink, side, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(circle.center().x() - side / 2, circle.center().y() - side / 2), picture)

    def _paint_label(self, painter: QPainter, tokens: Tokens) -> None:
        assert self.disc is not None
        painter.setFont(_label_font(bold=self._is_strong or self._ringed))
        painter.setPen(QColor(tokens.colour(_ROLES[self.disc.state])) if self._is_strong else QColor(tokens.soft))
        top = _TOP + SIDE + _LABEL_GAP
        upright.text_at(painter, QPointF(self.label_at()[0], top + painter.fontMetrics().ascent()), self.label)

    @property
    def _is_strong(self) -> bool:
        done = (AgreementState.KEPT, AgreementState.PAST)
        return self.disc is not None and self.disc.state not in done and not self.leads

    def label_at(self) -> tuple[float, float]:
        """From where to where its label goes: beneath its disc, but for the first and the last, which would stand out
        at the sides.
        """
        metrics = QFontMetrics(_label_font(bold=self._is_strong or self._ringed))
        width = metrics.horizontalAdvance(self.label)
        left = min(max(self.middle - width / 2, 0.0), max(self.width() - width, 0))
        return left, left + width


def _in_short(leads: int) -> str:
    """How many lead to the next one, where there is no room for a word."""
    return f"+{leads}"


def _are_apart(spans: Sequence[tuple[float, float]]) -> bool:
    return all(other[0] - one[1] >= _BETWEEN_LABELS for one, other in pairwise(spans))


def _mark_of(disc: Disc, *, missed: bool) -> str:
    if disc.state is AgreementState.KEPT:
        return "check"
    if missed:
        return "close"
    return {AgreementState.SLIPPED: "!", AgreementState.TRIED: "tried", AgreementState.PAST: "–"}.get(disc.state, "")


def _label_font(bold: bool = False) -> QFont:
    return font(Type.NUMERAL, semibold=bold, tabular=True)
