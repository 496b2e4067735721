"""Renders every screen to PNG files, light and dark, for looking at without a display. Knows no store."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tracker.actions.letting_go import ClockBehind
from tracker.actions.safekeeping import BackupLine, HeldRecords, SealCheck, Trouble
from tracker.actions.sample.the_sample import SampleStamp
from tracker.presentation import words
from tracker.presentation.person.prospect_details import Detail
from tracker.presentation.reminding.reminding_state import Notice
from tracker.presentation.words.quotes import named
from tracker.rules.channel import Channel
from tracker.tongue import tr
from tracker.widgets.bring_pictures import bring_scenes
from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.entry_pictures import entry_scenes
from tracker.widgets.flow_pictures import away_around, flow_scenes
from tracker.widgets.look.theme import Scheme, Theme
from tracker.widgets.look.tokens import FADE_MS
from tracker.widgets.main_window import MainWindow
from tracker.widgets.scenes.calendar_scenes import calendar_scenes
from tracker.widgets.scenes.card_scenes import card_scenes
from tracker.widgets.scenes.day_scenes import day_scenes
from tracker.widgets.scenes.first_scenes import first_scenes
from tracker.widgets.scenes.phone_scenes import phone_scenes
from tracker.widgets.scenes.team_scenes import team_scenes

Scene = tuple[str, Callable[[], QWidget]]
MakeWindow = Callable[[], MainWindow]
Framing = Callable[[Callable[[], QWidget]], Callable[[], QWidget]]
README = {
    "main-jo": "day",
    "entry-as-agreed": "typed",
    "entry-talk-in-a-month": "asked",
    "entry-saved": "saved",
    "entry-warn": "warned",
}
"""The scenes that the README shows, by what their pictures are called there."""
README_SIZE = (1120, 720)
"""Of the window there: it still reads where a page makes it smaller, and has its three regions beside each other."""


def take_pictures(
    app: QApplication,
    theme: Theme,
    make_window: MakeWindow,
    folder: Path,
    make_new: MakeWindow | None = None,
) -> int:
    """One PNG for each screen and scheme in `folder`, which is made where it is missing. Returns the exit code.

    `make_window` makes a window over a sample of its own each time, and `make_new` one over a store with nobody in it:
    what a scene writes is to be seen in one scheme as in the other.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return _cannot_write(folder)
    qInstallMessageHandler(_all_but_the_platform)
    app.setCursorFlashTime(0)  # it stands, whenever a picture is taken
    if (failed := _take_readme(app, theme, make_window(), folder)) != 0:
        return failed
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        theme.choose(scheme)
        window = make_window()
        _begin(window)
        for name, scene in scenes_of(window):
            shown = scene()
            _settle(app, window)
            if not shown.grab().save(str(folder / f"{name}-{scheme.value}.png")):
                return _cannot_write(folder)
            if isinstance(shown, QDialog):
                shown.hide()
                _take_the_keys_back(app, window)
            _without_bars(window)  # what one scene asks for is no part of the next
        _leave(window)
    return _take_first(app, theme, make_new(), folder) if make_new is not None else 0


def _begin(window: MainWindow) -> None:
    """Show it with none of the bars that this computer's clock and country may call for."""
    window.show()
    window.begin()
    _without_bars(window)
    sample = window.states.sample
    window.sample_bar.show_sample(sample.has_sample, sample.stamp, window.calendar.today)


def _without_bars(window: MainWindow) -> None:
    window.time.clock_bar.hide()
    if window.day.country_bar is not None:
        window.day.country_bar.hide()


def _take_the_keys_back(app: QApplication, window: MainWindow) -> None:
    """A platform without a display leaves them nowhere when a dialog goes, and what came next would show no ring."""
    window.activateWindow()
    app.processEvents()


def _leave(window: MainWindow) -> None:
    """It is seen no more, and wears no other scheme."""
    window.hide()
    window.deleteLater()


def _take_first(app: QApplication, theme: Theme, window: MainWindow, folder: Path) -> int:
    """Of somebody who has just begun, light and dark in turn, as each scene goes on from the one before."""
    window.show()
    window.begin()
    for name, scene in first_scenes(window):
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            theme.choose(scheme)
            shown = scene()
            _settle(app, window)
            if not shown.grab().save(str(folder / f"{name}-{scheme.value}.png")):
                return _cannot_write(folder)
    window.hide()
    return 0


