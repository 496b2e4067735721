"""What it means that a server shows something of an agreement that we did not write, or shows it no more.

Nothing of it changes an agreement. Knows no server.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from tracker.rules.agreement import Agreement
from tracker.rules.publishing.published import Asks, Published
from tracker.rules.publishing.shown import Shown, same_time, same_words, window_meant, window_shown

MANY = 10
"""More than so many gone at once are no one's doing by hand."""


def seen(row: Published, etag: str, shown: Shown, agreement: Agreement | None) -> Published:
    """What is known of it, and asked, after the server was seen to show that under `etag`.

    The time that counts is the one agreed now: where both were changed ours stands, and theirs is asked about. What a
    program of ours wrote is taken as sent by us, whether we heard the answer or not.
    """
    if shown.is_as_written:
        return replace(row, etag=etag, sent=shown.digest, asks=Asks.NOTHING, shown=None)
    if agreement is None or not agreement.is_open:
        return replace(row, etag=etag, asks=Asks.NOTHING, shown=None)
    if not same_time(shown.digest, row.sent):
        there = window_shown(shown, agreement)
        if there != window_meant(agreement):
            return replace(row, etag=etag, asks=Asks.MOVED, shown=there)
    worded = bool(row.sent) and not same_words(shown.digest, row.sent)
    return replace(row, etag=etag, asks=Asks.WORDED if worded else Asks.NOTHING, shown=None)


def gone(row: Published, agreement: Agreement | None) -> Published | None:
    """What is known of it after the server was seen to have it no more; None where that is as we want it.

    What has come to an end may be tidied away there: that is no question, and it is not put back.
    """
    if agreement is None:
        return None
    if row.asks is Asks.LET_GO or not agreement.is_open:
        return replace(row, etag="", asks=Asks.LET_GO, shown=None)
    return replace(row, etag="", asks=Asks.GONE, shown=None)


def is_mass_disappearance(rows: Collection[Published], missing: Collection[Published]) -> bool:
    """Whether so much is gone at once that it is more likely a fault of theirs or ours than anybody's wish.

    All of it, or more than ten. One that was the only one is asked about by itself. Those known to be gone count
    neither way.
    """
    stood = [row for row in rows if row.stands]
    went = [row for row in missing if row.stands]
    return len(went) > MANY or (len(stood) > 1 and len(went) == len(stood))
