"""Every row of the guard, its eased and its graver cases: told alike by the rule, the deed, quick entry, `check` and `log`.

London wall-clock times throughout; 18 November 2026 is a Wednesday.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import (
    A_WHILE_AGO,
    at,
    calls,
    came_in,
    day,
    did,
    exact,
    jo,
    mails,
    objects,
    promise,
    said,
    span,
    talk,
)
from tests.stories.the_same_answer import SAM, Ended, Scene, answers, answers_on_both, with_an_exit
from tracker.presentation.entry_form import Exit, ExitForm
from tracker.rules.agreement import Agreement, AgreementOutcome, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome, Question
from tracker.rules.entry import NOTHING, Attempt
from tracker.rules.guard.settling import move
from tracker.rules.policy import LEVELS, KeptPolicy, Policy
from tracker.rules.prospect import CanBuy, Hours, Interest, Objection, Phone, Prospect, StandingKind
from tracker.rules.us import User
from tracker.rules.verdict import Code, Facts, Level, Verdict, Why
from tracker.rules.window import Window

IN, MET = Direction.IN, Direction.MET
CALL, EMAIL, TEXT, MEETING, VIDEO, POST = (
    Channel.CALL,
    Channel.EMAIL,
    Channel.TEXT,
    Channel.MEETING,
    Channel.VIDEO,
    Channel.POST,
)
TALKED, SENT = ContactOutcome.TALKED, ContactOutcome.SENT
VOICEMAIL, NO_ANSWER = ContactOutcome.VOICEMAIL, ContactOutcome.NO_ANSWER
AGREED, PROMISED, REPLY, SERVICE, GOODWILL, ABOUT = (
    Basis.AGREED,
    Basis.PROMISED,
    Basis.REPLY,
    Basis.SERVICE,
    Basis.GOODWILL,
    Basis.ABOUT,
)
NONE, FIRST, GOING_ON = Basis.NONE, Basis.FIRST_APPROACH, Basis.GOING_ON
WED, THU = "2026-11-18", "2026-11-19"
KIM = 3


def texts(when: str, **changes: Any) -> Attempt:
    return calls(when, channel=TEXT, **changes)


def about(when: str, channel: Channel = TEXT, **changes: Any) -> Attempt:
    return calls(when, channel=channel, basis=ABOUT, **changes)


def of(who: int, record: Any) -> Any:
    return replace(record, prospect_id=who)


def moved(agreement: Agreement, window: Window, when: str, who: WhoMoved) -> tuple[Agreement, ...]:
    return move(agreement, window, who, at(when), agreement.id + 10_000)


def spoke_of(talk_: Agreement, when: str, channel: Channel = TEXT, *, owns: bool = False) -> Contact:
    rests_on = Facts(agreement_id=talk_.id, why=Why.OWNS_UP if owns else Why.TALK)
    outcome = TALKED if channel is CALL else SENT
    return did(when, channel=channel, outcome=outcome, basis=ABOUT, verdict=Verdict(basis=ABOUT, rests_on=rests_on))


THEY_RANG = came_in("2026-11-17 10:00", outcome=TALKED)
THEY_MAILED = came_in("2026-11-17 10:00", EMAIL)
TURN = said(StandingKind.THEIR_TURN, "2026-11-12 11:00", "we'll call you")
NO = said(StandingKind.NO_THANKS, "2026-11-12 11:00", "no, but send me the list")
THE_LIST = promise(day(THU), made="2026-11-12 11:00")
TEN = talk(exact(f"{THU} 10:00"), words="Thursday at ten is fine")
ON_WED = talk(day(WED))
FRIDAY = talk(day("2026-11-20"))
BENS = talk(span(THU, "2026-11-20"), owner="Ben")
VISIT = talk(exact(f"{THU} 10:00"), made="2026-11-12 10:00", channel=MEETING)
DUE_26 = promise(day("2026-11-26"), made="2026-11-12 10:00")
CALL_24 = talk(day("2026-11-24"))
MEET_23 = talk(span("2026-11-23", "2026-11-25"), channel=MEETING)
TWICE = tuple(
    did(f"2026-11-24 {h}", outcome=NO_ANSWER, basis=AGREED, agreement_id=CALL_24.id) for h in ("09:00", "12:00")
)
NO_CALLS = objects(CALL, "2026-11-01 10:00", words="by post, please")
NOTHING_AT_ALL = objects(None, "2026-11-01 10:00")

HOME = Phone("+44 20 7946 0018", "+442079460018")
MOBILE = Phone("+44 7700 900123", "+447700900123")
SHARED = replace(HOME, shared=True)
KIM_HOME = Prospect(KIM, "Kim Lee", phones=(HOME,))
KIM_NO_CALLS = Objection(901, KIM, CALL, at("2026-11-01 10:00"), words="leave me be")
SAM_HILL = Prospect(SAM, "Sam Hill", organisation="Acme")
JO_AT_ACME = jo(organisation="Acme")

SCENES: list[tuple[str, Attempt, tuple[Any, ...], str, set[str], Basis | None]] = [
    # objected
    ("an objection stands whatever was agreed", calls(f"{THU} 10:00"), (TEN, NO_CALLS), "stop", {"objected"}, AGREED),
    ("an objection to calls leaves an e-mail alone", mails(f"{WED} 10:00"), (THEY_MAILED, NO_CALLS), "welcome", set(), REPLY),
    ("an objection to all stops an answer", mails(f"{WED} 10:00"), (THEY_MAILED, NOTHING_AT_ALL), "stop", {"objected"}, REPLY),
    ("one that has run out is gone", calls(f"{THU} 10:00"), (TEN, replace(NO_CALLS, until=at(f"{WED} 09:00"))), "welcome", set(), AGREED),
    ("and holds up to that moment", calls(f"{WED} 08:59"), (ON_WED, replace(NO_CALLS, until=at(f"{WED} 09:00"))), "stop", {"objected"}, AGREED),
    ("lifted for this agreement", calls(f"{THU} 10:00"), (replace(TEN, made_at=at("2026-11-02 10:00"), lifts_once=True), NO_CALLS), "welcome", set(), AGREED),
    ("and not for what is not that", calls("2026-11-17 10:00"), (replace(TEN, made_at=at("2026-11-02 10:00"), lifts_once=True), NO_CALLS), "stop", {"objected", "too_early"}, NONE),
    ("somebody else's number is theirs too", calls(f"{WED} 10:00"), (jo(phones=(HOME,)), KIM_HOME, KIM_NO_CALLS, ON_WED), "stop", {"objected"}, AGREED),
    ("said to share it, what Jo agreed to is a warning", calls(f"{WED} 10:00"), (jo(phones=(SHARED,)), KIM_HOME, KIM_NO_CALLS, ON_WED), "warn", {"objected"}, AGREED),
    ("also what Jo agreed to before it", calls(f"{WED} 10:00"), (jo(phones=(SHARED,)), KIM_HOME, replace(KIM_NO_CALLS, since=at("2026-11-10 10:00")), ON_WED), "warn", {"objected"}, AGREED),
    ("and what Jo waits for an answer to", calls(f"{WED} 10:00"), (jo(phones=(SHARED,)), KIM_HOME, KIM_NO_CALLS, came_in("2026-11-17 10:00")), "warn", {"objected"}, REPLY),
    ("what Jo asked for is not what Jo agreed to", calls(f"{WED} 10:00", basis=SERVICE), (jo(phones=(SHARED,)), KIM_HOME, KIM_NO_CALLS, A_WHILE_AGO), "stop", {"objected"}, SERVICE),
    ("of two numbers the free one is meant", calls(f"{WED} 10:00"), (jo(phones=(HOME, MOBILE)), KIM_HOME, KIM_NO_CALLS, ON_WED), "welcome", set(), AGREED),
    ("unless the other is named", calls(f"{WED} 10:00", to=HOME.key), (jo(phones=(HOME, MOBILE)), KIM_HOME, KIM_NO_CALLS, ON_WED), "stop", {"objected"}, AGREED),
    # no_thanks
    ("a no stops a call", calls(f"{WED} 10:00"), (A_WHILE_AGO, NO), "stop", {"no_thanks", "nothing_agreed"}, NONE),
    ("the list that was promised with it is welcome", mails(f"{WED} 10:00"), (NO, THE_LIST), "welcome", set(), PROMISED),
    ("and nothing but the list", calls(f"{WED} 10:00"), (NO, THE_LIST), "stop", {"no_thanks", "nothing_agreed"}, NONE),
    ("a talk agreed since opens the door", calls("2026-11-24 10:00"), (NO, replace(CALL_24, made_at=at("2026-11-14 10:00"))), "welcome", set(), AGREED),
    ("one they called off does not", calls("2026-11-24 10:00"), (NO, replace(CALL_24, made_at=at("2026-11-14 10:00"), outcome=AgreementOutcome.WITHDRAWN, settled_at=at("2026-11-15 10:00"))), "stop", {"no_thanks", "nothing_agreed"}, NONE),
    ("one answer to a message since is a note", mails(f"{WED} 10:00"), (NO, came_in("2026-11-16 10:00", EMAIL)), "note", {"no_thanks"}, REPLY),
    ("a missed call of theirs is such a message", calls(f"{WED} 10:00"), (NO, came_in("2026-11-16 10:00")), "note", {"no_thanks"}, REPLY),
    ("what they asked for is a note", calls(f"{WED} 10:00", basis=SERVICE), (A_WHILE_AGO, NO), "note", {"no_thanks"}, SERVICE),
    # their_turn
    ("they said they would ring", calls("2026-11-16 10:00"), (A_WHILE_AGO, TURN), "warn", {"their_turn", "nothing_agreed"}, NONE),
    ("they rang, we talked, and they will ring us", calls(f"{WED} 10:00"), (THEY_RANG, replace(TURN, since=THEY_RANG.at)), "warn", {"their_turn", "nothing_agreed"}, NONE),
    ("they wrote that they will write another time", texts(f"{WED} 11:00"), (came_in("2026-11-17 10:00", TEXT), replace(TURN, since=at("2026-11-17 10:00"))), "warn", {"their_turn", "nothing_agreed"}, NONE),
    ("they came in since", calls("2026-11-17 10:00"), (TURN, came_in("2026-11-16 10:00")), "welcome", set(), REPLY),
    ("a call agreed in the same breath stands beside it", calls(f"{THU} 10:00"), (TURN, replace(TEN, made_at=TURN.since)), "welcome", set(), AGREED),
    # nothing_agreed and first_approach
    ("nobody agreed", calls(f"{WED} 10:00"), (A_WHILE_AGO,), "warn", {"nothing_agreed"}, NONE),
    ("no history at all", mails(f"{WED} 10:00"), (), "warn", {"first_approach"}, FIRST),
    ("brought in as known before", mails(f"{WED} 10:00"), (jo(known_before=True),), "warn", {"nothing_agreed"}, NONE),
    ("an objection is history", mails(f"{WED} 10:00"), (NO_CALLS,), "warn", {"nothing_agreed"}, NONE),
    ("there is nothing to answer in it", calls(f"{WED} 10:30"), (replace(THEY_MAILED, nothing_to_answer_at=at("2026-11-17 11:00")),), "warn", {"nothing_agreed"}, NONE),
    ("they rang and agreed to a month from now", calls(f"{WED} 10:00"), (THEY_RANG, talk(day("2026-12-17"), made="2026-11-17 10:00", made_in=THEY_RANG.id)), "warn", {"too_early"}, NONE),
    ("they rang and left a question open", calls(f"{WED} 10:00"), (replace(THEY_RANG, questions=(Question("is it nut-free?"),)),), "welcome", set(), REPLY),
    ("six days are too long for an answer", mails("2026-11-23 10:00"), (THEY_MAILED,), "warn", {"nothing_agreed"}, NONE),
    # too_early, late and lapsed
    ("sixteen minutes before an exact time", calls(f"{THU} 09:44"), (TEN,), "warn", {"too_early"}, AGREED),
    ("fifteen are not early", calls(f"{THU} 09:45"), (TEN,), "welcome", set(), AGREED),
    ("over an hour late", calls(f"{THU} 11:01"), (TEN,), "note", {"late"}, AGREED),
    ("over fourteen days", calls("2026-12-03 10:01"), (TEN,), "warn", {"lapsed", "nothing_agreed"}, NONE),
    ("dragged on by us, to which nobody agreed", calls("2026-12-30 10:00"), moved(FRIDAY, day("2026-12-30"), "2026-11-20 18:00", WhoMoved.I_AM_LATE), "warn", {"lapsed", "nothing_agreed"}, NONE),
    ("between their day and ours", calls("2026-11-24 10:00"), moved(FRIDAY, day("2026-11-25"), "2026-11-20 18:00", WhoMoved.I_AM_LATE), "note", {"late"}, AGREED),
    ("a new time they agreed to", calls("2026-11-25 10:00"), moved(FRIDAY, day("2026-11-25"), "2026-11-19 18:00", WhoMoved.THEY_ASKED), "welcome", set(), AGREED),
    ("a promise is never early", mails("2026-11-13 10:00"), (DUE_26,), "welcome", set(), PROMISED),
    # other_channel, anothers and tries_spent
    ("agreed by phone, done by e-mail", mails(f"{THU} 10:00"), (TEN,), "warn", {"other_channel"}, NONE),
    ("they wrote, and we ring", calls(f"{WED} 10:00"), (THEY_MAILED,), "note", {"other_channel"}, REPLY),
    ("a colleague’s agreement", calls(f"{THU} 10:00"), (BENS,), "warn", {"anothers"}, AGREED),
    ("two tries on the call, with a meeting open", calls("2026-11-24 15:00"), (CALL_24, MEET_23, *TWICE), "warn", {"tries_spent"}, AGREED),
    ("a second one within two hours", calls("2026-11-24 10:59"), (CALL_24, TWICE[0]), "warn", {"tries_spent"}, AGREED),
    # too_many
    ("a second one in the week", mails(f"{WED} 10:00"), (did("2026-11-12 10:00"),), "warn", {"nothing_agreed", "too_many"}, NONE),
    ("goodwill counts within a day", mails(f"{WED} 10:00"), (did("2026-11-17 11:00", basis=GOODWILL),), "warn", {"nothing_agreed", "too_many"}, NONE),
    ("what they asked for neither counts nor is counted", mails(f"{WED} 10:00", basis=SERVICE), (did(f"{WED} 09:00", channel=EMAIL),), "welcome", set(), SERVICE),
    # household
    ("somebody beside them has an agreement", calls(f"{WED} 10:00"), (JO_AT_ACME, SAM_HILL, ON_WED, of(SAM, FRIDAY)), "note", {"household"}, AGREED),
    ("or asked us to stop", calls(f"{WED} 10:00"), (JO_AT_ACME, SAM_HILL, ON_WED, of(SAM, NO_CALLS)), "note", {"household"}, AGREED),
    ("one who agreed since has not", calls(f"{WED} 10:00"), (JO_AT_ACME, SAM_HILL, ON_WED, of(SAM, NO), of(SAM, replace(FRIDAY, made_at=at("2026-11-14 10:00"), outcome=AgreementOutcome.KEPT, settled_at=at("2026-11-15 10:00")))), "welcome", set(), AGREED),
    # about_it
    ("a reminder the day before", about(f"{WED} 10:00"), (VISIT,), "note", {"about_it"}, ABOUT),
    ("not two of them", about(f"{WED} 11:00"), (VISIT, spoke_of(VISIT, f"{WED} 10:00")), "warn", {"about_it"}, NONE),
    ("no such talk is open", about(f"{WED} 10:00"), (A_WHILE_AGO,), "warn", {"about_it"}, NONE),
    ("after a no-show one word on the day", about(f"{THU} 10:30", CALL), (replace(VISIT, outcome=AgreementOutcome.NO_SHOW, settled_at=at(f"{THU} 10:20")),), "note", {"about_it"}, ABOUT),
    ("a no holds with it", about(f"{WED} 10:00"), (replace(VISIT, made_at=at("2026-11-01 10:00")), NO), "stop", {"about_it", "no_thanks"}, NONE),
    # goodwill
    ("goodwill", mails(f"{WED} 10:00", basis=GOODWILL), (A_WHILE_AGO,), "note", {"goodwill"}, GOODWILL),
    ("goodwill again within sixty days", mails(f"{WED} 10:00", basis=GOODWILL), (did("2026-10-01 10:00", basis=GOODWILL),), "warn", {"goodwill"}, GOODWILL),
    ("goodwill soon after we'll call you", mails(f"{WED} 10:00", basis=GOODWILL), (A_WHILE_AGO, TURN), "warn", {"goodwill"}, GOODWILL),
    ("goodwill towards a stranger", mails(f"{WED} 10:00", basis=GOODWILL), (), "warn", {"goodwill", "first_approach"}, GOODWILL),
    # quiet_hours and little_interest
    ("eight in the evening", calls(f"{WED} 20:00"), (ON_WED,), "note", {"quiet_hours"}, AGREED),
    ("a promise due at half past eight lifts no quiet hours", calls("2026-11-20 21:00"), (promise(exact("2026-11-24 20:30"), channel=CALL),), "note", {"quiet_hours"}, PROMISED),
    ("an agreed time is never quiet", calls("2026-11-24 20:30"), (talk(exact("2026-11-24 20:30")),), "welcome", set(), AGREED),
    ("their hours pass midnight", calls("2026-11-20 01:30"), (jo(hours=Hours(time(22), time(2), frozenset({3}))), talk(day("2026-11-20"))), "welcome", set(), AGREED),
    ("and belong to the day they begin on", calls("2026-11-20 01:30"), (jo(hours=Hours(time(22), time(2), frozenset({4}))), talk(span("2026-11-19", "2026-11-20"))), "note", {"quiet_hours"}, AGREED),
    ("a Sunday they named is not quiet", calls("2026-11-22 11:00"), (talk(day("2026-11-22")),), "welcome", set(), AGREED),
    ("ten in London is night in Los Angeles", calls(f"{WED} 10:00"), (jo(zone="America/Los_Angeles"), ON_WED), "note", {"quiet_hours"}, AGREED),
    ("a passing interest", calls(f"{WED} 10:00"), (jo(interest=Interest.PASSING), ON_WED), "note", {"little_interest"}, AGREED),
    ("they cannot buy", calls(f"{WED} 10:00"), (jo(can_buy=CanBuy.NO), ON_WED), "note", {"little_interest"}, AGREED),
    # what waits, what is settled, going on
    ("their newer message leaves the promise open", mails("2026-11-20 10:00"), (DUE_26, came_in("2026-11-19 10:00", EMAIL)), "welcome", set(), REPLY),
    ("on its last day the promise is taken", mails("2026-11-26 10:00"), (DUE_26, came_in("2026-11-25 10:00", EMAIL)), "welcome", set(), PROMISED),
    ("it is said to keep none", mails("2026-11-26 10:00", keeps=NOTHING), (DUE_26, came_in("2026-11-25 10:00", EMAIL)), "welcome", set(), REPLY),
    ("it is said to keep that one, days early", calls("2026-11-17 10:00", keeps=TEN.id), (TEN,), "warn", {"too_early"}, AGREED),
    ("one more message goes on", mails(f"{WED} 10:05"), (A_WHILE_AGO, did(f"{WED} 10:00", channel=EMAIL, outcome=SENT, basis=REPLY)), "welcome", set(), GOING_ON),
    ("never after a try", calls(f"{WED} 10:05"), (A_WHILE_AGO, did(f"{WED} 10:00", outcome=VOICEMAIL, basis=AGREED)), "warn", {"nothing_agreed"}, NONE),
    ("they ring on the day, whatever stands", calls(f"{THU} 10:00", direction=IN, outcome=TALKED), (TEN, NOTHING_AT_ALL), "welcome", set(), None),
    ("we met at night, whatever stands", calls(f"{WED} 23:00", direction=MET, channel=MEETING), (A_WHILE_AGO, NO), "welcome", set(), None),
    # the policy of the store
    ("the store lets one more try", calls("2026-11-24 15:00"), (KeptPolicy(Policy(tries=3)), CALL_24, *TWICE), "welcome", set(), AGREED),
    ("the store warns of what is late", calls(f"{THU} 12:00"), (KeptPolicy(Policy(levels={**LEVELS, Code.LATE: Level.WARN})), TEN), "warn", {"late"}, AGREED),
    ("the store silences little interest", calls(f"{WED} 10:00"), (KeptPolicy(Policy(levels={**LEVELS, Code.LITTLE_INTEREST: Level.WELCOME})), jo(can_buy=CanBuy.NO), ON_WED), "welcome", set(), AGREED),
    ("the store has a longer night", calls(f"{WED} 18:00"), (KeptPolicy(Policy(quiet_from=time(17))), ON_WED), "note", {"quiet_hours"}, AGREED),
    ("the store's lapse is shorter", calls("2026-11-24 10:00"), (KeptPolicy(Policy(lapse_days=2)), FRIDAY), "warn", {"lapsed", "nothing_agreed"}, NONE),
]  # fmt: skip


def scene(claim: str, attempt: Attempt, records: tuple[Any, ...], level: str, codes: set[str], basis: Basis | None, **more: Any) -> Scene:  # fmt: skip
    asked = "how to keep it fresh" if attempt.basis is SERVICE else ""
    attempt = replace(attempt, by=more.get("me", attempt.by))
    return Scene(claim, attempt, records, level, frozenset(codes), basis, **({"asked": asked} | more))


THE_CLOCKS_GO_BACK = "2026-10-25"
SECOND_HALF_PAST_ONE = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
NIGHT_CALL = talk(Window(exact(f"{THE_CLOCKS_GO_BACK} 01:30").first, exact(f"{THE_CLOCKS_GO_BACK} 01:30").first, time(1, 30), "Europe/London", second=True), made="2026-10-20 10:00")  # fmt: skip
IN_TOKYO = talk(Window.exact(day(THU).first, time(10), "Asia/Tokyo"))
MARIA = User(1, "Maria Smith", aliases=("Maria", "maria s."))

ELSEWHEN = [
    # entered later than it happened: judged as of then
    scene("entered a week later, it was in time", calls(f"{THU} 10:00"), (TEN,), "welcome", set(), AGREED, now=at("2026-11-26 10:00")),
    scene("what was settled since was open then", calls(f"{WED} 10:00"), (replace(ON_WED, outcome=AgreementOutcome.WITHDRAWN, settled_at=at(f"{WED} 11:00")),), "welcome", set(), AGREED, now=at("2026-11-20 10:00")),
    scene("what was objected to since was not known", calls(f"{THU} 10:00"), (TEN, objects(None, f"{THU} 11:00")), "welcome", set(), AGREED, now=at("2026-11-20 10:00")),
    scene("what was agreed since was not there", calls(f"{WED} 10:00"), (A_WHILE_AGO, replace(ON_WED, made_at=at(f"{WED} 11:00"))), "warn", {"nothing_agreed"}, NONE, now=at("2026-11-20 10:00")),
    scene("a move made since is not known", calls("2026-11-20 10:00"), moved(FRIDAY, day("2026-11-25"), "2026-11-20 18:00", WhoMoved.THEY_ASKED), "welcome", set(), AGREED, now=at("2026-11-22 10:00")),
    scene("a no said since colours nothing", mails(f"{WED} 10:00"), (THEY_MAILED, said(StandingKind.NO_THANKS, "2026-11-20 10:00")), "welcome", set(), REPLY, now=at("2026-11-21 10:00")),
    scene("said since that there is nothing to answer", mails("2026-11-17 10:30"), (replace(THEY_MAILED, nothing_to_answer_at=at("2026-11-17 11:00")),), "welcome", set(), REPLY, now=at("2026-11-18 10:00")),
    # zones and the clocks
    scene("ten in Tokyo is one at night in London", calls(f"{THU} 01:00"), (jo(zone="Asia/Tokyo"), IN_TOKYO), "welcome", set(), AGREED),
    scene("ten in London is nine hours late there", calls(f"{THU} 10:00"), (jo(zone="Asia/Tokyo"), IN_TOKYO), "note", {"late"}, AGREED),
    scene("we are in New York, the day is theirs", calls(f"{WED} 00:30"), (jo(zone="Europe/London"), ON_WED), "note", {"quiet_hours"}, AGREED, zone="America/New_York"),
    scene("our night is not theirs", calls(f"{WED} 12:00"), (jo(zone="Europe/London"), ON_WED), "welcome", set(), AGREED, zone="America/Los_Angeles"),
    scene("with no zone of their own they are in ours", calls(f"{WED} 10:00"), (ON_WED,), "note", {"quiet_hours"}, AGREED, zone="America/Los_Angeles"),
    scene("the second half past one", replace(calls("2026-10-25 12:00"), at=SECOND_HALF_PAST_ONE), (NIGHT_CALL,), "welcome", set(), AGREED),
    scene("the first is too early for it", replace(calls("2026-10-25 12:00"), at=SECOND_HALF_PAST_ONE - timedelta(hours=1)), (NIGHT_CALL,), "warn", {"too_early", "quiet_hours"}, AGREED),
    scene("a day is over at its midnight, summer or winter", calls("2026-10-26 00:00"), (talk(day("2026-10-25"), made="2026-10-20 10:00"),), "note", {"late", "quiet_hours"}, AGREED),
    scene("half an hour before the night the clocks go forward is over", calls("2027-03-27 23:30"), (talk(day("2027-03-27"), made="2027-03-20 10:00"),), "note", {"quiet_hours"}, AGREED),
    # us
    scene("an alias of mine is me", calls(f"{THU} 10:00"), (MARIA, TEN), "welcome", set(), AGREED, me="Maria Smith"),
    scene("a colleague is not", calls(f"{THU} 10:00", by="Ben"), (MARIA, TEN), "warn", {"anothers"}, AGREED, me="Ben"),
    # who was late, or moved it
    scene("they ring at nine to say that they are late", calls(f"{THU} 09:00", direction=IN, outcome=TALKED), (TEN,), "welcome", set(), None, note="He is running late"),
    scene("a note that owns up is about it", about("2026-11-16 12:00"), (VISIT, spoke_of(VISIT, "2026-11-16 10:00")), "note", {"about_it"}, ABOUT, note="Sorry, we cannot come"),
    scene("missed and not told yet", about("2026-11-20 10:30", CALL), (replace(VISIT, outcome=AgreementOutcome.BROKEN, to_tell=True, settled_at=at(f"{THU} 18:00")),), "note", {"about_it"}, ABOUT, note="Sorry that I missed it"),
    scene("which any other word about it is not", about("2026-11-20 10:30", CALL), (replace(VISIT, outcome=AgreementOutcome.BROKEN, to_tell=True, settled_at=at(f"{THU} 18:00")),), "warn", {"about_it"}, NONE, note="Where to park"),
    scene("a reply to what they asked", mails(f"{WED} 10:00", basis=REPLY), (A_WHILE_AGO,), "welcome", set(), REPLY, asked="is it nut-free?"),
]  # fmt: skip

ALL = [*(scene(*given) for given in SCENES), *ELSEWHEN]


@pytest.mark.parametrize("scene_", ALL, ids=[each.claim for each in ALL])
def test_everybody_is_told_the_same(scene_: Scene, tmp_path: Path, qtbot: QtBot) -> None:
    found = answers(scene_, tmp_path)
    first = found["judge"]
    assert (first.level, frozenset(first.codes), first.basis) == (
        scene_.level,
        scene_.codes,
        scene_.basis.value if scene_.basis is not None else None,
    )
    assert {way: answer for way, answer in found.items() if answer != first} == {}


def test_every_row_is_among_them() -> None:
    assert {code.value for code in Code} - set().union(*(each.codes for each in ALL)) == set()


BOTH = (replace(TEN, occasion_id=71), of(SAM, replace(TEN, id=TEN.id + 20_000, occasion_id=71)))
SEVERAL = [
    ("both agreed to it", (SAM_HILL, *BOTH), "welcome", "As agreed"),
    ("an objection of one", (SAM_HILL, *BOTH, of(SAM, NO_CALLS)), "stop", "They asked not to be contacted by phone"),
    ("a no of one", (SAM_HILL, *BOTH, of(SAM, NO)), "stop", "They said no, thank you"),
    ("one who never heard from us", (SAM_HILL, TEN), "warn", "A first approach: nobody agreed to this"),
    ("one whose colleague we are", (SAM_HILL, replace(BOTH[0], owner="Ben"), BOTH[1]), "warn", "A colleague’s agreement"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "records", "level", "headline"), SEVERAL, ids=[each[0] for each in SEVERAL])
def test_of_two_people_the_gravest_word_is_told_by_everybody(
    claim: str, records: tuple[Any, ...], level: str, headline: str, tmp_path: Path, qtbot: QtBot
) -> None:
    found = answers_on_both(scene(claim, calls(f"{THU} 10:00"), records, level, set(), None), tmp_path)
    assert found["judge"][:2] == (level, headline)
    assert {way: told for way, told in found.items() if told != found["judge"]} == {}


SAID = ExitForm(Exit.CHANGED, said="do ring me after all", said_when="yesterday")
EXITS: list[tuple[str, tuple[Any, ...], ExitForm, bool, str, set[str], Basis]] = [
    ("nothing is said", (A_WHILE_AGO, TURN), ExitForm(), False, "warn", {"their_turn", "nothing_agreed"}, NONE),
    ("a reason of blanks", (A_WHILE_AGO, TURN), ExitForm(Exit.ANYWAY, reason="  "), False, "warn", {"their_turn", "nothing_agreed"}, NONE),
    ("a reason changes neither verdict nor basis", (A_WHILE_AGO, TURN), ExitForm(Exit.ANYWAY, reason="I was near"), True, "warn", {"their_turn", "nothing_agreed"}, NONE),
    ("a reason at a no wants the tick", (A_WHILE_AGO, NO), ExitForm(Exit.ANYWAY, reason="by mistake"), False, "stop", {"no_thanks", "nothing_agreed"}, NONE),
    ("and with it is kept as it is", (A_WHILE_AGO, NO), ExitForm(Exit.ANYWAY, reason="by mistake", ticked=True), True, "stop", {"no_thanks", "nothing_agreed"}, NONE),
    ("what they asked for", (A_WHILE_AGO, TURN), ExitForm(Exit.ASKED, asked="a price"), True, "welcome", set(), SERVICE),
    ("what they asked for lowers a no", (A_WHILE_AGO, NO), ExitForm(Exit.ASKED, asked="a price"), True, "note", {"no_thanks"}, SERVICE),
    ("it lowers no objection", (A_WHILE_AGO, NO_CALLS), ExitForm(Exit.ASKED, asked="a price"), False, "stop", {"objected"}, SERVICE),
    ("nor does the tick", (A_WHILE_AGO, NO_CALLS), ExitForm(Exit.ASKED, asked="a price", ticked=True), True, "stop", {"objected"}, SERVICE),
    ("they agreed to today", (A_WHILE_AGO, TURN), replace(SAID, agreed_when="today"), True, "welcome", set(), AGREED),
    ("they named no time", (A_WHILE_AGO, TURN), replace(SAID, again=True), True, "warn", {"nothing_agreed"}, NONE),
    ("they agreed, after a no", (A_WHILE_AGO, NO), replace(SAID, agreed_when="today"), False, "stop", {"no_thanks", "nothing_agreed"}, NONE),
    ("and it is known that they had said it", (A_WHILE_AGO, NO), replace(SAID, agreed_when="today", ticked=True), True, "welcome", set(), AGREED),
    ("they agreed, and the objection stands", (A_WHILE_AGO, NO_CALLS), replace(SAID, agreed_when="today", ticked=True), True, "stop", {"objected"}, AGREED),
    ("words, and nothing agreed", (A_WHILE_AGO, TURN), SAID, False, "warn", {"their_turn", "nothing_agreed"}, NONE),
    ("agreed, and nobody knows when they said it", (A_WHILE_AGO, TURN), replace(SAID, said_when="", agreed_when="today"), False, "warn", {"their_turn", "nothing_agreed"}, NONE),
]  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "records", "way", "saved", "level", "codes", "basis"), EXITS, ids=[e[0] for e in EXITS]
)
def test_an_exit_is_the_same_wherever_it_is_taken(
    claim: str,
    records: tuple[Any, ...],
    way: ExitForm,
    saved: bool,
    level: str,
    codes: set[str],
    basis: Basis,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    ended = Ended(saved, level, frozenset(codes), basis.value)
    found = with_an_exit(scene(claim, calls(f"{WED} 10:00"), records, level, codes, basis), way, tmp_path)
    assert {who: told for who, told in found.items() if told != ended} == {}
