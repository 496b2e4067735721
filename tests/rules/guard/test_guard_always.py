"""What always holds of the guard, whatever the history: found by trying many."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests.builders import JO, ME, ZONE, at
from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome
from tracker.rules.entry import Attempt
from tracker.rules.guard import judge
from tracker.rules.history import History
from tracker.rules.policy import Policy
from tracker.rules.prospect import Objection, Prospect, Standing, StandingKind
from tracker.rules.verdict import Level
from tracker.rules.window import Window, day_in

POLICY = Policy(zone=ZONE)
ALWAYS = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""How long a history takes is not claimed here: the first of a run reads in the zones, and a machine may be busy."""
ORIGIN = at("2026-10-01 00:00")
ids = some.integers(1, 10**6)
moments = some.integers(0, 60 * 24 * 90).map(lambda minutes: ORIGIN + timedelta(minutes=minutes))
channels = some.sampled_from(Channel)
people = some.sampled_from([ME, "Ben"])
words = some.sampled_from(["", "we'll call you", "no"])


@some.composite
def windows(draw: some.DrawFn) -> Window:
    first = date(2026, 10, 1) + timedelta(days=draw(some.integers(0, 90)))
    shape = draw(some.sampled_from(["exact", "day", "span"]))
    if shape == "exact":
        return Window.exact(first, time(draw(some.integers(0, 23))), ZONE)
    return Window.span(first, first + timedelta(days=0 if shape == "day" else draw(some.integers(1, 9))), ZONE)


agreements = some.builds(
    Agreement, ids, some.just(JO), some.sampled_from(AgreementKind), windows(), channels, people, moments,
    settled_at=some.none() | moments,
)  # fmt: skip
contacts = some.builds(
    Contact, ids, some.just(JO), some.sampled_from(Direction), channels, moments, moments, people,
    some.sampled_from(ContactOutcome), basis=some.none() | some.sampled_from(Basis),
)  # fmt: skip
standings = some.builds(Standing, ids, some.just(JO), some.sampled_from(StandingKind), moments, words)
objections = some.builds(Objection, ids, some.just(JO), some.none() | channels, moments, some.none() | moments)


def in_order(*kinds: some.SearchStrategy[object]) -> list[some.SearchStrategy[tuple[object, ...]]]:
    return [some.lists(kind, max_size=4, unique_by=lambda r: r.id).map(tuple) for kind in kinds]  # type: ignore[attr-defined]


histories = some.builds(
    History, some.just(Prospect(JO, "Jo Hill")), *in_order(standings, objections, agreements, contacts)
)
attempts = some.builds(
    Attempt, some.sampled_from(Direction), channels, moments, people,
    some.sampled_from([None, Basis.SERVICE, Basis.REPLY, Basis.GOODWILL, Basis.PROMISED]),
)  # fmt: skip


@ALWAYS
@given(attempts, histories)
def test_an_incoming_or_met_contact_is_never_warned_about(attempt: Attempt, history: History) -> None:
    if attempt.direction is not Direction.OUT:
        assert judge(attempt, history, POLICY).level is Level.WELCOME


@ALWAYS
@given(attempts, histories, people)
def test_an_agreement_that_covers_the_contact_never_raises_the_level(
    attempt: Attempt, history: History, someone: str
) -> None:
    attempt = replace(attempt, direction=Direction.OUT)
    covering = Agreement(
        10**7,
        JO,
        AgreementKind.TALK,
        Window.day(day_in(attempt.at, ZONE), ZONE),
        attempt.channel,
        attempt.by,
        attempt.at,
    )
    with_it = replace(history, agreements=(*history.agreements, covering))
    assert judge(attempt, with_it, POLICY).level <= judge(attempt, history, POLICY).level


@ALWAYS
@given(attempts, histories, histories)
def test_judging_depends_on_nothing_that_happened_later(attempt: Attempt, history: History, other: History) -> None:
    taken = {a.id for a in history.agreements}
    later = replace(
        history,
        standings=(*history.standings, *(s for s in other.standings if s.since > attempt.at)),
        objections=(*history.objections, *(o for o in other.objections if o.since > attempt.at)),
        agreements=(
            *history.agreements,
            *(a for a in other.agreements if a.made_at > attempt.at and a.id not in taken),
        ),
        contacts=(*history.contacts, *(c for c in other.contacts if c.at > attempt.at)),
    )
    assert judge(attempt, later, POLICY) == judge(attempt, history, POLICY)


@ALWAYS
@given(attempts, histories)
def test_settling_an_agreement_later_changes_no_judgement_of_before(attempt: Attempt, history: History) -> None:
    settled = tuple(
        replace(a, settled_at=attempt.at + timedelta(minutes=1)) if a.was_open_at(attempt.at) else a
        for a in history.agreements
    )
    assert judge(attempt, replace(history, agreements=settled), POLICY) == judge(attempt, history, POLICY)


@ALWAYS
@given(attempts, histories)
def test_an_objection_in_force_always_stops_what_it_covers(attempt: Attempt, history: History) -> None:
    attempt = replace(attempt, direction=Direction.OUT)
    covered = any(o.holds_at(attempt.at) and o.covers(attempt.channel) for o in history.objections)
    if covered:
        assert judge(attempt, history, POLICY).level is Level.STOP


@ALWAYS
@given(attempts, histories)
def test_what_is_welcome_rests_on_something(attempt: Attempt, history: History) -> None:
    verdict = judge(replace(attempt, direction=Direction.OUT), history, POLICY)
    if verdict.level is Level.WELCOME:
        assert verdict.basis not in (Basis.NONE, Basis.FIRST_APPROACH, Basis.GOODWILL, None)
