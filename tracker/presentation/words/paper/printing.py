"""What became of something that was to be printed, whatever it is."""

from __future__ import annotations

from tracker.tongue import Theirs, tr, tr_n


def sent(printer: str, pages: int) -> str:
    """`printer` is what it is called, or the file it was printed to."""
    # T: "1 page was sent to Office"
    return tr_n("{n} page was sent to {printer}", "{n} pages were sent to {printer}", pages, printer=Theirs(printer))


def not_printed() -> str:
    """The printer took nothing."""
    return tr("It could not be printed. Is the printer on, and has it paper?")
