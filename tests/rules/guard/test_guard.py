"""Claims about the guard: each finding, when it holds and when it does not. London wall-clock times throughout."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from tests.builders import (
    A_WHILE_AGO,
    at,
    calls,
    came_in,
    day,
    did,
    exact,
    history,
    jo,
    mails,
    objects,
    promise,
    said,
    span,
    talk,
)
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import Attempt
from tracker.rules.guard import judge
from tracker.rules.history import History, Neighbour
from tracker.rules.policy import Policy
from tracker.rules.prospect import CanBuy, Hours, Interest, StandingKind
from tracker.rules.verdict import Code, Level, Verdict

POLICY = Policy(zone="Europe/London")
WED = "2026-11-18"
THU = "2026-11-19"
MET_12_NOV = did("2026-11-12 11:00", Direction.MET, Channel.MEETING)
WE_CALL_YOU = said(StandingKind.THEIR_TURN, "2026-11-12 11:00", "we'll call you")
NO = said(StandingKind.NO_THANKS, "2026-11-12 11:00", "no, thank you")
TEN_ON_THURSDAY = talk(exact(f"{THU} 10:00"), words="Thursday at ten is fine")
ON_THURSDAY = talk(day(THU))
THU_TO_FRI = talk(span(THU, "2026-11-20"), owner="Ben")
NUT_FREE = promise(day(THU), made="2026-11-12 11:00", topic="is the lemon filling nut-free?")
STRICT = replace(POLICY, reply_days=1, lapse_days=2, goodwill_days=90, quiet_from=time(17))


def codes(verdict: Verdict) -> set[str]:
    return {f.code.value for f in verdict.findings}


def verdict(attempt: Attempt, *records: object, policy: Policy = POLICY) -> Verdict:
    given = records[0] if len(records) == 1 and isinstance(records[0], History) else history(*records)
    assert isinstance(given, History)
    return judge(attempt, given, policy)


CLAIMS: list[tuple[str, Attempt, tuple[object, ...], set[str]]] = [
    # objected
    ("an objection to all covers a call", calls(f"{WED} 10:00"), (A_WHILE_AGO, objects(None, "2026-11-01 10:00")), {"objected", "nothing_agreed"}),
    ("an objection to e-mail leaves a call alone", calls(f"{WED} 10:00"), (A_WHILE_AGO, objects(Channel.EMAIL, "2026-11-01 10:00")), {"nothing_agreed"}),
    ("an objection stands whatever was agreed", calls(f"{THU} 10:00"), (TEN_ON_THURSDAY, objects(Channel.CALL, "2026-10-01 10:00")), {"objected"}),
    ("an objection whose time is over is gone", calls(f"{THU} 10:00"), (TEN_ON_THURSDAY, objects(None, "2026-10-01 10:00", until=at(f"{WED} 09:00"))), set()),
    ("a lifted objection is gone", calls(f"{THU} 10:00"), (TEN_ON_THURSDAY, objects(None, "2026-10-01 10:00", lifted_at=at(f"{WED} 09:00"))), set()),
    ("an objection made later is not held against an earlier contact", calls(f"{THU} 10:00"), (TEN_ON_THURSDAY, objects(None, f"{THU} 11:00")), set()),
    # no_thanks
    ("a no stops a call", calls(f"{WED} 10:00"), (MET_12_NOV, NO), {"no_thanks", "nothing_agreed"}),
    ("a no stops what was agreed before it", calls(f"{THU} 10:00"), (TEN_ON_THURSDAY, NO), {"no_thanks", "nothing_agreed"}),
    ("an agreement after a no opens the door", calls(f"{THU} 10:00"), (NO, talk(exact(f"{THU} 10:00"), made="2026-11-14 10:00")), set()),
    ("a no stops goodwill too", mails(f"{WED} 10:00", basis=Basis.GOODWILL), (MET_12_NOV, NO), {"no_thanks", "goodwill"}),
    ("a no given later does not colour an earlier contact", calls("2026-11-12 10:00"), (talk(exact("2026-11-12 10:00")), NO), set()),
    # their_turn
    ("their turn means we wait", calls("2026-11-16 10:00"), (MET_12_NOV, WE_CALL_YOU, NUT_FREE), {"their_turn", "nothing_agreed"}),
    ("an open promise by e-mail is kept by e-mail on their turn", mails(f"{THU} 10:00"), (MET_12_NOV, WE_CALL_YOU, NUT_FREE), set()),
    ("their turn is over once they came in", calls("2026-11-17 10:00"), (MET_12_NOV, WE_CALL_YOU, came_in("2026-11-16 10:00")), set()),
    ("a call agreed in the same breath outweighs their turn", calls(f"{THU} 10:00"), (MET_12_NOV, WE_CALL_YOU, talk(exact(f"{THU} 10:00"), made="2026-11-12 11:00")), set()),
    ("a call agreed before is overruled by their turn", calls(f"{THU} 10:00"), (MET_12_NOV, WE_CALL_YOU, TEN_ON_THURSDAY), {"their_turn", "nothing_agreed"}),
    ("service they asked for is welcome on their turn", calls(f"{WED} 10:00", basis=Basis.SERVICE), (MET_12_NOV, WE_CALL_YOU), set()),
    ("the survey nobody asked for warns", mails("2026-11-26 10:00"), (MET_12_NOV, WE_CALL_YOU), {"their_turn", "nothing_agreed"}),
    # nothing_agreed and first_approach
    ("history without an agreement warns", calls(f"{WED} 10:00"), (A_WHILE_AGO,), {"nothing_agreed"}),
    ("no history at all is a first approach", mails(f"{WED} 10:00"), (), {"first_approach"}),
    ("a settled agreement is no agreement", calls(f"{WED} 10:00"), (A_WHILE_AGO, replace(talk(day(WED)), outcome=AgreementOutcome.KEPT, settled_at=at(f"{WED} 09:00"))), {"nothing_agreed"}),
    ("an agreement settled later was open then", calls(f"{WED} 10:00"), (replace(talk(day(WED)), outcome=AgreementOutcome.KEPT, settled_at=at(f"{WED} 11:00")),), set()),
    ("an agreement made later was not there yet", calls("2026-11-02 10:00"), (A_WHILE_AGO, talk(day("2026-11-02"), made="2026-11-02 11:00")), {"nothing_agreed"}),
    ("their message is answered within five days", calls(f"{WED} 10:00"), (came_in("2026-11-13 10:00"),), set()),
    ("their message has waited too long", calls(f"{WED} 10:01"), (came_in("2026-11-13 10:00"),), {"nothing_agreed"}),
    ("a message is answered once", mails(f"{WED} 10:00"), (came_in("2026-11-17 10:00"), did("2026-11-17 11:00", basis=Basis.REPLY)), {"nothing_agreed"}),
    ("a reply that reached nobody may be tried again", calls(f"{WED} 10:00"), (came_in("2026-11-17 10:00"), did("2026-11-17 11:00", outcome=ContactOutcome.NO_ANSWER, basis=Basis.REPLY)), set()),
    ("a promise by e-mail is no leave to call", calls(f"{WED} 10:00"), (A_WHILE_AGO, NUT_FREE), {"nothing_agreed"}),
    # too_early
    ("half an hour before an exact time is early", calls(f"{THU} 09:30"), (TEN_ON_THURSDAY,), {"too_early"}),
    ("a quarter of an hour before is not", calls(f"{THU} 09:45"), (TEN_ON_THURSDAY,), set()),
    ("the evening before an agreed day is early", mails(f"{WED} 18:00"), (talk(day(THU), channel=Channel.EMAIL),), {"too_early"}),
    ("a promise is never early", mails("2026-11-13 10:00"), (NUT_FREE,), set()),
    # late and lapsed
    ("within the hour is not late", calls(f"{THU} 11:00"), (TEN_ON_THURSDAY,), set()),
    ("over an hour is late", calls(f"{THU} 11:01"), (TEN_ON_THURSDAY,), {"late"}),
    ("the day after an agreed day is late", calls("2026-11-20 10:00"), (ON_THURSDAY,), {"late"}),
    ("the second day of a span is in time", calls("2026-11-20 10:00"), (replace(THU_TO_FRI, owner="Maria"),), set()),
    ("fourteen days after is late", calls("2026-12-03 10:00"), (TEN_ON_THURSDAY,), {"late"}),
    ("over fourteen days after has lapsed", calls("2026-12-03 10:01"), (TEN_ON_THURSDAY,), {"lapsed", "nothing_agreed"}),
    ("a late promise is kept late", mails("2026-11-20 10:00"), (NUT_FREE,), {"late"}),
    # other_channel and anothers
    ("agreed by phone, done by e-mail", mails(f"{THU} 10:00"), (TEN_ON_THURSDAY,), {"other_channel"}),
    ("a colleague’s agreement", calls(f"{THU} 10:00"), (THU_TO_FRI,), {"anothers"}),
    ("my own agreement", calls(f"{THU} 10:00", by="Ben"), (THU_TO_FRI,), set()),
    ("one's own agreement carries where a colleague's is open too", calls(f"{THU} 10:00"), (THU_TO_FRI, TEN_ON_THURSDAY), set()),
    # tries_spent
    ("one try hours ago leaves another", calls(f"{THU} 15:00"), (ON_THURSDAY, did(f"{THU} 09:00", outcome=ContactOutcome.VOICEMAIL, basis=Basis.AGREED, agreement_id=ON_THURSDAY.id)), set()),
    ("a second try within two hours is too soon", calls(f"{THU} 10:59"), (ON_THURSDAY, did(f"{THU} 09:00", outcome=ContactOutcome.NO_ANSWER, basis=Basis.AGREED, agreement_id=ON_THURSDAY.id)), {"tries_spent"}),
    ("two tries are enough", calls("2026-11-19 19:00"), (ON_THURSDAY, *(did(f"{THU} {h}:00", outcome=ContactOutcome.NO_ANSWER, basis=Basis.AGREED, agreement_id=ON_THURSDAY.id) for h in ("09", "12"))), {"tries_spent"}),
    # too_many
    ("a second unasked contact within the week", mails(f"{WED} 10:00"), (did("2026-11-12 10:00"),), {"nothing_agreed", "too_many"}),
    ("after the week it is only unasked", mails(f"{WED} 10:00"), (did("2026-11-11 09:59"),), {"nothing_agreed"}),
    ("a service they asked for is exempt", mails(f"{WED} 10:00", basis=Basis.SERVICE), (did("2026-11-17 11:00", basis=Basis.GOODWILL),), set()),
    ("and is not counted", mails(f"{WED} 10:00"), (did("2026-11-17 11:00", basis=Basis.SERVICE),), {"nothing_agreed"}),
    ("goodwill is counted within a day", mails(f"{WED} 10:00"), (did("2026-11-17 11:00", basis=Basis.GOODWILL),), {"nothing_agreed", "too_many"}),
    ("and not within the week", mails(f"{WED} 10:00"), (did("2026-11-16 11:00", basis=Basis.GOODWILL),), {"nothing_agreed"}),
    ("an agreed call is exempt", calls(f"{THU} 10:00"), (TEN_ON_THURSDAY, did(f"{THU} 09:00", basis=Basis.NONE, channel=Channel.EMAIL)), set()),
    ("agreed contacts are not counted against an unasked one", mails(f"{WED} 10:00"), (did(f"{WED} 09:00", basis=Basis.AGREED),), {"nothing_agreed"}),
    ("a colleague's contact counts as ours", mails(f"{WED} 10:00"), (did(f"{WED} 09:00", by="Ben"),), {"nothing_agreed", "too_many"}),
    # goodwill
    ("goodwill is noted", mails(f"{WED} 10:00", basis=Basis.GOODWILL), (A_WHILE_AGO,), {"goodwill"}),
    ("goodwill towards a stranger is a first approach", mails(f"{WED} 10:00", basis=Basis.GOODWILL), (), {"goodwill", "first_approach"}),
    # quiet_hours
    ("eight in the evening is quiet", calls(f"{WED} 20:00"), (A_WHILE_AGO,), {"nothing_agreed", "quiet_hours"}),
    ("before eight in the morning is quiet", calls(f"{WED} 07:59"), (talk(day(WED)),), {"quiet_hours"}),
    ("eight in the morning is not", calls(f"{WED} 08:00"), (talk(day(WED)),), set()),
    ("a Sunday is quiet", calls("2026-11-22 11:00"), (talk(span("2026-11-20", "2026-11-24")),), {"quiet_hours"}),
    ("a Sunday they named is not", calls("2026-11-22 11:00"), (talk(day("2026-11-22")),), set()),
    ("its evening is", calls("2026-11-22 20:30"), (talk(day("2026-11-22")),), {"quiet_hours"}),
    ("a Sunday a promise is due is", calls("2026-11-22 11:00"), (promise(day("2026-11-22"), channel=Channel.CALL),), {"quiet_hours"}),
    ("an exact time they agreed to is never quiet", calls("2026-11-22 21:00"), (talk(exact("2026-11-22 21:00")),), set()),
    ("an e-mail has no quiet hours", mails(f"{WED} 23:00"), (talk(day(WED), channel=Channel.EMAIL),), set()),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "attempt", "records", "expected"), CLAIMS, ids=[c[0] for c in CLAIMS])
def test_finding_holds_or_not(claim: str, attempt: Attempt, records: tuple[object, ...], expected: set[str]) -> None:
    assert codes(verdict(attempt, *records)) == expected


@pytest.mark.parametrize("record", [NO, WE_CALL_YOU, objects(None, "2026-11-01 10:00"), TEN_ON_THURSDAY, THU_TO_FRI])
@pytest.mark.parametrize("direction", [Direction.IN, Direction.MET])
def test_what_they_start_or_share_is_welcome_whatever_stands(direction: Direction, record: object) -> None:
    assert verdict(calls(f"{WED} 21:00", direction=direction), record).level is Level.WELCOME


LEVELS = [
    (calls(f"{WED} 10:00"), (MET_12_NOV, NO), Level.STOP, Code.NO_THANKS),
    (calls(f"{WED} 10:00"), (A_WHILE_AGO, objects(None, "2026-11-01 10:00"), NO), Level.STOP, Code.OBJECTED),
    (calls(f"{WED} 10:00"), (MET_12_NOV, WE_CALL_YOU), Level.WARN, Code.THEIR_TURN),
    (calls(f"{THU} 12:00"), (TEN_ON_THURSDAY,), Level.NOTE, Code.LATE),
    (calls("2026-12-25 12:00"), (TEN_ON_THURSDAY,), Level.WARN, Code.NOTHING_AGREED),
    (calls("2026-11-17 10:00"), (THU_TO_FRI,), Level.WARN, Code.TOO_EARLY),
    (mails(f"{WED} 10:00", basis=Basis.GOODWILL), (A_WHILE_AGO,), Level.NOTE, Code.GOODWILL),
    (mails(f"{WED} 10:00", basis=Basis.GOODWILL), (did("2026-10-01 10:00", basis=Basis.GOODWILL),), Level.WARN, Code.GOODWILL),
]  # fmt: skip


@pytest.mark.parametrize(("attempt", "records", "level", "first"), LEVELS, ids=[f"{c[3]}-{c[2].name}" for c in LEVELS])
def test_the_gravest_finding_gives_the_level_and_speaks_first(
    attempt: Attempt, records: tuple[object, ...], level: Level, first: Code
) -> None:
    judged = verdict(attempt, *records)
    assert judged.level is level
    assert judged.first is not None
    assert judged.first.code is first


BASES = [
    ("agreed", calls(f"{THU} 10:00"), (TEN_ON_THURSDAY,), Basis.AGREED, TEN_ON_THURSDAY.id),
    ("promised", mails(f"{WED} 10:00"), (NUT_FREE,), Basis.PROMISED, NUT_FREE.id),
    ("declared promised, by another way", calls(f"{WED} 10:00", basis=Basis.PROMISED), (NUT_FREE,), Basis.PROMISED, NUT_FREE.id),
    ("reply", calls(f"{WED} 10:00"), (came_in("2026-11-17 10:00"),), Basis.REPLY, None),
    ("first approach", mails(f"{WED} 10:00"), (), Basis.FIRST_APPROACH, None),
    ("none", mails(f"{WED} 10:00"), (A_WHILE_AGO,), Basis.NONE, None),
    ("two days early rests on nothing", calls("2026-11-17 10:00"), (TEN_ON_THURSDAY,), Basis.NONE, None),
    ("an hour early keeps it all the same", calls(f"{THU} 09:00"), (TEN_ON_THURSDAY,), Basis.AGREED, TEN_ON_THURSDAY.id),
    ("an e-mail does not keep an agreed call", mails(f"{THU} 10:00"), (TEN_ON_THURSDAY,), Basis.NONE, None),
    ("a video call keeps an agreed call", calls(f"{THU} 10:00", channel=Channel.VIDEO), (TEN_ON_THURSDAY,), Basis.AGREED, TEN_ON_THURSDAY.id),
    ("a lapsed one is answered but no basis", calls("2026-12-24 10:00"), (TEN_ON_THURSDAY,), Basis.NONE, TEN_ON_THURSDAY.id),
    ("said to keep it, two days early", calls("2026-11-17 10:00", keeps=TEN_ON_THURSDAY.id), (TEN_ON_THURSDAY,), Basis.AGREED, TEN_ON_THURSDAY.id),
    ("their message carries better than an agreement not yet due", calls("2026-11-17 10:00"), (TEN_ON_THURSDAY, came_in("2026-11-16 10:00")), Basis.REPLY, None),
    ("their call keeps the agreed talk", calls(f"{THU} 10:00", direction=Direction.IN), (TEN_ON_THURSDAY,), None, TEN_ON_THURSDAY.id),
    ("their call days before keeps nothing", calls("2026-11-17 10:00", direction=Direction.IN), (TEN_ON_THURSDAY,), None, None),
    ("a chance meeting on the day keeps the agreed talk", calls(f"{THU} 10:00", direction=Direction.MET, channel=Channel.MEETING), (ON_THURSDAY,), None, ON_THURSDAY.id),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "attempt", "records", "basis", "kept"), BASES, ids=[c[0] for c in BASES])
def test_a_contact_rests_on(
    claim: str, attempt: Attempt, records: tuple[object, ...], basis: Basis | None, kept: int | None
) -> None:
    judged = verdict(attempt, *records)
    assert (judged.basis, judged.agreement_id) == (basis, kept)


def test_the_evidence_of_their_turn_is_what_they_said_and_when() -> None:
    first = verdict(calls("2026-11-16 10:00"), MET_12_NOV, WE_CALL_YOU).first
    assert first is not None
    assert (first.facts.who, first.facts.words, first.facts.said_at, first.facts.done) == (
        "Jo Hill",
        "we'll call you",
        at("2026-11-12 11:00"),
        Channel.CALL,
    )


def test_the_tuition_company_is_told_early_whose_and_how_often() -> None:
    """Ben agreed Thursday to Friday; after the visit and a colleague's call, Ada would be the third today."""
    visit = did("2026-11-17 11:00", Direction.MET, Channel.MEETING, by="Ben")
    agreed = talk(span(THU, "2026-11-20"), made="2026-11-17 11:00", owner="Ben")
    first_call = did("2026-11-17 11:30", by="Cy", basis=Basis.NONE)
    judged = verdict(calls("2026-11-17 12:00", by="Ada"), visit, agreed, first_call)
    assert [f.code for f in judged.findings] == [Code.TOO_EARLY, Code.ANOTHERS, Code.TOO_MANY]
    early, whose, often = (f.facts for f in judged.findings)
    assert (early.first, early.last, early.days) == (date(2026, 11, 19), date(2026, 11, 20), 2)
    assert (whose.owner, often.count, often.last_by) == ("Ben", 3, "Cy")


