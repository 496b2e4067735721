"""All the keys on one page, in groups beside each other, and a line to find one by what it does. Knows no deed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tracker.tongue import tr
from tracker.widgets.fields.field_rows import line
from tracker.widgets.fields.hairline import Hairline
from tracker.widgets.look.flow_layout import FlowLayout
from tracker.widgets.look.icons import icon
from tracker.widgets.look.key_cap import KeyCap
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tall_scroll import TallScroll
from tracker.widgets.look.theme import grown
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24, Role, Type

HEIGHT, COLUMN, MOST_COLUMNS = 600, 388, 3
ROUND_IT = 48
"""What is left of the window around it."""
KEYS_SHARE = 0.4
"""Of a column, which the keys take at most: where one of them needs more, the columns are wider."""
_OPENS, _CLOSES = "\ue010", "\ue011"
_CAP = re.compile(f"{_OPENS}(.*?){_CLOSES}")


def as_cap(key: str) -> str:
    """A key inside a line's text, to be shown as its cap."""
    return f"{_OPENS}{key}{_CLOSES}"


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """A heading, and lines of some keys (each made by `as_cap`, with words between) and what they do."""

    heading: str
    lines: tuple[tuple[str, str], ...]


class KeysDialog(QDialog):
    """The groups stand in order, in as many columns as the window has room for. What is typed leaves the lines in which
    it stands, by the key or by what it does. Where there is more beneath, that is said.
    """

    def __init__(self, groups: list[KeyGroup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        self.groups = [_Group(group) for group in groups]
        rows = [row for group in self.groups for row in group.rows]
        wide = max((row.caps.sizeHint().width() for row in rows), default=0)
        widest = max((row.widest_cap() for row in rows), default=0)
        across = max(grown(COLUMN), round(widest / KEYS_SHARE))
        for row in rows:
            row.caps.setFixedWidth(min(wide, round(KEYS_SHARE * across)))
        self.field = line(tr("Find a key by what it does"), self._find)
        self.field.lead_with(icon("search", Role.SOFT))
        self.none = PlainLabel(tr("No key does that. Another word may find it."), role=Role.SOFT)
        self.none.hide()
        page = QWidget()
        halves = QHBoxLayout(page)
        halves.setContentsMargins(SPACE_24, SPACE_12, SPACE_24, SPACE_4)
        halves.setSpacing(SPACE_24)
        room = parent.window().width() - ROUND_IT if parent is not None else MOST_COLUMNS * across
        columns = max(1, min(MOST_COLUMNS, room // across))
        begins = 0
        for many in parted([len(group.lines) + 2 for group in groups], columns):
            column = QVBoxLayout()
            column.setSpacing(SPACE_8)
            for group in self.groups[begins : begins + many]:
                column.addWidget(group)
            begins += many
            column.addStretch()
            halves.addLayout(column, 1)
        top = QVBoxLayout()
        top.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_12)
        top.setSpacing(SPACE_8)
        top.addWidget(self.field)
        top.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Hairline())
        self._scroll = TallScroll(page)
        column.addWidget(self._scroll, 1)
        self.more = PlainLabel("", Type.SOFT)
        self.more.setContentsMargins(SPACE_24, SPACE_4, SPACE_24, SPACE_8)
        column.addWidget(self.more)
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, _most: self._tell_more())
        bar.valueChanged.connect(lambda _value: self._tell_more())
        self.field.installEventFilter(self)
        self.field.setFocus()
        tall = min(HEIGHT, parent.window().height() - ROUND_IT) if parent is not None else HEIGHT
        self.resize(columns * across, tall)

    def _tell_more(self) -> None:
        """Its line stays, so that nothing moves when the end is reached."""
        bar = self._scroll.verticalScrollBar()
        is_more = bar.value() < bar.maximum()
        self.more.setText(tr("There is more beneath: ↓ and Page Down turn to it, a word finds it.") if is_more else "")

    @property
    def shown(self) -> list[str]:
        """What is told of the keys that are shown, in the order to read it."""
        return [row.told for group in self.groups for row in group.rows if not row.isHidden()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down, and by page, turn the list while one types."""
        turns = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in turns:
            bar = self._scroll.verticalScrollBar()
            step = bar.pageStep() if event.key() in turns[2:] else bar.singleStep() * 2
            bar.setValue(bar.value() + (step if event.key() in (turns[1], turns[3]) else -step))
            return True
        return super().eventFilter(watched, event)

    def _find(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        for group in self.groups:
            group.narrow(wanted)
        self.none.setVisible(not self.shown)


class _Group(QWidget):
    def __init__(self, group: KeyGroup) -> None:
        super().__init__()
        self._heading = group.heading.casefold()
        self.rows = [_Row(keys, told) for keys, told in group.lines]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(PlainLabel(group.heading, semibold=True))
        for row in self.rows:
            column.addWidget(row)

    def narrow(self, wanted: str) -> None:
        """To the lines in which that stands, or all of them where it stands in the heading."""
        for row in self.rows:
            row.setVisible(wanted in self._heading or row.has(wanted))
        self.setVisible(any(not row.isHidden() for row in self.rows))


@told_as(As.StaticText)
class _Row(QWidget):
    def __init__(self, keys: str, told: str) -> None:
        super().__init__()
        self.told = told
        self._keys = _CAP.sub(r"\1", keys)
        self.setAccessibleName(f"{self._keys}: {told}")
        self.caps = QWidget()
        across = FlowLayout(self.caps, gap=SPACE_4)  # too many of them break into a second row
        for at, part in enumerate(_CAP.split(keys)):
            if at % 2:
                across.addWidget(KeyCap(part))
            elif part.strip():
                across.addWidget(PlainLabel(part.strip(), Type.SOFT))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self.caps, 0, Qt.AlignmentFlag.AlignTop)
        does = PlainLabel(told, Type.SOFT, Role.TEXT, wrap=True)
        does.setAlignment(Qt.AlignmentFlag.AlignTop)
        row.addWidget(does, 1)

    def widest_cap(self) -> int:
        """How wide the widest of its caps has to be: none of them breaks."""
        return max((cap.sizeHint().width() for cap in self.caps.findChildren(KeyCap)), default=0)

    def has(self, wanted: str) -> bool:
        return wanted in self.told.casefold() or wanted in self._keys.casefold()


def parted(lengths: Sequence[int], parts: int) -> list[int]:
    """How many go into each of so many columns, in order, so that the longest column is as short as can be."""
    if parts <= 1 or len(lengths) <= 1:
        return [len(lengths)]

    def of(at: int, left: int) -> tuple[int, list[int]]:
        if left == 1:
            return sum(lengths[at:]), [len(lengths) - at]
        found = []
        for many in range(1, len(lengths) - at - left + 2):
            longest, rest = of(at + many, left - 1)
            found.append((max(sum(lengths[at : at + many]), longest), [many, *rest]))
        return min(found)

    return of(0, min(parts, len(lengths)))[1]
