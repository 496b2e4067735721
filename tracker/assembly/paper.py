"""Puts a day for the road on paper: a PDF that only its owner may read. Qt is read in when that is asked for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.files.private_file import write_private
from tracker.files.small_file import may_be_opened
from tracker.presentation.words.paper import road as words
from tracker.presentation.words.quotes import named

if TYPE_CHECKING:
    from tracker.presentation.road.paper import Paper
    from tracker.presentation.road.sheet import Sheet


def write_pdf(sheet: Sheet, place: Path, paper: Paper) -> int:
    """The sheet as a PDF there; how many pages it has. Raises OSError."""
    if not os.environ.get("QT_QPA_PLATFORM"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # nothing is shown, and there may be no screen
    from PySide6.QtGui import QGuiApplication

    from tracker.widgets.road.sheet_painter import as_pdf

    app = QGuiApplication.instance() or QGuiApplication(["as-agreed"])
    pdf = as_pdf(sheet, paper)
    del app
    put_pdf(place, pdf.content)
    return pdf.pages


def put_pdf(place: Path, content: bytes) -> None:
    """In the place of a PDF that lies there, and of nothing else. Raises OSError."""
    if place.exists() and not (may_be_opened(place) and _is_pdf(place)):
        raise FileExistsError(place)
    write_private(place, content)


def tell_put(place: Path, content: bytes) -> str:
    """As `put_pdf`; what became of it as a sentence."""
    try:
        put_pdf(place, content)
    except (OSError, ValueError) as why:
        return words.not_written(place, why)
    return words.put_there(named(place))


def _is_pdf(place: Path) -> bool:
    with place.open("rb") as file:
        return file.read(5) in (b"%PDF-", b"")
