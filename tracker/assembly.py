"""The only file that knows every room. How the program starts:

First the process is made private: whatever it writes, only its owner may read. The command line is read; it
names the folder, and perhaps a time to pretend it is. The folder is made ready, the settings are read, the clock
is chosen.

With a command (`today`, `check`, `log`) the store is opened at once, the terminal does its work, and that is
all; Qt is never imported. Without one, a window is wanted. Where there is no display the morning is printed
instead, with one line saying why. Otherwise the window is put together: one thread for the store, which opens
it while the window is already being painted; the dispatcher between that thread and the screens; a state for
each region; and the widgets over them. The first question asked is whether anybody is in the store: if not,
the window offers to start empty or with the sample; if so, it shows the morning.

On the way out what was typed is kept as a draft, the thread finishes what it was handed, and the store is closed.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.actions.outcome import StoreFault
from tracker.actions.ports import Desk, Store
from tracker.presentation import words
from tracker.rules.window import day_in
from tracker.runtime import settings as settings_file
from tracker.runtime.clock import Clock, clock_for
from tracker.runtime.ids import IdSource
from tracker.runtime.machine import my_day_first
from tracker.runtime.paths import Paths, make_ready, paths_for, private_umask
from tracker.runtime.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from tracker.actions.load_sample import Sample
    from tracker.presentation.dispatcher import Run
    from tracker.presentation.states import States
    from tracker.rules.policy import Policy
    from tracker.storage.store import SqliteStore
    from tracker.widgets.main_window import MainWindow
    from tracker.widgets.theme import Theme


@dataclass(slots=True)
class Setup:
    """What every way of running the program shares. `settings` is replaced when the user changes them."""

    paths: Paths
    clock: Clock
    settings: Settings
    new_id: Callable[[], int]

    def desk(self, store: Store) -> Desk:
        """What deeds work with, as the settings now stand."""
        from tracker.runtime.phones import e164

        chosen = self.settings
        return Desk(
            store,
            self.clock,
            self.new_id,
            chosen.me,
            chosen.zone,
            chosen.policy,
            lambda typed: e164(typed, chosen.country),
        )

    def save_settings(self, chosen: Settings) -> str | None:
        """Take the settings and write them down. Where that fails they hold for now, and a sentence says so."""
        self.settings = chosen
        try:
            settings_file.save(self.paths.settings, chosen)
        except OSError as error:
            return words.settings_not_saved(self.paths.settings, error)
        return None

    @property
    def day_first(self) -> bool:
        chosen = self.settings.day_first
        return my_day_first() if chosen is None else chosen


def run(words_given: Sequence[str]) -> int:
    """The whole program; returns its exit code. Trouble before the first screen is one sentence on standard error."""
    from tracker.terminal.arguments import parser

    private_umask()
    given = parser().parse_args(list(words_given))
    try:
        setup = set_up(given)
        if given.screenshot is not None:
            return _pictures(setup, given.screenshot)
        if given.command is not None:
            return _command(setup, given)
        if not _has_display():
            return _morning_only(setup, given)
        return _window(setup, demo=given.demo)
    except StoreFault as trouble:
        from tracker.terminal.run import tell_trouble

        return tell_trouble(trouble, sys.stderr, _place(given))


def set_up(given: Namespace) -> Setup:
    """Folder, settings and clock for that command line. Raises StoreFault where the folder will not do."""
    paths = paths_for(given.data_dir, given.demo or given.screenshot is not None)
    make_ready(paths)
    settings, _trouble = settings_file.load(paths.settings)
    return Setup(paths, clock_for(given.now, settings.zone), settings, IdSource())


def _place(given: Namespace) -> Path:
    return paths_for(given.data_dir, given.demo).data


def open_for(setup: Setup, demo: bool) -> SqliteStore:
    """The store of that folder. The demo's is made anew with each day, so that its sample is always around today."""
    from tracker.storage.open import open_store

    if not demo:
        return open_store(setup.paths.store)
    stamp, today = setup.paths.data / "sample-day", day_in(setup.clock(), setup.settings.zone).isoformat()
    fresh = not stamp.exists() or stamp.read_text() != today
    if fresh:
        setup.paths.store.unlink(missing_ok=True)
    store = open_store(setup.paths.store)
    if fresh:
        from tracker.actions.load_sample import load_sample

        load_sample(setup.desk(store), read_the_sample(setup))
        stamp.write_text(today)
    return store


def read_the_sample(setup: Setup) -> Sample:
    """The sample file's people, with their days counted from today."""
    from tracker.interop.sample import read_sample
    from tracker.runtime.resources import resource

    text = resource("sample.toml").read_text(encoding="utf-8")
    chosen = setup.settings
    sample, _problems = read_sample(text, day_in(setup.clock(), chosen.zone), chosen.zone, chosen.me, setup.new_id)
    return sample


