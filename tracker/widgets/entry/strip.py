"""The strip of quick entry: a headline, a sentence and acts, always there and always as high, so that nothing beneath
it moves while one types. What an exit unfolds grows downwards from it.

Handed its words (`StripTold`); knows neither verdicts nor what its acts lead to.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tracker.presentation.banner import IN_AN_ENTRY, BannerTelling, ExitId
from tracker.presentation.entry.strip import Act, ActKind, StripLook, StripTold
from tracker.presentation.words.numbers import and_more
from tracker.tongue import tr
from tracker.widgets.fields.key_chip import ACT, BARE_PAD, ChipRow, KeyChip, unmarked
from tracker.widgets.fields.reading_order import read_as_laid
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.margins import margins
from tracker.widgets.look.motion import Ease
from tracker.widgets.look.plain_label import ElidedLabel, PlainLabel, show_tooltip
from tracker.widgets.look.spoken.aloud import SaysSoon
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tall_scroll import as_tall_as_its_words
from tracker.widgets.look.theme import font, grown, tokens_of
from tracker.widgets.look.tokens import FADE_MS, SPACE_4, SPACE_16, Role, Tokens, Type, mix

HEIGHT, _LEFT, _BAR, _ICON, _ROOM = 76, 48, 4, 20, 454
_OVER_SENTENCE, _OVER_ACTS = 2, 4
"""Between what is said and the acts, where larger letters leave no more."""
_EDGE = 0.26
_TYPED = (ActKind.PICK, ActKind.TURN, ActKind.THEY, ActKind.EXAMPLE)
"""What is called as somebody is, or as something was typed: as long as that may be."""
_HELD = (ActKind.GOODWILL,)
"""What holds, or does not; anything else is done by pressing it, unless one of its row is chosen."""


@dataclass(frozen=True, slots=True)
class _Look:
    """`role` is the colour of its level; None has none, and the ground is plain."""

    icon: str
    role: Role | None = None


_LOOKS = {
    StripLook.TEACHES: _Look("help"),
    StripLook.DRAFT: _Look("undo"),
    StripLook.ASKS: _Look("question", Role.PRIMARY),
    StripLook.ASKS_WHO: _Look("person", Role.PRIMARY),
    StripLook.WELCOME: _Look("incoming"),
    StripLook.NOTE: _Look("info"),
    StripLook.AGREED: _Look("agreed", Role.AGREED),
    StripLook.PROMISED: _Look("owe", Role.PROMISE),
    StripLook.WARN: _Look("warn", Role.SLIPPED),
    StripLook.STOP: _Look("stop", Role.STOP),
}


@told_as(As.Grouping)
class Strip(QFrame):
    """`pressed(Act)` comes for every act. It announces itself to screen readers whenever it says something else."""

    pressed = Signal(object)

    def __init__(self, exits: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: StripTold | None = None
        self._chips: list[tuple[Act, KeyChip]] = []
        self._more_at = 0
        self._widest: int | None = None
        self._before: _Look | None = None
        self._turns = Ease(lambda _share: self.update(), self, FADE_MS)
        self._turns.put(1.0)
        self.setAccessibleName(tr("What this contact rests on"))
        self._aloud = SaysSoon(self)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        as_tall_as_its_words(self)
        self.headline = ElidedLabel("", semibold=True)
        self.sentence = ElidedLabel("", Type.SOFT)
        self.more = KeyChip("", "", ACT)
        self.more.show_bare()
        self.more.clicked.connect(self._show_more)
        self.aside = KeyChip("", "", ACT)
        self.aside.show_bare()
        self.aside.clicked.connect(self._press_aside)
        self.lead = PlainLabel("", Type.SOFT)
        self.beside = ElidedLabel("", Type.SOFT)
        self._acts = QHBoxLayout()
        self._acts.setSpacing(6)
        margins(self._acts, 0, 0, BARE_PAD, 0)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.headline, 1)
        top.addWidget(self.aside)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(4)
        middle.addWidget(self.sentence, 0)
        middle.addWidget(self.more)
        middle.addStretch(1)
        self._head = QWidget()
        column = QVBoxLayout(self._head)
        column.setSpacing(0)
        column.addLayout(top)
        column.addSpacing(_OVER_SENTENCE)
        column.addLayout(middle)
        column.addStretch(1)
        column.addLayout(self._acts)
        self._head.setFixedHeight(self._high())
        self.exits = exits
        page = QVBoxLayout()
        page.addWidget(exits)
        self._page = QWidget()
        self._page.setLayout(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addWidget(self._page)
        self._run_as_the_window_does()

    @property
    def told(self) -> StripTold | None:
        return self._told

    @property
    def telling(self) -> BannerTelling | None:
        """The guard's word as it stands here; None where something else is said, or there is nothing to say."""
        return self._told.telling if self._told is not None else None

    def button(self, exit_id: ExitId) -> KeyChip | None:
        """The button of that exit, where it is offered."""
        if exit_id is ExitId.GOODWILL:
            aside = self._told.aside if self._told is not None else None
            return self.aside if aside is not None and aside.kind is ActKind.GOODWILL else None
        return next((chip for act, chip in self._chips if act.exit is exit_id), None)

    def act(self, kind: ActKind, n: int = 0) -> KeyChip | None:
        """The chip of that act, where it is offered."""
        return next((chip for act, chip in self._chips if act.kind is kind and act.n == n), None)

    def show_told(self, told: StripTold) -> None:
        """Say that. The same said again stirs nothing, so that it may be called at every key."""
        if told == self._told:
            return
        before, self._told = self._told, told
        look = _LOOKS[told.look]
        if before is not None and _LOOKS[before.look].role is not look.role:
            # What is said is another at once; only its colour comes in.
            self._before = _LOOKS[before.look]
            self._turns.put(0.0 if self.isVisible() else 1.0)
            self._turns.to(1.0)
        self.headline.show_role(look.role or Role.TEXT)
        self.headline.setText(told.headline)
        self._more_at = 0
        self._show_sentence()
        self.sentence.show_role(Role.SOFT if told.look is StripLook.TEACHES else Role.TEXT)
        self.lead.setText(told.lead)
        self.beside.setText(told.beside)
        self.aside.setVisible(told.aside is not None)
        if told.aside is not None:
            named = told.aside.kind is ActKind.WITHOUT
            self.aside.show_words(unmarked(told.aside.label) if named else told.aside.label)
            self.aside.setCheckable(True)
            self.aside.setChecked(told.aside.chosen)
        if before is None or (before.acts, before.look, before.lead, before.beside) != (
            told.acts,
            told.look,
            told.lead,
            told.beside,
        ):
            self._fill_acts(told)
        self.update()
        if before is None or before.spoken != told.spoken:
            self._announce(told)

    def widest(self) -> int:
        """How wide its three exits want to be, with the one that is widest when it is chosen."""
        if self._widest is not None:
            return self._widest
        plain, heavy = QFontMetrics(font(Type.SOFT)), QFontMetrics(font(Type.SOFT, semibold=True))
        labels = [exit_.label.replace("&", "") for exit_ in IN_AN_ENTRY]
        widths = [plain.horizontalAdvance(label) for label in labels]
        grows = max(heavy.horizontalAdvance(label) - w for label, w in zip(labels, widths, strict=True))
        self._widest = _LEFT + SPACE_16 + sum(widths) + 2 * ACT.pad * len(labels) + 6 * (len(labels) - 1) + grows
        return self._widest

    def show_exits(self, shown: bool) -> None:
        """Give what an exit unfolds its room, or take it back."""
        self._page.setVisible(shown)
        self.updateGeometry()

    def focus(self) -> bool:
        """Go to the acts; False where there are none."""
        for _act, chip in self._chips:
            if chip.focusPolicy() == Qt.FocusPolicy.StrongFocus:
                chip.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def again(self, act: Act) -> Act | None:
        """That act as it can be pressed now; None where it is there no more."""
        acts = self._told.acts if self._told is not None else ()
        return next((each for each in acts if (each.kind, each.label) == (act.kind, act.label)), None)

    def _high(self) -> int:
        metrics, soft = self.headline.fontMetrics(), self.sentence.fontMetrics()
        words = metrics.height() + _OVER_SENTENCE + soft.height()
        return max(HEIGHT, 6 + words + _OVER_ACTS + max(24, soft.height() + 8) + 7)

    def _show_sentence(self) -> None:
        assert self._told is not None
        told = self._told
        shown = (told.sentence, *told.more)
        self.sentence.setText(shown[self._more_at % len(shown)])
        self.more.setVisible(bool(told.more))
        if told.more:
            self.more.show_words(and_more(len(told.more)))
            self.more.setToolTip("")

    def _show_more(self) -> None:
        """The next of what is said, and round again."""
        self._more_at += 1
        self._show_sentence()

    def _fill_acts(self, told: StripTold) -> None:
        focused = next((act for act, chip in self._chips if chip.hasFocus()), None)
        while (item := self._acts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in (self.lead, self.beside):
                widget.hide()
                widget.deleteLater()
        self._chips = []
        look = _LOOKS[told.look]
        self.lead.setVisible(bool(told.lead))
        self._acts.addWidget(self.lead)
        for act in told.acts:
            if act.apart:
                self._acts.addStretch(1)
            chip = self._chip(act, look.role or Role.PRIMARY, told)
            self._chips.append((act, chip))
            self._acts.addWidget(chip)
        self._acts.addWidget(self.beside, 1)
        apart = any(act.apart for act in told.acts)
        self._row = ChipRow([chip for _act, chip in self._chips])
        all_there = self._share_room([(act, chip) for act, chip in self._chips if act.kind in _TYPED])
        beside = bool(told.beside) and not apart and all_there
        self.beside.setVisible(beside)
        if not beside and not apart:
            self._acts.addStretch(1)
        read_as_laid(self._head)
        again = next((chip for act, chip in self._chips if focused is not None and _same(act, focused)), None)
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _share_room(self, named: list[tuple[Act, KeyChip]]) -> bool:
        """What may be picked never widens the strip: where names are long, what stands after them does, and then each
        gives way. Whether none had to.
        """
        chips = [chip for _act, chip in named]
        led = self.lead.sizeHint().width() + 6 if self.lead.text() else 0
        room = max(_ROOM, self.width() - _LEFT - SPACE_16) - 6 * (len(chips) - 1) - led
        gives_way = bool(chips) and _width_of(chips) > room
        if gives_way:
            for act, chip in named:
                if act.short:
                    chip.show_words(unmarked(act.short))
                    chip.setAccessibleName(act.label)
                    show_tooltip(chip, act.label)
        if gives_way and _width_of(chips) > room:
            by_need = sorted(chips, key=lambda chip: chip.sizeHint().width())
            for left, chip in zip(range(len(chips), 0, -1), by_need, strict=True):
                # What needs less than its share leaves the rest of it to those that need more.
                share = room // left
                room -= min(share, chip.sizeHint().width())
                if chip.sizeHint().width() > share:
                    chip.at_most(share)
                    if not chip.toolTip():
                        show_tooltip(chip, chip.plain)
        return not gives_way

    def _chip(self, act: Act, role: Role, told: StripTold) -> KeyChip:
        named = act.kind in _TYPED
        unfolds = act.kind is ActKind.EXIT
        held = not unfolds and (act.kind in _HELD or any(each.chosen for each in told.acts))
        chip = KeyChip(unmarked(act.label) if named else act.label, act.cap, ACT, role, checkable=held)
        if unfolds:
            chip.show_open(act.chosen)
        else:
            chip.setChecked(act.chosen)
        chip.show_soft(act.exit is not None and told.opened is not None and not act.chosen)
        if act.kind is ActKind.EXAMPLE:
            chip.show_tinted()
            chip.setAccessibleName(tr("Type “{words}”", words=act.label))
        if _LOOKS[told.look].role is not None:
            chip.show_on_tint()
        chip.clicked.connect(lambda: self.pressed.emit(act))
        return chip

    def _press_aside(self) -> None:
        if self._told is not None and self._told.aside is not None:
            self.pressed.emit(self._told.aside)

    def say_again(self) -> None:
        """Somebody wanted to go on: what is in the way is said to them, though it stood there before."""
        self._aloud.again()

    def _announce(self, told: StripTold) -> None:
        self.setAccessibleName(told.spoken)  # whoever comes to what lies in it hears it then
        self._aloud.say(told.spoken)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._widest = None
            self._head.setFixedHeight(self._high())
        elif event.type() == QEvent.Type.LayoutDirectionChange and self.layout() is not None:
            self._run_as_the_window_does()

    def _run_as_the_window_does(self) -> None:
        """Its words begin behind the icon, which stands where lines begin."""
        for part, end, top, bottom in ((self._head, SPACE_16 - BARE_PAD, 6, 7), (self._page, SPACE_16, 0, 11)):
            begins, ends = (end, _LEFT) if self.isRightToLeft() else (_LEFT, end)
            if (inner := part.layout()) is not None:
                inner.setContentsMargins(begins, top, ends, bottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        more = self.more.sizeHint().width() + SPACE_4 if self.more.isVisibleTo(self) else 0
        room = self.width() - _LEFT - SPACE_16 - more
        self.sentence.setMaximumWidth(max(room, 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        look = _LOOKS[self._told.look] if self._told is not None else _Look("help")
        ground, edge, bar = (
            mix(now, before, self._turns.value)
            for now, before in zip(_colours(tokens, look), _colours(tokens, self._before or look), strict=True)
        )
        painter.fillRect(self.rect(), QColor(ground))
        painter.setPen(QColor(edge))
        painter.drawLine(0, 0, self.width(), 0)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        mirrored = self.isRightToLeft()
        painter.fillRect(QRect(self.width() - _BAR if mirrored else 0, 1, _BAR, self.height() - 2), QColor(bar))
        colour = tokens.soft if look.role is None else tokens.colour(look.role)
        left = self.width() - 17 - grown(_ICON) if mirrored else 17
        painter.drawPixmap(left, 6, tinted_pixmap(look.icon, colour, grown(_ICON), self.devicePixelRatioF()))


def _colours(tokens: Tokens, look: _Look) -> tuple[str, str, str]:
    """Of the ground, its hairlines and the bar at its left."""
    if look.role is None:
        return tokens.raised, tokens.line, tokens.raised
    colour = tokens.colour(look.role)
    return tokens.tint(look.role), mix(colour, tokens.surface, _EDGE), colour


def _width_of(chips: list[KeyChip]) -> int:
    return sum(chip.sizeHint().width() for chip in chips)


def _same(one: Act, other: Act) -> bool:
    return (one.kind, one.n, one.exit) == (other.kind, other.n, other.exit)
