"""Claims about finding people: the latest question counts, whatever was typed, and someone new is offered last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.builders import JO, at, did, exact, jo, said, talk
from tests.fakes import Clock, FakeStore, a_desk
from tests.surroundings import here_by
from tracker.actions.outcome import Fault, StoreFault
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.people.people_model import LONGEST, PeopleModel, PersonRole, asked
from tracker.rules.contact import Contact
from tracker.rules.prospect import Prospect, StandingKind

TODAY = date(2026, 11, 21)


def people() -> FakeStore:
    return FakeStore(
        jo(organisation="Hill & Sons"),
        Prospect(2, "Ada Okoro"),
        Prospect(3, "Jörg Vale"),
        talk(exact("2026-11-24 10:00")),
        said(StandingKind.THEIR_TURN, "2026-11-12 15:00"),
    )


def finder(store: FakeStore, run: Callable[[Callable[[], None]], object], offers_new: bool = False) -> PeopleModel:
    desk = a_desk(store, Clock(at("2026-11-21 09:00")))
    return PeopleModel(Dispatcher(lambda: desk, run), here_by(lambda: at("2026-11-21 09:00")), offers_new)


def names(model: PeopleModel) -> list[str]:
    return [model.data(model.index(n, 0)) for n in range(model.rowCount())]


def at_once(work: Callable[[], None]) -> None:
    work()


@pytest.mark.parametrize(
    ("text", "found"),
    [("jorg", ["Jörg Vale"]), ("SONS", ["Jo Hill"]), ("nobody here", []), ("  ada \n", ["Ada Okoro"])],
)
def test_people_are_found_by_what_was_typed(qtbot: QtBot, text: str, found: list[str]) -> None:
    model = finder(people(), at_once)
    model.ask(text)
    assert names(model) == found


def test_someone_new_is_offered_last_and_only_for_a_text(qtbot: QtBot) -> None:
    model = finder(people(), at_once, offers_new=True)
    model.ask("Jo")
    assert names(model)[-1] == "New person “Jo”"
    assert model.data(model.index(model.rowCount() - 1, 0), PersonRole.IS_NEW) is True
    model.ask("  ")
    assert "New person" not in " ".join(names(model))


def test_a_row_says_what_comes_next_or_how_they_stand(qtbot: QtBot) -> None:
    model = finder(people(), at_once)
    model.ask("jo hill")
    row = model.index(0, 0)
    assert model.data(row, PersonRole.NEXT) == "Tue 24 Nov 10:00"
    assert model.data(row, PersonRole.BESIDE) == "Hill & Sons"


def test_only_the_answer_to_the_latest_question_is_shown(qtbot: QtBot) -> None:
    waiting: list[Callable[[], None]] = []
    model = finder(people(), waiting.append)
    shown: list[list[str]] = []
    model.answered.connect(lambda: shown.append(names(model)))
    for text in ("a", "ad", "ada"):
        model.ask(text)
    assert (len(waiting), model.is_current) == (1, False)  # the texts between were never asked
    waiting.pop(0)()
    assert shown == []
    waiting.pop(0)()
    assert shown == [["Ada Okoro"]]
    assert model.is_current
    assert waiting == []


def noted(contact_id: int, when: str, note: str, prospect_id: int = JO) -> Contact:
    return replace(did(when), id=contact_id, note=note, prospect_id=prospect_id)


def spoken_of() -> FakeStore:
    return FakeStore(
        jo(notes="lemon"),
        Prospect(2, "Ada Okoro", address="3 Lemon Street"),
        Prospect(3, "Jörg Vale"),
        Prospect(4, "Lemony Snow"),
        noted(31, "2026-11-12 10:00", note="knows the lemon cake"),
        noted(32, "2026-11-13 10:00", "Would not decide before she had tried the lemon filling once", 3),
        noted(33, "2026-11-14 10:00", "lemon again", 3),
    )


def looking_further(store: FakeStore, run: Callable[[Callable[[], None]], object] = at_once) -> PeopleModel:
    desk, now = a_desk(store, Clock(at("2026-11-21 09:00"))), here_by(lambda: at("2026-11-21 09:00"))
    return PeopleModel(Dispatcher(lambda: desk, run), now, looks_further=True)


def test_after_a_pause_those_come_beneath_whose_notes_and_addresses_speak_of_it_each_once(qtbot: QtBot) -> None:
    model = looking_further(spoken_of())
    ModelTester(None).check(model)
    model.ask("lemon")
    assert names(model) == ["Lemony Snow", "Jo Hill"]
    qtbot.waitSignal(model.more).wait()
    assert names(model) == ["Lemony Snow", "Jo Hill", "Jörg Vale", "Ada Okoro"]
    told = [model.data(model.index(n, 0), PersonRole.BESIDE) for n in (2, 3)]
    assert told == ["Note of Sat 14 Nov: lemon again", "Address: 3 Lemon Street"]


def test_a_long_note_is_told_from_a_little_before_the_word(qtbot: QtBot) -> None:
    model = looking_further(spoken_of())
    model.ask("filling")
    qtbot.waitSignal(model.more).wait()
    told = model.data(model.index(0, 0), PersonRole.BESIDE)
    assert told == "Note of Fri 13 Nov: …she had tried the lemon filling once"


def test_a_key_typed_meanwhile_is_answered_first_and_what_was_looked_for_before_is_dropped(qtbot: QtBot) -> None:
    waiting: list[Callable[[], None]] = []
    model = looking_further(spoken_of(), waiting.append)
    model.ask("lemon")
    waiting.pop(0)()
    qtbot.waitUntil(lambda: len(waiting) == 1)
    model.ask("lemons")
    assert len(waiting) == 2
    waiting.pop(0)()
    waiting.pop(0)()
    assert names(model) == []
    assert waiting == []


def test_a_form_looks_no_further_than_names_numbers_and_what_is_known_of_them(qtbot: QtBot) -> None:
    model = looking_further(spoken_of())
    model.ask("again")
    qtbot.waitSignal(model.more).wait()
    assert names(model) == ["Jörg Vale"]
    form = finder(spoken_of(), at_once, offers_new=True)
    form.ask("again")
    with qtbot.assertNotEmitted(form.more, wait=400):
        pass


def test_after_a_failure_the_next_key_asks_anew(qtbot: QtBot) -> None:
    store = people()
    broken = [True]

    class Breaking(FakeStore):
        def people_like(self, text, limit):  # type: ignore[no-untyped-def]
            if broken:
                raise StoreFault(Fault.LOCKED)
            return store.people_like(text, limit)

    model = finder(Breaking(), at_once)
    model.ask("ada")
    assert names(model) == []
    broken.clear()
    model.ask("ada")
    assert names(model) == ["Ada Okoro"]


@pytest.mark.parametrize(
    ("text", "looked_for"),
    [
        ("Jo\x00Hill", "Jo Hill"),
        ("Jo\ud800Hill", "Jo Hill"),
        ("a\r\nb\tc", "a b c"),
        ("x" * 100_000, "x" * LONGEST),
        ("é日本", "é日本"),
    ],
)
def test_whatever_was_typed_can_be_looked_for(text: str, looked_for: str) -> None:
    assert asked(text) == looked_for
    assert asked(text).encode()


def test_a_change_in_the_store_asks_again(qtbot: QtBot) -> None:
    store = people()
    desk = a_desk(store, Clock(at("2026-11-21 09:00")))
    dispatcher = Dispatcher(lambda: desk, at_once)
    model = PeopleModel(dispatcher, here_by(lambda: at("2026-11-21 09:00")))
    model.ask("ada")
    dispatcher.do(lambda d: edit_prospect(d, Prospect(2, "Ada Okoro"), Prospect(2, "Ada Okoro-Lind")))
    assert names(model) == ["Ada Okoro-Lind"]


def test_the_model_keeps_qts_contract(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = finder(people(), at_once, offers_new=True)
    model.ask("o")
    qtmodeltester.check(model)
