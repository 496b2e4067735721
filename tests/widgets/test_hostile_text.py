"""Claims about hostile text on every screen: it stands there as it was typed, opens nothing, and widens nothing.

Nothing is put into the store but by deeds; the window is the real one.
"""

from __future__ import annotations

import time as clock
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import at, exact
from tests.examples import examples
from tests.hostile import ACCENTS, LONG_WORD, MARKUP, PATTERNS, Outside, bait_in, faults_in
from tests.stories.conftest import Desk
from tracker.actions.agreements.add_agreement import add_agreement
from tracker.actions.contacts.log_contact import Logged, log_contact
from tracker.actions.people.delete_prospect import delete_prospect
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.actions.people.object_to import object_to
from tracker.actions.people.set_standing import set_standing
from tracker.actions.ports import Desk as ActionDesk
from tracker.actions.safekeeping import HeldRecords, Trouble
from tracker.presentation.entry_form import Exit, ExitForm, Form, Next, PromiseForm, TalkForm
from tracker.presentation.flows.slipped_answer import AnswerKind
from tracker.presentation.flows.ways import Act, ActKind
from tracker.presentation.person.prospect_details import Detail
from tracker.presentation.words import one_line
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome, Question, Ready
from tracker.rules.entry import (
    Attempt,
    Entry,
    NewObjection,
    NewProspect,
    NewStanding,
    NextAgreement,
)
from tracker.rules.prospect import Business, CanBuy, Email, Interest, Phone, StandingKind
from tracker.runtime.crash import report
from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.calendar.grid_view import GridView
from tracker.widgets.keys.keys_dialog import KeysDialog
from tracker.widgets.main_window import START_SIZE, MainWindow
from tracker.widgets.safety.crash_dialog import CrashDialog

NOW = "2026-11-18 09:30"
FULL_DAY = date(2026, 11, 20)
SECONDS = 5.0
"""No screen takes longer than this to show, whatever it shows; a fiftieth of it is what is aimed at, and the benches
tell how long it is. Of this thread's own time, which is longer as well on a machine with other things to do."""
WIDEST_DIALOG = 920

TEXTS = {
    "markup": MARKUP,
    "patterns": PATTERNS,
    "accents": ACCENTS,
    "one long word": LONG_WORD,
    "hebrew": "\u05d9\u05d5\u05e1\u05d9 \u200f(\u05db\u05d4\u05df) & R&D",
    "only joiners between": "\U0001f468\u200d\U0001f469\u200d\U0001f467 " * 12 + "?",
}
MIXED = " ".join((TEXTS["hebrew"], PATTERNS, ACCENTS, TEXTS["only joiners between"][:40]))
"""All of what can stand beside each other."""
ON_EVERY_SCREEN = {"markup": MARKUP, "one long word": LONG_WORD, "all else at once": MIXED}
"""Each of them apart in the torture."""
if examples(1) > 1:
    ON_EVERY_SCREEN |= TEXTS
ONE_OF_EACH_EDITOR = {f"editing {d.value}" for d in (Detail.NAME, Detail.PHONES, Detail.ADDRESS, Detail.TAGS)}
"""A line, several of them, a text, and words that are completed; the other texts are put to each of them."""
HALVES = {
    "until people": lambda names: names[: names.index("people")],
    "from people on": lambda names: names[names.index("people") :],
}


@dataclass(frozen=True, slots=True)
class People:
    """`meant` is whom everything is agreed with, `waiting` whose turn it is, `stopped` who objected."""

    text: str
    meant: int
    waiting: int
    stopped: int
    trashed: int


def entry(who: int | NewProspect, when: str, text: str, **changes: object) -> Entry:
    given = Entry(
        who,
        Attempt(Direction.MET, Channel.MEETING, at(when), text),
        ContactOutcome.TALKED,
        note=f"{text}\n{text}",
        questions=(Question(text), Question(text, text)),
        ready=Ready.NOT_YET,
        reason=text,
    )
    return replace(given, **changes)  # type: ignore[arg-type]


