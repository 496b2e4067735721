"""Several of us at one server: a colleague's agreement is seen before anyone dials, and what happened is never refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.stories.conftest import Desk
from tests.stories.several import RepsDesk, Team
from tests.stories.stage import play
from tests.stories.story import Log, See, Step, Story, Talk
from tests.stories.through_the_window import Window
from tracker.actions.ports import Planned, planned_from
from tracker.files.unsent_folder import UnsentFolder
from tracker.presentation.corrections.correction_fields import CorrectionField
from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry_form import Form, Next, TalkForm
from tracker.presentation.flows.ways import Act, ActKind
from tracker.presentation.morning.morning_rows import MorningRowKind
from tracker.presentation.person.prospect_details import Detail
from tracker.presentation.road.left_in_rows import LeftInRow
from tracker.rules.channel import Channel, Direction

Key = Qt.Key
VISIT = Form(who="Grace Okoro", phone="+44 7700 900161", note="Maths for the twins")
AGREED = Talk("Thursday", channel="call", topic="Which evenings", words="Ring us on Thursday")
RANG = Log("Grace Okoro", "call", "in", note="Which evenings? Tuesdays", talk=AGREED)
ASKED = Log("Grace Okoro", "call", "in", note="How much is it?")


@pytest.fixture
def team(qtbot: QtBot, tmp_path: Path) -> Iterator[Team]:
    made = Team(qtbot, tmp_path)
    yield made
    made.go_home()


@pytest.fixture
def ben(team: Team) -> RepsDesk:
    """Tuesday: Ben has been to see the family."""
    desk = team.desk("Ben")
    desk.at("2026-11-17 16:30")
    desk.sit_down()
    desk.logged(VISIT)
    desk.minute_passes()
    return desk


@pytest.fixture
def ann(team: Team, ben: RepsDesk) -> RepsDesk:
    """Her window is open beside his, and knows of the visit."""
    desk = team.desk("Ann")
    desk.at("2026-11-17 17:00")
    desk.sit_down()
    desk.find_person("Grace Okoro")
    return desk


def logs(desk: Desk, log: Log, when: str, level: str = "welcome") -> None:
    desk.come_forward()
    play(Story("As it was", "", (Step(when, desk.me, "", log, See(level=level)),)), Window(desk))


def begins_to_log_a_call(desk: Desk) -> QuickEntry:
    """To Grace, at six minutes past five: as far as is known at that desk nobody agreed to it. It stays open."""
    desk.at("2026-11-17 17:06")
    desk.press(Key.Key_N, ctrl=True)
    desk.type("Grace Okoro")
    desk.press(Key.Key_Return)
    entry = desk.window.states.entry
    entry.change(direction=Direction.OUT, channel=Channel.CALL, note="Wanted to offer Saturday")
    assert [f.code.value for f in entry.guard.verdict.findings] == ["nothing_agreed"]
    return entry


def are_rung_by_them(ben: RepsDesk) -> None:
    """Five past five: what was agreed in it is at the server, and nobody has been told."""
    ben.at("2026-11-17 17:05")
    grace = ben.history("Grace Okoro").prospect
    agreed = TalkForm("Thursday", Channel.CALL, "Which evenings", "Ring us on Thursday")
    call = Form(grace.id, grace.name, direction=Direction.IN, channel=Channel.CALL, note="Which evenings? Tuesdays")
    ben.logged(replace(call, next=frozenset({Next.TALK}), talk=agreed))
    ben.minute_passes()


def types(desk: Desk, log: Log, when: str) -> None:
    """The same where it is not looked up afterwards: nothing of it is in the store yet."""
    desk.come_forward()
    window = Window(desk)
    window.sit_down(when, desk.me)
    window.log(log)


def answers(desk: RepsDesk, *keys: Qt.Key) -> None:
    """Go to the entry that needs an answer, unfold it, and press those."""
    view = desk.window.morning
    desk.focus(view.list)
    desk.press(Key.Key_Home)
    for _ in view.model.rows:
        row = view.model.row(view.list.currentIndex())
        if row is not None and row.kind is MorningRowKind.ASKS:
            break
        desk.press(Key.Key_Down)
    desk.press(Key.Key_Return)
    assert view.unsent_answers is not None
    desk.press(*keys)


def test_a_colleagues_agreement_is_seen_before_anyone_dials(ann: RepsDesk, ben: RepsDesk) -> None:
    are_rung_by_them(ben)
    assert not ann.history("Grace Okoro").agreements, "nobody has told her window of it"
    ann.come_forward()
    ann.at("2026-11-17 17:10")
    ann.take("Call")
    before = ann.act_card()
    assert before.telling is not None
    assert before.telling.headline == "Too early"
    assert "It is Ben’s agreement." in before.telling.spoken
    assert ann.opened == [], "nothing was dialled"
    assert not before.card.doubt.isVisible()


def test_without_the_server_the_card_says_as_of_when_it_knows(ann: RepsDesk, ben: RepsDesk) -> None:
    are_rung_by_them(ben)
    ann.server.is_away = True
    ann.come_forward()
    ann.at("2026-11-17 18:10")
    ann.take("Call")
    told = "As of 17:00; colleagues may have agreed something since."
    assert told in ann.words_in(ann.act_card().card)


def test_an_open_entry_is_judged_anew_when_a_colleague_agrees_something(
    ann: RepsDesk, ben: RepsDesk, team: Team
) -> None:
    are_rung_by_them(ben)
    ann.come_forward()
    entry = begins_to_log_a_call(ann)
    listening = Thread(target=team.bell.ring)
    listening.start()
    ann.qtbot.waitUntil(lambda: "anothers" in [f.code.value for f in entry.guard.verdict.findings])
    listening.join()
    assert "It is Ben’s agreement." in ann.banner()
    assert ann.window.states.entry.form.note == "Wanted to offer Saturday"


def test_what_happened_waits_while_the_server_is_away_and_goes_when_it_is_back(
    ann: RepsDesk, ben: RepsDesk, team: Team
) -> None:
    ann.server.is_away = True
    types(ann, ASKED, "2026-11-17 18:00")
    assert ann.window.toast.text == "Waiting to be sent: call with Grace Okoro. It goes when the server is back."
    assert not ann.window.entry.isVisible()
    assert ann.window.states.entry.take_draft() is None
    assert ann.mark == "as of 17:00"
    (folded,) = ann.rows(MorningRowKind.TO_GO)
    assert folded.spoken == "Waiting to be sent (1)"
    ann.open_again()
    assert len(ann.rows(MorningRowKind.TO_GO)) == 1, "it outlives the window"

    ann.server.is_away = False
    ann.minute_passes()
    assert ann.mark == ""
    assert not ann.rows(MorningRowKind.TO_GO)
    notes = [contact.note for contact in ann.history("Grace Okoro").contacts]
    assert notes.count("How much is it?") == 1
    team.bell.ring()
    assert "How much is it?" in [contact.note for contact in ben.history("Grace Okoro").contacts]


def one_that_is_held(ann: RepsDesk, ben: RepsDesk) -> None:
    """Ann rings as she agreed to, while the server is away; Ben has heard meanwhile that they would rather not."""
    logs(ann, RANG, "2026-11-17 17:05")
    ben.minute_passes()
    ann.server.is_away = True
    kept = Log("Grace Okoro", "call", "out", note="Tuesdays it is")
    types(ann, kept, "2026-11-19 11:00")
    assert len(ann.rows(MorningRowKind.TO_GO)) == 1
    (today,) = ann.rows(MorningRowKind.TALK)
    assert today.detail.startswith("Waiting to be sent · "), "it is not to be done again"
    logs(
        ben,
        Log("Grace Okoro", "call", "in", note="Too dear", standing="their-turn", words="we'll call you"),
        "2026-11-19 10:00",
    )
    ann.server.is_away = False
    ann.come_forward()
    ann.at("2026-11-19 12:00")
    ann.minute_passes()


def notes_of(desk: RepsDesk) -> list[str]:
    return [contact.note for contact in desk.history("Grace Okoro").contacts]


def test_what_the_guard_now_holds_stays_and_the_morning_asks_with_the_reason(ann: RepsDesk, ben: RepsDesk) -> None:
    one_that_is_held(ann, ben)
    (heading,) = [row for row in ann.rows(MorningRowKind.HEADING) if "need" in row.name]
    assert heading.name == "1 entry needs an answer"
    (row,) = ann.rows(MorningRowKind.ASKS)
    assert row.name == "Grace Okoro"
    assert (row.detail, "“we'll call you”" in row.spoken) == ("It’s their turn", True)
    assert not ann.rows(MorningRowKind.TO_GO)
    assert "Tuesdays it is" not in notes_of(ann)

    answers(ann, Key.Key_2)  # log it all the same
    ann.press(Key.Key_Return)
    assert "Say why. It is kept with the record." in ann.words_in(ann.window.morning.unsent_answers)  # type: ignore[arg-type]
    ann.type("it had been agreed")
    ann.press(Key.Key_Return)
    assert not ann.rows(MorningRowKind.ASKS)
    (kept,) = [contact for contact in ann.history("Grace Okoro").contacts if contact.note == "Tuesdays it is"]
    assert kept.reason == "it had been agreed"


def test_it_can_be_put_right_in_the_entry(ann: RepsDesk, ben: RepsDesk) -> None:
    one_that_is_held(ann, ben)
    answers(ann, Key.Key_1)
    entry = ann.window.entry
    assert entry.isVisible()
    assert ann.window.states.entry.form.note == "Tuesdays it is"
    assert "we'll call you" in ann.banner()
    ann.window.states.entry.change(direction=Direction.IN)
    ann.window.states.entry.save()
    assert not entry.isVisible()
    assert notes_of(ann).count("Tuesdays it is") == 1
    assert not ann.rows(MorningRowKind.ASKS)
    assert not list(ann.setup.paths.unsent.iterdir())


def test_it_can_be_dropped_and_that_be_taken_back(ann: RepsDesk, ben: RepsDesk) -> None:
    one_that_is_held(ann, ben)
    answers(ann, Key.Key_3)
    toast = ann.window.toast
    assert toast.text == "Dropped: call with Grace Okoro"
    assert not ann.rows(MorningRowKind.ASKS)
    assert toast._undo.text() == "Undo"
    toast._undo.click()
    assert len(ann.rows(MorningRowKind.ASKS)) == 1


def test_answered_while_the_server_is_away_it_goes_by_itself_later(ann: RepsDesk, ben: RepsDesk) -> None:
    one_that_is_held(ann, ben)
    ann.server.is_away = True
    answers(ann, Key.Key_2)
    ann.type("it had been agreed")
    ann.press(Key.Key_Return)
    assert not ann.rows(MorningRowKind.ASKS)
    assert len(ann.rows(MorningRowKind.TO_GO)) == 1
    ann.server.is_away = False
    ann.minute_passes()
    assert "Tuesdays it is" in notes_of(ann)


def test_another_deed_is_told_once_and_what_was_typed_stays(ann: RepsDesk, ben: RepsDesk) -> None:
    ann.server.is_away = True
    ann.window.dialogs.us().ask()
    dialog = ann.window.dialogs.us()
    dialog.newcomer.setText("Cleo")
    ann.qtbot.keyClick(dialog.newcomer, Key.Key_Return)
    assert "the team’s server does not answer. What you typed is still here." in dialog.told.text()
    assert dialog.newcomer.text() == "Cleo"
    assert ann.mark == "as of 17:00"
    assert QApplication.activeModalWidget() is None


def test_of_what_cannot_be_read_it_is_told_where_it_lies(ann: RepsDesk, ben: RepsDesk) -> None:
    folder = ann.setup.paths.unsent
    folder.mkdir()
    (folder / f"{'0' * 32}.json").write_text("{", encoding="utf-8")
    ann.open_again()
    told = f"1 entry that waits to be sent cannot be read. It was left where it lies: {folder}"
    assert ann.window.toast.text == told


def beside(ann: RepsDesk) -> UnsentFolder:
    """Where the command line keeps what waits, and sends it from, beside her open window."""
    return UnsentFolder(ann.setup.paths.unsent)


def test_the_window_knows_what_the_command_line_keeps_and_sends(ann: RepsDesk, ben: RepsDesk) -> None:
    ann.server.is_away = True
    types(ann, ASKED, "2026-11-17 18:00")
    (kept,) = beside(ann).waiting()
    another = replace(kept, key="a" * 32, entry=replace(kept.entry, note="And when?"))
    beside(ann).keep(another)
    ann.minute_passes()
    assert [row.spoken for row in ann.rows(MorningRowKind.TO_GO)] == ["Waiting to be sent (2)"]
    beside(ann).drop(kept.key)
    ann.minute_passes()
    assert [row.spoken for row in ann.rows(MorningRowKind.TO_GO)] == ["Waiting to be sent (1)"]
    ann.server.is_away = False
    ann.minute_passes()
    assert not ann.rows(MorningRowKind.TO_GO)
    assert notes_of(ann).count("And when?") == 1
    assert "How much is it?" not in notes_of(ann), "it was taken back beside the window"


def test_what_a_colleague_had_erased_waits_nowhere(ann: RepsDesk, ben: RepsDesk) -> None:
    ann.server.is_away = True
    types(ann, ASKED, "2026-11-17 18:00")
    whose = ben.history("Grace Okoro").prospect.id
    ben.store.erase(whose, "Ben", ben.now)
    ann.server.is_away = False
    ann.minute_passes()
    assert not ann.rows(MorningRowKind.TO_GO)
    assert not ann.rows(MorningRowKind.ASKS)
    assert not list(ann.setup.paths.unsent.iterdir())


def types_everywhere_about(desk: RepsDesk, name: str) -> None:
    """Whatever there is to type into: an entry, a detail, what is logged, what slipped, a row of the evening."""
    states, history = desk.window.states, desk.history(name)
    person, agreed = history.prospect, history.agreements[0]
    states.entry.begin(Form(person.id, name, note="marzipan"))
    states.entry.keep_draft()
    states.editing.begin(Detail.NOTES)
    states.editing.type("marzipan")
    states.editing.keep_draft()
    states.correcting.begin(history.contacts[0])
    states.correcting.change(CorrectionField.NOTE, "marzipan")
    states.flows.catch_up.begin((planned_from(agreed, person),))
    states.flows.catch_up.answering.change(words="marzipan")
    states.evening._left.put(LeftInRow(agreed.id, (person.id,), name, "marzipan"))
    for keep in (states.correcting.leave, states.flows.catch_up.leave, states.evening._left.keep):
        keep()
    assert sum(b"marzipan" in file.read_bytes() for file in files_of(desk)) == 5


def files_of(desk: RepsDesk) -> list[Path]:
    return [file for file in desk.setup.paths.data.iterdir() if file.is_file()]


LET_GO = "Somebody was erased for good, and what you had typed about them and not saved is gone with them."


def test_what_is_half_typed_about_somebody_goes_when_it_comes_in_that_a_colleague_has_erased_them(
    ann: RepsDesk, ben: RepsDesk
) -> None:
    are_rung_by_them(ben)
    ann.minute_passes()
    types_everywhere_about(ann, "Grace Okoro")
    ben.store.erase(ben.history("Grace Okoro").prospect.id, "Ben", ben.now)
    ann.minute_passes()
    assert ann.window.toast.text == LET_GO
    ann.window.states.flows.catch_up.leave()
    assert ann.window.states.flows.catch_up.items == ()
    ann.window.states.correcting.leave()
    ann.window.close()
    assert not [file for file in files_of(ann) if b"marzipan" in file.read_bytes()]


CLOSED = "Somebody was erased for good. What was open about them is closed, and none of it is kept."


def hands_over(desk: RepsDesk, planned: Planned) -> QWidget:
    desk.window.flows.hand_over(planned)
    desk.window.flows.handing_over.name.setText("marzipan")
    return desk.window.flows.handing_over


def moves(desk: RepsDesk, planned: Planned) -> QWidget:
    desk.window.flows.move(planned)
    desk.window.flows.moving.words.setText("marzipan")
    return desk.window.flows.moving


def tells_what_became(desk: RepsDesk, planned: Planned) -> QWidget:
    desk.window.flows.slipped.ask(planned)
    return desk.window.flows.slipped


def promises(desk: RepsDesk, planned: Planned) -> QWidget:
    desk.window.flows.promise(planned.prospect_id, "marzipan")
    return desk.window.flows.promising


def corrects(desk: RepsDesk, planned: Planned) -> QWidget:
    desk.window.corrections.open(desk.history("Grace Okoro").contacts[0])
    desk.window.states.correcting.change(CorrectionField.NOTE, "marzipan")
    return desk.window.corrections.dialog


def says(desk: RepsDesk, planned: Planned) -> QWidget:
    desk.window.dialogs.open_say(planned.prospect_id, Channel.CALL)
    desk.window.say.text.setPlainText("marzipan")
    return desk.window.say


def makes_one(desk: RepsDesk, planned: Planned) -> QWidget:
    desk.window.dialogs.merge().ask(planned.prospect_id, planned.name)
    return desk.window.dialogs.merge()


def is_about_to_ring(desk: RepsDesk, planned: Planned) -> QWidget:
    act = Act(ActKind.CALL, planned.prospect_id, Channel.CALL, "+44 7700 900161", "+447700900161")
    desk.window.flows.act(act)
    return desk.window.flows.act_card


ASKED_ABOUT_THEM = (hands_over, moves, tells_what_became, promises, corrects, says, makes_one, is_about_to_ring)


def test_what_is_open_about_somebody_closes_when_a_colleague_has_erased_them_and_says_why(
    ann: RepsDesk, ben: RepsDesk
) -> None:
    for asks in ASKED_ABOUT_THEM:
        if asks is not ASKED_ABOUT_THEM[0]:
            ben.logged(VISIT)  # as if nobody of that name had ever been there
        are_rung_by_them(ben)
        ann.minute_passes()
        history = ann.history("Grace Okoro")
        asked = asks(ann, planned_from(history.agreements[0], history.prospect))
        assert asked.isVisible(), asks
        ann.minute_passes()
        assert asked.isVisible(), f"{asks}: nobody is gone"
        ann.window.toast.dismiss()
        ben.store.erase(history.prospect.id, "Ben", ben.now)
        ann.minute_passes()
        assert not isValid(asked) or not asked.isVisible(), asks
        assert (ann.window.toast.isVisible(), ann.window.toast.text) == (True, CLOSED), asks
        ann.window.keep_typing()  # as on the way out
        assert not [file for file in files_of(ann) if b"marzipan" in file.read_bytes()], asks
    ann.window.close()
    assert not [file for file in files_of(ann) if b"marzipan" in file.read_bytes()]


def test_what_is_open_about_somebody_else_stays_as_it_was_typed(ann: RepsDesk, ben: RepsDesk) -> None:
    are_rung_by_them(ben)
    ben.at("2026-11-17 17:10")
    ben.logged(replace(VISIT, who="Sam Idowu", phone="+44 7700 900162"))
    ben.minute_passes()
    ann.minute_passes()
    history = ann.history("Grace Okoro")
    asked = moves(ann, planned_from(history.agreements[0], history.prospect))
    ben.store.erase(ben.history("Sam Idowu").prospect.id, "Ben", ben.now)
    ann.minute_passes()
    assert asked.isVisible()
    assert ann.window.flows.moving.words.text() == "marzipan"


def test_what_was_left_unsaved_about_somebody_whom_a_colleague_erased_meanwhile_is_gone_at_the_next_start(
    ann: RepsDesk, ben: RepsDesk
) -> None:
    are_rung_by_them(ben)
    ann.minute_passes()
    types_everywhere_about(ann, "Grace Okoro")
    ann.window.close()
    ben.store.erase(ben.history("Grace Okoro").prospect.id, "Ben", ben.now)
    ann.replica.store.catch_up()  # as the command line does, which knows nothing of what is typed in a window
    ann.open_again()
    assert ann.window.toast.text == LET_GO, "and nothing is offered to be gone on with"
    assert not [file for file in files_of(ann) if b"marzipan" in file.read_bytes()]


def test_whoever_erases_somebody_is_told_where_they_are_gone_and_when(ann: RepsDesk, ben: RepsDesk) -> None:
    ann.window.states.trash.erase(ann.history("Grace Okoro").prospect.id)
    assert ann.window.toast.text == (
        "Whoever is erased is gone from this computer now, from a colleague’s when it next connects, from the server "
        "within a day, and from the server’s backups when these are let go."
    )
