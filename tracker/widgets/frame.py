"""The frame of the window: how high its bar is and how wide its regions are. Knows no widget.

All lengths are logical pixels. It is read before the first picture is painted, so it brings nothing in.
"""

from __future__ import annotations

BAR = 52
OVERLAY_BELOW = 1100
"""In a window narrower than this the person lies over the calendar, and find is an icon."""
PANE_OVER = 320
"""How wide the person's pane is where it lies over the calendar."""

_MORNING = (232, 0.2055, 360)
_PANE = (304, 0.21, 400)


def morning_width(window: int) -> int:
    """How wide the morning is in a window of that width, its hairline with it."""
    return _share(window, *_MORNING)


def pane_width(window: int) -> int:
    """How wide the person's pane is beside the calendar, its hairline with it; 0 where it would lie over it."""
    return 0 if is_narrow(window) else _share(window, *_PANE)


def is_narrow(window: int) -> bool:
    return window < OVERLAY_BELOW


def _share(window: int, least: int, share: float, most: int) -> int:
    return max(least, min(round(window * share), most))