def _take_readme(app: QApplication, theme: Theme, window: MainWindow, folder: Path) -> int:
    """The README's own, in their size. Returns the exit code."""
    theme.choose(Scheme.LIGHT)
    _begin(window)
    window.resize(*README_SIZE)
    for name, scene in scenes_of(window):
        if name in README:
            shown = scene()
            _settle(app, window)
            if not shown.grab().save(str(folder / f"readme-{README[name]}.png")):
                return _cannot_write(folder)
    _leave(window)
    return 0


def _cannot_write(folder: Path) -> int:
    """Say so; the exit code."""
    told = tr("{folder}: this folder cannot be written to, so no picture was taken.", folder=named(folder))
    print(told, file=sys.stderr)
    return 3


def _all_but_the_platform(kind: QtMsgType, _context: object, message: str) -> None:
    """A platform without a display says at every window what it cannot do; anything else is worth hearing."""
    if kind is not QtMsgType.QtDebugMsg and not message.startswith("This plugin does not support"):
        print(message, file=sys.stderr)


def _settle(app: QApplication, window: MainWindow) -> None:
    """Let layouts and fades come to rest, and what was kept leave the morning: all of it is seen alike at any pace."""
    for _ in range(5):
        app.processEvents()
    rest = QEventLoop()
    QTimer.singleShot(FADE_MS + 80, rest.quit)
    rest.exec()
    while window.day.morning.look.leaving:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def scenes_of(window: MainWindow) -> Iterator[Scene]:
    people = _people(window)
    jo, lawyer = people["Jo Hill"], people["Martin Pryce"]

    def away() -> QWidget:
        window.calendar.set_away(away_around(window.calendar.today))
        return _calendar(window, ViewKind.MONTH)

    def as_it_is(scene: Callable[[], QWidget]) -> Callable[[], QWidget]:
        def shown() -> QWidget:
            window.calendar.set_away(window.states.us.away)
            return scene()

        return shown

    def editing(prospect_id: int) -> Callable[[], QWidget]:
        def scene() -> QWidget:
            window.show_prospect(prospect_id)
            window.pane.details.state.begin(Detail.STANDING)
            return _page(window, window.day)

        return scene

    def people_table() -> QWidget:
        window.pane.details.state.give_up()
        window.middle.setCurrentWidget(window.people)
        window.people.setFocus()
        return _page(window, window.day)

    def at_rest(scene: Callable[[], QWidget]) -> Callable[[], QWidget]:
        """Over the month, with nothing left there from the scene before, and the keys where they are at a start."""

        def shown() -> QWidget:
            window.middle.setCurrentWidget(window.calendar)
            window.states.flows.act.dismiss()
            window.toast.dismiss()
            window.finding.close()
            _at_the_first_row(window)
            QApplication.sendEvent(window.calendar.view, QEvent(QEvent.Type.Leave))
            window.states.calendar.reload()
            window.calendar.go_to_today()
            _calendar(window, ViewKind.MONTH)
            window.day.morning.setFocus()
            return scene()

        return shown

    for name, scene in day_scenes(window, people):
        yield name, at_rest(scene)
    for name, scene in calendar_scenes(window, people):
        yield name, at_rest(scene) if not name.endswith("-gone") else scene
    yield "main-away", at_rest(away)
    yield "main-week", as_it_is(lambda: _calendar(window, ViewKind.WEEK))
    yield "main-agenda", lambda: _calendar(window, ViewKind.AGENDA)
    yield "editing", editing(lawyer)
    yield "people", people_table
    yield from ((name, at_rest(scene)) for name, scene in entry_scenes(window, jo))
    yield from ((name, at_rest(scene)) for name, scene in bring_scenes(window))
    yield "palette", at_rest(lambda: _palette(window, jo, "jo sent"))
    yield "palette-blank", lambda: _palette(window, lawyer, "")
    yield "palette-day", lambda: _palette(window, lawyer, "go to 12 march")
    yield "palette-stopped", lambda: _palette(window, lawyer, "dominic call")
    yield "palette-gone", lambda: _palette_gone(window)
    yield "say-voicemail", lambda: _say(window, people["Colin Burrows"], Channel.CALL)
    yield "say-text", lambda: _say(window, jo, Channel.TEXT)
    yield "say-stopped", lambda: _say(window, people["Dominic Hale"], Channel.CALL)
    yield "say-email", lambda: _say(window, jo, Channel.EMAIL, "Hi Jo, just checking in. Any news?\n\nMaria")
    deleted = [people[name] for name in ("Sheila Dunne", "Callum Frost")]
    yield "trash", lambda: _trash(window, deleted)
    yield "trash-empty", lambda: _trash_empty(window, deleted)
    yield from _flows(window, at_rest, jo, lawyer, people["Dominic Hale"])
    for name, scene in card_scenes(window, people):
        yield name, at_rest(scene)
    yield "settings", lambda: _settings(window, 0)
    yield "settings-warn", lambda: _settings(window, 1)
    yield "settings-strength", lambda: _settings(window, 2)
    yield "settings-words", lambda: _settings(window, 3)
    yield "settings-safety", lambda: _safety(window)
    yield "word-kept", lambda: _word_kept(window)
    yield "settings-phone", lambda: _settings(window, 5)
    yield "settings-reminders", lambda: _settings(window, 6)
    yield "settings-look", lambda: _settings(window, -1)
    for name, scene in (*phone_scenes(window), *team_scenes(window, people)):
        yield name, scene if name.endswith("-gone") else at_rest(scene)
    yield "reminder", at_rest(lambda: _reminder(window))
    yield "closing", lambda: _closing(window)
    yield "export", lambda: _export(window)
    yield "keys", lambda: _opened(window.dialogs.keys())
    yield "welcome", lambda: _welcome(window)
    yield "damaged", lambda: _damaged(window)
    yield "changed-past", lambda: _changed_past(window)
    yield "missing", lambda: _missing(window)
    yield "not-the-sample", lambda: _not_the_sample(window)
    yield "sample-kept", lambda: _sample_kept(window)
    yield "clock-behind", lambda: _clock_behind(window)