def test_a_burst_is_counted_over_all_channels() -> None:
    pitch = did(f"{WED} 10:00:00", channel=Channel.EMAIL, basis=Basis.FIRST_APPROACH)
    again = did(f"{WED} 10:00:30", channel=Channel.EMAIL)
    judged = verdict(calls(f"{WED} 10:10", channel=Channel.SOCIAL), pitch, again)
    often = next(f.facts for f in judged.findings if f.code is Code.TOO_MANY)
    assert (often.count, often.why) == (3, "burst")


NEIGHBOURS = [
    ("agreement", Neighbour(2, "Sam Hill", agreements=(talk(day(THU), prospect_id=2),))),
    ("no_thanks", Neighbour(2, "Sam Hill", standings=(NO,))),
    ("objected", Neighbour(2, "Sam Hill", objections=(objects(Channel.CALL, "2026-11-01 10:00"),))),
    (None, Neighbour(2, "Sam Hill", standings=(WE_CALL_YOU,))),
    (None, Neighbour(2, "Sam Hill", agreements=(talk(day("2026-10-01"), prospect_id=2),))),
    (None, Neighbour(2, "Sam Hill", objections=(objects(None, f"{WED} 11:00"),))),
]


@pytest.mark.parametrize(("why", "neighbour"), NEIGHBOURS)
def test_someone_beside_them_is_noted_where_something_binds_us(why: str | None, neighbour: Neighbour) -> None:
    beside = history(talk(day(WED)), neighbours=(neighbour,))
    judged = judge(calls(f"{WED} 10:00"), beside, POLICY)
    assert [(f.code, f.level, f.facts.why, f.facts.who) for f in judged.findings] == (
        [(Code.HOUSEHOLD, Level.NOTE, why, "Sam Hill")] if why else []
    )


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"interest": Interest.NONE}, "none"),
        ({"interest": Interest.PASSING}, "passing"),
        ({"can_buy": CanBuy.NO}, "cannot_buy"),
        ({"interest": Interest.REAL, "can_buy": CanBuy.YES}, None),
        ({}, None),
    ],
)
def test_little_interest_is_noted(changes: dict[str, object], why: str | None) -> None:
    judged = judge(calls(f"{WED} 10:00"), history(talk(day(WED)), prospect=jo(**changes)), POLICY)
    assert [f.facts.why for f in judged.findings] == ([why] if why else [])


