"""What gives way where a person's pane is taller than its room: the history to its newest, then the details that are no
way to reach them, then notes to one line, then their business, then all ways to reach them but the first.

Measures the page and holds it still meanwhile; knows no person and no store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum, auto

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLayout, QPushButton, QScrollArea, QWidget

from tracker.presentation.person.prospect_details import BUSINESS, Detail
from tracker.presentation.words.briefing import briefings
from tracker.widgets.look.tokens import SPACE_4, SPACE_16
from tracker.widgets.person.brief_lines import MOST_LINES, BriefLines
from tracker.widgets.person.detail_lines import IN_ROWS, SIDE_BY_SIDE
from tracker.widgets.person.detail_slot import DetailSlot
from tracker.widgets.person.history_list import HistoryList
from tracker.widgets.person.paragraph import Paragraph
from tracker.widgets.person.same_firm import SameFirm

MOST_ROWS = 40
ROWS_THAT_SCROLL = 6
"""Of the history, where all of the pane has no room on one screen."""
_WAYS = (Detail.PHONES, Detail.EMAILS)
"""Of the details in rows those that stay where others are folded."""


class Kept(IntEnum):
    """How much of the details in rows is shown."""

    ONE_WAY = auto()
    WAYS = auto()
    ALL = auto()


_STEPS = (
    (MOST_LINES, True, Kept.ALL),
    (MOST_LINES, True, Kept.WAYS),
    (1, True, Kept.WAYS),
    (1, False, Kept.WAYS),
    (1, False, Kept.ONE_WAY),
)
"""What gives way: how many lines each has before talking, whether their business is shown, and which details."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the page that give way or are hidden where nothing is left in them.

    `agreed`, `before_part` and `told` stand round the strip, `before` and `history`, each with its heading; `top` and
    `rest` hold what is above them and all of them.
    """

    top: QWidget
    rest: QWidget
    agreed: QWidget
    before_part: QWidget
    told: QWidget
    before: BriefLines
    history: HistoryList
    hairline: QWidget
    beside: SameFirm
    business_fold: QPushButton
    details_fold: QPushButton
    slots: dict[Detail, DetailSlot]


class PaneRoom:
    """`inside` is the page that `scroll` holds. `tell_history(rows)` shows so many of the newest."""

    def __init__(
        self, scroll: QScrollArea, inside: QWidget, parts: Parts, tell_history: Callable[[int], object]
    ) -> None:
        self._scroll, self._inside, self._parts = scroll, inside, parts
        self._tell_history = tell_history
        self._layouts: list[QLayout] = []
        self._children: list[QWidget] = []
        self._rows_gathered = -1
        self.business_unfolded = False
        self.details_unfolded = False
        # Looked at once it stands: before, a part of the page may say of itself what it wanted a moment ago.
        self._grew = QTimer(scroll, singleShot=True, interval=0)
        self._grew.timeout.connect(self._scroll_if_it_grew)
        scroll.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._grew.start())
        self._gather()

    def _made_since(self) -> bool:
        """Whether there may be more in the page than was gathered: but for the rows of the history all is there before
        it is measured.
        """
        return self._rows_gathered != len(self._parts.history.parts)

    def _gather(self) -> None:
        """What lies in the page now: editors come and go."""
        self._rows_gathered = len(self._parts.history.parts)
        self._layouts = self._inside.findChildren(QLayout)  # those that lie within others too
        within = (layout.parent() for layout in self._layouts)
        self._children = [child for child in within if isinstance(child, QWidget) and child is not self._inside]

    @contextmanager
    def held_still(self) -> Iterator[None]:
        """Lay out once, at the end: each line that is shown would have all that is around it laid out anew."""
        parts = self._parts
        within = (parts.agreed, parts.before_part, parts.told, parts.before, parts.history)
        around: tuple[QWidget, ...] = (self._inside, parts.top, parts.rest, *within)
        layouts = [layout for widget in around if (layout := widget.layout()) is not None and layout.isEnabled()]
        if layouts:
            self._rows_gathered = -1
        for layout in layouts:
            layout.setEnabled(False)
        try:
            yield
        finally:
            for layout in layouts:
                layout.setEnabled(True)
        if layouts:
            if self._made_since():
                self._gather()
            for child in reversed(self._children):  # from within to without
                inner = child.layout()
                if inner is not None and child.isVisibleTo(self._inside):
                    inner.activate()
            layouts[0].activate()

    def fit(self) -> None:
        """Have as much of it as there is room for."""
        self._gather()
        room = self._scroll.viewport().height()
        count = len(self._parts.history.story)
        self._parts.history.be_measured_at(self._scroll.width() - 2 * SPACE_16)
        for step in _STEPS:
            left = room - self._height_without_history(*step)
            rows = self._rows_within(left, count)
            if rows or (left >= 0 and not count):
                self._tell_history(rows)
                self._give_what_is_left(step[0])
                # Qt would measure all of it once more, beside a bar that it does not need.
                self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
                return
        # It scrolls, and so may show what it has.
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._give_way(*_STEPS[0])
        self._tell_history(min(count, ROWS_THAT_SCROLL))

    def _give_what_is_left(self, most: int) -> None:
        """Where the notes gave way, have the first of those that are cut tell more for as long as there is room."""
        room, width = self._scroll.viewport().height() - SPACE_4, self._scroll.width()
        left = room - self._height_at(width) if most < MOST_LINES else 0
        for note in self._notes():
            if left < note.sizeHint().height():
                return
            if note.is_cut_at(min(note.width(), width - 2 * SPACE_16)):  # one just made is wider than it will stand
                note.show_lines(MOST_LINES)
                left = room - self._height_at(width)

    def _notes(self) -> Iterator[Paragraph]:
        """What may be read before talking, from the top, as far as it is shown."""
        there = [line.words for line in self._parts.before.lines]
        for detail in (*BUSINESS, Detail.NOTES):
            there += self._parts.slots[detail].paragraphs
        yield from (note for note in there if note.isVisibleTo(self._inside))

    def _scroll_if_it_grew(self) -> None:
        """A note was unfolded, say: what fitted does so no more."""
        if self._scroll.verticalScrollBar().maximum() > 0:
            self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def _rows_within(self, room: int, count: int) -> int:
        """How many of the newest stand in so much room, with a line for the others where there are some."""
        most = min(count, MOST_ROWS)
        heights = self._parts.history.heights_within(room, most)
        if len(heights) == most and (not heights or heights[-1] <= room):
            return most
        room -= self._parts.history.earlier.sizeHint().height() + SPACE_4
        return sum(height <= room for height in heights)

    def _give_way(self, most: int, business: bool, details: Kept) -> None:
        """Have so many lines of each note at most, and their business and all details or a line that leads to them."""
        parts, slots = self._parts, self._parts.slots
        parts.before.show_lines(most)
        business_slots = [slots[detail] for detail in BUSINESS]
        told = [slot for slot in business_slots if not slot.is_bare]
        shown = business or self.business_unfolded
        before: Sequence[DetailSlot] = (*business_slots, slots[Detail.NOTES])
        for slot in before:
            slot.show_lines(most)
        for slot in told:
            slot.setVisible(shown or slot.editor is not None)
        folded = bool(told) and not shown
        parts.business_fold.setVisible(folded)
        if folded:
            parts.business_fold.setText(briefings.their_business(len(told)))
        self._show_details(Kept.ALL if self.details_unfolded else details)
        has_before = bool(parts.before.lines) or any(not slot.isHidden() for slot in before)
        parts.before_part.setVisible(has_before or folded)
        parts.told.setVisible(bool(parts.history.story))
        rows = any(not slots[detail].isHidden() for detail in IN_ROWS) or not parts.beside.isHidden()
        parts.hairline.setVisible(rows)

    def _show_details(self, kept: Kept) -> None:
        """Who is beside them is a detail too: of those, only the first way is left where there is no room at all. One
        line is not folded into another.
        """
        parts = self._parts
        rows = [slot for detail, slot in parts.slots.items() if detail in IN_ROWS and not slot.is_bare]
        ways = [parts.slots[detail] for detail in _WAYS if not parts.slots[detail].is_bare]
        others = [slot for slot in rows if slot not in ways]
        one_row = len(others) < 2 or all(slot in [parts.slots[detail] for detail in SIDE_BY_SIDE] for slot in others)
        folded = [] if kept is Kept.ALL or one_row else others
        beside = parts.beside.is_told
        if kept is Kept.ONE_WAY:
            folded = [*others, *ways[1:]]
            beside = beside and not folded
        for slot in rows:
            slot.setVisible(slot not in folded or slot.editor is not None)
        parts.beside.setVisible(beside)
        count = len(folded) + (parts.beside.is_told and not beside)
        parts.details_fold.setVisible(count > 0)
        if count:
            parts.details_fold.setText(briefings.more_details(count))

    def _height_without_history(self, most: int, business: bool, details: Kept) -> int:
        self._give_way(most, business, details)
        # As wide as without a scroll bar: what fits has none.
        width = self._scroll.width()
        height = self._height_at(width)
        if self._parts.history.story:
            height -= self._height_of_history(width)
        return height + SPACE_4

    def _height_of_history(self, width: int) -> int:
        """As much of the whole as it takes with the rows that are shown just now, with the gap above it."""
        layout, rows = self._parts.told.layout(), self._parts.history.layout()
        assert layout is not None
        assert rows is not None
        own = (
            rows.totalHeightForWidth(width - 2 * SPACE_16)
            if rows.hasHeightForWidth()
            else rows.totalSizeHint().height()
        )
        return own + layout.spacing()

    def _height_at(self, width: int) -> int:
        """How tall the page is at that width, with what was shown or hidden a moment ago."""
        layout = self._inside.layout()
        assert layout is not None
        # Both keep what they once measured: the layouts within, and the places around.
        for inner in self._layouts:
            inner.invalidate()
        for child in self._children:
            child.updateGeometry()
        layout.invalidate()
        return layout.totalHeightForWidth(width)
