"""Opens the window. What is seen comes first: the frame with the empty month, then what fills it, then the day.

The window is on the screen before most of the program has been read in. What is in the month is seen at a glance at the
store's file, and the store itself is opened on its thread once the month is shown. Keys and clicks wait in their queue
and are met when everything is there to meet them.

On the way out what was typed is kept as a draft, the thread finishes what it was handed, the store is closed, and what
came of it is told before all is let go.
"""

from __future__ import annotations

import gc
import os
from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from tracker.actions.outcome import StoreFault
from tracker.assembly.claiming import claim_folder, wish_of
from tracker.files.small_file import may_be_opened
from tracker.runtime.paths import APP_ID, make_ready, paths_for
from tracker.runtime.single_instance import FirstInstance, Wish
from tracker.widgets.main_window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from tracker.actions.team.team import Listen
    from tracker.assembly.setup import Setup
    from tracker.assembly.stores import Opening
    from tracker.presentation.dispatcher import Run
    from tracker.widgets.safety.exception_hook import ExceptionHook

SEEN_WITHIN_MS = 100
"""How long a screen may take to show the window before we go on without."""
HEARD_WITHIN_MS = 500
"""After so long a second start is answered, even where the day has not been seen yet, or cannot be."""


def open_window(given: Namespace) -> int:
    """Open the window and stay until it is closed. Another window on that folder comes forward instead.

    With `hidden` it is there and not shown, until another start asks for it; with `entry` it opens on a new entry.

    Ends with 0 where there was a window, with 3 where somebody has the folder, does not answer and was left alone.
    """
    paths = paths_for(given.data_dir, given.demo)
    app = application()
    with suppress(StoreFault):  # a folder that will not do is told in the window, by whoever opens the store
        make_ready(paths)
    first = claim_folder(app, given, paths)
    if isinstance(first, int):
        return first
    today = (given.now or datetime.now(UTC)).astimezone().date()
    window = MainWindow(today, remembered_in(paths.window))
    app.setQuitOnLastWindowClosed(False)  # the window says itself whether the program ends with it
    if not given.hidden:
        show_at_once(window)
    try:
        return _stay(app, window, first, given)
    finally:
        first.release()


def remembered_in(place: Path) -> QSettings | None:
    """Where the window was and how large, None where that cannot be kept: Qt would wait at a pipe for ever."""
    lock = place.with_name(f"{place.name}.lock")  # Qt's own, beside it
    if not (may_be_opened(place) and may_be_opened(lock)):
        return None
    return QSettings(str(place), QSettings.Format.IniFormat)


def _stay(app: QApplication, window: MainWindow, first: FirstInstance, given: Namespace) -> int:
    """Fill the window that is already seen, and stay until it is closed."""
    from tracker.assembly.errands import Errands
    from tracker.assembly.setup import set_up
    from tracker.assembly.stores import Opening, open_for
    from tracker.assembly.theme import wear_theme

    setup = set_up(given)
    setup.has_folder = first.has_folder
    store, errands = Opening(lambda: open_for(setup, given.demo)), Errands()
    breathe()
    wear_theme(app, setup)
    reach_beyond(setup, given)
    setup.listen = listening_over(setup)
    furnish(window, setup, store, errands.run, errands.run_beside, errands.run_far)
    exception_hook = exception_hook_for(setup, window)
    exception_hook.install()
    from tracker.runtime.asked_to_end import AskedToEnd

    asked_to_end = AskedToEnd(lambda: end_now(app, window))
    asked_to_end.listen()
    window.left.connect(app.quit)
    window.begin()
    listen_soon(window, first, wish_of(given))
    gc.freeze()  # all that has been read in stays
    collect_between_deeds()
    try:
        return app.exec() if window.isVisible() or given.hidden else 0
    finally:
        exception_hook.uninstall()
        first.closing()
        asked_to_end.stop()  # whoever asks again while the last is being written is not kept waiting
        window.states.leave_server()
        errands.finish(store.close, window.states.dispatcher, window.take_out.leave)


def collect_between_deeds() -> None:
    """From here on garbage is looked for on this thread, and whenever there is nothing else to do."""
    from tracker.assembly.garbage import collect_where_due

    gc.disable()
    waits = QAbstractEventDispatcher.instance()
    assert waits is not None
    waits.aboutToBlock.connect(collect_where_due)


def reach_beyond(setup: Setup, given: Namespace) -> None:
    """Have reminders given, and the program start with the computer. Made-up people are nobody to be called from
    another program's window: of the sample, and of a time that is pretended, only the window itself speaks.
    """
    from tracker.assembly.beyond import beyond_of
    from tracker.presentation.reminding.beyond import Beyond

    setup.beyond = Beyond(has_tray=False) if setup.demo or setup.pretended else beyond_of(given.data_dir)


