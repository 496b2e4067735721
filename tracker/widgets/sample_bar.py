"""The strip that says this is sample data, and what may become of it. Knows no store."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from tracker.actions.sample.the_sample import SampleStamp
from tracker.presentation import words
from tracker.tongue import tr
from tracker.widgets.look.asking_bar import AskingBar
from tracker.widgets.look.plain_label import set_tooltip


class SampleBar(AskingBar):
    """`remove` takes the sample's people away, `keep` makes the rest somebody's own, `start_anew` makes another."""

    remove = Signal()
    keep = Signal()
    start_anew = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("About the sample data"))
        self.remove_button = self.add(tr("Remove it"))
        self.keep_button = self.add(tr("Keep this as mine"))
        self.anew_button = self.add(tr("Start the sample anew"))
        set_tooltip(self.keep_button, tr("Without the sample's people: they go to the trash."))
        set_tooltip(self.anew_button, tr("What is here is kept as a backup first."))
        self.remove_button.clicked.connect(self.remove)
        self.keep_button.clicked.connect(self.keep)
        self.anew_button.clicked.connect(self.start_anew)

    def show_sample(self, has_sample: bool, stamp: SampleStamp | None, today: date) -> None:
        """Say what there is, and offer what fits; hidden in a store of somebody's own without the sample's people."""
        is_kept = stamp is not None and (stamp.written or stamp.day != today)
        self.tell(words.sample(stamp, today))
        self.remove_button.setVisible(has_sample and not is_kept)
        self.keep_button.setVisible(is_kept)
        self.anew_button.setVisible(is_kept)
        self.setVisible(has_sample or stamp is not None)
