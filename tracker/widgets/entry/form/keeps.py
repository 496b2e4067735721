"""What a contact keeps, in all the fields: each agreement as a chip, and that it keeps none. Knows no agreement."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracker.presentation.entry.what_it_keeps import Keeps
from tracker.rules.entry import NOTHING
from tracker.widgets.fields.key_chip import ChipRow, ChipShape, KeyChip, unmarked
from tracker.widgets.look.flow_layout import FlowLayout
from tracker.widgets.look.plain_label import show_tooltip
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.theme import grown
from tracker.widgets.look.tokens import Type

_CHIP = ChipShape(24, 8, Type.SOFT, cap_leads=True)
_AT_MOST = 400
_MOST = 16
"""So many open agreements with one person are offered."""


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
        self._made = [KeyChip("", "", _CHIP, checkable=True, parent=self) for _ in range(_MOST)]
        for at, chip in enumerate(self._made):
            chip.at_most(grown(_AT_MOST))
            chip.clicked.connect(lambda _checked=False, at=at: self._press(at))
            chip.hide()
            self._flow.addWidget(chip)
        self._row = ChipRow(self._made)

    def show_options(self, options: Sequence[tuple[Keeps, str]], chosen: Keeps, best: int | None) -> None:
        """Offer those; `best` is the agreement that fits best, None where none does."""
        each = tuple(option for option in options if option[0] != Keeps())[:_MOST]
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
        """Chips are kept and told anew: none is taken away while a key may be on its way to it."""
        self.chips = []
        for at, chip in enumerate(self._made):
            chip.setVisible(at < len(self._options))
            if at < len(self._options):
                keeps, words = self._options[at]
                chip.show_words(unmarked(words))
                show_tooltip(chip, words)
                self.chips.append((keeps, chip))
        self.updateGeometry()

    def _press(self, at: int) -> None:
        if at < len(self._options):
            self.chosen.emit(self._options[at][0])
