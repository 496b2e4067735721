"""Claims about a prospect's card: the one thing that stands next, what to know before one talks, the history, and that
it keeps up. Each fact has one place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import at, came_in, day, did, exact, history, jo, objects, promise, said, talk
from tests.fakes import Clock, FakeStore, a_desk
from tests.surroundings import here_at, here_by
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.actions.people.set_standing import set_standing
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.person.prospect_card import Card, ProspectCard, card_of
from tracker.presentation.person.state_card import CardState, Deed
from tracker.presentation.person.story import Told
from tracker.rules.agreement import AgreementOutcome, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome, Question, Ready
from tracker.rules.entry import NewStanding
from tracker.rules.history import History
from tracker.rules.prospect import Business, CanBuy, Email, Hours, Interest, Phone, Prospect, StandingKind
from tracker.rules.verdict import Code, Facts, Finding, Level, Verdict

NOW = at("2026-11-21 09:00")
REACHED = jo(phones=(Phone("07700 900123"),), emails=(Email("jo@example.org"),))


def card(found: History, chosen: int | None = None) -> Card:
    return card_of(found, here_at(NOW), chosen)


def story(*records: object) -> tuple[Told, ...]:
    return card(history(*records)).story


def deeds(of: Card) -> tuple[Deed | None, Deed | None]:
    first, second = of.state.first, of.state.second
    return first.deed if first is not None else None, second.deed if second is not None else None


TRIED = talk(day("2026-11-21"), outcome=AgreementOutcome.TRIED)
NEXT = [
    ((promise(day("2026-11-26")),), CardState.PROMISED, "Promised for Thu 26 Nov", (Deed.WRITE, Deed.TELL)),
    ((promise(day("2026-11-21")),), CardState.PROMISED, "Promised for today", (Deed.WRITE, Deed.TELL)),
    ((talk(exact("2026-11-21 10:00")),), CardState.AGREED, "Agreed for today 10:00", (Deed.CALL, Deed.TELL)),
    (
        (talk(exact("2026-11-21 07:00")), promise(day("2026-11-21"))),
        CardState.SLIPPED,
        "Slipped: today 07:00",
        (Deed.WHAT_BECAME, Deed.CALL),
    ),
    ((talk(day("2026-10-21"), made="2026-10-01 09:00"),), CardState.SLIPPED, "Slipped: Wed 21 Oct", None),
    (
        (talk(day("2026-11-18"), outcome=AgreementOutcome.BROKEN, to_tell=True),),
        CardState.SLIPPED,
        "Missed, not told yet: Wed 18 Nov",
        (Deed.WHAT_BECAME, Deed.CALL),
    ),
    (
        (TRIED, did("2026-11-21 08:40", agreement_id=TRIED.id, outcome=ContactOutcome.NO_ANSWER)),
        CardState.TRIED,
        "Tried today 08:40, no answer (today)",
        (Deed.CALL, Deed.TELL),
    ),
    (
        (TRIED, did("2026-11-21 08:40", agreement_id=TRIED.id, outcome=ContactOutcome.VOICEMAIL)),
        CardState.TRIED,
        "Voicemail left today 08:40 (today)",
        (Deed.CALL, Deed.TELL),
    ),
    (
        (talk(exact("2026-11-25 10:00"), channel=Channel.MEETING),),
        CardState.AGREED,
        "Agreed for Wed 25 Nov 10:00",
        (None, Deed.CALL),
    ),
    (
        (talk(exact("2026-11-21 10:00"), channel=Channel.MEETING),),
        CardState.AGREED,
        "Agreed for today 10:00",
        (Deed.TELL, Deed.CALL),
    ),
    (
        (came_in("2026-11-20 10:00", Channel.EMAIL),),
        CardState.REPLY,
        "Waiting for your answer",
        (Deed.WRITE, Deed.LET_BE),
    ),
    ((said(StandingKind.THEIR_TURN, "2026-11-12 15:00", "we'll call"),), CardState.THEIR_TURN, "It’s Jo’s turn", None),
    ((said(StandingKind.NO_THANKS, "2026-11-12 15:00", "no"),), CardState.ASKED_NOT, "Said no, thank you", None),
    ((objects(None, "2026-11-12 10:00"),), CardState.ASKED_NOT, "Asked not to be contacted", (None, Deed.ANYWAY)),
    (
        (talk(day("2026-11-24")), objects(Channel.CALL, "2026-11-12 10:00")),
        CardState.ASKED_NOT,
        "Asked not to be contacted by phone",
        (None, Deed.ANYWAY),
    ),
    ((), CardState.NOTHING_AGREED, "Nothing agreed", (None, None)),
]


@pytest.mark.parametrize(("records", "state", "line", "acts"), NEXT)
def test_the_card_is_about_the_one_thing_that_stands_next_with_its_act(
    records: tuple[object, ...], state: CardState, line: str, acts: tuple[Deed | None, Deed | None] | None
) -> None:
    shown = card(history(*records, prospect=REACHED))
    assert (shown.state.state, shown.state.line) == (state, line)
    if acts is not None:
        assert deeds(shown) == acts


def test_a_no_is_told_with_its_day_and_not_since_then_for_it_may_have_been_said_before() -> None:
    first = said(StandingKind.NO_THANKS, "2026-11-02 15:00", "no, thank you")
    again = said(StandingKind.NO_THANKS, "2026-11-12 15:00", "I did say no")
    assert card(history(first, again, prospect=REACHED)).state.way == "on 12 November"


def test_what_we_put_off_to_a_day_of_our_own_is_shown_with_that_day() -> None:
    """It slipped once and was answered; it does not slip again before that day."""
    ours = talk(exact("2026-11-25 15:00"), made="2026-11-02 10:00")
    late = talk(
        day("2026-11-18"),
        made="2026-11-02 10:00",
        outcome=AgreementOutcome.MOVED,
        moved_to=ours.id,
        who_moved=WhoMoved.I_AM_LATE,
    )
    shown = card(history(late, ours, prospect=REACHED)).state
    assert (shown.state, shown.line) == (CardState.AGREED, "Agreed for Wed 25 Nov 15:00")


def test_what_cannot_be_done_is_not_offered() -> None:
    assert deeds(card(history(talk(day("2026-11-21"))))) == (Deed.TELL, None)
    assert deeds(card(history(promise(day("2026-11-21"))))) == (Deed.TELL, None)
    assert deeds(card(history(came_in("2026-11-20 10:00", Channel.EMAIL)))) == (None, Deed.LET_BE)


def test_a_colleagues_agreement_says_whose_it_is_and_where() -> None:
    shown = card(history(talk(day("2026-11-24"), owner="Ben", place="their kitchen", minutes=45)))
    assert shown.state.aside == "agreed by Ben · their kitchen · 45 minutes"


def test_one_walks_along_the_chain_and_the_card_tells_of_each() -> None:
    kept = talk(day("2026-11-12"), outcome=AgreementOutcome.KEPT, settled_at=at("2026-11-12 10:00"), topic="tasting")
    owed = promise(day("2026-11-26"), topic="nut-free?", then="they decide")
    found = history(kept, owed)
    assert card(found).state.topic == "nut-free?"
    walked = card(found, kept.id)
    assert (walked.state.state, walked.state.line, walked.state.topic) == (
        CardState.KEPT,
        "Kept on 12 November",
        "tasting",
    )
    assert deeds(walked) == (None, None)
    assert walked.follows == ""
    assert [brief.text for brief in walked.briefs] == ["nut-free?"]


STANDS = [
    (
        (said(StandingKind.THEIR_TURN, "2026-11-19 15:00", "we'll call you"), promise(day("2026-11-26"))),
        "Otherwise it is Jo’s turn: “we'll call you”, 19 Nov.",
    ),
    ((said(StandingKind.THEIR_TURN, "2026-11-19 15:00", "we'll call you"),), ""),
    (
        (
            said(StandingKind.THEIR_TURN, "2026-11-19 15:00", "we'll call you"),
            talk(day("2026-11-26"), made="2026-11-20 09:00"),
        ),
        "",
    ),
    ((said(StandingKind.CLIENT, "2026-11-20 15:00", "let's do it"),), "A client since yesterday: “let's do it”."),
    ((said(StandingKind.OPEN, "2026-11-03 15:00"),), "Happy to hear from us, since 3 Nov."),
    (
        (said(StandingKind.NO_THANKS, "2026-11-12 15:00", "no"), promise(day("2026-11-26"), made="2026-11-12 15:01")),
        "They said no, thank you, on 12 November: “no”.",
    ),
]


@pytest.mark.parametrize(("records", "told"), STANDS)
def test_how_they_stand_is_a_sentence_where_the_card_does_not_say_it(records: tuple[object, ...], told: str) -> None:
    assert card(history(*records)).stands == told


def test_their_turn_that_was_overtaken_stands_in_the_history() -> None:
    turn = said(StandingKind.THEIR_TURN, "2026-11-12 15:00", "we'll call you")
    shown = card(history(turn, came_in("2026-11-16 10:00", outcome=ContactOutcome.TALKED)))
    assert [(told.title, told.note) for told in shown.story] == [
        ("Jo rang", ""),
        ("It was Jo’s turn", "“we'll call you”"),
    ]


def test_before_you_talk_comes_what_is_owed_then_what_is_open_then_what_was_asked_before() -> None:
    shown = card(
        history(
            talk(exact("2026-11-21 07:00"), topic="sign"),
            promise(day("2026-11-23"), topic="a specimen", words="send me one"),
            talk(day("2026-11-25"), topic="the key"),
            did("2026-11-01 10:00", questions=(Question("Clips too?", "no"), Question("Delivery?"))),
            did("2026-11-08 10:00", questions=(Question("clips too? ", "yes, clips and all"),)),
        )
    )
    assert [(brief.label, brief.text) for brief in shown.briefs] == [
        ("Owed by Monday", "a specimen: “send me one”"),
        ("Agreed for Wed 25 Nov", "the key"),
        ("Still open", "Delivery?"),
        ("Asked twice", "clips too? “yes, clips and all”"),
    ]


def test_what_was_agreed_is_told_with_what_happens_then() -> None:
    shown = card(history(promise(day("2026-11-26"), topic="is it nut-free?", words="let us know", then="they decide")))
    assert (shown.state.topic, shown.state.words, shown.follows) == (
        "is it nut-free?",
        "“let us know”",
        "Then: they decide.",
    )


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
    assert [(brief.label, brief.text) for brief in shown.briefs] == [
        ("Asked three times", "Is it nut free? “yes, all of it”")
    ]
    assert shown.open_questions == ()


def test_the_history_comes_latest_first_with_what_each_rested_on() -> None:
    tasting = did("2026-10-01 10:00", Direction.MET, Channel.MEETING, note="first")
    kept = talk(day("2026-10-01"), topic="Tasting", outcome=AgreementOutcome.KEPT, settled_by=tasting.id)
    shown = story(
        kept,
        tasting,
        came_in("2026-11-02 10:00", Channel.EMAIL),
        did("2026-11-19 10:00", basis=Basis.AGREED, note="no,\nnot yet"),
        did("2026-11-20 10:00", outcome=ContactOutcome.VOICEMAIL, by="Ben"),
    )
    assert [(t.when, t.title, t.rests, t.note) for t in shown] == [
        ("20 Nov", "Left a voicemail, by Ben", "nobody agreed", ""),
        ("19 Nov", "Called", "as agreed", "no,\nnot yet"),
        ("2 Nov", "Jo e-mailed", "welcome", ""),
        ("1 Oct", "Tasting", "as agreed", "first"),
    ]
    assert shown[-1].spoken == "1 Oct Met: Tasting, as agreed"


@pytest.mark.parametrize("ended", [AgreementOutcome.WITHDRAWN, AgreementOutcome.MOVED])
def test_a_contact_that_called_it_off_or_moved_it_is_not_told_as_what_was_agreed(ended: AgreementOutcome) -> None:
    rang = came_in("2026-11-20 10:00", note="cancelled")
    (told,) = story(talk(day("2026-11-24"), topic="Tasting", outcome=ended, settled_by=rang.id), rang)
    assert (told.title, told.rests, told.as_agreed) == ("Jo rang", "welcome", False)


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
    shown = card(history(objects(Channel.CALL, "2026-11-12 10:00", words="stop"), prospect=known))
    assert [(f.label, f.text, f.beside) for f in shown.details] == [
        ("Tags", "Wedding · May", ""),
        ("Asked", "Not by phone: “stop”, on 12 November", ""),
        ("Phone", "07700 900123", "mobile"),
        ("E-mail", "jo@example.org", "prefers e-mail"),
        ("Time zone", "New York, now 04:00", ""),
        ("Hours", "09:00 to 17:00, Mon to Fri", ""),
        ("Interest", "real", ""),
        ("Can buy", "yes", ""),
    ]
    assert [f.copies for f in shown.details[2:4]] == ["07700 900123", "jo@example.org"]
    assert [(f.label, f.text) for f in shown.business] == [("An edge", "the only lemon cake in town")]


def test_how_they_like_to_be_reached_stands_by_itself_where_no_such_number_is_known() -> None:
    shown = card(history(prospect=jo(preferred_channel=Channel.TEXT)))
    assert [(f.label, f.text) for f in shown.details] == [("Prefers", "text")]


def test_what_one_sentence_closed_is_told_in_one_line_and_lifted_there() -> None:
    said = [
        objects(way, "2026-11-12 10:00", words="only by e-mail") for way in (Channel.CALL, Channel.TEXT, Channel.POST)
    ]
    apart = objects(Channel.VIDEO, "2026-11-13 10:00", words="only by e-mail")
    unsaid = [objects(way, "2026-11-14 10:00", words="") for way in (Channel.MEETING, Channel.SOCIAL)]
    shown = card(history(*said, apart, *unsaid))
    assert [(f.text, f.lifts) for f in shown.details if f.lifts] == [
        ("Not by phone, by text or by post: “only by e-mail”, on 12 November", tuple(said)),
        ("Not by video: “only by e-mail”, on 13 November", (apart,)),
        ("Not in person: Asked on 14 November", (unsaid[0],)),
        ("Not on social media: Asked on 14 November", (unsaid[1],)),
    ]


def test_an_objection_the_card_tells_of_is_not_told_again() -> None:
    shown = card(history(objects(None, "2026-11-12 10:00", words="stop")))
    assert shown.details == ()
    assert shown.state.words == "“stop”, on 12 November"


def test_what_was_said_in_a_contact_and_holds_no_more_stands_beneath_it() -> None:
    tasting = did("2026-11-12 15:00", Direction.MET, Channel.MEETING, note="Lemon, not almond.")
    turn = replace(said(StandingKind.THEIR_TURN, "2026-11-12 15:00", "we'll call you"), said_in=tasting.id)
    mail = did("2026-11-19 09:00", channel=Channel.EMAIL, outcome=ContactOutcome.SENT, basis=Basis.PROMISED)
    client = said(StandingKind.CLIENT, "2026-11-20 09:00")
    assert [(told.when, told.title) for told in story(tasting, turn, mail, client)] == [
        ("19 Nov", "E-mailed"),
        ("12 Nov", "Met"),
        ("12 Nov", "It was Jo’s turn"),
    ]


def test_a_moved_agreement_says_who_moved_it() -> None:
    now = talk(day("2026-12-04"))
    moved = talk(day("2026-11-24"), outcome=AgreementOutcome.MOVED, who_moved=WhoMoved.THEY_ASKED, moved_to=now.id)
    assert story(moved, now)[0].title == "Call, Tue 24 Nov: moved, they asked"


def test_a_contact_logged_against_the_warning_says_why() -> None:
    warned = Verdict((Finding(Code.NOTHING_AGREED, Level.WARN, Facts()),), Basis.NONE)
    told = story(did("2026-11-16 10:00", verdict=warned, reason="the venue had asked"))[0]
    assert (told.level, told.rests, told.because) == (Level.WARN, "nobody agreed", "the venue had asked")
    early = Verdict((Finding(Code.TOO_EARLY, Level.WARN, Facts()),), Basis.NONE)
    told = story(did("2026-11-16 10:00", verdict=early, reason="the venue had asked"))[0]
    assert told.because == "Too early: the venue had asked", "which is not said at its end"
    noted = Verdict((Finding(Code.QUIET_HOURS, Level.NOTE, Facts()),), Basis.AGREED)
    assert story(did("2026-11-16 10:00", verdict=noted))[0].because == ""


def test_a_contact_tells_note_readiness_and_questions() -> None:
    told = story(
        did("2026-11-16 10:00", note="Sorting.", ready=Ready.NOT_YET, questions=(Question("How long?", "A month"),))
    )[0]
    assert (told.note, told.more) == ("Sorting.", ("Not ready yet", "How long? A month"))


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
    contact = did("2026-11-02 10:00", corrected_at=at("2026-06-03 10:00"))
    now = talk(day("2026-12-04"))
    moved: Any = talk(day("2026-11-24"), corrected_at=at("2026-11-20 09:00"), moved_to=now.id)
    told = {t.source.id: t.corrected for t in story(contact, moved, now, did("2026-11-05 10:00"))}
    assert told[contact.id] == "corrected on 3 June"
    assert told[moved.id] == "corrected yesterday"
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
    assert [told.title for told in story(before, said_so, anew)] == ["Jo rang", "Call, Tue 24 Nov: agreed once more"]
