"""The days of a view as a screen reader has them: a list of all that are to be seen, each with what lies on it. Knows
neither month nor week.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor, QPalette, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

Text, Role = QAccessible.Text, QAccessible.Role
# Qt's stubs leave out that each of these may answer with nothing.


class TellsDays(Protocol):
    """What a view of days is asked for. It is a widget."""

    @property
    def day(self) -> date: ...

    def title(self) -> str: ...

    def seen_days(self) -> tuple[date, date]: ...

    def told_on(self, day: date) -> str:
        """That day with all that lies on it, in one breath."""
        ...

    def cell_of(self, day: date) -> QRect | None:
        """Where it is; None where it is not to be seen."""
        ...

    def day_at(self, at: QPoint) -> date | None: ...


class ToldDays(QAccessibleWidget):
    """The view itself: its title for a name, and its days before whatever else lies in it."""

    def __init__(self, view: QWidget, days: TellsDays) -> None:
        super().__init__(view, Role.List)
        self._view, self._days = view, days
        self._cells: dict[date, ToldDay] = {}
        self._ids: list[int] = []
        self._is_over = False
        # Qt lets go of them only after Python has ended, and would then ask Python how.
        view.destroyed.connect(self._let_go)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._let_go)

    def _let_go(self) -> None:
        self._is_over = True
        ids, self._ids = self._ids, []
        for one in ids:
            QAccessible.deleteAccessibleInterface(one)
        self._cells.clear()  # only now: Python's part alone would leave Qt with what is gone

    def text(self, kind: QAccessible.Text) -> str:
        return self._days.title() if kind is Text.Name else super().text(kind)

    def childCount(self) -> int:
        return len(self._seen()) + super().childCount()

    def child(self, at: int) -> QAccessibleInterface:
        seen = self._seen()
        return self.cell(seen[at]) if at < len(seen) else super().child(at - len(seen))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        seen = self._seen()
        if isinstance(child, ToldDay):
            return seen.index(child.day) if child.day in seen else -1
        within = super().indexOfChild(child)
        return within + len(seen) if within >= 0 else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        day = self._days.day_at(self._view.mapFromGlobal(QPoint(x, y)))
        return self.cell(day) if day is not None else super().childAt(x, y)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.cell(self._days.day) if self._view.hasFocus() else super().focusChild()

    def cell(self, day: date) -> ToldDay:
        if day not in self._cells:
            self._cells[day] = ToldDay(self._view, self._days, day)
            self._ids.append(QAccessible.registerAccessibleInterface(self._cells[day]))
        return self._cells[day]

    def _seen(self) -> tuple[date, ...]:
        if self._is_over:
            return ()
        first, last = self._days.seen_days()
        return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


class ToldDay(QAccessibleInterface):
    """One day of it."""

    def __init__(self, view: QWidget, days: TellsDays, day: date) -> None:
        super().__init__()
        self._view, self._days, self.day = view, days, day

    def isValid(self) -> bool:
        return isValid(self._view)

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def role(self) -> QAccessible.Role:
        return Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        return self._days.told_on(self.day) if kind is Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """It is read, not written."""

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        chosen = self.day == self._days.day
        state.focusable = state.selectable = True
        state.selected = chosen
        state.focused = chosen and self._view.hasFocus()
        state.invisible = not self._view.isVisible()
        state.offscreen = self._days.cell_of(self.day) is None
        return state

    def rect(self) -> QRect:
        cell = self._days.cell_of(self.day)
        return QRect(self._view.mapToGlobal(cell.topLeft()), cell.size()) if cell is not None else QRect()

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._view)

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._view.window().windowHandle()

    def child(self, _at: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def foregroundColor(self) -> QColor:
        return self._view.palette().color(QPalette.ColorRole.WindowText)

    def backgroundColor(self) -> QColor:
        return self._view.palette().color(QPalette.ColorRole.Window)


def tell_day(view: QWidget, seen: tuple[date, date], day: date) -> None:
    """Tell whoever listens that the keys are on that one of the days from the first to the last that are seen."""
    if QAccessible.isActive() and seen[0] <= day <= seen[1]:
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild((day - seen[0]).days)
        QAccessible.updateAccessibility(event)
