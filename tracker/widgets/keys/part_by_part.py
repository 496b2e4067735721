"""Tab leads through a window part by part, as it is read. Qt's own order is that in which the parts were made.

Knows no part.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from tracker.widgets.fields.reading_order import in_reading_order, takes_tab


def tab_stop_beside(focused: QWidget, parts: Sequence[QWidget], onwards: bool) -> QWidget | None:
    """Where Tab, or Shift+Tab, goes from there: on within a part, then into the next part, round and round.

    None where nothing else can be reached.
    """
    within = ((part, *in_reading_order(part)) for part in parts)
    order = [each for part in within for each in part if each is focused or (takes_tab(each) and each.isVisible())]
    if focused not in order or len(order) < 2:
        return None
    return order[(order.index(focused) + (1 if onwards else -1)) % len(order)]
