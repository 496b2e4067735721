"""Those at the same firm or in the same household, folded to a line unless something binds us there. Knows no store."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.presentation import words
from tracker.presentation.person.beside_them import WithThem
from tracker.tongue import tr
from tracker.widgets.look.icons import icon
from tracker.widgets.look.margins import margins
from tracker.widgets.look.plain_label import labels_in
from tracker.widgets.look.theme import grown, icon_beside
from tracker.widgets.look.tokens import ICON_SMALL, SPACE_4, SPACE_8, Role
from tracker.widgets.person.ringed_ground import edge_link
from tracker.widgets.person.with_them import with_them_lines

WIDEST = 230
"""Of the folded line: beyond it the names would widen the pane."""


class SameFirm(QWidget):
    """`opened(id)` is called for a name that is chosen."""

    def __init__(self, opened: Callable[[int], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._people: tuple[WithThem, ...] = ()
        self._lines: list[QWidget] = []
        self.fold = edge_link()
        icon_beside(self.fold, ICON_SMALL, SPACE_8)
        self.fold.clicked.connect(self.toggle)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 3, 0, 3)
        self._column.setSpacing(SPACE_4)
        self._column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self._unfolded = False
        self._title = ""
        self._shown: tuple[tuple[WithThem, ...], str] = (), ""

    def show_people(self, people: Sequence[WithThem], at_a_firm: bool) -> None:
        """Show these; what binds us to one of them is seen without a press."""
        self._title = tr("Same firm") if at_a_firm else tr("Same household")
        self.setVisible(bool(people))
        wanted = tuple(people), self._title
        if wanted != self._shown:
            self._shown, self._people = wanted, tuple(people)
            self._unfolded = any(person.line for person in people)
            self._show()

    @property
    def is_told(self) -> bool:
        """Whether there is anybody."""
        return bool(self._people)

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """The lines there are."""
        return tuple(self._lines)

    def toggle(self) -> None:
        self._unfolded = not self._unfolded
        self._show()

    def texts(self) -> list[str]:
        """Every text in the lines, in reading order."""
        return [label.text() for line in self._lines for label in labels_in(line)]

    def _show(self) -> None:
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = list(with_them_lines(self._people, self._opened)) if self._unfolded else []
        for line in self._lines:
            margins(line, grown(ICON_SMALL) + SPACE_4, 0, 0, 0)
            self._column.addWidget(line)
            line.show()
        names = ", ".join(words.one_line(person.name, 40) for person in self._people)
        # T: "Same firm: Sheila Dunne"
        told = self._title if self._unfolded else tr("{what}: {names}", what=self._title, names=names)
        metrics = self.fold.fontMetrics()
        shown = metrics.elidedText(told, Qt.TextElideMode.ElideRight, WIDEST)
        first = words.one_line(self._people[0].name, 40) if self._people else ""
        if not self._unfolded and first not in shown and shown != told:
            shown = self._title  # the beginning of a name says nothing
        self.fold.setText(shown.replace("&", "&&"))
        self.fold.setAccessibleName(told)
        self.fold.setIcon(icon("chevron-down" if self._unfolded else "chevron-right", Role.SOFT))