QUIET = [
    ("their own evening hours replace ours", {"hours": Hours(time(18), time(22))}, f"{WED} 21:00", None),
    ("outside their own hours", {"hours": Hours(time(18), time(22))}, f"{WED} 10:00", "their_hours"),
    (
        "a day they did not name",
        {"hours": Hours(time(9), time(17), frozenset({0, 1}))},
        "2026-11-19 10:00",
        "their_hours",
    ),
    (
        "a day they named for this is not quiet",
        {"hours": Hours(time(9), time(17), frozenset({0, 1}))},
        f"{WED} 10:00",
        None,
    ),
    ("its hours are", {"hours": Hours(time(9), time(17), frozenset({0, 1}))}, f"{WED} 18:00", "their_hours"),
    ("hours past midnight", {"hours": Hours(time(22), time(2))}, f"{WED} 23:30", None),
    ("and after it", {"hours": Hours(time(22), time(2))}, f"{WED} 01:30", None),
    ("which belongs to the day before", {"hours": Hours(time(22), time(2), frozenset({3}))}, "2026-11-20 01:30", None),
    (
        "and not to the day itself",
        {"hours": Hours(time(22), time(2), frozenset({4}))},
        "2026-11-20 01:30",
        "their_hours",
    ),
    ("the day between is quiet", {"hours": Hours(time(22), time(2))}, f"{WED} 12:00", "their_hours"),
    ("ten in London is night in Los Angeles", {"zone": "America/Los_Angeles"}, f"{WED} 10:00", "night"),
    ("evening in London is day in Los Angeles", {"zone": "America/Los_Angeles"}, f"{WED} 21:00", None),
]


