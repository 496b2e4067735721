"""The scenes of somebody who has just begun: nothing agreed yet, one person, and a day on which all is kept.

The window is one over a store of its own, which is empty at first and typed into here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from tracker.presentation.entry_form import Form, Next, TalkForm
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.window import zone_of
from tracker.widgets.main_window import MainWindow

KEPT_STAYS_MS = 1_200
Scenes = Iterator[tuple[str, Callable[[], QWidget]]]


def first_scenes(window: MainWindow) -> Scenes:
    """Each is typed in once, however often it is looked at."""
    typed: set[str] = set()

    def empty() -> QWidget:
        window.pages.setCurrentWidget(window.day)
        window.new_entry()
        window.entry.reject()
        return window

    def one_person() -> QWidget:
        if "one" not in typed:
            typed.add("one")
            _agree(window, "Jo Hill", "thu 3pm", "the tiers", "ring me when you are back from the market")
        return _shown(window)

    def all_kept() -> QWidget:
        if "kept" not in typed:
            typed.add("kept")
            # At whatever time it is looked at: a call before its time would be warned of, and not be logged.
            clock = window.states.now().astimezone(zone_of(window.calendar.model.zone))
            _agree(window, "Emma Hart", f"today {clock:%H:%M}", "the opening", "call me then", met="yesterday 9am")
            kept = Form(
                who="Emma Hart",
                direction=Direction.OUT,
                channel=Channel.CALL,
                outcome=ContactOutcome.TALKED,
                note="She takes the three tiers.",
            )
            _log(window, kept)
            leaves = QEventLoop()  # what is kept ticks, waits and folds
            QTimer.singleShot(KEPT_STAYS_MS, leaves.quit)
            leaves.exec()
        return _shown(window)

    yield "first-day-empty", empty
    yield "first-day", one_person
    yield "all-kept", all_kept


def _agree(window: MainWindow, who: str, when: str, topic: str, words: str, met: str = "") -> None:
    talk = TalkForm(when=when, channel=Channel.CALL, topic=topic, words=words)
    met_them = Form(
        who=who,
        direction=Direction.MET,
        channel=Channel.MEETING,
        when=met,
        next=frozenset({Next.TALK}),
        talk=talk,
    )
    _log(window, met_them)


def _log(window: MainWindow, form: Form) -> None:
    window.pages.setCurrentWidget(window.day)
    window.new_entry(form)
    window.states.entry.save()
    window.toast.dismiss()


def _shown(window: MainWindow) -> QWidget:
    window.pages.setCurrentWidget(window.day)
    window.calendar.settle()  # what was just agreed glows no more, in one scheme as in the other
    return window
