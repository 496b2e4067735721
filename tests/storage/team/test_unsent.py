"""What happened is written down while the server is away: kept here, sent once, and judged anew when it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import JO, at, day, jo, talk
from tests.fakes import Clock, a_desk
from tests.storage.looking import NOW, do
from tests.storage.team.in_memory_server import Loses, TeamsLedger
from tests.storage.team.teams import Replica, new_team, rows
from tracker.actions.contacts.log_contact import Held, Logged
from tracker.actions.outcome import Changes, Fault, Problem, StoreFault
from tracker.actions.ports import Desk
from tracker.actions.team.forget_erased import forget_erased
from tracker.actions.team.log_or_keep import log_or_keep
from tracker.actions.team.send_unsent import send_unsent
from tracker.actions.team.unsent import Asks, Unsent
from tracker.files.unsent_folder import UnsentFolder
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import Attempt, Entry, NewProspect
from tracker.rules.verdict import Code

KEY = "0123456789abcdef" * 2
CALLED_ME = Entry(JO, Attempt(Direction.IN, Channel.CALL, NOW, "Ann"), ContactOutcome.TALKED, "She rang")
CALLED_HER = replace(CALLED_ME, attempt=Attempt(Direction.OUT, Channel.CALL, NOW, "Ann"))


class Rep:
    """One of the team at their own desk."""

    def __init__(self, kept: TeamsLedger, folder: Path, me: str) -> None:
        self.replica = Replica(kept, folder / "as-agreed.db")
        self.tray = UnsentFolder(folder / "waiting")
        store = self.replica.store
        self.desk: Desk = replace(a_desk(store, Clock(NOW), me=me), team=store, unsent=self.tray)  # type: ignore[arg-type]

    @property
    def contacts(self) -> list[str]:
        history = self.desk.store.history_of(JO)
        assert history is not None
        return [contact.note for contact in history.contacts]

    def logs(self, entry: Entry, key: str = KEY) -> Logged | Held | Unsent:
        return log_or_keep(self.desk, entry, key, "[its form]").value

    def sends(self) -> list[Logged | Unsent | None]:
        return [send_unsent(self.desk, self.tray, each).value for each in self.tray.waiting()]


@pytest.fixture
def kept() -> TeamsLedger:
    return new_team()


@pytest.fixture
def ann(kept: TeamsLedger, tmp_path: Path) -> Iterator[Rep]:
    rep = Rep(kept, tmp_path / "ann", "Ann")
    do(rep.replica.store, jo())
    yield rep
    rep.replica.store.close()


@pytest.fixture
def ben(ann: Rep, kept: TeamsLedger, tmp_path: Path) -> Iterator[Rep]:
    rep = Rep(kept, tmp_path / "ben", "Ben")
    yield rep
    rep.replica.store.close()


def test_with_the_server_there_nothing_waits_and_the_key_is_the_entrys_own(ann: Rep) -> None:
    assert isinstance(ann.logs(CALLED_ME), Logged)
    assert ann.tray.waiting() == ()
    assert ann.replica.store.logged_once(KEY) is not None


def test_what_happened_while_the_server_is_away_waits_with_all_that_was_known(ann: Rep) -> None:
    ann.replica.server.is_away = True
    outcome = log_or_keep(ann.desk, CALLED_ME, KEY, "[its form]")
    assert outcome.changes == Changes()
    verdict, team = outcome.value.verdict, ann.replica.store.team_id()  # type: ignore[union-attr]
    assert outcome.value == Unsent(KEY, CALLED_ME, NOW, "Jo Hill", verdict, 1, "[its form]", team=team)
    assert team
    assert ann.tray.waiting() == (outcome.value,)
    assert ann.contacts == []
    ann.replica.server.is_away = False
    (sent,) = ann.sends()
    assert isinstance(sent, Logged)
    assert ann.contacts == ["She rang"]
    assert ann.tray.waiting() == ()


@pytest.mark.parametrize("loses", [Loses.BEFORE_COMMIT, Loses.AFTER_COMMIT])
def test_where_no_answer_came_it_is_sent_again_and_logged_once(ann: Rep, ben: Rep, loses: Loses) -> None:
    server = ann.replica.server
    server.loses, server.then_away = loses, True
    assert isinstance(ann.logs(CALLED_ME), Unsent)
    assert ann.contacts == []
    server.is_away = False
    (sent,) = ann.sends()
    assert isinstance(sent, Logged)
    assert ann.contacts == ["She rang"]
    assert ann.tray.waiting() == ()
    ben.replica.store.catch_up()
    assert rows(ben.replica.place) == rows(ann.replica.place)


def test_while_a_colleague_keeps_the_turn_an_entry_waits_too(ann: Rep) -> None:
    ann.replica.server.is_held = True
    assert isinstance(ann.logs(CALLED_ME), Unsent)
    ann.replica.server.is_held = False
    (sent,) = ann.sends()
    assert isinstance(sent, Logged)
    assert ann.contacts == ["She rang"]


def test_while_it_is_away_each_sending_leaves_it_as_it_was(ann: Rep) -> None:
    ann.replica.server.is_away = True
    ann.logs(CALLED_ME)
    with pytest.raises(StoreFault) as told:
        ann.sends()
    assert told.value.fault is Fault.AWAY
    assert [each.asks for each in ann.tray.waiting()] == [None]


def test_what_a_colleague_agreed_meanwhile_holds_it_and_it_stays_with_the_reason(ann: Rep, ben: Rep) -> None:
    agreed = talk(day("2026-11-20"), owner="Ann")
    do(ben.replica.store, agreed)
    ann.replica.store.catch_up()
    ann.replica.server.is_away = True
    called = replace(CALLED_HER, attempt=replace(CALLED_HER.attempt, at=at("2026-11-20 11:00")))
    ann.desk = replace(ann.desk, now=Clock(at("2026-11-20 12:00")))
    assert isinstance(ann.logs(called), Unsent), "agreed, by all that is known here"
    off = replace(agreed, outcome=AgreementOutcome.WITHDRAWN, settled_at=at("2026-11-20 10:00"))
    do(ben.replica.store, off)
    ann.replica.server.is_away = False
    (held,) = ann.sends()
    assert isinstance(held, Unsent)
    assert held.asks is not None
    assert held.asks.verdict is not None
    assert Code.NOTHING_AGREED in [finding.code for finding in held.asks.verdict.findings]
    assert held.asks.lacks == (Problem.NEEDS_A_REASON,)
    assert ann.tray.waiting() == (held,)
    assert ann.contacts == []

    again = replace(held, entry=replace(held.entry, reason="Ben asked me to"))
    sent = send_unsent(ann.desk, ann.tray, again).value
    assert isinstance(sent, Logged)
    assert sent.contact.reason == "Ben asked me to"
    assert ann.tray.waiting() == ()


def test_what_nobody_agreed_to_is_held_without_the_server_too(ann: Rep) -> None:
    ann.replica.server.is_away = True
    held = ann.logs(CALLED_HER)
    assert isinstance(held, Held)
    assert ann.tray.waiting() == ()


def test_somebody_new_waits_too_and_whom_a_colleague_met_first_is_asked_about(ann: Rep, ben: Rep) -> None:
    ann.replica.server.is_away = True
    new = replace(CALLED_ME, who=NewProspect("Ada Vale"))
    kept = ann.logs(new)
    assert isinstance(kept, Unsent)
    assert kept.name == "Ada Vale"
    assert isinstance(ben.logs(new, "f" * 32), Logged)
    ann.replica.server.is_away = False
    (held,) = ann.sends()
    assert isinstance(held, Unsent)
    assert held.asks is not None
    assert held.asks.problem is Problem.ALREADY_HERE


def test_in_a_store_of_ones_own_no_key_is_kept(ann: Rep) -> None:
    ann.desk = replace(ann.desk, team=None, unsent=None)
    assert isinstance(ann.logs(CALLED_ME), Logged)
    assert ann.replica.store.logged_once(KEY) is None


def waits(rep: Rep, entry: Entry = CALLED_ME, key: str = KEY) -> Unsent:
    rep.replica.server.is_away = True
    kept = rep.logs(entry, key)
    rep.replica.server.is_away = False
    assert isinstance(kept, Unsent)
    return kept


def test_what_somebody_took_back_before_it_went_is_not_logged(ann: Rep) -> None:
    unsent = waits(ann)
    ann.tray.drop(unsent.key)
    assert send_unsent(ann.desk, ann.tray, unsent).value is None
    assert ann.contacts == []
    assert ann.tray.waiting() == ()


def test_what_another_program_sent_and_was_told_to_ask_about_stays_so(ann: Rep) -> None:
    unsent = waits(ann)
    held = replace(unsent, asks=Asks(problem=Problem.ALREADY_HERE))
    ann.tray.keep(held)
    assert send_unsent(ann.desk, ann.tray, unsent).value == held
    assert ann.contacts == []
    assert ann.tray.waiting() == (held,)


def test_in_a_store_that_left_its_team_it_waits_on(ann: Rep) -> None:
    unsent = waits(ann)
    ann.desk = replace(ann.desk, team=None)
    assert send_unsent(ann.desk, ann.tray, unsent).value == unsent
    assert ann.contacts == []
    assert ann.tray.waiting() == (unsent,)


@pytest.mark.parametrize("by", ["herself", "a colleague"])
def test_nothing_waits_about_somebody_who_was_erased(ann: Rep, ben: Rep, by: str) -> None:
    do(ann.replica.store, jo(id=8, name="Sam"))
    ben.replica.store.catch_up()
    waits(ann)
    with_them = waits(ann, replace(CALLED_ME, who=8, others=(JO,)), "e" * 32)
    stays = (
        waits(ann, replace(CALLED_ME, who=8), "f" * 32),
        waits(ann, replace(CALLED_ME, who=NewProspect("Jo")), "d" * 32),
    )
    forget_erased(ann.desk.store, ann.tray)
    assert len(ann.tray.waiting()) == 4
    if by == "herself":
        ann.replica.store.erase(JO, "Ann", NOW)
    else:
        ben.replica.store.erase(JO, "Ben", NOW)
        ann.replica.store.catch_up()
    forget_erased(ann.desk.store, ann.tray)
    assert with_them not in ann.tray.waiting()
    assert set(ann.tray.waiting()) == set(stays)
