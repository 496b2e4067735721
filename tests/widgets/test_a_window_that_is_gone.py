"""Claims about a window that is gone: nothing keeps any of it, whatever was opened in it while it was there."""

from __future__ import annotations

import gc
from collections import Counter

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.builders import day, jo, talk
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tests.widgets.test_dialogs import DIALOGS
from tracker.actions.ports import planned_from
from tracker.assembly.opening import window_over
from tracker.assembly.stores import Opening
from tracker.presentation.reminding.beyond import Beyond
from tracker.widgets.calendar.calendar_view import ViewKind

JO = 1


def use_one(desk: Desk) -> None:
    """A second window on the same store, with all that can be opened in it opened and left, and the window too."""
    window = window_over(desk.setup, Opening(lambda: desk.store), lambda work: work(), None)
    window.show()
    window.begin()
    history = desk.history("Jo Hill")
    planned = planned_from(history.agreements[0], history.prospect)
    for kind in ViewKind:
        window.show_view(kind)
        QApplication.processEvents()
    window.show_prospect(JO)
    window.finding.open()
    window.finding.palette.write("jo sent")
    window.finding.close()
    window.middle.setCurrentWidget(window.people)
    for opened in DIALOGS.values():
        opened(window, planned).reject()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def of_ours() -> Counter[str]:
    gc.collect()
    kinds = (type(thing) for thing in gc.get_objects())
    return Counter(
        f"{kind.__module__}.{kind.__name__}" for kind in kinds if str(kind.__module__).startswith("tracker.")
    )


def test_nothing_of_it_is_kept(desk: Desk) -> None:
    desk.setup.beyond = Beyond()
    do(desk.store, jo(id=JO), talk(day("2026-11-10")), now=desk.now)
    desk.window.show_view(ViewKind.AGENDA)  # which draws nothing ahead meanwhile
    use_one(desk)
    before = of_ours()
    use_one(desk)
    assert of_ours() - before == Counter()