def listening_over(setup: Setup) -> Listen:
    """What hears of colleagues' deeds, once the store is found to be a team's."""

    def listen(heard: Callable[[], object]) -> Callable[[], object]:
        from tracker.assembly.team_door import hear

        return hear(setup, heard)

    return listen


def end_now(app: QApplication, window: MainWindow) -> None:
    """The system asks us to go: keep what is typed, and leave as if the window had been closed."""
    window.end_now()
    app.quit()


def listen_soon(window: MainWindow, first: FirstInstance, wish: Wish) -> None:
    """Do what this start wishes for, and answer others, from when the day has been seen; or soon all the same."""
    wait = QTimer(window, singleShot=True, interval=HEARD_WITHIN_MS)

    def listen() -> None:
        wait.stop()
        window.settled.disconnect(listen)
        first.listen(lambda asked: do_as_wished(window, asked))
        if wish is Wish.ENTRY:
            window.new_entry()

    wait.timeout.connect(listen)
    window.settled.connect(listen)
    wait.start()


def do_as_wished(window: MainWindow, wish: Wish) -> None:
    """The program was started again, on the same folder."""
    if wish is Wish.HIDDEN:
        return
    window.come_forward()
    if wish is Wish.ENTRY:
        window.new_entry()


def show_at_once(window: MainWindow) -> None:
    """Show it, and come back when it has been seen, or when the screen lets us wait for that."""
    window.show()
    seen = QEventLoop()
    window.first_sight.painted.connect(seen.quit)
    QTimer.singleShot(SEEN_WITHIN_MS, seen.quit)
    seen.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def breathe() -> None:
    """Paint what is to be painted. What the user does meanwhile stays in the queue: nothing is there yet to meet it."""
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def application() -> QApplication:
    """Qt's application object, under our name."""
    app = QApplication.instance() or QApplication([APP_ID])
    assert isinstance(app, QApplication)
    app.setApplicationName("As Agreed")
    app.setDesktopFileName(APP_ID)
    return app


def window_over(setup: Setup, store: Opening, run: Run, remembered: QSettings | None) -> MainWindow:
    """The whole window over that store, which is asked for on whichever thread `run` works."""
    window = MainWindow(setup.today, remembered)
    furnish(window, setup, store, run, run, run)
    return window


def furnish(window: MainWindow, setup: Setup, store: Opening, run: Run, run_beside: Run, run_far: Run) -> None:
    """Make the states and put the regions over them into the window, letting it paint in between."""
    from tracker.assembly.states import states_over
    from tracker.assembly.stores import first_look

    states = states_over(setup, store, run, run_beside, run_far)
    states.calendar.look_first(partial(first_look, setup, store))
    breathe()
    window.furnish(states, breathe)


def exception_hook_for(setup: Setup, window: MainWindow) -> ExceptionHook:
    """Where errors nobody expected end up: the log, a dialog, and the typing kept as a draft."""
    from tracker.runtime.log import Log
    from tracker.widgets.safety.exception_hook import ExceptionHook

    log = Log(setup.paths.log)

    def dialog(error: BaseException) -> QDialog:
        from tracker.runtime.crash import report
        from tracker.widgets.look.clipboard import to_clipboard
        from tracker.widgets.safety.crash_dialog import CrashDialog

        return CrashDialog(report(error), to_clipboard, window)

    return ExceptionHook(lambda error: log.failure("window", error), window.keep_typing, dialog, window)


def take_all_pictures(given: Namespace) -> int:
    """Render every screen to PNG files, light and dark, without a display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from tempfile import TemporaryDirectory

    from tracker.assembly.setup import set_up
    from tracker.assembly.stores import Opening, open_for
    from tracker.assembly.theme import wear_theme
    from tracker.presentation.reminding.beyond import Beyond
    from tracker.runtime.paths import Paths
    from tracker.widgets.pictures import take_pictures

    app = application()
    theme = wear_theme(app, set_up(given))
    opened: list[Opening] = []
    with TemporaryDirectory(prefix="as-agreed-pictures-") as folder:  # of a fresh sample: somebody may use their own

        def window(*, demo: bool) -> MainWindow:
            """Over a store of its own, so that what is written for a picture stands in none taken over another."""
            setup = set_up(given)
            setup.demo, setup.beyond = setup.demo and demo, Beyond(speaks=False)
            setup.paths = Paths(Path(folder) / str(len(opened)))
            store = Opening(lambda: open_for(setup, demo=demo))
            opened.append(store)
            return window_over(setup, store, lambda work: work(), None)

        try:
            return take_pictures(app, theme, lambda: window(demo=True), given.screenshot, lambda: window(demo=False))
        finally:
            for store in opened:
                store.close()
