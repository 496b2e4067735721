"""Claims about the sample data: it reads whatever the day, looks alive, and its six stories hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import count, pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.fakes import Clock, FakeStore, a_desk
from tracker.actions.sample.load_sample import Sample, load_sample
from tracker.interop.sample import SampleProblem, read_sample
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome, Ready
from tracker.rules.entry import Attempt
from tracker.rules.guard import judge
from tracker.rules.guard.earliest import EarliestKind, earliest_welcome
from tracker.rules.history import History, standing_at
from tracker.rules.policy import Policy
from tracker.rules.prospect import StandingKind
from tracker.rules.verdict import Code, Level, Verdict

TEXT = (Path(__file__).parents[2] / "resources" / "sample.toml").read_text(encoding="utf-8")
ZONE, ME = "Europe/London", "Maria"
POLICY = Policy(zone=ZONE)
FORTNIGHT = [date(2026, 11, 16) + timedelta(days=n) for n in range(14)]
EVERY_DAY = pytest.mark.parametrize("today", FORTNIGHT, ids=[f"{day:%a-%d-%b}" for day in FORTNIGHT])


def read(today: date, text: str = TEXT, me: str = ME) -> tuple[Sample, tuple[SampleProblem, ...]]:
    return read_sample(text, today, ZONE, me, count(1).__next__)


class Shown:
    """The sample as a store shows it at nine in the morning of that day."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.now = at(today, "09:00")
        self.store = FakeStore()
        load_sample(a_desk(self.store, Clock(self.now), ME), read(today)[0])

    def of(self, name: str) -> History:
        (line,) = self.store.prospects_matching(name)
        history = self.store.history_of(line.id)
        assert history is not None
        return history

    @property
    def everyone(self) -> list[History]:
        return [self.of(line.name) for line in self.store.people_like("", 1000)]

    def standing(self, name: str) -> StandingKind | None:
        standing = standing_at(self.of(name).standings, self.now)
        return standing.kind if standing is not None else None

    def would_be(self, name: str, channel: Channel, when: datetime | None = None, by: str = ME) -> Verdict:
        return judge(Attempt(Direction.OUT, channel, when or self.now, by), self.of(name), POLICY)


@cache
def shown(today: date) -> Shown:
    return Shown(today)


def at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo(ZONE)).astimezone(UTC)


def codes(verdict: Verdict) -> set[Code]:
    return {finding.code for finding in verdict.findings}


@EVERY_DAY
def test_it_reads_without_a_problem(today: date) -> None:
    assert read(today)[1] == ()


@EVERY_DAY
def test_everything_in_it_has_happened_by_this_morning(today: date) -> None:
    for history in shown(today).everyone:
        assert all(contact.at < shown(today).now for contact in history.contacts), history.prospect.name


@EVERY_DAY
def test_nothing_was_logged_against_the_guard_without_a_reason(today: date) -> None:
    unreasoned = [
        (history.prospect.name, contact.at, codes(contact.verdict))
        for history in shown(today).everyone
        for contact in history.contacts
        if contact.verdict.level >= Level.WARN and not contact.reason
    ]
    assert unreasoned == []


@EVERY_DAY
def test_each_contact_was_judged_by_what_was_known_then(today: date) -> None:
    for history in shown(today).everyone:
        for c in history.contacts:
            declared = c.basis if c.basis is Basis.GOODWILL else None
            attempt = Attempt(c.direction, c.channel, c.at, c.by, declared, outcome=c.outcome)
            again = judge(attempt, as_it_stood_before(history, c.at), POLICY)
            assert (again.basis, again.agreement_id) == (c.basis, c.agreement_id), history.prospect.name
            assert codes(again) - {Code.HOUSEHOLD} == codes(c.verdict) - {Code.HOUSEHOLD}, history.prospect.name


def as_it_stood_before(history: History, moment: datetime) -> History:
    """The history without anything said, done or settled from that moment on."""
    made = [a for a in history.agreements if a.made_at < moment]
    return replace(
        history,
        standings=tuple(s for s in history.standings if s.since < moment),
        objections=tuple(o for o in history.objections if o.since < moment),
        contacts=tuple(c for c in history.contacts if c.at < moment),
        agreements=tuple(
            replace(a, outcome=AgreementOutcome.OPEN, settled_at=None, settled_by=None)
            if a.settled_at is not None and a.settled_at >= moment
            else a
            for a in made
        ),
    )