def agreed(text: str, when: str, kind: AgreementKind = AgreementKind.TALK, owner: str = "") -> NextAgreement:
    return NextAgreement(kind, exact(when), Channel.CALL, text, text, text, owner)


def met(desk: ActionDesk, given: Entry) -> int:
    logged = log_contact(desk, given).value
    assert isinstance(logged, Logged)
    return logged.prospect.id


def fill(desk: Desk, text: str) -> People:
    """A store in which every text of every person is that text, written by the deeds."""
    desk.at("2026-11-01 09:00")
    actions = desk.setup.desk(desk.store)
    new = NewProspect(text, text, "07700 900123", "r&d%1{0}@example.org", another=True, shares=True)
    meant = met(actions, entry(new, "2026-10-20 10:00", text, next=(agreed(text, "2026-11-17 11:00"),)))
    waiting = met(actions, entry(new, "2026-10-21 10:00", text))
    stopped = met(actions, entry(replace(new, phone="07700 900456"), "2026-10-22 10:00", text))
    trashed = met(actions, entry(new, "2026-10-23 10:00", text))
    for number in (meant, waiting):
        history = desk.store.history_of(number)
        assert history is not None
        whole = replace(
            history.prospect,
            household=text,
            phones=(Phone("07700 900123", label=text, shared=True), Phone("020 7946 0000", label=text, shared=True)),
            emails=(Email("r&d%1{0}@example.org", text, True), Email("x&y@example.org", text, True)),
            address=text,
            tags=(text, f"{text[:50]} 2"),
            notes=f"{text}\n{text}",
            business=Business(text, text, text, text, text),
            interest=Interest.REAL,
            can_buy=CanBuy.YES,
        )
        edit_prospect(actions, history.prospect, whole)
    for when in ("2026-11-18 11:00", "2026-11-19 12:00", "2026-11-20 13:00", "2026-11-20 13:15", "2026-11-20 13:30"):
        add_agreement(actions, meant, agreed(text, when, owner=text))
    add_agreement(actions, meant, agreed(text, "2026-11-20 15:00", AgreementKind.PROMISE))
    add_agreement(actions, stopped, agreed(text, "2026-11-16 15:00"))
    set_standing(actions, waiting, NewStanding(StandingKind.THEIR_TURN, text))
    object_to(actions, stopped, NewObjection(None, text))
    add_agreement(actions, trashed, agreed(text, "2026-11-25 15:00"))
    delete_prospect(actions, trashed)
    desk.at(NOW)
    return People(text, meant, waiting, stopped, trashed)


@pytest.fixture
def outside() -> Iterator[Outside]:
    outside = Outside()
    yield outside
    outside.leave()


