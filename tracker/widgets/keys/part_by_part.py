"""Tab leads through a window part by part, as it is read. Qt's own order is that in which the parts were made.

Knows no part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from tracker.widgets.entry.tab_stops import is_a_stop


def tab_stop_beside(focused: QWidget, parts: Sequence[QWidget], onwards: bool) -> QWidget | None:
    """Where Tab, or Shift+Tab, goes from there: within a part by Qt's order, then into the next part, round and round.

    None where nothing else can be reached.
    """
    stops: list[list[QWidget]] = [[] for _ in parts]
    for widget in _round_from(focused.window()):
        at = next((n for n, part in enumerate(parts) if part is widget or part.isAncestorOf(widget)), None)
        if at is not None and (widget is focused or is_a_stop(widget)):
            stops[at].append(widget)
    order = [widget for part in stops for widget in part]
    if focused not in order or len(order) < 2:
        return None
    return order[(order.index(focused) + (1 if onwards else -1)) % len(order)]


def _round_from(first: QWidget) -> Iterator[QWidget]:
    at = first.nextInFocusChain()
    while at is not None and at is not first:
        yield at
        at = at.nextInFocusChain()
