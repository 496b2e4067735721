"""What is said of a sample: whose it is, of when, and what became of it. Knows nobody in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tracker.actions.safekeeping import BackupLine
from tracker.actions.sample.the_sample import SampleStamp
from tracker.presentation.words.quotes import named
from tracker.presentation.words.safekeeping import held
from tracker.presentation.words.times import plain_day
from tracker.tongue import tr


def sample(stamp: SampleStamp | None, today: date) -> str:
    """The strip above the day. Without a stamp the sample's people are in a store of somebody's own."""
    if stamp is None:
        return tr("You are looking at sample data.")
    if stamp.day == today:
        if stamp.written:
            return tr("You have written in this sample, so it is kept as it is.")
        return tr("You are looking at sample data. It is made anew each day, until you write in it.")
    on = plain_day(stamp.day, today)
    if stamp.written:
        return tr("This is the sample of {date}. You have written in it, so it has been kept.", date=on)
    return tr("This is the sample of {date}.", date=on)


def kept_as_mine(folder: Path, removed: int) -> str:
    """`removed` is how many of the sample's people went to the trash."""
    if removed:
        return tr(
            "This is yours now. The sample’s people are in the trash. It lies in {folder}: start it with --data-dir "
            "and that folder.",
            folder=named(folder),
        )
    return tr("This is yours now. It lies in {folder}: start it with --data-dir and that folder.", folder=named(folder))


def sample_begun_anew(before: BackupLine) -> str:
    return tr("The sample has been started anew. What was here is kept as a backup: {held}.", held=held(before.held))
