"""The chip that says this is sample data, and beneath it what may become of it. Knows no store."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tracker.actions.sample.the_sample import SampleStamp
from tracker.presentation import words
from tracker.tongue import tr, tr_as
from tracker.widgets.look.buttons import Kind, icon_button, push_button
from tracker.widgets.look.plain_label import PlainLabel, set_tooltip
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.theme import grown, icon_beside
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, Type

PANEL_WIDTH = 320
CHIP_HEIGHT = 24
CROSS = 11


@told_as(As.Grouping)
class SampleBar(QFrame):
    """`remove` takes the sample's people away, `keep` makes the rest somebody's own, `start_anew` makes another.

    Its word opens the panel, its × removes the sample; where something was written in it, × asks in the panel first.
    """

    remove = Signal()
    keep = Signal()
    start_anew = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_meant = False
        """Whether there is sample data, shown or not."""
        self.setProperty("kind", "chip")
        self.setFixedHeight(CHIP_HEIGHT)
        self.setAccessibleName(tr("About the sample data"))
        self._build_panel()
        self._long, self._short = tr("Sample data"), tr_as("sample data, short", "Sample")
        self.word = push_button(self._long, Kind.LINK)
        self.word.setProperty("chip", True)
        self.cross = icon_button(tr("Remove the sample data"), "close")
        self.cross.setProperty("chip", True)
        icon_beside(self.cross, CROSS)
        self.word.clicked.connect(self.open_panel)
        self.cross.clicked.connect(self._remove_or_ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_4, 0, SPACE_4, 0)
        row.setSpacing(0)
        row.addWidget(self.word)
        row.addWidget(self.cross)
        self.hide()

    def _build_panel(self) -> None:
        self.panel = QFrame(self, Qt.WindowType.Popup)
        self.panel.setProperty("kind", "popup")
        self.panel.setAccessibleName(tr("About the sample data"))
        self.words = PlainLabel("", Type.BODY, wrap=True)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_8)
        column.addWidget(self.words)
        self.remove_button = self._add(tr("Remove it"), self.remove)
        self.keep_button = self._add(tr("Keep this as mine"), self.keep)
        self.anew_button = self._add(tr("Start the sample anew"), self.start_anew)
        set_tooltip(self.keep_button, tr("Without the sample’s people: they go to the trash."))
        set_tooltip(self.anew_button, tr("What is here is kept as a backup first."))

    def _add(self, label: str, deed: object) -> QPushButton:
        button = push_button(label)
        button.clicked.connect(self.panel.hide)
        button.clicked.connect(deed)
        column = self.panel.layout()
        assert column is not None
        column.addWidget(button)
        return button

    def show_sample(self, has_sample: bool, stamp: SampleStamp | None, today: date) -> None:
        """Say what there is, and offer what fits; hidden in a store of somebody's own without the sample's people."""
        is_kept = stamp is not None and (stamp.written or stamp.day != today)
        sentence = words.sample(stamp, today)
        self.words.setText(sentence)
        set_tooltip(self.word, sentence)
        self.remove_button.setVisible(has_sample and not is_kept)
        self.keep_button.setVisible(is_kept)
        self.anew_button.setVisible(is_kept)
        self.is_meant = has_sample or stamp is not None
        self.setVisible(self.is_meant)

    def fit(self, room: int) -> bool:
        """Say it in so many pixels, long or short; whether there is room for it at all."""
        # Measured, and not tried: each change of the words has the bar laid out again, which asks here again.
        metrics, now = self.word.fontMetrics(), self.word.text()
        around = self.sizeHint().width() - metrics.horizontalAdvance(now)
        for label in (self._long, self._short):
            if around + metrics.horizontalAdvance(label) <= room:
                if label != now:
                    self.word.setText(label)
                    self.adjustSize()
                return True
        return False

    def open_panel(self, under: QWidget | None = None) -> None:
        """What it is and what may become of it, beneath the chip or whatever stands in its place."""
        from tracker.widgets.look.tall_scroll import fit_to_words

        beneath = under if isinstance(under, QWidget) else self
        self.panel.resize(grown(PANEL_WIDTH), 0)
        fit_to_words(self.panel, PANEL_WIDTH)
        at = beneath.mapToGlobal(QPoint(0, beneath.height() + SPACE_4))
        screen = self.screen().availableGeometry()
        at.setX(max(screen.left(), min(at.x(), screen.right() - self.panel.width())))
        self.panel.move(at)
        self.panel.show()
        first = next((b for b in (self.remove_button, self.keep_button) if not b.isHidden()), self.anew_button)
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _remove_or_ask(self) -> None:
        if self.remove_button.isHidden():
            self.open_panel()
        else:
            self.remove.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._remove_or_ask()
        else:
            super().keyPressEvent(event)
