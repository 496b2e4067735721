"""A button with a word and the key that presses it on a cap: the answers of a form, the acts of a strip, what saves.

Knows nothing of what it does, nor who hears its key.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tracker.widgets.look.buttons import UNFOLDED, takes_enter
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.key_cap import off_caps
from tracker.widgets.look.painted import upright
from tracker.widgets.look.plain_label import show_tooltip
from tracker.widgets.look.style_sheet import hovered
from tracker.widgets.look.theme import font, grown, tokens_of
from tracker.widgets.look.tokens import FOCUS_WIDTH, RADIUS_CHIP, Role, Tokens, Type, mix

CAP_HEIGHT, CAP_PAD, CAP_GAP = 16, 4, 6
TICK = 14
BARE_PAD = 2
"""Left and right of the words of one without a frame."""
ENTER = "↵"
_AND = "\x1f"
"""In the place of a "&&", which is read as "&" and marks no key."""
DEEP = 0.22
"""Of a chosen chip on a ground that is tinted itself."""


@dataclass(frozen=True, slots=True)
class ChipShape:
    """How it is built: its height, what lies left and right of its words, and whether the cap leads them."""

    height: int
    pad: int
    kind: Type
    cap_leads: bool


ANSWER = ChipShape(27, 6, Type.SOFT, cap_leads=True)
ACT = ChipShape(24, 9, Type.SOFT, cap_leads=False)
FOOT = ChipShape(27, 12, Type.BODY, False)


class KeyChip(QAbstractButton):
    """One that may be chosen shows a tick in the place of its cap, in the colour of `role`. `&` in its words marks a
    key, which whoever holds it hears.

    `primary`: it is what one does next, and is filled. `soft`: it has no frame, and stands back. `stepped(int)` comes
    for an arrow key. `press_number` is asked for a digit pressed on it, from 1, and says whether there is one of that
    number; one that is not there is left to whoever says so.
    """

    stepped = Signal(int)
    ended = Signal(bool)

    def __init__(
        self,
        words: str,
        cap: str = "",
        shape: ChipShape = ACT,
        role: Role = Role.PRIMARY,
        parent: QWidget | None = None,
        *,
        checkable: bool = False,
    ) -> None:
        super().__init__(parent)
        self.press_number: Callable[[int], bool] = _none_of_that_number
        self._shape, self._role = shape, role
        self._cap, self._label = cap, ""
        self._primary = self._soft = self._bare = self._tinted = self._open = False
        self._most = 0
        self._deep = self._keeps_end = False
        self._icon = ""
        self.setCheckable(checkable)
        # The letters of a chosen one are heavier.
        self.toggled.connect(lambda _chosen: self.updateGeometry())
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_words(words)

    @property
    def words(self) -> str:
        return self._label

    @property
    def cap(self) -> str:
        return self._cap

    def show_words(self, words: str, cap: str | None = None) -> None:
        """Say those, with that on its cap."""
        if (words, self._cap if cap is None else cap) == (self._label, self._cap) and words:
            return
        if cap is not None:
            self._cap = cap
        self._label = words
        self.setText(unmarked(self._plain))
        self.setAccessibleName(self._plain.rstrip("…"))
        self.setAccessibleDescription(off_caps(self._cap))
        self.updateGeometry()
        self.update()

    def show_role(self, role: Role) -> None:
        """Wear that colour where it is chosen."""
        if role is not self._role:
            self._role = role
            self.update()

    def show_primary(self, primary: bool) -> None:
        """Be filled, as what one does next, or not."""
        if primary is not self._primary:
            self._primary = primary
            self.updateGeometry()
            self.update()

    @property
    def is_held(self) -> bool:
        """Whether it looks held down: it is ticked, or what it unfolds is open."""
        return self.isChecked() or self._open

    def show_open(self, is_open: bool) -> None:
        """Look held down while what it unfolds is open, and say so. It stays a button to whoever listens: Qt takes what
        can be ticked for a box.
        """
        self._open = is_open
        self.setAccessibleDescription(UNFOLDED.told() if is_open else off_caps(self._cap))
        self.updateGeometry()
        self.update()

    def show_soft(self, soft: bool) -> None:
        """Stand back beside one that is chosen."""
        if soft is not self._soft:
            self._soft = soft
            self.update()

    def show_bare(self, icon: str = "") -> None:
        """Have no frame: words among words, with a picture before them where one is named."""
        self._bare, self._icon = True, icon
        self.updateGeometry()

    def show_tinted(self) -> None:
        """Have a faint ground in place of a frame: words to be taken, not a deed."""
        self._tinted = True
        self.update()

    def show_on_tint(self) -> None:
        """Lie on a tinted ground: chosen it is deeper than that."""
        self._deep = True

    def at_most(self, width: int, *, keeps_end: bool = False) -> None:
        """Be no wider than that: the last words of what does not fit become "…", with `keeps_end` its first words do,
        as in a question, which begins as any other does. The tooltip has the whole of it."""
        self._most, self._keeps_end = width, keeps_end
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        # One of several answers has room for the heavier letters of a chosen one: choosing it moves nothing beside it.
        # Without a cap its tick would do so all the same, and the room stand there as a wider margin.
        answers = self._shape.cap_leads and self.isCheckable() and bool(self._cap)
        metrics = QFontMetrics(font(self._shape.kind, semibold=self._is_heavy or answers))
        around = 2 * self._pad + self._picture_width + self._mark_width
        words = metrics.horizontalAdvance(self._plain)
        if self._most and not self._keeps_end and words + around > self._most:
            words = metrics.horizontalAdvance(self._shown_in(self._most - around, metrics))
        height = max(self._shape.height, metrics.height() + (10 if self._shape is not ACT else 8))
        if self._bare and self._shape is ACT:
            height = metrics.height() + 2
        return QSize(min(words + around, self._most) if self._most else words + around, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _digit(event):
            event.accept()  # a digit is the row's own, and turns no view
            return True
        return super().event(event)

    def nextCheckState(self) -> None:
        """Whoever hears the click says what is chosen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        back, on = (Qt.Key.Key_Left, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Down)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            back, on = (Qt.Key.Key_Right, Qt.Key.Key_Up), (Qt.Key.Key_Left, Qt.Key.Key_Down)
        if key in back:
            self.stepped.emit(-1)
        elif key in on:
            self.stepped.emit(1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.ended.emit(key == Qt.Key.Key_End)
        elif takes_enter(self, event):
            return
        elif not ((number := _digit(event)) and self.press_number(number)):
            super().keyPressEvent(event)

    @property
    def plain(self) -> str:
        """Its words as they are read."""
        return self._plain

    @property
    def _plain(self) -> str:
        return _one_sign(self._label).replace("&", "").replace(_AND, "&")

    @property
    def _pad(self) -> int:
        return BARE_PAD if self._bare else self._shape.pad

    @property
    def _is_heavy(self) -> bool:
        return self.is_held or self._primary

    @property
    def _picture_width(self) -> int:
        return grown(TICK) + CAP_GAP if self._icon else 0

    @property
    def _has_tick(self) -> bool:
        return self.is_held and self._shape.cap_leads

    @property
    def _mark_width(self) -> int:
        """The cap, or the tick in its place; what was there keeps its width, so that nothing beside it moves."""
        if self._cap:
            return cap_width(self._cap) + CAP_GAP
        return grown(TICK) + CAP_GAP if self._has_tick else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            upright.hold_a_mirror(painter, self.rect())
        colour = self._paint_ground(painter, tokens)
        used = font(self._shape.kind, semibold=self._is_heavy)
        metrics = QFontMetrics(used)
        mark = self._mark_width
        room = self.width() - 2 * self._pad - mark - self._picture_width
        words = self._shown_in(room + 1, metrics)
        whole = metrics.horizontalAdvance(words) + mark + self._picture_width
        leads = self._bare or (mark > 0 and self._shape.cap_leads)  # caps that stand above one another begin alike
        left = self._pad if leads else (self.width() - whole) // 2
        ratio = self.devicePixelRatioF()
        if self._icon:
            picture = tinted_pixmap(self._icon, colour, grown(TICK), ratio)
            upright.picture(painter, left, (self.height() - grown(TICK)) // 2, picture)
            left += self._picture_width
        if mark and self._shape.cap_leads:
            if self._has_tick:
                side = grown(TICK)
                at = left + (mark - CAP_GAP - side) // 2
                upright.picture(painter, at, (self.height() - side) // 2, tinted_pixmap("check", colour, side, ratio))
            else:
                paint_cap(painter, self._cap, left, self.height(), tokens, colour if self._primary else "")
            left += mark
        painter.setFont(used)
        painter.setPen(QColor(colour))
        baseline = (self.height() + metrics.ascent() - metrics.descent()) // 2
        upright.text_at(painter, QPoint(left, baseline), words)
        self._underline_key(painter, metrics, left, baseline)
        if mark and not self._shape.cap_leads:
            at = left + metrics.horizontalAdvance(words) + CAP_GAP
            paint_cap(painter, self._cap, at, self.height(), tokens, colour if self._primary else "")

    def _shown_in(self, room: int, metrics: QFontMetrics) -> str:
        if not self._most:
            return self._plain
        said = self._plain.split()
        for begins in range(1, len(said) if self._keeps_end else 0):
            if metrics.horizontalAdvance(self._plain) <= room:
                break
            shorter = f"… {' '.join(said[begins:])}"
            if metrics.horizontalAdvance(shorter) <= room:
                return shorter
        return _to_a_words_end(metrics, self._plain, room)

    def _underline_key(self, painter: QPainter, metrics: QFontMetrics, left: int, baseline: int) -> None:
        at = _one_sign(self._label).find("&")
        if at < 0 or self._soft or self.is_held:
            return
        begins = left + metrics.horizontalAdvance(self._plain[:at])
        ends = left + metrics.horizontalAdvance(self._plain[: at + 1])
        if upright.is_mirrored(painter):
            across = 2 * left + metrics.horizontalAdvance(self._plain)
            begins, ends = across - ends, across - begins
        painter.drawLine(begins, baseline + 2, ends - 1, baseline + 2)

    def _paint_ground(self, painter: QPainter, tokens: Tokens) -> str:
        """Paint what lies beneath the words; the colour they have on it."""
        own = tokens.colour(self._role)
        fill, edge, width, words = tokens.surface, tokens.edge, 1.0, tokens.text
        under = self.underMouse() and self.isEnabled()
        if self._primary:
            fill = edge = hovered(tokens) if under else tokens.primary
            words = tokens.on_fill
        elif self.is_held:
            tint = tokens.tint(self._role, strength=DEEP) if self._deep else tokens.tint(self._role)
            fill, edge, width = tint, own, 1.5
            words = own if self._shape.cap_leads and self._role is not Role.PRIMARY else tokens.text
        elif self._tinted:
            # Over the strip's own ground: in the dark it would not be seen there else.
            fill = edge = tokens.tint(Role.PRIMARY, tokens.raised, 0.12 if under else 0.07)
        elif self._soft or self._bare:
            words = tokens.text if under else tokens.soft
        if under and not self._primary and not self._bare:
            edge = tokens.text if not self.is_held else own
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        if not self._bare:
            painter.setPen(QPen(QColor(edge), width))
            painter.setBrush(QColor(fill))
            painter.drawRoundedRect(box, RADIUS_CHIP, RADIUS_CHIP)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = tokens.surface if self._primary else tokens.primary
            painter.setPen(QPen(QColor(ring), 1.0 if self._primary else FOCUS_WIDTH))
            inset = 3.0 if self._primary else FOCUS_WIDTH / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 5, 5)
        return words


def unmarked(text: str) -> str:
    """The text as words of a chip in which nothing marks a key: "Pryce & Dunne"."""
    return text.replace("&", "&&")


def _one_sign(label: str) -> str:
    return label.replace("&&", _AND)


def cap_width(cap: str) -> int:
    """How wide the cap of that key is."""
    return max(CAP_HEIGHT, QFontMetrics(font(Type.NUMERAL)).horizontalAdvance(cap) + 2 * CAP_PAD)


def paint_cap(painter: QPainter, cap: str, left: int, height: int, tokens: Tokens, on_fill: str = "") -> None:
    """A key as it lies on the keyboard, in the middle of that height. `on_fill` is the colour of words on a fill."""
    used = font(Type.NUMERAL)
    metrics = QFontMetrics(used)
    high = max(CAP_HEIGHT, metrics.height() + 1)
    box = QRectF(left + 0.5, (height - high) // 2 + 0.5, cap_width(cap) - 1, high - 1)
    edge = mix(on_fill, tokens.primary, 0.55) if on_fill else tokens.strong_line
    painter.setPen(QPen(QColor(edge), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush if on_fill else QColor(tokens.surface))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(used)
    painter.setPen(QColor(on_fill or tokens.soft))
    upright.text(painter, box, int(Qt.AlignmentFlag.AlignCenter), cap)


class PaintedCap(QWidget):
    """A key cap that stands by itself beside words."""

    def __init__(self, cap: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cap = cap
        show_tooltip(self, cap)
        self.setFixedSize(cap_width(cap), max(CAP_HEIGHT, QFontMetrics(font(Type.NUMERAL)).height() + 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_cap(painter, self._cap, 0, self.height(), tokens_of(self.palette()))


class ChipRow:
    """Chips that are one stop: Tab reaches the row once, arrows go within, a digit presses the one of that number."""

    def __init__(self, chips: list[KeyChip]) -> None:
        self.chips = chips
        for chip in chips:
            chip.stepped.connect(lambda step, chip=chip: self._step(chip, step))
            chip.press_number = self.press
            chip.ended.connect(self._end)
        self.settle()

    def settle(self) -> None:
        """Let Tab reach the chosen one, else the first that is shown."""
        shown = [chip for chip in self.chips if _is_offered(chip)]
        reached = next((chip for chip in shown if chip.is_held), shown[0] if shown else None)
        for chip in self.chips:
            tabbed = chip is reached or chip.hasFocus()
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tabbed else Qt.FocusPolicy.ClickFocus)

    def press(self, number: int) -> bool:
        """Press the one with that number, counted from one. Whether there is one."""
        shown = [chip for chip in self.chips if _is_offered(chip)]
        if not 1 <= number <= len(shown):
            return False
        shown[number - 1].setFocus(Qt.FocusReason.OtherFocusReason)
        shown[number - 1].click()
        return True

    def focus(self) -> None:
        """Go to the one that Tab reaches."""
        for chip in self.chips:
            if _is_offered(chip) and chip.focusPolicy() == Qt.FocusPolicy.StrongFocus:
                chip.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _step(self, chip: KeyChip, step: int) -> None:
        shown = [each for each in self.chips if _is_offered(each)]
        if chip in shown:
            shown[(shown.index(chip) + step) % len(shown)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self, last: bool) -> None:
        shown = [each for each in self.chips if _is_offered(each)]
        if shown:
            shown[-1 if last else 0].setFocus(Qt.FocusReason.OtherFocusReason)


def _none_of_that_number(_number: int) -> bool:
    """What a chip that stands in no row says."""
    return False


def _is_offered(chip: QWidget) -> bool:
    """Whether it is not put away: one that has just been made is not to be seen yet, and is there all the same."""
    return not (chip.isHidden() and chip.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide))


def _digit(event: QKeyEvent) -> int:
    """Which digit the key is, 0 for none; with no other key held."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() - Qt.Key.Key_0 if plain and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9 else 0


def _to_a_words_end(metrics: QFontMetrics, text: str, room: int) -> str:
    """The text with the last of its words left out where it has no room, so that no name is cut within; a first word
    that is too long by itself is cut where it has to be.
    """
    told = shorter = text
    while metrics.horizontalAdvance(told) > room:
        shorter = shorter.rpartition(" ")[0].rstrip(" ,·&")
        if not shorter:
            return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        told = f"{shorter}…"
    return told
