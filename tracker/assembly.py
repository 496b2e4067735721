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

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.actions.outcome import Refusal, StoreFault
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
    from PySide6.QtWidgets import QApplication, QDialog

    from tracker.actions.load_sample import Sample
    from tracker.actions.safekeeping import Dossier, Safekeeping
    from tracker.presentation.dispatcher import Run
    from tracker.presentation.entry_form import Said
    from tracker.presentation.flows import FlowStates
    from tracker.presentation.people_table import PeopleTableModel
    from tracker.presentation.prospect_editing import ProspectEditing
    from tracker.presentation.quick_entry import QuickEntry
    from tracker.presentation.safekeeping_state import SafekeepingState
    from tracker.presentation.say import SayState
    from tracker.presentation.states import States
    from tracker.presentation.trash import TrashState
    from tracker.rules.policy import Policy
    from tracker.storage.store import SqliteStore
    from tracker.widgets.last_resort import LastResort
    from tracker.widgets.main_window import MainWindow
    from tracker.widgets.theme import Theme


@dataclass(slots=True)
class Setup:
    """What every way of running the program shares. `settings` is replaced when the user changes them.

    `wear` puts a scheme ("system", "light", "dark") on the window, where there is one.
    """

    paths: Paths
    clock: Clock
    settings: Settings
    new_id: Callable[[], int]
    wear: Callable[[str], None] = lambda _scheme: None

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
        self.wear(chosen.scheme)
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
    """Folder, settings and clock for that command line. The folder itself is made ready when the store is opened."""
    paths = paths_for(given.data_dir, given.demo or given.screenshot is not None)
    settings, trouble = settings_file.load(paths.settings)
    if trouble is not None:
        print(words.settings_unread(paths.settings, trouble.keys), file=sys.stderr)
    return Setup(paths, clock_for(given.now, settings.zone), settings, IdSource())


def _place(given: Namespace) -> Path:
    return paths_for(given.data_dir, given.demo).data


def open_for(setup: Setup, demo: bool) -> SqliteStore:
    """The store of that folder, which is made ready for it.

    The demo's is made anew with each day, so that its sample is always around today.
    """
    from tracker.storage.open import open_store

    make_ready(setup.paths)
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

    from tracker.runtime.single_instance import first_instance
    from tracker.runtime.worker import Worker

    app, theme = application()
    setup.wear = wearing(theme)
    setup.wear(setup.settings.scheme)
    with suppress(StoreFault):  # a folder that will not do is told in the window, by whoever opens the store
        make_ready(setup.paths)
    first = first_instance(setup.paths.lock)
    if first is None:
        return 0  # the window that is open has come forward
    worker = Worker()
    store = Opening(lambda: open_for(setup, demo))
    window = window_over(setup, store, worker.run, QSettings(str(setup.paths.window), QSettings.Format.IniFormat))
    last_resort = last_resort_for(setup, window)
    last_resort.install()
    window.show()
    window.begin()
    window.settled.connect(lambda: first.listen(window.come_forward))
    gc.freeze()  # all that has been read in stays
    gc.enable()
    try:
        return app.exec()
    finally:
        last_resort.uninstall()
        worker.run(store.close)
        worker.stop()
        first.release()


def wearing(theme: Theme) -> Callable[[str], None]:
    """What puts a scheme from the settings on the application."""
    from tracker.widgets.theme import Scheme

    return lambda scheme: theme.choose(Scheme(scheme))


def last_resort_for(setup: Setup, window: MainWindow) -> LastResort:
    """Where errors nobody expected end up: the log, a dialog, and the typing kept as a draft."""
    from tracker.runtime.log import Log
    from tracker.widgets.last_resort import LastResort

    log = Log(setup.paths.log)

    def dialog(error: BaseException) -> QDialog:
        from tracker.runtime.crash import report
        from tracker.widgets.clipboard import to_clipboard
        from tracker.widgets.crash_dialog import CrashDialog

        return CrashDialog(report(error), to_clipboard, window)

    return LastResort(lambda error: log.failure("window", error), window.keep_typing, dialog, window)


