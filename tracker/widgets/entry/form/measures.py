"""The measures of an entry in all its fields."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics

from tracker.tongue import tr
from tracker.widgets.look.theme import font

GAP = 6
"""The room between two fields."""
_LABELS = 104
SHORT = 170
"""The width of a field for a time."""


def labels() -> int:
    """The width of the labels: that of the longest, in the size of the text by now."""
    metrics = QFontMetrics(font())
    longest = (tr("What happened"), tr("How, how long"), tr("Their words"), tr("They asked"))
    return max(_LABELS, *(metrics.horizontalAdvance(each) + 2 for each in longest))
