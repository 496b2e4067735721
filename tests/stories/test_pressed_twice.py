"""Whatever is pressed twice while the store is slow is done once: every form that writes, through the window."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog

import tracker.presentation
import tracker.widgets
from tests.builders import ME, at
from tests.stories.conftest import Desk
from tracker.actions.agreements.add_agreement import add_agreement
from tracker.actions.agreements.settle_agreement import settle_agreement
from tracker.actions.contacts.log_contact import Logged, log_contact
from tracker.actions.people.object_to import object_to
from tracker.actions.ports import Planned, planned_from
from tracker.actions.us.add_user import add_user
from tracker.assembly.opening import window_over
from tracker.assembly.stores import Opening
from tracker.presentation.entry_form import Form
from tracker.presentation.flows.slipped_answer import AnswerKind
from tracker.presentation.flows.ways import Act, ActKind
from tracker.presentation.person.prospect_details import Detail
from tracker.rules.agreement import AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import Attempt, Entry, NewObjection, NewProspect, NextAgreement
from tracker.rules.window import Window
from tracker.widgets.main_window import MainWindow
from tracker.widgets.morning.row_answers import RowAnswers

KEY = Qt.Key
Press = Callable[[], object]


class SlowDesk(Desk):
    """The store answers at once until `hold`; then nothing comes back before `let_go`."""

    _waiting: list[Callable[[], None]] | None = None
    met = 0
    phone = ""
    """Of whom we met last."""

    def _open(self) -> MainWindow:
        window = window_over(self.setup, Opening(lambda: self.store), self._run, None)
        self.qtbot.addWidget(window)
        window.show()
        window.begin()
        return window

    def _run(self, work: Callable[[], None]) -> None:
        if self._waiting is None:
            work()
        else:
            self._waiting.append(work)

    def hold(self) -> None:
        self._waiting = []

    def let_go(self) -> None:
        waiting, self._waiting = self._waiting or [], None
        for work in waiting:
            work()
        QApplication.processEvents()

    @property
    def done(self) -> int:
        """How many deeds the ledger has."""
        deed = self.store.undoable(ME)
        return deed.seq if deed is not None else 0

    def with_jo(self) -> Planned:
        """A Jo Hill, whom we met on 9 November, and who agreed to a call on the 16th; it is the 18th.

        Each is another one, in the same window, who begins as if nobody had been there before.
        """
        self.at("2026-11-09 10:00")
        desk = self.setup.desk(self.store)
        if not self.met:
            add_user(desk, "Ben")
        self.met += 1
        self.phone = f"077009001{self.met:02}"
        attempt = Attempt(Direction.MET, Channel.MEETING, at("2026-11-09 10:00"), "Maria")
        who = NewProspect(f"Jo Hill {self.met}", phone=self.phone)
        logged = log_contact(desk, Entry(who, attempt, ContactOutcome.TALKED)).value
        assert isinstance(logged, Logged)
        window = Window.day(at("2026-11-16 10:00").date(), "Europe/London")
        agreed = add_agreement(desk, logged.prospect.id, NextAgreement(AgreementKind.TALK, window, Channel.CALL)).value
        self.at("2026-11-18 10:00")
        self.minute_passes()
        self.window.show_prospect(logged.prospect.id)
        return planned_from(agreed, logged.prospect)


@pytest.fixture
def slow(qtbot: object, tmp_path: Path) -> Iterator[SlowDesk]:
    made = SlowDesk(qtbot, tmp_path / "data")  # type: ignore[arg-type]
    yield made
    made.go_home()


def _enter(slow: SlowDesk, dialog: QDialog) -> Press:
    QApplication.processEvents()  # a window that was opened becomes the active one only now

    def press() -> None:
        assert dialog.isVisible()
        slow.qtbot.keyClick(dialog, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)

    return press


def entry(slow: SlowDesk, planned: Planned) -> Press:
    slow.window.new_entry(Form(planned.prospect_id, planned.name, direction=Direction.IN, channel=Channel.CALL))
    QApplication.processEvents()
    return _enter(slow, slow.window.entry)


def entry_and_next(slow: SlowDesk, planned: Planned) -> Press:
    entry(slow, planned)
    return slow.window.entry.save_next.click


def _slipped(**typed: object) -> Callable[[SlowDesk, Planned], Press]:
    def opened(slow: SlowDesk, planned: Planned) -> Press:
        slow.window.flows.slipped.ask(planned)
        slow.window.states.flows.slipped.answering.change(**typed)
        return _enter(slow, slow.window.flows.slipped)

    return opened


def answered_in_its_row(slow: SlowDesk, planned: Planned) -> Press:
    slow.window.flows.answer(planned)
    answers = slow.window.morning.findChild(RowAnswers)
    assert isinstance(answers, RowAnswers)
    assert answers.isVisible()
    return lambda: slow.qtbot.keyClick(answers.rows[AnswerKind.NOT_TOLD], KEY.Key_5)


def caught_up(slow: SlowDesk, planned: Planned) -> Press:
    slow.window.flows.go_through((planned,))
    state = slow.window.states.flows.catch_up
    state.answering.change(kind=AnswerKind.MISSED)
    state.next()
    assert state.at_end
    return _enter(slow, slow.window.flows.catch_up)


def moved(slow: SlowDesk, planned: Planned) -> Press:
    slow.window.flows.move(planned)
    slow.window.states.flows.moving.change(when="tomorrow", who=WhoMoved.THEY_ASKED)
    return _enter(slow, slow.window.flows.moving)


def promised(slow: SlowDesk, planned: Planned) -> Press:
    slow.window.flows.promise(planned.prospect_id, "Is it nut-free?")
    slow.window.states.flows.promising.change(when="tomorrow")
    return _enter(slow, slow.window.flows.promising)


def handed_over(slow: SlowDesk, planned: Planned) -> Press:
    slow.window.flows.hand_over(planned)
    slow.window.flows.handing_over.name.setText("Ben")
    return _enter(slow, slow.window.flows.handing_over)


def hidden(slow: SlowDesk, planned: Planned) -> Press:
    states = slow.window.states.flows
    return lambda: states.hide(planned, states.tomorrow())


def reached_nobody(slow: SlowDesk, planned: Planned) -> Press:
    slow.window.flows.act(Act(ActKind.CALL, planned.prospect_id, Channel.CALL, slow.phone))
    card = slow.act_card().card
    assert card.isVisible()
    return card.answers[ContactOutcome.NO_ANSWER].click


def edited(slow: SlowDesk, planned: Planned) -> Press:
    state = slow.window.pane.details.state
    state.begin(Detail.ORGANISATION)
    state.type("Hill & Daughter")
    return state.save


def deleted(slow: SlowDesk, planned: Planned) -> Press:
    return slow.window.pane.details.state.delete


def restored(slow: SlowDesk, planned: Planned) -> Press:
    slow.window.pane.details.state.delete()
    slow.window.trash.show()
    return slow.window.trash.rows[0].restore.click


def erased(slow: SlowDesk, planned: Planned) -> Press:
    slow.window.pane.details.state.delete()
    slow.window.trash.show()
    return slow.window.trash.rows[0].yes.click


def lifted(slow: SlowDesk, planned: Planned) -> Press:
    object_to(slow.setup.desk(slow.store), planned.prospect_id, NewObjection(Channel.TEXT, "no texts"))
    (objection,) = slow.history(planned.name).objections
    return lambda: slow.window.pane.details.state.lift((objection,))


def sample_brought(slow: SlowDesk, planned: Planned) -> Press:
    return slow.window.states.sample.load


def one_of_us(slow: SlowDesk, planned: Planned) -> Press:
    slow.window.dialogs.us().ask()
    dialog = slow.window.dialogs.us()
    dialog.company.setText("Hill & Daughter")
    return dialog._save


def a_colleague(slow: SlowDesk, planned: Planned) -> Press:
    slow.window.dialogs.us().ask()
    dialog = slow.window.dialogs.us()
    dialog.newcomer.setText("Dev")
    dialog.newcomer.setFocus()
    return lambda: slow.qtbot.keyClick(dialog, KEY.Key_Return)


def days_away(slow: SlowDesk, planned: Planned) -> Press:
    slow.window.dialogs.away().ask()
    dialog = slow.window.dialogs.away()
    slow.qtbot.keyClicks(dialog.days.line, "27 November")
    return dialog._add


FLOWS: dict[str, Callable[[SlowDesk, Planned], Press]] = {
    "an entry": entry,
    "an entry, and the next": entry_and_next,
    "slipped, missed": _slipped(kind=AnswerKind.MISSED),
    "slipped, missed, with a new time": _slipped(kind=AnswerKind.MISSED, new_time="tomorrow"),
    "slipped, they moved it": _slipped(kind=AnswerKind.THEY_MOVED, moved_to="tomorrow"),
    "slipped, called off": _slipped(kind=AnswerKind.CALLED_OFF),
    "slipped, not told, in its row": answered_in_its_row,
    "slipped, missed and not told": _slipped(kind=AnswerKind.NOT_TOLD),
    "a catch-up": caught_up,
    "another time": moved,
    "a promise": promised,
    "handed over": handed_over,
    "hidden until tomorrow": hidden,
    "nobody reached": reached_nobody,
    "a detail": edited,
    "into the trash": deleted,
    "out of the trash": restored,
    "erased": erased,
    "an objection lifted": lifted,
    "the sample": sample_brought,
    "one of us": one_of_us,
    "a colleague": a_colleague,
    "days away": days_away,
}


PARTS = [list(FLOWS)[part::4] for part in range(4)]
"""Those of each part share a window, each about somebody of its own."""


@pytest.mark.parametrize("flows", PARTS, ids=[f"{part[0]}, and others" for part in PARTS])
def test_what_is_pressed_twice_is_done_once(slow: SlowDesk, flows: list[str]) -> None:
    told: list[object] = []
    for flow in flows:
        press = FLOWS[flow](slow, slow.with_jo())
        if flow == flows[0]:
            slow.window.states.dispatcher.failed.connect(told.append)
        before = slow.done
        slow.hold()
        for _ in range(3):
            press()
        assert slow._waiting, flow
        slow.let_go()
        assert told == [], f"{flow}: nobody is told that it was settled already"
        assert is_done_once(slow, flow, before), flow


def is_done_once(slow: SlowDesk, flow: str, before: int) -> bool:
    """Erasing for good is nothing that can be undone, and so is seen by who is gone."""
    return slow.store.in_trash() == () if flow == "erased" else slow.done == before + 1


@pytest.mark.parametrize("flows", PARTS, ids=[f"{part[0]}, and others" for part in PARTS])
def test_what_is_left_before_the_store_has_answered_is_done_all_the_same(slow: SlowDesk, flows: list[str]) -> None:
    """And what comes back to a form that is gone is no error."""
    for flow in flows:
        press = FLOWS[flow](slow, slow.with_jo())
        before = slow.done
        slow.hold()
        press()
        for dialog in slow.window.findChildren(QDialog):
            for _ in range(2):  # some ask once more before they let go of what was typed
                if dialog.isVisible():
                    dialog.reject()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        slow.let_go()
        assert is_done_once(slow, flow, before), flow


@pytest.mark.parametrize("work", ["restore", "recover", "go_on", "back_up"])
def test_what_is_done_to_the_file_is_done_once(slow: SlowDesk, work: str) -> None:
    state = slow.window.states.safekeeping
    state.back_up()
    state.look()
    backup = state.backups[0]
    slow.hold()
    for _ in range(3):
        state.restore(backup) if work == "restore" else getattr(state, work)()
    assert slow._waiting is not None
    sent = len(slow._waiting)
    slow._waiting = None
    assert sent == 1


def test_another_row_is_written_while_the_first_is_under_way(slow: SlowDesk) -> None:
    slow.with_jo()
    other = log_contact(
        slow.setup.desk(slow.store),
        Entry(NewProspect("Ben Cole"), Attempt(Direction.IN, Channel.CALL, slow.now, "Maria"), ContactOutcome.TALKED),
    ).value
    assert isinstance(other, Logged)
    slow.window.pane.details.state.delete()
    slow.window.show_prospect(other.prospect.id)
    slow.window.pane.details.state.delete()
    slow.window.trash.show()
    rows = slow.window.trash.rows
    slow.hold()
    for row in rows:
        row.restore.click()
    slow.let_go()
    assert slow.store.in_trash() == ()


def test_what_failed_can_be_pressed_again(slow: SlowDesk) -> None:
    press = promised(slow, slow.with_jo())
    state = slow.window.states.flows.promising
    state.change(what="x" * 20_000)
    press()
    before = slow.done
    state.change(what="Is it nut-free?")
    press()
    assert slow.done == before + 1


MAY_SEND = {"writing.py", "undo_state.py", "reminding_state.py"}
"""Pressing Ctrl+Z twice means twice; nobody presses for a reminder, and its mark is set once whoever asks."""

ONLY_ASKS = {
    "read",
    "lambda: self._keeping.dossier(prospect_id)",
    "self._keeping.check_seal",
    "self._keeping.damage",
    "self._keeping.look_on",
    "self._letting_go.doubt",
    "lambda: look(first, last)",
    "self._team",
    "self._catch_up",
    "lambda: self._door().membership()",
}
"""What states have done on the store's thread that writes nothing: asked twice, it is answered twice."""


