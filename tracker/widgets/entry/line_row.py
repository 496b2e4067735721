"""The line of quick entry: what was typed, what of it is understood, and what it all means. Knows no store; the state
reads the words.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from tracker.presentation import words
from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.words.lines import AskedAs, Told
from tracker.rules.line import Part, PartKind, PartState
from tracker.rules.line.line_reading import Someone
from tracker.rules.prospect import Prospect
from tracker.tongue import tr
from tracker.widgets.entry.completion_list import CompletionList
from tracker.widgets.entry.when_chip import WhenChip
from tracker.widgets.fields.key_chip import ENTER, PaintedCap
from tracker.widgets.fields.marked_line import Mark, Marked, MarkedLine
from tracker.widgets.look.key_cap import is_enter
from tracker.widgets.look.margins import margins
from tracker.widgets.look.painted import upright
from tracker.widgets.look.plain_label import overhang, show_tooltip
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.theme import font, tokens_of
from tracker.widgets.look.tokens import SPACE_8, SPACE_16, Type

HOW = {
    PartState.UNDERSTOOD: Marked.UNDERSTOOD,
    PartState.AMBIGUOUS: Marked.AMBIGUOUS,
    PartState.NEW_PERSON: Marked.NEW,
    PartState.NOT_UNDERSTOOD: Marked.NOT_UNDERSTOOD,
}
_READING_HEIGHT = 18
_JOINS = " ,.:;·"


class LineRow(QWidget):
    """`entered` comes for Enter once nothing in the line is asked, or what was preselected has been taken; `asks` where
    something has to be picked first.
    """

    entered = Signal()
    asks = Signal()

    def __init__(
        self, state: QuickEntry, at_hand: Callable[[], Prospect | None] = lambda: None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state, self._at_hand = state, at_hand
        self._at = -1
        self._offers_for = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.line = MarkedLine(tr("Who was it?"))
        self.when = WhenChip(state)
        self.reading = ReadingLabel()
        self.enter = PaintedCap(ENTER)
        self.people = CompletionList(self.line)
        self._words: tuple[Mark, ...] = ()
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(SPACE_8)
        top.addWidget(self.line, 1)
        top.addWidget(self.when, 0, Qt.AlignmentFlag.AlignVCenter)
        beneath = QHBoxLayout()
        margins(beneath, 2, 0, 0, 0)
        beneath.setSpacing(6)
        beneath.addWidget(self.enter)
        beneath.addWidget(self.reading, 1)
        column = QVBoxLayout(self)
        margins(column, SPACE_16 - 2, 9, SPACE_16, 3)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(beneath)
        self.line.textEdited.connect(self._type)
        self.line.moved.connect(self._move)
        self.line.opened.connect(self._open)
        self.line.completed.connect(lambda: self._complete(0))
        self.line.entered.connect(self._enter)
        self.line.installEventFilter(self)
        self.people.chosen.connect(self._take_listed)
        self.people.new.connect(lambda: self._state.line.take_new())
        self.setFocusProxy(self.line)

    def load(self) -> None:
        """Show the text of the form; the cursor goes to its end."""
        self._put(self._state.line.text)
        self.when.load()

    def show_words(self) -> None:
        """Only what is typed, while whoever is meant is looked up: what is offered stays where it still fits."""
        before, now = self._offers_for, self._state.line.text
        typed_on = now.removeprefix(before) if now.startswith(before) else None
        rest = self.line.offered
        fits = typed_on is not None and self.line.hasFocus() and rest.startswith(typed_on)
        self._show_marks(rest.removeprefix(typed_on or "") if fits else "", is_naming=self.line.hasFocus())

    def refresh(self) -> None:
        line = self._state.line
        completion = line.completion if self.line.hasFocus() else None
        self._show_marks(completion.rest if completion else "", is_naming=completion is not None)
        listed = completion if completion is not None and completion.is_list else None
        self.people.show_people(listed, line.told_people)
        self.reading.show_behind(self.people.isVisibleTo(self.window()))
        offered = self._offered()
        self.enter.setVisible(offered is not None)
        if offered is not None:
            told = words.known_as(offered)
            strong = len(offered.name) if told.startswith(offered.name) else 0
            self.reading.show_told((Told(told, strong),))
        else:
            self.reading.show_told(line.told)
        self.when.refresh()

    def _show_marks(self, offered: str, *, is_naming: bool) -> None:
        line = self._state.line
        self._put(line.text)
        self._offers_for = line.text
        parts = [part for part in line.parts if part.kind not in (PartKind.NOTE, PartKind.THEN)]
        self.line.show_marks([self._mark(part, is_naming) for part in parts], offered)

    def alternatives_menu(self, at: int) -> QMenu | None:
        """What else the words at that place may mean, to be chosen from."""
        ask, picks = self._state.line.alternatives(at)
        if not picks:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for pick in picks:
            action = menu.addAction(pick.label.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, key=pick.key: self._state.line.answer(ask, key))
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While people are offered, the keys that move go to their list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.people.isVisible():
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self._state.line.when_read(lambda: self.people.move_by(step))
                return True
            if plain and event.key() == Qt.Key.Key_Tab:
                self._state.line.when_read(lambda: self.people.take(self.people.current))
                return True
            if is_enter(event) and (self.people.was_moved or self._state.line.is_waiting):
                self._state.line.when_read(self._take_moved_to)
                return True
            if plain and event.key() == Qt.Key.Key_Escape:
                self.people.put_away()
                self._state.line.when_read(
                    self.people.put_away
                )  # whom it would offer for the last letter is not wanted either
                return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            # What Tab would take is offered only while it would.
            self.refresh()
        return super().eventFilter(watched, event)

    def _put(self, text: str) -> None:
        """Show that text, and the cursor behind it: it was not typed, and is not to be read as such."""
        if self.line.text() != text:
            with QSignalBlocker(self.line):
                self.line.setText(text)
            self._at = self.line.cursorPosition()

    def _mark(self, part: Part, completing: bool) -> Mark:
        how = HOW[part.state]
        if part.kind is PartKind.REST and completing and part.end == self.line.cursorPosition():
            how = Marked.PLAIN  # a name that is being typed is not yet a word nobody understands
        return Mark(part.start, part.end, how, self._state.line.told_part(part))

    def _type(self, text: str) -> None:
        self._at = self.line.cursorPosition()
        self._state.line.type(text, self._at)

    def _move(self) -> None:
        """The cursor went elsewhere, and not only on with what was typed."""
        if self.line.text() == self._state.line.text and self.line.cursorPosition() != self._at:
            self._type(self.line.text())

    def _take_moved_to(self) -> None:
        if self.people.isVisible() and self.people.was_moved:
            self.people.take(self.people.current)
        else:
            self._enter()

    def _take_listed(self, n: int) -> None:
        """Whoever stands in that row of the list; while somebody is looked up that is who was seen there, if they are
        listed then.
        """
        line, who = self._state.line, self.people.listed(n)
        if not line.is_waiting:
            self._complete(n)
        elif who is not None:
            line.when_read(lambda: self._complete_with(who))

    def _complete_with(self, who: Someone) -> None:
        offered = self._state.line.completion
        at = next((n for n, each in enumerate(offered.people) if each.id == who.id), None) if offered else None
        if at is not None:
            self._complete(at)

    def _complete(self, n: int) -> None:
        if self._state.line.is_waiting:
            self._state.line.when_read(lambda: self._complete(n))
            return
        at = self._state.line.complete(n)
        self._put(self._state.line.text)
        self.line.setCursorPosition(at)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, at: int) -> None:
        menu = self.alternatives_menu(at)
        if menu is None:
            return
        mark = self.line.mark_at(at)
        left = self.line.rect_of(mark).left() if mark is not None else 0
        menu.popup(self.line.mapToGlobal(QPoint(left, self.line.height())))

    def _enter(self) -> None:
        """Take whoever stands in the pane where nothing is typed; else what was preselected, and go on."""
        line = self._state.line
        offered = self._offered()
        if offered is not None:
            self._state.line.type(offered.name)
            return
        answered = {answer.ask for answer in self._state.form.answers}
        # Of each who is new, one after the other: the reading tells them all.
        while (asked := line.asked) is not None and asked.chosen is not None and asked.ask not in answered:
            line.take_chosen()
            answered.add(asked.ask)
        if asked is None or asked.as_ is AskedAs.NOT_UNDERSTOOD or asked.ask in answered:
            self.entered.emit()
        else:
            self.asks.emit()

    def _offered(self) -> Prospect | None:
        """Whoever stands in the pane, while nothing is typed and nobody chosen."""
        blank = self._state.line.reading.is_blank and self._state.form.who_id is None
        return self._at_hand() if blank else None


@told_as(As.StaticText)
class ReadingLabel(QWidget):
    """The reading as a sentence: its pieces with a point between, what counts of each in heavier letters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: tuple[Told, ...] = ()
        self._is_behind = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(max(_READING_HEIGHT, QFontMetrics(font(Type.SOFT)).height() + 2))

    @property
    def text(self) -> str:
        return " · ".join(told.text for told in self._told)

    def show_told(self, told: tuple[Told, ...]) -> None:
        if told == self._told:
            return
        self._told = told
        self.setAccessibleName(self.text)
        show_tooltip(self, self.text if self.wanted_width() > self.width() else "")
        self.update()

    def show_behind(self, behind: bool) -> None:
        """Whether something lies over it: half of a word is none."""
        if behind is not self._is_behind:
            self._is_behind = behind
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        show_tooltip(self, self.text if self.wanted_width() > self.width() else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        if self._is_behind:
            return
        if self.isRightToLeft():
            upright.hold_a_mirror(painter, self.rect())
        pieces = self.fitting()
        left = 0 if self.isRightToLeft() else _reach(pieces)
        for strong, text in pieces:
            used = font(Type.SOFT, semibold=strong)
            metrics = QFontMetrics(used)
            room = self.width() - left
            if self.isRightToLeft():
                text = _joined(text)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.setFont(used)
            painter.setPen(QColor(tokens.text if strong else tokens.soft))
            at = QPoint(left, (self.height() + metrics.ascent() - metrics.descent()) // 2)
            upright.text_at(painter, at, shown)
            left += metrics.horizontalAdvance(text)
            if shown != text:
                break

    def wanted_width(self) -> int:
        """How wide all of it is."""
        return _width(self._pieces(self._told))

    def fitting(self) -> list[tuple[bool, str]]:
        """What of it there is room for, in pieces, the heavier ones marked: where not all of it has, what stands behind
        who it was gives way first, before when it was.
        """
        pieces = self._pieces(self._told)
        if len(self._told) < 2 or _width(pieces) <= self.width():
            return pieces
        who, *others = self._told
        return self._pieces((Told(who.begins, len(who.begins)) if who.begins else who, *others))

    @staticmethod
    def _pieces(told: tuple[Told, ...]) -> list[tuple[bool, str]]:
        found: list[tuple[bool, str]] = []
        for at, each in enumerate(told):
            if at:
                found.append((False, "  ·  "))
            found += [(True, each.begins), (False, each.ends)]
        return [(strong, text) for strong, text in found if text]


def _joined(text: str) -> str:
    """What follows another piece in a window from right to left: a comma stands next to what it follows, and the words
    behind it run as their letters do.
    """
    words = text.lstrip(_JOINS)
    joins = text[: len(text) - len(words)]
    return f"\u200f{joins}{upright.by_its_letters(words)}" if joins else text


def _width(pieces: list[tuple[bool, str]]) -> int:
    wide = sum(QFontMetrics(font(Type.SOFT, semibold=strong)).horizontalAdvance(text) for strong, text in pieces)
    return _reach(pieces) + wide


def _reach(pieces: list[tuple[bool, str]]) -> int:
    strong, text = pieces[0] if pieces else (False, "")
    return overhang(font(Type.SOFT, semibold=strong), text)