def scenes(window: MainWindow, people: People) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """Every screen there is, with as much of their text on it as it can hold."""
    text = people.text

    def shown(prospect_id: int) -> Callable[[], QWidget]:
        def scene() -> QWidget:
            window.show_prospect(prospect_id)
            return window

        return scene

    def calendar(kind: ViewKind) -> Callable[[], QWidget]:
        def scene() -> QWidget:
            window.show_view(kind)
            return window

        return scene

    for name, number in (("meant", people.meant), ("waiting", people.waiting), ("stopped", people.stopped)):
        yield f"pane, {name}", shown(number)
    yield "pane, in the trash", shown(people.trashed)
    for kind in ViewKind:
        yield f"calendar, {kind.value}", calendar(kind)
    yield "day list", lambda: _day_list(window)
    yield from ((f"editing {d.value}", _editing(window, people.meant, d, text)) for d in Detail)
    yield "people", lambda: _people(window, text)
    yield "find", lambda: _find(window, text)
    for name, form in _forms(people):
        yield f"entry, {name}", _entry(window, form)
    for channel in (Channel.CALL, Channel.EMAIL):
        yield f"say, {channel.value}", _say(window, people.meant, channel)
    slipped = window.states.morning.morning.slipped
    assert slipped
    yield "slipped", lambda: _answered(window)
    yield "catch-up", lambda: _catch_up(window, text)
    yield "move", lambda: _move(window, text)
    yield "promise", lambda: _promise(window, people.meant, text)
    yield "hand over", lambda: _hand_over(window, text)
    for act, number in ((ActKind.CALL, people.stopped), (ActKind.EMAIL, people.waiting)):
        yield f"before {act.value}", _before(window, act, number)
    yield "after a call", lambda: _after(window, text)
    yield "agreement menu", lambda: _agreement_menu(window)
    yield "person menu", lambda: _person_menu(window, people.waiting)
    yield "road", lambda: _road(window)
    yield "evening", lambda: _evening(window, text)
    yield "trash", lambda: _opened(window.trash)
    for tab in range(6):
        yield f"settings {tab}", _settings(window, tab)
    yield "keys", lambda: _opened(window.dialogs.keys())
    yield "toast", lambda: _toast(window, text)
    yield "offer", lambda: _offer(window, text)
    yield "dossier written", lambda: _dossier(window, people.meant)
    yield "crash", lambda: _opened(CrashDialog(report(KeyError(text)), lambda _text: None, window))
    yield "damaged", lambda: _damaged(window, text)
    yield "trouble", lambda: _trouble(window, text)
    yield "welcome", lambda: _page(window, window.welcome)


def _forms(people: People) -> Iterator[tuple[str, Form]]:
    text = people.text
    call = Form(people.stopped, text, direction=Direction.OUT, channel=Channel.CALL, note=text)
    yield "warned", call
    for way in (None, *Exit):
        yield (
            f"every way out, {way or 'none'} open",
            replace(call, exit=ExitForm(way, text, text, text, False, asked=text, reason=text)),
        )
    newcomer = Form(None, text, text, text, text, when=text, note=text, next=frozenset(Next))
    yield (
        "somebody new",
        replace(
            newcomer, talk=TalkForm(text, topic=text, words=text, then=text), promise=PromiseForm(text, text, then=text)
        ),
    )
    looped = Form(people.meant, text, note=text, ready=Ready.NOT_YET, questions=(Question(text), Question(text, text)))
    yield "the loop", looped


def _day_list(window: MainWindow) -> QWidget:
    window.show_view(ViewKind.MONTH)
    view = window.calendar.view
    assert isinstance(view, GridView)
    view.open_day(FULL_DAY)
    assert view.day_list is not None
    return view.day_list


def _editing(window: MainWindow, number: int, detail: Detail, text: str) -> Callable[[], QWidget]:
    def scene() -> QWidget:
        window.show_prospect(number)
        state = window.pane.details.state
        state.give_up()
        state.begin(detail)
        return window

    return scene


def _people(window: MainWindow, text: str) -> QWidget:
    window.pane.details.state.give_up()
    window.middle.setCurrentWidget(window.people)
    window.people.filter.setText(text)
    return window


def _find(window: MainWindow, text: str) -> QWidget:
    window.people.filter.clear()
    window.middle.setCurrentWidget(window.calendar)
    window.finding.open()
    window.finding.palette.write(text)
    return window


def _entry(window: MainWindow, form: Form) -> Callable[[], QWidget]:
    def scene() -> QWidget:
        window.finding.close()
        window.entry.open_with(form)
        return window.entry

    return scene


def _say(window: MainWindow, number: int, channel: Channel) -> Callable[[], QWidget]:
    def scene() -> QWidget:
        window.say.open_for(number, channel)
        return window.say

    return scene


def _answered(window: MainWindow) -> QWidget:
    window.flows.slipped.ask(window.states.morning.morning.slipped[0])
    return window.flows.slipped


