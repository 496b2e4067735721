"""The scenes of the cards over the window that nothing else leads to: the day printed for the road and the evening
after it, an agreement called off or handed over, one record made of two, somebody new, and what could not be kept.
Knows no store; nothing of it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtWidgets import QDialog

from tracker.actions.ports import Planned
from tracker.presentation import words
from tracker.widgets.main_window import MainWindow

Scenes = Iterator[tuple[str, Callable[[], QDialog]]]
TYPED = "signed the first page > in a month"


def card_scenes(window: MainWindow, people: Mapping[str, int]) -> Scenes:
    """`people` of the sample, by name."""
    morning = window.states.morning.morning
    ahead = (*morning.today, *morning.tomorrow)

    def with_it(ask: Callable[[Planned], object], card: Callable[[], QDialog]) -> Callable[[], QDialog]:
        def scene() -> QDialog:
            ask(ahead[0])
            return card()

        return scene

    yield "road-day", lambda: _road(window)
    yield "evening", lambda: _evening(window)
    yield "evening-gone", lambda: _nothing_typed(window)
    if ahead:
        flows = window.flows
        yield "call-off", with_it(flows.call_off_ourselves, lambda: flows.calling_off)
        yield "called-off-by-them", with_it(flows.call_off, lambda: flows.calling_off)
        yield "hand-over", with_it(flows.hand_over, lambda: flows.handing_over)
    yield "make-one", lambda: _make_one(window, people["Jo Hill"])
    yield "add-person", lambda: _add_person(window)
    yield "unkept", lambda: _unkept(window)


def _road(window: MainWindow) -> QDialog:
    dialog = window.dialogs.road()
    dialog.ask(window.calendar.today)
    return dialog


def _evening(window: MainWindow) -> QDialog:
    """The first that waits with a line typed in it."""
    dialog = window.dialogs.evening()
    dialog.ask()
    for row in list(dialog.lines.values())[:1]:
        if row.line is not None:
            row.line.setFocus()
            row.line.setText(TYPED)
            row.line.textEdited.emit(TYPED)
    return dialog


def _nothing_typed(window: MainWindow) -> QDialog:
    dialog = window.dialogs.evening()
    for row in dialog.lines.values():
        if row.line is not None and row.line.text():
            row.line.setFocus()
            row.line.setText("")
            row.line.textEdited.emit("")
    dialog.reject()
    return dialog


def _make_one(window: MainWindow, prospect_id: int) -> QDialog:
    dialog = window.dialogs.merge()
    dialog.ask(prospect_id, "Jo Hill")
    return dialog


def _add_person(window: MainWindow) -> QDialog:
    dialog = window.dialogs.add_person()
    dialog.ask()
    return dialog


def _unkept(window: MainWindow) -> QDialog:
    from tracker.widgets.look.clipboard import to_clipboard
    from tracker.widgets.safety.unkept_dialog import UnkeptDialog

    typed = "met martin: Came by with the papers. Half the boxes are sorted."
    why = words.typing_not_kept("/home/maria/.local/share/as-agreed", None)
    dialog = UnkeptDialog(typed, why, to_clipboard, window)
    dialog.show()
    return dialog
