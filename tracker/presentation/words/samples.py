"""What is said of a sample: whose it is, of when, and what became of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tracker.actions.safekeeping import BackupLine
from tracker.actions.sample.the_sample import SampleStamp
from tracker.presentation.words.dates import plain_day
from tracker.presentation.words.quotes import named
from tracker.presentation.words.safekeeping import held


def sample(stamp: SampleStamp | None, today: date) -> str:
    """The strip above the day. Without a stamp the sample's people are in a store of somebody's own."""
    if stamp is None:
        return "You are looking at sample data."
    if stamp.day == today:
        if stamp.written:
            return "You have written in this sample, so it is kept as it is."
        return "You are looking at sample data. It is made anew each day, until you write in it."
    of_then = f"This is the sample of {plain_day(stamp.day, today)}."
    return f"{of_then} You have written in it, so it has been kept." if stamp.written else of_then


def kept_as_mine(folder: Path, removed: int) -> str:
    """`removed` is how many of the sample's people went to the trash."""
    gone = " The sample's people are in the trash." if removed else ""
    return f"This is yours now.{gone} It lies in {named(folder)}: start it with --data-dir and that folder."


def sample_begun_anew(before: BackupLine) -> str:
    return f"The sample has been started anew. What was here is kept as a backup: {held(before.held)}."
