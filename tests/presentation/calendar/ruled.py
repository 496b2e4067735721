"""A ruler for the tests of the month: every letter is six pixels wide, and seven in what stands out. Knows no font."""

from __future__ import annotations

from tracker.presentation.calendar.entry_face import Ruler, Weight


def width(words: str, weight: Weight) -> int:
    return len(words) * (7 if weight is Weight.STRONG else 6)


RULER = Ruler(width)
