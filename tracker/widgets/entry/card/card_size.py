"""How wide and how tall an entry is: as what is to be seen in it wants, while there is room; then the note gives way,
and after it the two questions. Knows no entry.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from tracker.widgets.entry.card.entry_place import EntryPlace
from tracker.widgets.entry.footer import Footer
from tracker.widgets.entry.form.form_page import FormPage
from tracker.widgets.entry.growing_note import LEAST_LINES
from tracker.widgets.entry.line_page import LinePage
from tracker.widgets.entry.strip import Strip
from tracker.widgets.entry.trouble_bar import TroubleBar

WIDTH, FORM_WIDTH = 520, 680


@dataclass(frozen=True, slots=True)
class CardParts:
    """What there is to measure: `page` is what `scroll` scrolls, and `form` all the fields, asked for where they are
    seen only, since asking makes them.
    """

    page: QWidget
    scroll: QScrollArea
    strip: Strip
    trouble: TroubleBar
    foot: Footer
    line: LinePage
    form: Callable[[], FormPage]


class CardSize:
    """It grows at once and is never narrower again until `begin_anew`, under the hands of whoever types."""

    def __init__(self, parts: CardParts, place: EntryPlace) -> None:
        self._parts = parts
        self._place = place
        self._wide = 0
        self._beside = 0

    def begin_anew(self) -> None:
        """What it was as wide as before counts no more."""
        self._wide = 0

    def fit(self, *, line: bool) -> bool:
        """Put it where it lies, in the size that it wants. Whether that is taller than there is room.

        `line`: it is seen as a line, rather than in all its fields.
        """
        parts, place = self._parts, self._place
        width = self._width(line)
        height = self._height(width, line)
        if line and height > place.room():
            parts.line.note.at_most(LEAST_LINES)
            height = self._height(width, line)
        if line and height > place.room() and parts.line.questions.fold():
            height = self._height(width, line)
        is_scrolled = height > place.room()
        # The scroll bar stands beside what is to be seen, and takes nothing of it.
        self._beside = parts.scroll.verticalScrollBar().sizeHint().width() if is_scrolled else 0
        parts.foot.end_before(self._beside)
        if not line:
            parts.form().end_before(self._beside)
        place.put(width + self._beside, height)
        return is_scrolled

    def ask_anew(self) -> None:
        """What was folded away while it was hidden still counts until each is asked anew, from within to without."""
        for inner in reversed(self._parts.page.findChildren(QLayout)):
            inner.invalidate()

    def _width(self, line: bool) -> int:
        parts = self._parts
        least = WIDTH if line else FORM_WIDTH
        parts.page.layout().activate()  # type: ignore[union-attr]
        # Wide enough for the exits from the start, so that the card is as wide whatever it says.
        least = max(least, parts.strip.widest() + 2, parts.foot.minimumSizeHint().width() - self._beside + 2)
        self._wide = max(self._wide, least, parts.page.minimumSizeHint().width() + 2)
        return self._wide

    def _height(self, width: int, line: bool) -> int:
        parts = self._parts
        layout = parts.page.layout()
        assert layout is not None
        inside = layout.totalHeightForWidth(width - 2)
        if inside < 0:
            inside = layout.totalMinimumSize().height()
        rest = parts.foot.height() + 2 + parts.trouble.high(width - 2)
        if not line:
            rest += parts.form().head.sizeHint().height()
        return inside + rest