def _flows(window: MainWindow, at_rest: Framing, jo: int, lawyer: int, stopped: int) -> Iterator[Scene]:
    """What is asked after a call belongs to the call before it, and stays."""
    for name, scene in flow_scenes(window, jo, lawyer, stopped):
        yield name, scene if name == "after-a-call" else at_rest(scene)


def _settings(window: MainWindow, page: int) -> QDialog:
    dialog = window.dialogs.settings()
    dialog.choose(page if page >= 0 else len(dialog.listed) + page)
    return _opened(dialog)


def _safety(window: MainWindow) -> QDialog:
    """With backups of the pretended time: those of this start were made by the clock."""
    dialog, keeping = _settings(window, 4), window.states.safekeeping

    def show(_looked: None) -> None:
        keeping.backups = _backups(window)
        keeping.newest = keeping.backups[0]
        keeping.changed.emit()

    # Asked for after what the page has asked for itself.
    window.states.dispatcher.ask(lambda _questions: None, show)
    return dialog


def _reminder(window: MainWindow) -> QWidget:
    """One that neither the desktop nor a tray took, while another waits behind it."""
    background = window.dialogs.background
    for notice in (
        Notice("1", "10:00, meet Martin Pryce", "", 1, lasting="Pryce & Dunne Solicitors"),
        Notice("2", "14:30, call Colin Burrows", "", 2, lasting="Hartwell Academy"),
    ):
        if background is not None:
            background.giving.stands.emit(notice)
    return window


def _closing(window: MainWindow) -> QDialog:
    from tracker.widgets.reminding.stay_dialog import StayDialog

    background = window.dialogs.background
    if background is not None:
        for id_ in ("1", "2"):
            background.giving.gone.emit(id_)
    return _opened(StayDialog(window))


def _export(window: MainWindow) -> QDialog:
    dialog = window.take_out.dialog()
    dialog.ask()
    return dialog


def _word_kept(window: MainWindow) -> QWidget:
    window.pages.show_word_kept()
    return window