def _command(setup: Setup, given: Namespace) -> int:
    from tracker.rules.plain_dates import AMERICAN, ENGLISH
    from tracker.terminal.run import run as run_command

    store = open_for(setup, given.demo)
    try:
        return run_command(
            given,
            setup.desk(store),
            ENGLISH if setup.day_first else AMERICAN,
            sys.stdout,
            sys.stderr,
            setup.paths.store,
        )
    finally:
        store.close()


def _morning_only(setup: Setup, given: Namespace) -> int:
    """No display: the morning in the terminal, and one line that says why there is no window."""
    from tracker.terminal.arguments import parser

    code = _command(setup, parser().parse_args(["today"], namespace=given))
    print(words.no_display(), file=sys.stderr)
    return code


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _window(setup: Setup, demo: bool) -> int:
    """Open the window and stay until it is closed."""
    from PySide6.QtCore import QSettings

    from tracker.runtime.worker import Worker

    app, _theme = application()
    worker = Worker()
    store = _Opening(lambda: open_for(setup, demo))
    window = window_over(setup, store, worker.run, QSettings(str(setup.paths.window), QSettings.Format.IniFormat))
    window.show()
    window.begin()
    try:
        return app.exec()
    finally:
        worker.run(store.close)
        worker.stop()


class _Opening:
    """The store, opened by whoever asks first: the worker's thread, while the window is being painted.

    Where it cannot be opened, every asking tries again, so that work goes on when the fault has ended.
    """

    def __init__(self, open_it: Callable[[], SqliteStore]) -> None:
        self._open_it = open_it
        self._opened: SqliteStore | None = None

    def __call__(self) -> Store:
        if self._opened is None:
            self._opened = self._open_it()
        return self._opened

    def close(self) -> None:
        if self._opened is not None:
            self._opened.close()


def application() -> tuple[QApplication, Theme]:
    """Qt's application object with our name and icon, and the theme it wears."""
    from PySide6.QtWidgets import QApplication

    from tracker.runtime.paths import APP_ID
    from tracker.widgets.icons import app_icon
    from tracker.widgets.theme import Theme

    app = QApplication.instance() or QApplication(["as-agreed"])
    assert isinstance(app, QApplication)
    app.setApplicationName("As Agreed")
    app.setDesktopFileName(APP_ID)
    app.setWindowIcon(app_icon())
    return app, Theme(app, parent=app)


def window_over(setup: Setup, store: Callable[[], Store], run: Run, remembered: QSettings | None) -> MainWindow:
    """The main window over that store, which is asked for on whichever thread `run` works."""
    from tracker.widgets.main_window import MainWindow

    return MainWindow(states_over(setup, store, run), remembered)


def states_over(setup: Setup, store: Callable[[], Store], run: Run) -> States:
    """A state for each region, all over one dispatcher."""
    from tracker.presentation.calendar_state import CalendarState
    from tracker.presentation.date_words import date_words
    from tracker.presentation.dispatcher import Dispatcher
    from tracker.presentation.entry_form import Said
    from tracker.presentation.morning_state import MorningState
    from tracker.presentation.people_model import PeopleModel
    from tracker.presentation.prospect_card import ProspectCard
    from tracker.presentation.prospect_editing import ProspectEditing
    from tracker.presentation.quick_entry import QuickEntry
    from tracker.presentation.sample_state import SampleState
    from tracker.presentation.states import States
    from tracker.presentation.undo_state import UndoState
    from tracker.runtime.drafts import DraftFile

    def zone() -> str:
        return setup.settings.zone

    def policy() -> Policy:
        return setup.settings.policy

    def today() -> date:
        return day_in(setup.clock(), zone())

    def me() -> str:
        return setup.settings.me

    def said() -> Said:
        return Said(setup.clock(), zone(), date_words(setup.day_first), me())

    dispatcher = Dispatcher(lambda: setup.desk(store()), run)
    clock = setup.clock
    return States(
        dispatcher,
        MorningState(dispatcher, clock, zone, policy, me),
        CalendarState(dispatcher, clock, zone, policy, lambda: setup.settings.working_days),
        ProspectCard(dispatcher, clock, zone, policy, me),
        QuickEntry(dispatcher, said, policy, DraftFile(setup.paths.draft)),
        ProspectEditing(dispatcher),
        UndoState(dispatcher),
        SampleState(dispatcher, lambda: read_the_sample(setup)),
        lambda offers_new: PeopleModel(dispatcher, today, zone, offers_new),
        lambda: setup.settings,
        setup.save_settings,
        lambda trouble: words.trouble(trouble, setup.paths.store),
    )


def _pictures(setup: Setup, folder: Path) -> int:
    """Render every screen to PNG files, light and dark, without a display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from tracker.widgets.pictures import take_pictures

    app, theme = application()
    store = open_for(setup, demo=True)
    try:
        return take_pictures(app, theme, window_over(setup, lambda: store, lambda work: work(), None), folder)
    finally:
        store.close()
