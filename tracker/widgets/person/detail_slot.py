"""The place of one detail in the prospect pane: its lines as one reads them, or its editor. Knows no person.

It stays for good, so that a refresh changes what is read and never an editor somebody is typing in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from tracker.presentation.person.prospect_card import Fact
from tracker.presentation.person.prospect_details import LABELS, OF_PROSPECT, Detail, Typed
from tracker.tongue import tr
from tracker.widgets.fields.reading_order import read_as_laid, tab_stops
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.in_sight import unfolds
from tracker.widgets.look.key_cap import ENTER_KEYS
from tracker.widgets.look.plain_label import PlainLabel, labels_in, set_tooltip
from tracker.widgets.look.spoken.pressable import Pressable
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import RADIUS_CHIP, SPACE_4, SPACE_8, Role, Type
from tracker.widgets.person.detail_lines import IN_ROWS, ON_HOVER, detail_line, retold
from tracker.widgets.person.paragraph import Paragraph
from tracker.widgets.person.ringed_ground import ringed_by_its_ground

if TYPE_CHECKING:
    from tracker.widgets.person.detail_editors import Editor

MOST_SPARE = 2
"""Lines that are kept for whoever is shown next."""


class DetailSlot(Pressable):
    """`wanted` comes for a click, Enter, Space or F2; from its editor come `typed`, `saved` with the step the focus
    takes (0 for Enter, 1 and -1 for Tab), and `given_up` for Esc. `changed` comes when it has turned into its editor or
    back.
    """

    wanted = Signal()
    typed = Signal(object)
    saved = Signal(int)
    given_up = Signal()
    changed = Signal()

    def __init__(self, detail: Detail, copy: Callable[[str], None], lift: Callable[[Any], None]) -> None:
        super().__init__()
        self.detail = detail
        self.editor: Editor | None = None
        self.whose: int | None = None
        self._copy, self._lift = copy, lift
        self._facts: tuple[Fact, ...] | None = None
        self._lines: list[QWidget] = []
        self._spare: list[QWidget] = []
        self._can_edit = True
        self._below = QVBoxLayout(self)
        self.setContentsMargins(0, 0, 0, 0)
        air = 3 if detail in IN_ROWS else 0
        # What follows beneath is a paragraph of its own.
        apart = SPACE_4 if detail is Detail.OBJECTION else air
        self._below.setContentsMargins(0, air, 0, apart)
        self._below.setSpacing(SPACE_4)
        self._around: _AroundEditor | None = None
        self.clicked.connect(self._press)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        unfolds(self)
        ringed_by_its_ground(self)

    def show_facts(self, facts: Sequence[Fact], can_edit: bool = True) -> None:
        """What there is to read; nothing hides the slot, unless it is being edited."""
        self._can_edit = can_edit and not any(fact.lifts for fact in facts)
        if not facts and self._facts == () and self.editor is None:
            return  # as most of them are, for most people
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._can_edit else Qt.FocusPolicy.NoFocus)
        if tuple(facts) != self._facts:
            self._facts = tuple(facts)
            self._tell_facts(self._facts)
            self.setAccessibleName(
                ", ".join(f"{fact.label}: {fact.text}" for fact in facts) or LABELS[self.detail].told()
            )
            self.setAccessibleDescription(tr("Enter edits it") if self._can_edit else "")
        self._show_parts()

    def show_line(self, line: QWidget, spoken: str, can_edit: bool = True) -> None:
        """A line of the pane's own to read, in place of facts."""
        self._can_edit = can_edit
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can_edit else Qt.FocusPolicy.NoFocus)
        if line in self._spare:
            self._spare.remove(line)
            self._lines = [line]
        elif line not in self._lines:
            self._fill([line])
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(tr("Enter edits it") if can_edit else "")
        self._show_parts()

    def show_nothing(self) -> None:
        """Nothing to read: it takes no room until it is edited."""
        for line in self._lines:
            line.hide()
        self._spare, self._lines = [*self._lines, *self._spare], []
        self._facts = None
        self._show_parts()

    def open(self, editor: Editor, typed: Typed) -> None:
        """Turn into that editor, holding what is typed, with the focus in it."""
        self.close_editor()
        if self._around is None:
            self._around = _AroundEditor(self, self._below)
        self.editor = editor
        editor.load(typed)
        editor.typed.connect(self.typed)
        self._below.insertWidget(self._below.indexOf(self._around.trouble), editor)
        read_as_laid(self)
        self._show_parts()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        editor.show()
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def close_editor(self) -> None:
        """Be read again."""
        editor, self.editor = self.editor, None
        if editor is not None:
            editor.typed.disconnect(self.typed)
            self._below.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._can_edit else Qt.FocusPolicy.NoFocus)
        self._show_parts()
        if editor is not None:
            self.changed.emit()

    def tell(self, trouble: str, save: str, leave: str, whole: str = "") -> None:
        """Say beneath the editor why it was not saved, and what its two buttons do; `whole` is what was cut in it."""
        if self._around is not None and self.editor is not None:
            self._around.tell(trouble, save, leave, whole)

    def texts(self) -> list[str]:
        """Every text there is to read, in reading order."""
        return [label.text() for line in self._lines for label in labels_in(line)]

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """What is laid out in it just now, read or edited, or may be again."""
        return (*self._lines, *self._spare, *((self.editor,) if self.editor is not None else ()))

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing to read."""
        return not self._lines

    def step(self, on: bool) -> None:
        """Hand the focus to the next place after this slot, or the one before."""
        self.focusNextPrevChild(on)

    @property
    def trouble(self) -> str:
        return self._around.told if self._around is not None and self.editor is not None else ""

    def _press(self) -> None:
        if self._can_edit and self.editor is None:
            self.wanted.emit()

    def _fill(self, lines: list[QWidget]) -> None:
        for old in self._lines:
            self._below.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = lines
        for at, line in enumerate(lines):
            self._below.insertWidget(at, line)

    def _tell_facts(self, facts: Sequence[Fact]) -> None:
        """In the lines there are, as far as they will do; one that is not needed now may be the next time."""
        there = [*self._lines, *self._spare]
        alike = takewhile(lambda pair: retold(*pair), zip(there, facts, strict=False))
        same = len(list(alike))
        self._lines, left = there[:same], there[same:]
        keeps = MOST_SPARE if same == len(facts) else 0
        self._spare = left[:keeps]
        for line in self._spare:
            line.hide()
        for line in left[keeps:]:
            self._below.removeWidget(line)
            line.hide()
            line.deleteLater()
        for at, fact in enumerate(facts[same:], same):
            line = self._line(fact)
            self._lines.append(line)
            self._below.insertWidget(at, line)

    def _show_parts(self) -> None:
        editing = self.editor is not None
        for line in self._lines:
            line.setVisible(not editing)
        if self._around is not None:
            self._around.show_with_editor(editing)
        self.setVisible(editing or bool(self._lines))
        shape = Qt.CursorShape.PointingHandCursor if self._can_edit and not editing else _PLAIN
        if self.cursor().shape() is not shape:
            self.setCursor(shape)
        self.update()

    @property
    def is_cut(self) -> bool:
        """Whether some of what there is to read is not shown."""
        return any(line.is_cut for line in self.paragraphs)

    def show_lines(self, most: int) -> None:
        """So many lines of each at most, 0 for all."""
        for line in self.paragraphs:
            line.show_lines(most)

    @property
    def paragraphs(self) -> list[Paragraph]:
        """Its lines as far as they are words, from the top."""
        found = [line for line in self._lines if isinstance(line, Paragraph)]
        return found + [each for line in self._lines for each in line.findChildren(Paragraph)]

    def _line(self, fact: Fact) -> QWidget:
        return detail_line(fact, self._copy, self._lift)

    def _show_buttons(self) -> None:
        """What copies is there while one points at it or the keys are on it; it keeps its room."""
        shown = self.underMouse() or self.hasFocus() or any(b.hasFocus() for b in self.findChildren(QToolButton))
        for button in self.findChildren(QToolButton):
            if button.property(ON_HOVER):
                button.setVisible(shown and self.editor is None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.editor is not None and key in ENTER_KEYS:
            self.saved.emit(0)
        elif self.editor is not None and key == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif self.editor is None and self._can_edit and key in (*ENTER_KEYS, Qt.Key.Key_F2, Qt.Key.Key_Space):
            self.wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, on: bool) -> bool:
        """Tab leaves the last field of an editor, and Shift+Tab the first, by saving."""
        if self.editor is not None:
            fields = tab_stops(self.editor)
            if not fields or QApplication.focusWidget() is fields[-1 if on else 0]:
                self.saved.emit(1 if on else -1)
                return True
        return super().focusNextPrevChild(on)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if self.editor is None and inside and event.button() is Qt.MouseButton.LeftButton and self.is_cut:
            for line in self.paragraphs:
                line.unfold()
        elif self.editor is None and self._can_edit and inside and event.button() is Qt.MouseButton.LeftButton:
            self.wanted.emit()
        else:
            super().mouseReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Taken, so that the release comes here too.
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_buttons()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_buttons()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_buttons()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # Not before Tab has led on: a button that is hidden takes no focus.
        QTimer.singleShot(0, self, self._show_buttons)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.editor is not None or not self._can_edit or self.hasFocus() or not self.underMouse():
            return
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.line))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS_CHIP / 2, RADIUS_CHIP / 2)


class _AroundEditor:
    """What stands around the editor of a slot: what is edited, why it was not saved, and two buttons. Made with the
    first editor there, since most slots are only ever read.
    """

    def __init__(self, slot: DetailSlot, below: QVBoxLayout) -> None:
        # Their own labels say it where an editor has several fields.
        self._is_named = slot.detail in OF_PROSPECT
        self._name = PlainLabel(LABELS[slot.detail].told(), Type.SOFT, parent=slot)
        self.trouble = PlainLabel(role=Role.STOP, parent=slot, wrap=True)
        self._save = push_button("", Kind.PRIMARY, compact=True)
        self._leave = push_button("", Kind.QUIET, compact=True)
        self._save.clicked.connect(lambda: slot.saved.emit(0))
        self._leave.clicked.connect(slot.given_up)
        self._buttons = QWidget(slot)
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, SPACE_4)
        row.setSpacing(SPACE_8)
        for button in (self._save, self._leave):
            # Enter, Tab and Esc do the same: these are for the mouse.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
        row.addStretch()
        for widget in (self._name, self.trouble, self._buttons):
            below.addWidget(widget)

    @property
    def told(self) -> str:
        return self.trouble.text()

    def show_with_editor(self, editing: bool) -> None:
        """Be there while the slot is edited, as far as there is anything to say."""
        self._name.setVisible(editing and self._is_named)
        self._buttons.setVisible(editing)
        self.trouble.setVisible(editing and bool(self.told))

    def tell(self, trouble: str, save: str, leave: str, whole: str) -> None:
        self.trouble.setText(trouble)
        set_tooltip(self.trouble, whole)
        self.trouble.setVisible(bool(trouble))
        for button, text in ((self._save, save), (self._leave, leave)):
            button.setText(text)
            button.setAccessibleName(text)


_PLAIN = Qt.CursorShape.ArrowCursor