def _catch_up(window: MainWindow, text: str) -> QWidget:
    window.flows.go_through(window.states.morning.morning.slipped)
    row = window.flows.catch_up.answer.choices.row(AnswerKind.DID_CONTACT)
    if not row.isChecked():
        row.click()
    window.flows.catch_up.answer.note.setText(text)
    return window.flows.catch_up


def _move(window: MainWindow, text: str) -> QWidget:
    window.flows.move(window.states.morning.morning.today[0])
    window.flows.moving.when.setText(text)
    window.flows.moving.words.setText(text)
    return window.flows.moving


def _promise(window: MainWindow, number: int, text: str) -> QWidget:
    window.flows.promise(number, text)
    return window.flows.promising


def _hand_over(window: MainWindow, text: str) -> QWidget:
    window.flows.hand_over(window.states.morning.morning.today[0])
    window.flows.handing_over.name.setText(text)
    return window.flows.handing_over


def _before(window: MainWindow, kind: ActKind, number: int) -> Callable[[], QWidget]:
    def scene() -> QWidget:
        channel = Channel.CALL if kind is ActKind.CALL else Channel.EMAIL
        window.flows.act(Act(kind, number, channel, "07700 900456"))
        return window

    return scene


def _after(window: MainWindow, text: str) -> QWidget:
    window.states.flows.act.go_ahead(text, ticked=True)
    return window


def _agreement_menu(window: MainWindow) -> QWidget:
    window.states.flows.act.dismiss()
    window.flows.offer_menu(window.states.morning.morning.today[0], QPoint(10, 10))
    assert window.flows.menu is not None
    return window.flows.menu


def _person_menu(window: MainWindow, number: int) -> QWidget:
    window.flows.offer_person_menu(number, QPoint(10, 10))
    assert window.flows.menu is not None
    return window.flows.menu


def _road(window: MainWindow) -> QWidget:
    window.dialogs.road().ask(FULL_DAY)
    return window.dialogs.road()


def _evening(window: MainWindow, text: str) -> QWidget:
    dialog = window.dialogs.evening()
    dialog.ask()
    field = next(iter(dialog.lines.values())).line
    assert field is not None
    field.setText(f"met: {text}")
    field.textEdited.emit(f"met: {text}")
    return dialog


def _opened(dialog: QWidget) -> QWidget:
    dialog.show()
    return dialog


def _settings(window: MainWindow, tab: int) -> Callable[[], QWidget]:
    def scene() -> QWidget:
        dialog = window.dialogs.settings()
        dialog.choose(tab)
        return _opened(dialog)

    return scene


def _toast(window: MainWindow, text: str) -> QWidget:
    window.toast.say(text)
    return window


def _offer(window: MainWindow, text: str) -> QWidget:
    window.toast.offer(text, "Open it", lambda: None)
    return window


def _dossier(window: MainWindow, number: int) -> QWidget:
    window.safety.write_dossier(number, Path("/nowhere/<b>R&D</b>/%1"))
    return window


def _damaged(window: MainWindow, text: str) -> QWidget:
    window.damage.show_damage(Trouble(Path(f"/{text}"), (), HeldRecords(1, 1, 1)))
    window.damage.show_trouble(text)
    return _page(window, window.damage)


def _trouble(window: MainWindow, text: str) -> QWidget:
    window.trouble.tell(text)
    return _page(window, window.trouble)


def _page(window: MainWindow, page: QWidget) -> QWidget:
    window.pages.setCurrentWidget(page)
    return window


@pytest.mark.parametrize("kind", TEXTS)
def test_it_stands_there_to_the_letter(desk: Desk, tmp_path: Path, kind: str) -> None:
    text = TEXTS[kind].replace("{bait}", str(tmp_path))
    people = fill(desk, text)
    desk.open_again()
    window = desk.window
    window.show_prospect(people.meant)
    pane = desk.words_in(window.pane)
    assert text in pane, "the name"
    assert f"{text}\n{text}" in pane, "the notes"
    assert window.pane.details.slots[Detail.NAME].accessibleName() == text
    name = one_line(text, 60)
    assert window.undo_action.text().replace("&&", "&") == f"Undo: move {name} to the trash"
    window.undo_action.trigger()
    assert f"move {name} to the trash" in window.toast.text
    window.flows.hand_over(window.states.morning.morning.today[0])
    assert window.flows.handing_over.heading.text() == one_line(text)