@EVERY_DAY
def test_the_calendar_is_alive(today: date) -> None:
    def between(first: int, last: int) -> list[Agreement]:
        planned = shown(today).store.agreements_between(today + timedelta(days=first), today + timedelta(days=last))
        found = (shown(today).store.agreement(p.id) for p in planned)
        return [a for a in found if a is not None]

    assert len([a for a in between(0, 0) if a.is_open and a.window.is_exact]) >= 2
    assert len([a for a in between(1, 1) if a.is_open and a.window.is_exact]) >= 2
    assert any(a.kind is AgreementKind.PROMISE and a.window.last == today for a in between(0, 0))
    slipped = [a for a in between(-5, -1) if a.is_open and a.window.last < today]
    assert [a.topic for a in slipped] == ["Has the photograph turned up?"]
    assert len([a for a in between(-30, -1) if a.outcome is AgreementOutcome.KEPT]) >= 8
    assert len([a for a in between(0, 6) if a.is_open and a.window.is_span]) >= 3
    assert any(a.is_open and a.window.is_span for a in between(7, 14))
    assert len({a.owner for a in between(-30, 30)}) == 3
    assert len({day for a in between(2, 31) for day in a.window.days()}) >= 12


def test_there_are_people_waiting_for_their_own_turn_and_one_who_said_no_and_one_who_objects() -> None:
    sample = shown(FORTNIGHT[0])
    assert len(sample.store.their_turn()) == 6
    assert [h.prospect.name for h in sample.everyone if h.objections] == ["Robert Ashworth"]
    assert {h.prospect.name for h in sample.everyone if sample.standing(h.prospect.name) is StandingKind.NO_THANKS} == {
        "Dominic Hale"
    }


@EVERY_DAY
def test_the_tasting(today: date) -> None:
    sample = shown(today)
    jo = sample.of("Jo Hill")
    (promise,) = [a for a in jo.agreements if a.is_open]
    assert sample.standing("Jo Hill") is StandingKind.THEIR_TURN
    assert jo.standings[-1].words == "we’ll call you"
    assert promise.kind is AgreementKind.PROMISE
    assert promise.window.last.strftime("%A") == "Thursday"
    assert promise.window.last == jo.contacts[-1].at.date() + timedelta(days=7)

    call = sample.would_be("Jo Hill", Channel.CALL)
    assert call.first is not None
    assert (call.first.code, call.first.facts.words) == (Code.THEIR_TURN, "we’ll call you")
    assert sample.would_be("Jo Hill", Channel.EMAIL).basis is Basis.PROMISED

    survey = [c for c in sample.of("Hannah Reid").contacts if c.basis is Basis.NONE]
    assert [(codes(c.verdict), c.note) for c in survey] == [
        ({Code.NOTHING_AGREED}, "Did our service exceed your expectations?")
    ]


@EVERY_DAY
def test_no_not_yet(today: date) -> None:
    sample = shown(today)
    lawyer = sample.of("Martin Pryce")
    links = [c for c in lawyer.contacts if c.basis is Basis.AGREED and c.outcome is ContactOutcome.TALKED]
    assert [c.ready for c in links] == [Ready.NOT_YET] * 4 + [Ready.YES]
    assert all(c.verdict.level is Level.WELCOME for c in links)
    assert [c.outcome for c in lawyer.contacts].count(ContactOutcome.VOICEMAIL) == 1
    clips = [q.answer for c in lawyer.contacts for q in c.questions if "metal clips" in q.text]
    assert len(clips) == 4
    assert len({answer[:14] for answer in clips}) == 1
    assert sample.standing("Martin Pryce") is StandingKind.CLIENT
    chain = [a for a in lawyer.agreements if a.topic == "Are the files sorted?"]
    assert [a.outcome for a in chain] == [AgreementOutcome.KEPT] * 5
    months = [(later.window.first - earlier.window.first).days for earlier, later in pairwise(chain)]
    assert all(28 <= days <= 33 for days in months)
    assert earliest_welcome(lawyer, POLICY, sample.now).kind is EarliestKind.AGREED


@EVERY_DAY
def test_the_tuition_company(today: date) -> None:
    sample = shown(today)
    okoro = sample.of("Ngozi Okoro")
    (agreed,) = [a for a in okoro.agreements if a.is_open]
    assert (agreed.owner, agreed.channel, agreed.window.is_span) == ("Ben", Channel.CALL, True)

    visit, first, second = okoro.contacts[-3:]
    assert first.at - visit.at == timedelta(minutes=30)
    assert {Code.TOO_EARLY, Code.ANOTHERS} <= codes(first.verdict)
    assert {Code.TOO_EARLY, Code.ANOTHERS, Code.TOO_MANY} <= codes(second.verdict)
    facts = {finding.code: finding.facts for finding in second.verdict.findings}
    assert (facts[Code.TOO_EARLY].days, facts[Code.ANOTHERS].owner, facts[Code.TOO_MANY].count) == (2, "Ben", 3)

    assert Code.HOUSEHOLD in codes(sample.would_be("Emeka Okoro", Channel.CALL))
    on_the_day = sample.would_be("Ngozi Okoro", Channel.CALL, at(agreed.window.last, "11:00"), "Ben")
    assert (on_the_day.basis, on_the_day.agreement_id) == (Basis.AGREED, agreed.id)


