"""Where and when a state that is tried out believes itself to be, and how much room there is."""

from __future__ import annotations

import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from tests.builders import ME, ZONE
from tracker.presentation.here import Here
from tracker.rules.plain_dates import ENGLISH
from tracker.rules.policy import Policy


def here_at(now: datetime, zone: str = ZONE, me: str = ME, policy: Policy | None = None) -> Here:
    """Maria's desk in London at that instant, in English."""
    return Here(now, zone, me, policy or Policy(zone=zone), lambda: ENGLISH)


def here_by(
    clock: Callable[[], datetime], zone: str = ZONE, me: str = ME, policy: Callable[[], Policy] | None = None
) -> Callable[[], Here]:
    """As `here_at`, at whatever that clock says when it is asked."""
    return lambda: here_at(clock(), zone, me, policy() if policy is not None else None)


@contextmanager
def no_room_beyond(size: int) -> Iterator[None]:
    """No file of this process grows beyond so many bytes meanwhile, as where the disk is full."""
    had, heard = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, had[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, had)
        signal.signal(signal.SIGXFSZ, heard)