@pytest.mark.parametrize("kind", ["markup", "patterns"])
@pytest.mark.parametrize("view", [ViewKind.MONTH, ViewKind.WEEK])
def test_the_card_over_the_calendar_shows_it_and_reads_nothing_into_it(
    desk: Desk, qtbot: QtBot, outside: Outside, tmp_path: Path, view: ViewKind, kind: str
) -> None:
    bait = bait_in(tmp_path)
    text = TEXTS[kind].replace("{bait}", str(bait))
    fill(desk, text)
    desk.open_again()
    desk.window.show_view(view)
    QApplication.processEvents()
    grid = desk.window.calendar.view
    assert isinstance(grid, GridView)
    at_entry = grid.sheet.middle_of(grid.model.on_day(FULL_DAY)[0])
    assert at_entry is not None
    away = grid.mapToGlobal(at_entry)
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at_entry), QPointF(away), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(grid, moved)
    qtbot.waitUntil(lambda: grid.hover_card is not None)
    assert grid.hover_card is not None
    assert grid.hover_card.told.name == one_line(text)
    grid.hover_card.grab()
    QApplication.processEvents()
    assert (outside.opened, bait.stat().st_atime) == ([], 0)


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("kind", ON_EVERY_SCREEN)
def test_every_screen_shows_it_as_text_at_once_and_no_wider(
    desk: Desk, outside: Outside, tmp_path: Path, kind: str, half: str
) -> None:
    bait = bait_in(tmp_path)
    text = ON_EVERY_SCREEN[kind].replace("{bait}", str(bait))
    assert len(text) <= 200, "a name holds no more"
    desk.i_am(text)
    people = fill(desk, text)
    desk.open_again()
    window = desk.window
    window.flows.open_link = lambda _link: True
    window.flows.copy = lambda _text: None
    found: list[str] = []
    there = dict(scenes(window, people))
    for name in HALVES[half](list(there)):
        if kind == "all else at once" and name.startswith("editing ") and name not in ONE_OF_EACH_EDITOR:
            continue
        scene = there[name]
        began = clock.thread_time()
        shown = scene()
        QApplication.processEvents()
        shown.grab()
        took = clock.thread_time() - began
        if took > SECONDS:
            found.append(f"{name}: took {took:.1f} s")
        found += [f"{name}: {fault}" for fault in faults_in(shown)]
        found += [f"{name}: {fault}" for fault in _too_wide(shown)]
        if isinstance(shown, QMenu) or (shown is not window and shown.isWindow()):
            shown.close()
    found += [f"window: {fault}" for fault in faults_in(window)]
    assert not found, "\n".join(sorted(set(found)))
    assert outside.opened == []
    assert bait.stat().st_atime == 0, "nobody has read it"


def _too_wide(shown: QWidget) -> Iterator[str]:
    least = max(shown.minimumSizeHint().width(), shown.minimumWidth())
    if isinstance(shown, MainWindow):
        if (shown.width(), shown.height()) != START_SIZE:
            yield f"the window is now {shown.size().toTuple()}"
        pane = shown.pane._scroll
        said = pane.widget()
        if pane.isVisible() and said is not None and said.minimumSizeHint().width() > pane.viewport().width():
            yield f"the pane's words need {said.minimumSizeHint().width()}"
    elif max(least, shown.width()) > (START_SIZE[0] if isinstance(shown, KeysDialog) else WIDEST_DIALOG):
        yield f"{type(shown).__name__} is {max(least, shown.width())} wide"
