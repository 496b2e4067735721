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
"""More than so many gone, or worded otherwise, at once are no one's doing by hand."""


def seen(row: Published, etag: str, shown: Shown, agreement: Agreement | None, says: str = "") -> Published:
    """What is known of it, and asked, after the server was seen to show that under `etag`; `says` is what of it is no
    word of ours. What was said there before and not looked at is kept until something else is.

    The time that counts is the one agreed now: where both were changed ours stands, and theirs is asked about. What a
    program of ours wrote is taken as sent by us, whether we heard the answer or not.
    """
    if shown.is_as_written:
        return after_writing(replace(row, etag=etag, sent=shown.digest))
    if agreement is None:
        return replace(row, etag=etag, asks=Asks.NOTHING, shown=None, says="")
    if row.asks is Asks.WORDED_LEFT and says == row.says:
        unread, worded = says, Asks.WORDED_LEFT
    else:
        unread = says or unread_in(row)
        differs = bool(row.sent) and not same_words(shown.digest, row.sent)
        worded = Asks.WORDED if unread or differs else Asks.NOTHING
    if agreement.is_open and not same_time(shown.digest, row.sent):
        there = window_shown(shown, agreement)
        if there != window_meant(agreement):
            return replace(row, etag=etag, asks=Asks.MOVED, shown=there, says=unread)
    return replace(row, etag=etag, asks=worded, shown=None, says=unread)


def after_writing(row: Published) -> Published:
    """What is asked once ours stands there again: what was said there and not looked at, and nothing else."""
    unread = unread_in(row)
    return replace(row, asks=Asks.WORDED if unread else Asks.NOTHING, shown=None, says=unread)


def unread_in(row: Published) -> str:
    """What was said there of it, and has not been looked at here."""
    return row.says if row.asks is not Asks.WORDED_LEFT else ""


def gone(row: Published, agreement: Agreement | None) -> Published | None:
    """What is known of it after the server was seen to have it no more; None where that is as we want it.

    What has come to an end may be tidied away there: that is no question, and it is not put back.
    """
    if agreement is None:
        return None
    if row.asks is Asks.LET_GO or not agreement.is_open:
        return replace(row, etag="", asks=Asks.LET_GO, shown=None, says="")
    return replace(row, etag="", asks=Asks.GONE, shown=None, says="")


def is_mass_disappearance(rows: Collection[Published], missing: Collection[Published]) -> bool:
    """Whether so much is gone at once that it is more likely a fault of theirs or ours than anybody's wish.

    All of it, or more than ten. One that was the only one is asked about by itself. Those known to be gone count
    neither way.
    """
    stood = [row for row in rows if row.stands]
    went = [row for row in missing if row.stands]
    return len(went) > MANY or (len(stood) > 1 and len(went) == len(stood))