def _palette(window: MainWindow, prospect_id: int, typed: str) -> QWidget:
    window.show_prospect(prospect_id)
    if window.finding.is_open:
        window.finding.palette.leave()
    window.finding.open()
    if typed:
        window.finding.palette.write(typed)
    return window


def _palette_gone(window: MainWindow) -> QWidget:
    window.finding.palette.leave()
    return window


def _welcome(window: MainWindow) -> QWidget:
    window.welcome.setFocus()
    return _page(window, window.welcome)


def _damaged(window: MainWindow) -> QWidget:
    window.damage.show_damage(
        Trouble(
            Path("as-agreed.db"), _backups(window), HeldRecords(30, 75, 99, window.states.now() - timedelta(minutes=12))
        )
    )
    return _page(window, window.damage)


def _changed_past(window: MainWindow) -> QWidget:
    backups = _backups(window)
    broken = SealCheck(61, backups[0], "contact")
    window.damage.show_damage(Trouble(Path("as-agreed.db"), backups, HeldRecords(30, 74, 96), broken))
    return _page(window, window.damage)


def _missing(window: MainWindow) -> QWidget:
    place = Path("/home/maria/.local/share/as-agreed/as-agreed.db")
    window.damage.show_damage(Trouble(place, _backups(window), HeldRecords(), missing=True))
    return _page(window, window.damage)


def _not_the_sample(window: MainWindow) -> QWidget:
    window.trouble.tell(words.not_the_sample(Path("/home/maria/sample")), in_the_way=True)
    return _page(window, window.trouble)


def _sample_kept(window: MainWindow) -> QWidget:
    today = window.calendar.today
    window.sample_bar.show_sample(True, SampleStamp(today - timedelta(days=1), written=True), today)
    _page(window, window.day)
    window.sample_bar.open_panel()  # all of it is told there, and the chip looks as ever
    return window.sample_bar.panel


def _clock_behind(window: MainWindow) -> QWidget:
    """The day that is shown is the clock's own; one that stood far ahead of all that is shown would be another."""
    window.sample_bar.panel.hide()
    window.sample_bar.show_sample(False, None, window.calendar.today)
    now = window.states.now()
    window.time.clock_bar.tell(words.clock_behind(ClockBehind(now + timedelta(days=2), now), "UTC"))
    window.time.clock_bar.show()
    return window


def _backups(window: MainWindow) -> tuple[BackupLine, ...]:
    made = (window.states.now() - timedelta(hours=hours) for hours in (2, 26, 170))
    return tuple(BackupLine(Path("backup.db"), at, HeldRecords(30, 74, 96)) for at in made)


def _say(window: MainWindow, prospect_id: int, channel: Channel, typed: str = "") -> QDialog:
    window.say.open_for(prospect_id, channel)
    if typed:
        window.say.text.setPlainText(typed)
    return window.say


def _people(window: MainWindow) -> dict[str, int]:
    found: dict[str, int] = {}
    window.states.dispatcher.ask(
        lambda questions: questions.people_like("", 1000),
        lambda lines: found.update({line.name: line.id for line in lines}),
    )
    return found


def _at_the_first_row(window: MainWindow) -> None:
    """Of the morning, and nothing in it is unfolded."""
    morning = window.day.morning
    morning.model.unfold(None)
    if (first := morning.model.first_to_do()) is not None:
        morning.list.setCurrentIndex(morning.model.index_of(first.key))


def _calendar(window: MainWindow, kind: ViewKind) -> QWidget:
    window.show_view(kind)
    return _page(window, window.day)


def _trash(window: MainWindow, deleted: Sequence[int]) -> QDialog:
    for prospect_id in deleted:
        window.show_prospect(prospect_id)
        window.pane.details.state.delete()
    return _opened(window.trash)


def _trash_empty(window: MainWindow, deleted: Sequence[int]) -> QDialog:
    for prospect_id in deleted:
        window.states.trash.restore(prospect_id)
    return _opened(window.trash)


def _opened(dialog: QDialog) -> QDialog:
    dialog.show()
    return dialog


def _page(window: MainWindow, page: QWidget) -> QWidget:
    window.pages.setCurrentWidget(page)
    return page
