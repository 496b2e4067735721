"""Whether what is due by the clock may go for good: `actions.letting_go` over a note beside the store.

The note says when a window or a command last saw the time, and how many deeds there were. It lies beside the
store and not in it, so that a restore does not take it back. Where it cannot be written, the deeds alone are gone by.
Knows no screen.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.actions.letting_go import ClockAhead, ClockBehind
from tracker.files.dataclass_json import dump, load
from tracker.files.private_file import write_private
from tracker.files.small_file import read_small
from tracker.rules.clock_leap import is_behind, leapt_from
from tracker.storage.rows.timestamps import moment, us

if TYPE_CHECKING:
    from tracker.storage.store import SqliteStore

_NAME = "last-seen"
_LONGEST = 200
_NOTED: Any = tuple[int, int, bool]
WRITTEN_EVERY = timedelta(hours=1)
"""A window that stays open sees the time every minute, a command once: the note is written as often as this, and at the
first deed."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A moment (UTC) at which the clock was right, with so many deeds in the ledger. `in_doubt` since then."""

    at: datetime
    deeds: int
    in_doubt: bool = False


class LettingGoByTheClock:
    """`now` is the clock; with `pretended` it was set by hand for trying things out, and nothing ever goes.

    `elapsed` gives seconds from any fixed point, whatever is done to the clock, those asleep included: by it a clock
    that was set is told from time that passed while a window stayed open. Without it an open window believes the clock.
    """

    def __init__(
        self,
        folder: Path,
        store: Callable[[], SqliteStore],
        now: Callable[[], datetime],
        pretended: bool = False,
        elapsed: Callable[[], float] | None = None,
    ) -> None:
        self._note = folder / _NAME
        self._store = store
        self._now = now
        self._pretended = pretended
        self._elapsed = elapsed or (lambda: 0.0)
        self._is_timed = elapsed is not None
        self._seen_at = 0.0
        self._seen: Seen | None = None
        self._written: Seen | None = None

    def doubt(self) -> ClockAhead | ClockBehind | None:
        """See `LettingGo.doubt`."""
        if self._pretended:
            return None
        now, store = self._now(), self._store()
        if self._seen is None:
            self._written = _read(self._note)
        seen = self._seen or self._written
        deeds, last = store.last_deed()
        if seen is None:
            # A store of an earlier program, or brought here from elsewhere: its last deed is all there is to go by.
            seen = Seen(last or now, deeds)
        if deeds and is_behind(seen.at, now):
            return ClockBehind(seen.at, now)  # and when it was seen stays noted
        known = self._leapt_from(seen, now, store) if deeds else None
        if known is None:
            self._remember(Seen(now, deeds))
            return None
        self._remember(Seen(known, seen.deeds, in_doubt=True))
        return ClockAhead(known, now)

    def _leapt_from(self, seen: Seen, now: datetime, store: SqliteStore) -> datetime | None:
        if seen.in_doubt:
            return leapt_from(seen.at, (), now)
        if self._seen is None:  # a start
            return leapt_from(seen.at, store.deeds_since(seen.deeds), now)
        if not self._is_timed:
            return None
        passed = timedelta(seconds=self._elapsed() - self._seen_at)
        return seen.at if leapt_from(seen.at + passed, (), now) is not None else None

    def may(self) -> bool:
        """See `LettingGo.may`."""
        return not self._pretended and self.doubt() is None

    def found_right(self) -> bool:
        """See `LettingGo.found_right`. After an hour asleep it is not until the next look."""
        seen = self._seen
        if self._pretended or seen is None or seen.in_doubt:
            return False
        return abs(self._now() - seen.at) < WRITTEN_EVERY

    def believe(self) -> None:
        """See `LettingGo.believe`."""
        deeds, _ = self._store().last_deed()
        self._remember(Seen(self._now(), deeds))

    def _remember(self, seen: Seen) -> None:
        self._seen, self._seen_at = seen, self._elapsed()
        written = self._written
        if (
            written is None
            or (written.in_doubt, written.deeds > 0) != (seen.in_doubt, seen.deeds > 0)
            or abs(seen.at - written.at) >= WRITTEN_EVERY
        ):
            self._written = seen
            _write(self._note, seen)


def last_written_in(folder: Path) -> datetime | None:
    """When a store was last open there in which something was done; None where none ever was, or nobody can tell."""
    seen = _read(folder / _NAME)
    return seen.at if seen is not None and seen.deeds else None


def _read(note: Path) -> Seen | None:
    try:
        at_us, deeds, in_doubt = load(_NOTED, read_small(note, _LONGEST).decode("ascii"))
        return Seen(moment(at_us), deeds, in_doubt)
    except (OSError, ValueError, TypeError, OverflowError):
        return None


def _write(note: Path, seen: Seen) -> None:
    with suppress(OSError):
        write_private(note, dump((us(seen.at), seen.deeds, seen.in_doubt), _NOTED))
