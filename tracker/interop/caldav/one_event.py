"""An agreement as one object on a server, and that object read again, whoever wrote it since. Knows no server."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from tracker.actions.publishing.server import ServerFault, ServerTrouble
from tracker.interop.reading.calendar_file import read_events
from tracker.interop.reading.encodings import Taken
from tracker.interop.writing.calendar import UID, Event
from tracker.rules.bring_in.event import Event as Read
from tracker.rules.bring_in.event import EventStatus
from tracker.rules.bring_in.problems import Tally
from tracker.rules.publishing.shown import Shown

VOUCHED = "X-AS-AGREED-SENT"
"""The digest of what we wrote: where it still fits, nobody has changed it since, here or elsewhere."""
UTF8 = Taken("utf-8", sure=True)
BEGINS, ENDS = b"BEGIN:VCALENDAR", b"END:VCALENDAR"


def shown_of(event: Event) -> Shown:
    """What that agreement would show there."""
    return _shown(_read(event.content(0))[0])


def content_of(event: Event, number: int, digest: bytes) -> bytes:
    """The whole object under that number, vouched for with its digest."""
    return event.content(number, f"{VOUCHED}:{digest.hex()}")


def shown_in(content: bytes, agreement_id: int) -> Shown | None:
    """What that object shows of the agreement; None where no event in it is that one's.

    Raises ServerTrouble (NONSENSE) for what is no calendar, or half of one.
    """
    if not content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(BEGINS) or ENDS not in content[-200:]:
        raise ServerTrouble(ServerFault.NONSENSE, "not-ics")
    ours = [each for each in _read(content) if each.uid == UID.format(id=agreement_id)]
    whole = next((each for each in ours if not each.instance), None)
    return _shown(whole) if whole is not None and whole.start is not None else None


def _read(content: bytes) -> Sequence[Read]:
    events, _taken = read_events(content, UTF8, chosen=True, tally=Tally(), progress=None)
    return events


def _shown(read: Read) -> Shown:
    starts: date | datetime | None = read.start
    assert starts is not None
    return Shown(
        starts,
        read.end,
        read.summary,
        read.description,
        read.location,
        read.status is EventStatus.CANCELLED,
        _vouched(dict(read.rest).get(VOUCHED, "")),
    )


def _vouched(said: str) -> bytes:
    try:
        return bytes.fromhex(said)
    except ValueError:
        return b""
