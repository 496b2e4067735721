"""The lines one reads before talking: a label and what it is about, two lines each until one wants the whole of it.

Know no store; what Enter does is told by whoever makes them.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.presentation.person.before_you_talk import Brief
from tracker.tongue import tr
from tracker.widgets.person.openable import Openable
from tracker.widgets.person.paragraph import Paragraph
from tracker.widgets.person.ringed_ground import ringed_by_its_ground

MOST_LINES = 2
GAP = 5
MOST_SPARE = 8
"""Lines that are kept for whoever is shown next."""


class BriefLine(Openable):
    """Space and a click show the whole of what is cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.brief = Brief("", "")
        self.words = Paragraph(most=MOST_LINES)
        self.words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        ringed_by_its_ground(self)
        self.clicked.connect(self.opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)

    def show_brief(self, brief: Brief, does: str) -> None:
        """Tell of that; `does` says what Enter does, "" where it leads nowhere."""
        self.brief = brief
        self.words.say(brief.label, brief.text)
        self.setAccessibleName(f"{brief.label}: {brief.text}")
        self.setAccessibleDescription(does)

    def show_more(self) -> None:
        if self.words.is_cut:
            self.words.unfold()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing but its words: Qt's own button has a face."""


class BriefLines(QWidget):
    """`agreement_opened(Agreement)` and `promise_wanted(question)` come for what a line is about."""

    agreement_opened = Signal(object)
    promise_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._briefs: tuple[Brief, ...] = ()
        self.lines: list[BriefLine] = []
        self._spare: list[BriefLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)

    def show_briefs(self, briefs: Iterable[Brief]) -> None:
        """Show these, where they are others than before."""
        briefs = tuple(briefs)
        self.setVisible(bool(briefs))
        if briefs == self._briefs:
            return
        self._briefs = briefs
        there = [*self.lines, *self._spare]
        there += [self._made() for _ in range(len(briefs) - len(there))]
        self.lines, left = there[: len(briefs)], there[len(briefs) :]
        self._spare = left[:MOST_SPARE]
        for line in left:
            line.hide()
        for line in left[MOST_SPARE:]:
            self._column.removeWidget(line)
            line.deleteLater()
        for line, brief in zip(self.lines, briefs, strict=True):
            line.show_brief(brief, self._does(brief))
            line.show()  # at once, and not with the next event: the pane is measured before

    @property
    def parts(self) -> tuple[BriefLine, ...]:
        """The lines there are, shown or not, in their order."""
        return (*self.lines, *self._spare)

    def show_lines(self, most: int) -> None:
        for line in self.lines:
            line.words.show_lines(most)

    def _made(self) -> BriefLine:
        line = BriefLine()
        line.opened.connect(lambda: self._open(line))
        self._column.addWidget(line)
        return line

    def _does(self, brief: Brief) -> str:
        if brief.agreement is not None:
            return tr("Enter shows it on the card")
        return tr("Enter promises an answer") if brief.question else ""

    def _open(self, line: BriefLine) -> None:
        if line.brief.agreement is not None:
            self.agreement_opened.emit(line.brief.agreement)
        elif line.brief.question:
            self.promise_wanted.emit(line.brief.question)
        else:  # a question that was answered leads nowhere
            line.words.unfold()
