"""For how long a server asks not to be asked, as HTTP has it (Retry-After). Knows no clock of ours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST = timedelta(days=1)
"""No server keeps us from asking for longer than that."""


def asked_to_wait(retry_after: str, date: str) -> timedelta | None:
    """That long, by seconds or until an instant on the server's own clock, which its `date` tells. None: not told."""
    said = retry_after.strip()
    if said.isascii() and said.isdecimal():
        return min(timedelta(seconds=int(said[:9])), LONGEST)
    try:
        wait = _instant(said) - _instant(date)
    except (ValueError, OverflowError):
        return None
    return min(max(wait, timedelta()), LONGEST)


def _instant(said: str) -> datetime:
    told = parsedate_to_datetime(said)
    return told if told.tzinfo is not None else told.replace(tzinfo=UTC)
