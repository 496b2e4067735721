"""The warning banner: says what a contact rests on, or that nobody agreed to it, and offers the ways out.

It is handed words (`BannerTelling`) and knows neither verdicts nor what its exits lead to. With nothing to say
it takes no room.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from tracker.presentation.banner import BannerTelling, ExitId, OfferedExit
from tracker.presentation.words.numbers import and_more
from tracker.rules.verdict import Level
from tracker.tongue import tr
from tracker.widgets.look.buttons import Kind, push_button, show_open
from tracker.widgets.look.flow_layout import FlowLayout
from tracker.widgets.look.icons import icon
from tracker.widgets.look.key_cap import ENTER
from tracker.widgets.look.margins import with_its_ring_before
from tracker.widgets.look.motion import Fade
from tracker.widgets.look.painted.capped_button import CappedButton
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.aloud import SaysSoon
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tall_scroll import never_widens
from tracker.widgets.look.theme import square, tokens_of
from tracker.widgets.look.tokens import ICON, RADIUS_CARD, SPACE_4, SPACE_8, SPACE_12, SPACE_16, Role, Type

_BAR = 4
_BETWEEN_EXITS = 6
_SIGN_OF_A_KEY = re.compile("&(.)")
_NOT_TO = (ExitId.HOLD_BACK, ExitId.INSTEAD)
"""Before the act: these stand in a row of their own, above what leads to it all the same."""


@dataclass(frozen=True, slots=True)
class _Look:
    role: Role
    icon: str
    words: Role


_LOOKS = {
    Level.WELCOME: _Look(Role.AGREED, "agreed", Role.AGREED),
    Level.NOTE: _Look(Role.SOFT, "info", Role.TEXT),
    Level.WARN: _Look(Role.SLIPPED, "warn", Role.SLIPPED),
    Level.STOP: _Look(Role.STOP, "stop", Role.STOP),
}


@told_as(As.Grouping)
class WarningBanner(QFrame):
    """`exit_chosen(ExitId)` comes for every button. One that `bleeds` runs from edge to edge and has no corners."""

    exit_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, bleeds: bool = False) -> None:
        super().__init__(parent)
        self._bleeds = bleeds
        self._telling: BannerTelling | None = None
        self._buttons: dict[ExitId, QPushButton] = {}
        self._held: list[tuple[QWidget, QLayout]] = []
        self._fade = Fade(self)
        self.setAccessibleName(tr("What this contact rests on"))
        self._aloud = SaysSoon(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._build()
        self.hide()

    @property
    def telling(self) -> BannerTelling | None:
        return self._telling

    def show_telling(self, telling: BannerTelling | None) -> None:
        """Say that; None says nothing. The same said again stirs nothing, so that it may be called on every key."""
        if telling == self._telling:
            return
        before, self._telling = self._telling, telling
        if telling is None:
            self._fade.settle()
            self.hide()
            return
        self._fill(telling, keep_open=before is not None and before.more == telling.more)
        self.fit()
        self._fade.appear()
        if before is None or before.spoken != telling.spoken:
            self._announce(telling)

    def hold(self, widget: QWidget) -> None:
        """Give it a place beneath the exits, with FOCUS_WIDTH pixels for a ring before where the words begin. Whoever
        shows or hides something in it calls `fit`.
        """
        row = with_its_ring_before(widget)
        self._held.append((widget, row))
        self._words.addLayout(row)

    def button(self, exit_id: ExitId) -> QPushButton | None:
        """The button of that exit, where it is offered."""
        return self._buttons.get(exit_id)

    def _build(self) -> None:
        self._icon = QLabel()
        self._headline = PlainLabel(kind=Type.NAME, wrap=True)
        self._line = PlainLabel(wrap=True)
        self._sentence = PlainLabel(wrap=True)
        self._beside = PlainLabel(kind=Type.SOFT, wrap=True)
        self._more_text = PlainLabel(wrap=True)
        self._more_text.hide()
        self._more = push_button("", Kind.LINK)
        self._more.clicked.connect(lambda: self._unfold(self._more_text.isHidden()))
        self._exits = QWidget()
        rows = QVBoxLayout(self._exits)
        rows.setContentsMargins(0, SPACE_4, 0, 0)
        rows.setSpacing(SPACE_8)
        self._first, self._others = FlowLayout(), FlowLayout(gap=_BETWEEN_EXITS)
        rows.addLayout(self._first)
        rows.addLayout(self._others)

        top = QHBoxLayout()
        top.setSpacing(SPACE_8)
        top.addWidget(self._headline, 1)
        top.addWidget(self._line, 1)
        words = QVBoxLayout()
        words.setSpacing(SPACE_4)
        words.addLayout(top)
        words.addWidget(self._sentence)
        words.addWidget(self._beside)
        if self._bleeds:  # in a narrow place it would break the headline
            self._more.setProperty("flush", True)
            self._more.setStyleSheet("QPushButton { text-align: right; padding: 0; }")
            # Where lines begin: it runs the other way than the window, and Qt aligns it by its own way.
            begins = with_its_ring_before(self._more)
            begins.setAlignment(self._more, Qt.AlignmentFlag.AlignRight)
            words.addLayout(begins)
        else:
            top.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self._more_text)
        words.addWidget(self._exits)
        row = QHBoxLayout(self)
        row.setSpacing(SPACE_8)
        if self._bleeds:
            # In a narrow place the words begin beneath the icon.
            top.insertWidget(0, self._icon, 0, Qt.AlignmentFlag.AlignTop)
        else:
            row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._words = words
        self._run_as_the_window_does()

    def _fill(self, telling: BannerTelling, *, keep_open: bool) -> None:
        look = _LOOKS[telling.level]
        quiet = telling.level is Level.WELCOME
        self._show_icon()
        self._headline.show_role(look.words)
        self._headline.setText(telling.headline)
        self._headline.setVisible(not quiet)
        self._line.show_role(look.words)
        self._line.setText(_one_line(telling) if quiet else "")
        self._line.setVisible(quiet)
        self._sentence.setText(telling.sentence)
        self._sentence.setVisible(bool(telling.sentence) and not quiet)
        self._beside.setText(telling.beside)
        self._beside.setVisible(bool(telling.beside))
        self._more_text.setText("\n".join(telling.more))
        self._more.setVisible(bool(telling.more))
        self._unfold(keep_open and not self._more_text.isHidden())
        self._fill_exits(telling)
        self._run_as_the_window_does()
        self.update()

    def _run_as_the_window_does(self) -> None:
        """The bar stands where lines begin, and the chevron behind its words."""
        quiet = self._telling is not None and self._telling.level is Level.WELCOME
        high, begins = SPACE_8 if quiet else SPACE_12, _BAR + SPACE_12
        ends = SPACE_16 if self._bleeds else SPACE_12  # from edge to edge, where what is above and beneath it ends
        mirrored = self.isRightToLeft()
        self._row().setContentsMargins(ends if mirrored else begins, high, begins if mirrored else ends, high)
        other = Qt.LayoutDirection.LeftToRight if mirrored else Qt.LayoutDirection.RightToLeft
        self._more.setLayoutDirection(other)

    def _fill_exits(self, telling: BannerTelling) -> None:
        offered = telling.exits if telling.offers_exits else ()
        if tuple(self._buttons) != tuple(each.id for each in offered):
            for button in self._buttons.values():
                button.hide()
                button.setParent(None)
                button.deleteLater()
            self._buttons = {each.id: self._exit_button(each) for each in offered}
        for each in offered:
            button = self._buttons[each.id]
            button.setText(each.label)
            button.setAccessibleName(_SIGN_OF_A_KEY.sub(r"\1", each.label))
            button.setEnabled(telling.exits_enabled)
            button.setDefault(each.default)
            show_open(button, each.id is telling.opened)
        self._exits.setVisible(bool(offered))

    def _exit_button(self, offered: OfferedExit) -> QPushButton:
        button: QPushButton
        if offered.default:
            button = CappedButton("", ENTER, Kind.PRIMARY)
            button.setProperty("compact", True)
        else:
            button = push_button("", compact=True)
        if self._bleeds:
            never_widens(button)
        button.clicked.connect(lambda: self.exit_chosen.emit(offered.id))
        (self._first if offered.id in _NOT_TO else self._others).addWidget(button)
        return button

    def _unfold(self, unfolded: bool) -> None:
        count = len(self._telling.more) if self._telling else 0
        self._more.setText(tr("Less") if unfolded else and_more(count))
        self._more.setAccessibleName(self._more.text())
        self._more.setIcon(icon("chevron-up" if unfolded else "chevron-down", Role.SOFT))
        self._more_text.setVisible(unfolded and count > 0)
        self.fit()

    def _row(self) -> QHBoxLayout:
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        return layout

    def _show_icon(self) -> None:
        if self._telling is not None:
            look = _LOOKS[self._telling.level]
            self._icon.setFixedSize(square(ICON + 2))
            self._icon.setPixmap(icon(look.icon, look.role).pixmap(self._icon.size(), self.devicePixelRatioF()))

    def fit(self) -> None:
        """Ask for the height the words need at this width: a dialog's layout would squeeze wrapped lines otherwise."""
        layout = self._row()
        for widget, row in self._held:
            # What was folded away in it a moment ago, or it itself, still counts until it is asked anew.
            inner = widget.layout()
            if inner is not None:
                inner.invalidate()
            widget.updateGeometry()
            row.invalidate()
        layout.invalidate()
        # While the window is hidden, what is folded away inside does not tell this one that it takes no room.
        self._words.invalidate()
        self.setMinimumHeight(max(layout.totalHeightForWidth(self.width()), 0))

    def _announce(self, telling: BannerTelling) -> None:
        self.setAccessibleName(telling.spoken)  # whoever comes to what lies in it hears it then
        self._aloud.say(telling.spoken)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._show_icon()
        elif event.type() is QEvent.Type.LayoutDirectionChange and self.layout() is not None:
            self._run_as_the_window_does()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._telling is None:
            return
        tokens = tokens_of(self.palette())
        role = _LOOKS[self._telling.level].role
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._bleeds:
            card = QPainterPath()
            card.addRoundedRect(QRectF(self.rect()), RADIUS_CARD, RADIUS_CARD)
            painter.setClipPath(card)
        painter.fillRect(self.rect(), QColor(tokens.tint(role)))
        bar = QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(0, 0, _BAR, self.height()))
        painter.fillRect(bar, QColor(tokens.colour(role)))


def _one_line(telling: BannerTelling) -> str:
    return f"{telling.headline} — {telling.sentence}" if telling.headline and telling.sentence else telling.spoken