@EVERY_DAY
def test_too_much_too_fast(today: date) -> None:
    burst = shown(today).of("Callum Frost").contacts
    assert [c.channel for c in burst] == [Channel.EMAIL, Channel.EMAIL, Channel.SOCIAL]
    assert [c.at - burst[0].at for c in burst[1:]] == [timedelta(seconds=30), timedelta(minutes=10)]
    assert burst[0].verdict.has(Code.FIRST_APPROACH)
    assert not burst[0].verdict.has(Code.TOO_MANY)
    many = [f.facts.count for c in burst for f in c.verdict.findings if f.code is Code.TOO_MANY]
    assert many == [2, 3]


@EVERY_DAY
def test_the_one_who_wont_stop(today: date) -> None:
    sample = shown(today)
    assert sample.would_be("Dominic Hale", Channel.CALL).level is Level.STOP
    after_the_no = [c for c in sample.of("Dominic Hale").contacts if c.by == "Ben" and c.direction is Direction.OUT]
    assert [c.verdict.level for c in after_the_no] == [Level.STOP, Level.STOP]
    forgotten = sample.would_be("Ruth Abara", Channel.CALL)
    assert {Code.LAPSED, Code.NOTHING_AGREED} <= codes(forgotten)
    assert Code.LITTLE_INTEREST in codes(sample.would_be("Wes Thornton", Channel.EMAIL))


@EVERY_DAY
def test_the_long_lead(today: date) -> None:
    sample = shown(today)
    graham = sample.of("Graham Ellis")
    goodwill = [c for c in graham.contacts if c.basis is Basis.GOODWILL]
    assert [c.verdict.level for c in goodwill] == [Level.NOTE, Level.NOTE]
    assert all(c.questions == () for c in goodwill)
    outcomes = [a.outcome for a in graham.agreements]
    assert outcomes == [AgreementOutcome.KEPT, AgreementOutcome.KEPT, AgreementOutcome.OPEN]
    page = next(c for c in graham.contacts if c.basis is Basis.PROMISED)
    assert page.at.date() < graham.agreements[0].window.last
    assert [c.basis for c in graham.contacts][-1] is Basis.AGREED


def test_whoever_is_at_the_desk_did_what_names_nobody_else() -> None:
    names = {h.attempt.by for h in read(FORTNIGHT[0], me="Noor")[0].happened if hasattr(h, "attempt")}
    assert names == {"Noor", "Ben", "Ada"}


PRIYA = """
[[person]]
name = "Priya"
[[person.contact]]
at = "yesterday, 10:00"
channel = "call"
direction = "in"
"""
JO = """
[[person]]
name = "Jo"
"""
UNREADABLE = [
    ("""[[person]]\nname = "" """, "", "without a name"),
    (JO + """colour = "red" """, "Jo", "unknown: colour"),
    (JO + """interest = "huge" """, "Jo", "huge"),
    (JO + """phones = 7""", "Jo", "int"),
    (JO + """[[person.contact]]\nat = "soon, 10:00"\nchannel = "call" """, "Jo", "not a day"),
    (JO + """[[person.contact]]\nat = "today, 10:00" """, "Jo", "missing: channel"),
    (JO + """[[person.contact]]\nat = "today, 10:00"\nchannel = "fax" """, "Jo", "fax"),
    (JO + """[[person.moved]]\nat = "today, 10:00"\nto = "today"\nwho = "me" """, "Jo", "me"),
    (JO + """[[person.answered]]\nat = "today, 10:00"\nanswer = "perhaps" """, "Jo", "perhaps"),
]


@pytest.mark.parametrize(("text", "who", "what"), UNREADABLE, ids=[case[2] for case in UNREADABLE])
def test_what_cannot_be_read_is_told_and_left_out_and_the_rest_is_not(text: str, who: str, what: str) -> None:
    sample, problems = read(FORTNIGHT[0], text + PRIYA)
    assert [p.who for p in problems] == [who]
    assert what in problems[0].what
    assert sample.people[-1].name == "Priya"
    assert len(sample.happened) == 1


def test_a_file_that_is_no_toml_is_one_problem_and_no_sample() -> None:
    sample, problems = read(FORTNIGHT[0], "[[person]")
    assert sample == Sample((), ())
    assert len(problems) == 1