@pytest.mark.parametrize(("claim", "changes", "when", "why"), QUIET, ids=[c[0] for c in QUIET])
def test_quiet_hours_are_theirs(claim: str, changes: dict[str, object], when: str, why: str | None) -> None:
    judged = judge(calls(when), history(talk(day(WED)), prospect=jo(**changes)), POLICY)
    assert [f.facts.why for f in judged.findings if f.code is Code.QUIET_HOURS] == ([why] if why else [])


POLICIES = [
    ("reply_days", calls(f"{WED} 10:00"), (came_in("2026-11-15 10:00"),), "nothing_agreed"),
    ("lapse_days", calls("2026-11-23 10:00"), (ON_THURSDAY,), "lapsed"),
    ("goodwill_days", mails(f"{WED} 10:00", basis=Basis.GOODWILL), (did("2026-09-01 10:00", basis=Basis.GOODWILL),), "goodwill"),
    ("quiet_from", calls(f"{WED} 18:00"), (talk(day(WED)),), "quiet_hours"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "attempt", "records", "code"), POLICIES, ids=[c[0] for c in POLICIES])
def test_every_number_of_the_policy_can_be_changed(
    number: str, attempt: Attempt, records: tuple[object, ...], code: str
) -> None:
    by_default = {(f.code.value, f.level) for f in verdict(attempt, *records).findings}
    stricter = {(f.code.value, f.level) for f in verdict(attempt, *records, policy=STRICT).findings}
    assert code in {c for c, _ in stricter}
    assert stricter != by_default


def test_a_level_can_be_changed_and_a_finding_silenced() -> None:
    louder = replace(POLICY, levels={Code.LATE: Level.WARN})
    silent = replace(POLICY, levels={Code.LATE: Level.WELCOME})
    attempt = calls(f"{THU} 12:00")
    assert verdict(attempt, TEN_ON_THURSDAY, policy=louder).level is Level.WARN
    assert verdict(attempt, TEN_ON_THURSDAY, policy=silent).findings == ()
