"""What was taken elsewhere, in words: which files were written, and how much is in them. Opens no file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tracker.actions.safekeeping import HeldRecords
from tracker.actions.taking_out import TakenOut
from tracker.presentation.words.numbers import both, listed
from tracker.presentation.words.quotes import named
from tracker.tongue import tr, tr_n, tr_n_as


def taken_out(done: TakenOut) -> str:
    """ "agreements.ics has been written: 74 agreements."."""
    return _written(done.places, _in_it(done.held))


def _written(places: Sequence[Path], held: str) -> str:
    files = both([named(place.name) for place in places])
    if not held:
        return tr_n(
            "{files} has been written; there is nothing to be in it yet.",
            "{files} have been written; there is nothing to be in them yet.",
            len(places),
            files=files,
        )
    # T: "agreements.ics has been written: 74 agreements."
    return tr_n(
        "{files} has been written: {held}.", "{files} have been written: {held}.", len(places), files=files, held=held
    )


def _in_it(h: HeldRecords) -> str:
    """Only what the file is of."""
    told = []
    if h.people:
        told.append(tr_n_as("what a file holds", "{n} person", "{n} people", h.people))
    if h.agreements:
        told.append(tr_n_as("what a file holds", "{n} agreement", "{n} agreements", h.agreements))
    if h.contacts:
        told.append(tr_n_as("what a file holds", "{n} contact", "{n} contacts", h.contacts))
    return listed(told) if told else ""


def calendar_kept(folder: Path) -> str:
    """Once, in passing: it stands in the folder that was chosen."""
    # T: "The calendar for your phone is kept in /home/maria/Sync: as-agreed.ics"
    return tr("The calendar for your phone is kept in {folder}: as-agreed.ics", folder=named(folder))


def calendar_away(folder: Path) -> str:
    """Once, in passing: the folder of the calendar that is kept current is not there."""
    return tr(
        "The calendar for your phone could not be written to {folder}. It will be as soon as that folder is there.",
        folder=named(folder),
    )
