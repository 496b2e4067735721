"""Claims about the states of one window: each is made once, when it is first needed, over what was handed in."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import JO, at, day, did, jo, talk
from tests.fakes import Clock, FakeStore, a_desk
from tests.storage.looking import do
from tests.surroundings import here_by
from tests.widgets.flows.flow_table import Drafts
from tracker.actions.outcome import Fault, StoreFault
from tracker.actions.team.unsent import Unsent
from tracker.files.unsent_folder import UnsentFolder
from tracker.presentation import form_text
from tracker.presentation.corrections import correction_drafts
from tracker.presentation.corrections.correction_drafts import Left
from tracker.presentation.corrections.correction_fields import CorrectionField, Typed
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry_form import Beside, Form
from tracker.presentation.flows.catch_up import forms_to
from tracker.presentation.flows.slipped_answer import SlippedForm
from tracker.presentation.person import detail_drafts
from tracker.presentation.person.detail_drafts import LeftBehind
from tracker.presentation.person.prospect_details import Detail
from tracker.presentation.road import left_in_rows
from tracker.presentation.road.left_in_rows import LeftInRow
from tracker.presentation.states import Ports, States
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import Attempt, Entry
from tracker.runtime.settings import Settings

NOW = at("2026-11-18 10:00")
MADE_WHEN_NEEDED = sorted(name for name, made in vars(States).items() if isinstance(made, cached_property))


class EveryDraft:
    """Each draft in memory."""

    def __init__(self) -> None:
        self.entries, self.details, self.catch_up, self.corrections = Drafts(), Drafts(), Drafts(), Drafts()
        self.evening = Drafts()

    def lost(self) -> tuple[str, str]:
        return "", ""


def nothing(*_given: Any) -> Any:
    """A port that is not asked here."""
    return None


@pytest.fixture
def drafts() -> EveryDraft:
    return EveryDraft()


@pytest.fixture
def tray(tmp_path: Path) -> UnsentFolder:
    return UnsentFolder(tmp_path / "waiting")


@pytest.fixture
def store() -> FakeStore:
    return FakeStore(jo())


@pytest.fixture
def states(qtbot: QtBot, drafts: EveryDraft, tray: UnsentFolder, store: FakeStore) -> States:
    clock = Clock(NOW)
    desk = a_desk(store, clock)
    others: dict[str, Any] = dict.fromkeys(Ports.__dataclass_fields__, nothing)
    given = {"settings": Settings, "folder": Path("data"), "e164": lambda _typed: "", "tray": lambda: tray}
    ports = Ports(**others | given)
    return States(Dispatcher(lambda: desk, lambda work: work()), here_by(clock), drafts, ports)


def test_none_is_made_before_it_is_needed(states: States) -> None:
    assert MADE_WHEN_NEEDED
    assert not set(MADE_WHEN_NEEDED) & set(vars(states))


@pytest.mark.parametrize("name", MADE_WHEN_NEEDED)
def test_each_is_made_once(states: States, name: str) -> None:
    assert getattr(states, name) is getattr(states, name)


def test_they_share_where_and_when_it_is(states: States) -> None:
    assert states.calendar.today == states.morning.today == states.entry.today == states.now().date()


def test_what_waits_about_somebody_erased_goes_in_a_store_that_is_no_teams_any_more(
    states: States, tray: UnsentFolder, store: FakeStore
) -> None:
    entry = Entry(JO, Attempt(Direction.IN, Channel.CALL, NOW, "Ann"), ContactOutcome.TALKED, "Lemon.")
    tray.keep(Unsent("a" * 32, entry, NOW))
    tray.keep(Unsent("b" * 32, replace(entry, who=JO + 1), NOW))
    store.erase(JO, "Ann", NOW)
    states.forget(JO)
    assert [unsent.key for unsent in tray.waiting()] == ["b" * 32]


def test_nothing_typed_about_somebody_erased_is_kept(states: States, drafts: EveryDraft) -> None:
    states.entry.begin(Form(JO, "Jo Hill", note="Lemon."))
    states.entry.keep_draft()
    assert "Lemon." in (drafts.entries.text or "")
    states.forget(JO)
    assert drafts.entries.text is None


def test_who_was_erased_elsewhere_is_looked_for_in_what_was_typed_and_no_state_is_made_for_nothing(
    states: States, drafts: EveryDraft, store: FakeStore
) -> None:
    told: list[frozenset[int]] = []
    states.forget_erased(told.append)
    assert not {"entry", "editing", "correcting", "evening", "flows"} & set(vars(states))
    kept = Form(JO + 1, "Sam", note="Lime."), Form(JO, "Jo Hill", note="Lemon.")
    drafts.entries.keep(form_text.to_text(kept))
    states.forget_erased(told.append)
    store.erase(JO, "Ben", NOW)
    states.forget_erased(told.append)
    assert told == [frozenset(), frozenset(), {JO}]
    assert form_text.from_text(drafts.entries.text or "") == kept[:1]


CALLED = did("2026-11-12 15:00", note="Lime.")
LEFT = {
    "entries": form_text.to_text([Form(JO + 1, "Sam", others=(Beside(JO, "Jo Hill"),), note="Lemon.")]),
    "details": detail_drafts.to_text({JO: LeftBehind(Detail.NOTES, "", "Lemon.")}),
    "catch_up": forms_to({8: SlippedForm(words="Lemon.")}),
    "corrections": correction_drafts.to_text([Left(CALLED, {CorrectionField.NOTE: Typed("Lemon.", NOW)})]),
    "evening": left_in_rows.to_text([LeftInRow(8, (JO + 1, JO), "Sam", "Lemon.")]),
}


@pytest.mark.parametrize("draft", LEFT)
@pytest.mark.parametrize("typed", ["in this window", "before this start"])
def test_wherever_something_was_typed_about_somebody_erased_elsewhere_it_goes(
    states: States, drafts: EveryDraft, store: FakeStore, draft: str, typed: str
) -> None:
    do(store, CALLED, replace(talk(day("2026-11-10")), id=8))
    kept = getattr(drafts, draft)
    kept.keep(LEFT[draft])
    if typed == "in this window":
        states.entry.resume()
        for made in (states.editing, states.correcting, states.flows.catch_up, states.evening):
            assert made is not None
    states.forget_erased()
    assert kept.text == LEFT[draft]
    store.erase(JO, "Ben", NOW)
    states.forget_erased()
    assert kept.text is None


def test_a_store_that_does_not_answer_keeps_what_was_typed_and_holds_nobody_up(
    states: States, drafts: EveryDraft, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_locked(_people: object) -> None:
        raise StoreFault(Fault.LOCKED)

    drafts.entries.keep(form_text.to_text([Form(JO, "Jo Hill", note="Lemon.")]))
    store.erase(JO, "Ben", NOW)
    monkeypatch.setattr(store, "erased_among", is_locked)
    told: list[frozenset[int]] = []
    states.forget_erased(told.append)
    assert told == [frozenset()]
    assert "Lemon." in (drafts.entries.text or "")
