"""How much room the calendar has in the two windows that count, and the days on which it is looked at. Knows no view."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QSize

WEEKDAYS = [date(2026, 11, 23) + timedelta(days=n) for n in range(7)]
WIDE, NARROW = QSize(713, 748), QSize(728, 548)
"""What the frame leaves to the calendar in a window of 1280 × 800 and in one of 960 × 600."""
