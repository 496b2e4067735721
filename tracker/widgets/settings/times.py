"""A time of day as its field shows it. Knows no page."""

from __future__ import annotations

from datetime import time

from PySide6.QtWidgets import QTimeEdit


def time_in(field: QTimeEdit) -> time:
    return time(field.time().hour(), field.time().minute())


def kept_or(kept: time, field: QTimeEdit) -> time:
    """What the field shows, unless that is all it can show of what is kept."""
    return kept if kept.replace(second=0, microsecond=0) == time_in(field) else time_in(field)