class Opening:
    """The store, opened by whoever asks first: the worker's thread, while the window is being painted.

    Where it cannot be opened, every asking tries again, so that work goes on when the fault has ended.
    """

    def __init__(self, open_it: Callable[[], SqliteStore]) -> None:
        self._open_it = open_it
        self._opened: SqliteStore | None = None

    def __call__(self) -> SqliteStore:
        if self._opened is None:
            self._opened = self._open_it()
        return self._opened

    def close(self) -> None:
        """Give the file back; whoever asks next opens it anew."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None


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


def window_over(setup: Setup, store: Opening, run: Run, remembered: QSettings | None) -> MainWindow:
    """The main window over that store, which is asked for on whichever thread `run` works."""
    from tracker.widgets.main_window import MainWindow

    return MainWindow(states_over(setup, store, run), remembered)


def states_over(setup: Setup, store: Opening, run: Run) -> States:
    """A state for each region, all over one dispatcher."""
    from tracker.presentation.calendar_state import CalendarState
    from tracker.presentation.dispatcher import Dispatcher
    from tracker.presentation.morning_state import MorningState
    from tracker.presentation.news_state import NewsState
    from tracker.presentation.people_model import PeopleModel
    from tracker.presentation.prospect_card import ProspectCard
    from tracker.presentation.sample_state import SampleState
    from tracker.presentation.states import States
    from tracker.presentation.undo_state import UndoState

    def zone() -> str:
        return setup.settings.zone

    def policy() -> Policy:
        return setup.settings.policy

    def today() -> date:
        return day_in(setup.clock(), zone())

    def me() -> str:
        return setup.settings.me

    dispatcher = Dispatcher(lambda: setup.desk(store()), run)
    clock = setup.clock
    card = ProspectCard(dispatcher, clock, zone, policy, me)

    def explain(trouble: Refusal | StoreFault) -> str:
        return words.trouble(trouble, setup.paths.store)

    def said() -> Said:
        from tracker.presentation.date_words import date_words
        from tracker.presentation.entry_form import Said

        return Said(clock(), zone(), date_words(setup.day_first), me())

    def entry() -> QuickEntry:
        from tracker.presentation.quick_entry import QuickEntry
        from tracker.runtime.drafts import DraftFile

        return QuickEntry(dispatcher, said, policy, DraftFile(setup.paths.draft))

    def saying() -> SayState:
        from tracker.presentation.say import SayState
        from tracker.widgets.open_url import open_url

        return SayState(dispatcher, said, policy, lambda: setup.settings.templates, open_url)

    def editing() -> ProspectEditing:
        from tracker.presentation.prospect_editing import ProspectEditing
        from tracker.runtime.drafts import DraftFile

        return ProspectEditing(dispatcher, card, said, DraftFile(setup.paths.details_draft), explain)

    def everyone() -> PeopleTableModel:
        from tracker.presentation.people_table import PeopleTableModel

        return PeopleTableModel(dispatcher, today, zone)

    def trash() -> TrashState:
        from tracker.presentation.trash import TrashState

        return TrashState(dispatcher, clock, zone)

    def flows() -> FlowStates:
        from tracker.presentation.flows import FlowStates
        from tracker.runtime.drafts import DraftFile

        return FlowStates(dispatcher, said, policy, DraftFile(setup.paths.catch_up))

    def safekeeping() -> SafekeepingState:
        from tracker.presentation.safekeeping_state import SafekeepingState

        return SafekeepingState(dispatcher, keeping_over(setup, store))

    return States(
        dispatcher,
        MorningState(dispatcher, clock, zone, policy, me),
        CalendarState(dispatcher, clock, zone, policy, lambda: setup.settings.working_days),
        card,
        entry,
        editing,
        UndoState(dispatcher),
        SampleState(dispatcher, lambda: read_the_sample(setup)),
        lambda offers_new: PeopleModel(dispatcher, today, zone, offers_new),
        lambda: setup.settings,
        setup.save_settings,
        explain,
        NewsState(dispatcher),
        flows,
        make_everyone=everyone,
        make_trash=trash,
        make_saying=saying,
        make_safekeeping=safekeeping,
        now=clock,
        tell_backup=lambda line: words.backup(line, zone(), today()),
        tell_seal=lambda check: words.seal(check, zone(), today()),
        write_dossier=write_dossier,
        start_on=start_on,
    )


def keeping_over(setup: Setup, opening: Opening) -> Safekeeping:
    """The store's file as a whole: backups, damage, the seal, and what is held on one person."""
    from tracker.storage.keeping import FileKeeping

    def dossier(store: SqliteStore, prospect_id: int) -> Dossier | None:
        from tracker.actions.safekeeping import Dossier
        from tracker.interop.dossier import dossier_json, dossier_page

        history, now = store.history_of(prospect_id), setup.clock()
        if history is None:
            return None
        written = store.written_about(prospect_id)
        return Dossier(
            f"as-agreed-{prospect_id}-{now:%Y-%m-%d-%H%M%S}",
            dossier_page(history, written, now, setup.settings.zone),
            dossier_json(history, written, now),
        )

    def second() -> Path | None:
        chosen = setup.settings.second_folder
        return Path(chosen).expanduser() if chosen else None

    return FileKeeping(
        setup.paths.store, opening, opening.close, setup.clock, second, lambda: setup.settings.me, dossier
    )


def write_dossier(folder: Path, dossier: Dossier) -> str:
    """Write the page and the JSON into that folder, for their owner's eyes only; what became of it, in a sentence."""
    from tracker.runtime.private_text import write_private

    try:
        for ending, text in (("html", dossier.page), ("json", dossier.json)):
            write_private(folder / f"{dossier.name}.{ending}", text)
    except OSError as error:
        return words.not_written(folder, error)
    return words.dossier_written(folder / f"{dossier.name}.html")


def start_on(folder: Path) -> None:
    """Start the program on another folder, as a process of its own."""
    from PySide6.QtCore import QProcess

    QProcess.startDetached(sys.executable, ["-m", "tracker", "--data-dir", str(folder)])


def _pictures(setup: Setup, folder: Path) -> int:
    """Render every screen to PNG files, light and dark, without a display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from tracker.widgets.pictures import take_pictures

    app, theme = application()
    store = Opening(lambda: open_for(setup, demo=True))
    try:
        return take_pictures(app, theme, lambda: window_over(setup, store, lambda work: work(), None), folder)
    finally:
        store.close()