def test_every_deed_of_a_form_goes_through_the_one_way_to_write() -> None:
    past_it = [
        f"{place} sends a deed by itself; let Writing do it, or it is done twice when pressed twice"
        for place, _what in sent_by_itself("dispatcher.do")
    ]
    assert past_it == []


def test_what_is_done_to_the_file_goes_through_it_as_well() -> None:
    past_it = [
        f"{place} runs {what} by itself; let Writing do it, or add it to ONLY_ASKS where it writes nothing"
        for place, what in sent_by_itself("dispatcher.run")
        if what not in ONLY_ASKS
    ]
    assert past_it == []


def sent_by_itself(way: str) -> Iterator[tuple[str, str]]:
    """Where a state or a screen calls that past Writing, and what it hands over."""
    whose = way.partition(".")[0]
    for room in (tracker.presentation, tracker.widgets):
        folder = Path(room.__file__ or "").parent
        for path in sorted(folder.rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            if path.name in MAY_SEND or whose not in text:
                continue
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(way):
                    yield f"{path.relative_to(folder.parent)}:{node.lineno}", ast.unparse(node.args[0])


def test_what_a_colleague_settled_meanwhile_is_shown_so_where_a_deed_is_refused_for_it(slow: SlowDesk) -> None:
    planned = slow.with_jo()
    press = moved(slow, planned)
    morning = slow.window.states.morning
    assert planned.id in {each.id for each in morning.morning.slipped}
    settle_agreement(slow.setup.desk(slow.store), planned.id, AgreementOutcome.WITHDRAWN)
    press()
    QApplication.processEvents()
    assert planned.id not in {each.id for each in morning.morning.slipped}
