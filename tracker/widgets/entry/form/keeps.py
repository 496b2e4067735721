"""What a contact keeps, in all the fields: each agreement as a chip, and that it keeps none. Knows no agreement."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from tracker.presentation.entry.what_it_keeps import Keeps
from tracker.rules.entry import NOTHING
from tracker.widgets.fields.key_chip import ChipRow, ChipShape, KeyChip
from tracker.widgets.look.flow_layout import FlowLayout
from tracker.widgets.look.plain_label import show_tooltip
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tokens import Type

_CHIP = ChipShape(24, 8, Type.SOFT, True)
_AT_MOST = 300


@told_as(As.Grouping)
class KeepsChips(QWidget):
    """`chosen(Keeps)` comes for a press. What fits best has no chip of its own: the one that it is stands chosen. It is
    one stop for Tab, and arrows go within."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, gap=6)
        self._options: tuple[tuple[Keeps, str], ...] = ()
        self.chips: list[tuple[Keeps, KeyChip]] = []
        self._row = ChipRow([])

    def show_options(self, options: Sequence[tuple[Keeps, str]], chosen: Keeps, best: int | None) -> None:
        """Offer those; `best` is the agreement that fits best, None where none does."""
        each = tuple(option for option in options if option[0] != Keeps())
        if each != self._options:
            self._options = each
            self._fill()
        meant = chosen if chosen != Keeps() else Keeps(best if best is not None else NOTHING)
        for keeps, chip in self.chips:
            if chip.isChecked() is not (keeps == meant):
                chip.setChecked(keeps == meant)
                chip.updateGeometry()  # its tick takes room
        self._flow.invalidate()
        self._row.settle()

    @property
    def value(self) -> str:
        """What is chosen, in words; "" for nothing."""
        return next((chip.words for _keeps, chip in self.chips if chip.isChecked()), "")

    def focus(self) -> None:
        self._row.focus()

    def _fill(self) -> None:
        had = any(chip.hasFocus() for _keeps, chip in self.chips)
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.chips = []
        for keeps, words in self._options:
            chip = KeyChip(words.replace("&", "&&"), "", _CHIP, checkable=True, parent=self)
            chip.at_most(_AT_MOST)
            show_tooltip(chip, words)
            chip.clicked.connect(lambda _checked=False, keeps=keeps: self.chosen.emit(keeps))
            self.chips.append((keeps, chip))
            self._flow.addWidget(chip)
            chip.show()
        self._row = ChipRow([chip for _keeps, chip in self.chips])
        if had and self.chips:
            self.chips[0][1].setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()
