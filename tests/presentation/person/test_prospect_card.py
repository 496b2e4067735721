"""Claims about a prospect's card: what stands before you talk, how the chain reads, and that it keeps up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import ZONE, at, came_in, day, did, history, jo, objects, promise, said, talk
from tests.fakes import Clock, FakeStore, a_desk
from tests.surroundings import here_at, here_by
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.actions.people.set_standing import set_standing
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.person.prospect_card import Card, ProspectCard, card_of
from tracker.presentation.person.timeline import Link, Teller, timeline
from tracker.rules.agreement import AgreementOutcome, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome, Question, Ready
from tracker.rules.entry import NewStanding
from tracker.rules.history import History
from tracker.rules.prospect import Business, CanBuy, Email, Hours, Interest, Phone, Prospect, StandingKind
from tracker.rules.verdict import Code, Facts, Finding, Level, Verdict

NOW = at("2026-11-21 09:00")
TELLER = Teller(ZONE, date(2026, 11, 21), "Maria")


def card(found: History) -> Card:
    return card_of(found, here_at(NOW))


def chain(*records: object) -> tuple[Link, ...]:
    return timeline(history(*records), TELLER)


def test_the_card_says_who_how_they_stand_and_when_they_may_hear_from_us() -> None:
    shown = card(
        history(
            said(StandingKind.THEIR_TURN, "2026-11-12 15:00", "we'll call you"),
            prospect=jo(organisation="Hill & Sons", household="Hill wedding"),
        )
    )
    assert shown.beside == "Hill & Sons · Hill wedding"
    assert shown.standing_text == "Their turn"
    assert shown.earliest_text == "It's their turn"
    assert shown.earliest_evidence == "“we'll call you”, on 12 November"


def test_before_you_talk_come_their_words_that_still_count_latest_first() -> None:
    shown = card(
        history(
            talk(day("2026-11-24"), made="2026-11-10 09:00", words="ring us Tuesday"),
            talk(day("2026-11-01"), made="2026-10-10 09:00", words="long kept", outcome=AgreementOutcome.KEPT),
            objects(Channel.TEXT, "2026-11-14 10:00", words="no texts please"),
            objects(Channel.CALL, "2026-11-13 10:00", words="lifted", lifted_at=at("2026-11-15 10:00")),
            said(StandingKind.OPEN, "2026-09-01 09:00"),
        )
    )
    assert [(s.words, s.on) for s in shown.said] == [
        ("“no texts please”", "Sat 14 Nov"),
        ("“ring us Tuesday”", "Tue 10 Nov"),
    ]


def test_what_was_agreed_is_told_with_what_happens_then() -> None:
    shown = card(history(promise(day("2026-11-26"), topic="is it nut-free?", words="let us know", then="they decide")))
    assert shown.agreed == ("You promised an e-mail by Thursday: is it nut-free? Then: they decide.",)


def test_a_question_is_open_until_the_same_one_was_answered() -> None:
    shown = card(
        history(
            did("2026-11-01 10:00", questions=(Question("Is it nut-free?"), Question("Delivery?"))),
            did("2026-11-08 10:00", questions=(Question("is it nut-free? ", "yes, all of it"), Question("The price?"))),
        )
    )
    assert shown.open_questions == ("Delivery?", "The price?")


def test_a_question_that_came_up_twice_has_its_last_answer_at_hand_however_it_was_written() -> None:
    shown = card(
        history(
            did(
                "2026-11-01 10:00", questions=(Question("Is it nut-free?", "I shall ask"), Question("Delivery?", "no"))
            ),
            did("2026-11-08 10:00", questions=(Question("is it  NUT-FREE", "yes, all of it"),)),
            did("2026-11-12 10:00", questions=(Question("Is it nut free?"),)),
        )
    )
    assert [(fact.label, fact.text) for fact in shown.asked_before] == [
        ("Is it nut free?", "yes, all of it (3 times, last on 8 November)")
    ]
    assert shown.open_questions == ()


def test_the_last_three_contacts_come_latest_first() -> None:
    shown = card(
        history(
            did("2026-10-01 10:00", note="first"),
            came_in("2026-11-02 10:00", Channel.EMAIL),
            did("2026-11-19 10:00", basis=Basis.AGREED, note="no,\nnot yet"),
            did("2026-11-20 10:00", outcome=ContactOutcome.VOICEMAIL, by="Ben"),
        )
    )
    assert [(f.label, f.text) for f in shown.last_contacts] == [
        ("yesterday", "Call by Ben, left a voicemail, nobody agreed"),
        ("Thu 19 Nov", "Call, as agreed. no, not yet"),
        ("Mon 2 Nov", "E-mail from them"),
    ]


def test_details_say_only_what_is_known() -> None:
    assert card(history()).details == ()
    known = jo(
        phones=(Phone("07700 900123", label="mobile"),),
        emails=(Email("jo@example.org"),),
        zone="America/New_York",
        preferred_channel=Channel.EMAIL,
        hours=Hours(time(9), time(17)),
        interest=Interest.REAL,
        can_buy=CanBuy.YES,
        tags=("wedding", "May"),
        business=Business(an_edge="the only lemon cake in town"),
    )
    shown = card(history(objects(None, "2026-11-12 10:00", words="stop"), prospect=known))
    assert [(f.label, f.text) for f in shown.details] == [
        ("Mobile", "07700 900123"),
        ("E-mail", "jo@example.org"),
        ("Time zone", "New York, now 04:00"),
        ("Prefers", "e-mail"),
        ("Hours", "09:00 to 17:00, Mon to Fri"),
        ("Asked", "No contact at all: “stop”, on 12 November"),
        ("Interest", "real"),
        ("Can buy", "yes"),
        ("Tags", "wedding, May"),
    ]
    assert [f.copies for f in shown.details[:2]] == ["07700 900123", "jo@example.org"]
    assert [(f.label, f.text) for f in shown.business] == [("An edge", "the only lemon cake in town")]


def test_the_chain_runs_newest_first_and_what_was_agreed_hangs_on_its_contact() -> None:
    tasting = did("2026-11-12 15:00", Direction.MET, Channel.MEETING, note="Lemon, not almond.")
    turn = replace(said(StandingKind.THEIR_TURN, "2026-11-12 15:00", "we'll call you"), said_in=tasting.id)
    owed = promise(day("2026-11-19"), made="2026-11-12 15:00", topic="nut-free?", made_in=tasting.id)
    kept = replace(owed, outcome=AgreementOutcome.KEPT, settled_at=at("2026-11-19 09:00"))
    mail = did("2026-11-19 09:00", channel=Channel.EMAIL, outcome=ContactOutcome.SENT, basis=Basis.PROMISED)
    assert [(link.hangs, link.when, link.title) for link in chain(tasting, turn, kept, mail)] == [
        (False, "Thu 19 Nov", "E-mail, as promised"),
        (False, "Thu 12 Nov", "Meeting"),
        (True, "Thu 12 Nov", "Their turn"),
        (True, "Thu 12 Nov", "Promise by Thu 19 Nov, by e-mail: kept"),
    ]


def test_a_moved_agreement_says_who_moved_it() -> None:
    moved = talk(day("2026-11-24"), outcome=AgreementOutcome.MOVED, who_moved=WhoMoved.THEY_ASKED)
    assert chain(moved)[0].title == "Call, Tue 24 Nov: moved, they asked"


def test_a_contact_logged_against_the_warning_says_why() -> None:
    warned = Verdict((Finding(Code.NOTHING_AGREED, Level.WARN, Facts()),), Basis.NONE)
    link = chain(did("2026-11-16 10:00", verdict=warned, reason="the venue had asked"))[0]
    assert (link.level, link.because) == (Level.WARN, "Nobody agreed to this: the venue had asked")
    noted = Verdict((Finding(Code.QUIET_HOURS, Level.NOTE, Facts()),), Basis.AGREED)
    assert chain(did("2026-11-16 10:00", verdict=noted))[0].because == ""


def test_a_contact_tells_note_readiness_and_questions() -> None:
    link = chain(
        did("2026-11-16 10:00", note="Sorting.", ready=Ready.NOT_YET, questions=(Question("How long?", "A month"),))
    )[0]
    assert link.detail == "Sorting.\nNot ready yet\nHow long? A month"


def test_what_was_agreed_in_a_contact_that_is_gone_stands_by_itself() -> None:
    link = chain(talk(day("2026-11-24"), made_in=999))[0]
    assert not link.hangs


class World:
    """A card over a store in memory, with two people in it."""

    def __init__(self, run: Callable[[Callable[[], None]], object] = lambda work: work()) -> None:
        self.store = FakeStore(jo(), Prospect(2, "Ada Okoro"))
        desk = a_desk(self.store, Clock(NOW))
        self.dispatcher = Dispatcher(lambda: desk, run)
        self.card = ProspectCard(self.dispatcher, here_by(lambda: NOW, me=""))

    @property
    def name(self) -> str:
        return self.card.card.prospect.name if self.card.card is not None else ""


def test_a_change_to_the_one_shown_is_shown_and_any_other_is_not_read(qtbot: QtBot) -> None:
    world = World()
    world.card.show(1)
    world.dispatcher.do(lambda desk: set_standing(desk, 1, NewStanding(StandingKind.CLIENT)))
    assert world.card.card is not None
    assert world.card.card.standing is StandingKind.CLIENT
    with qtbot.assertNotEmitted(world.card.changed):
        world.dispatcher.do(lambda desk: edit_prospect(desk, Prospect(2, "Ada Okoro"), Prospect(2, "Ada")))


def test_the_one_chosen_last_is_shown_however_the_answers_come(qtbot: QtBot) -> None:
    waiting: list[Callable[[], None]] = []
    world = World(waiting.append)
    world.card.show(1)
    world.card.show(2)
    for work in reversed(waiting):
        work()
    assert world.name == "Ada Okoro"


@pytest.mark.parametrize("nobody", [None, 77])
def test_nobody_chosen_or_nobody_there_shows_no_card(qtbot: QtBot, nobody: int | None) -> None:
    world = World()
    world.card.show(1)
    world.card.show(nobody)
    assert world.card.card is None


def test_what_was_put_right_says_on_which_day() -> None:
    contact = did("2026-11-02 10:00", corrected_at=at("2026-11-20 09:00"))
    agreed = talk(day("2026-11-24"), corrected_at=at("2026-06-03 10:00"))
    told = {link.source.id: link.corrected for link in chain(contact, agreed, did("2026-11-05 10:00"))}
    assert told[contact.id] == "corrected yesterday"
    assert told[agreed.id] == "corrected on 3 June"
    assert sorted(told.values())[0] == ""


def test_what_stands_beside_their_turn_was_agreed_once_more_and_not_moved() -> None:
    said_so = did("2026-11-16 10:00", Direction.IN)
    anew = talk(day("2026-11-24"), made="2026-11-16 10:00", made_in=said_so.id)
    before = talk(
        day("2026-11-24"),
        outcome=AgreementOutcome.MOVED,
        who_moved=WhoMoved.THEY_ASKED,
        settled_at=said_so.at,
        settled_by=said_so.id,
        moved_to=anew.id,
    )
    assert [link.title for link in chain(before, said_so, anew)] == [
        "Call from them",
        "Call, Tue 24 Nov",
        "Call, Tue 24 Nov: agreed once more",
    ]
