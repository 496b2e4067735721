"""How long the guard thinks, as it does at every key of quick entry and for every line of an import."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.bench.conftest import Within
from tests.builders import ME, at, calls, came_in, did, exact, history, jo, objects, promise, said, span, talk
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.guard import judge
from tracker.rules.history import History, Neighbour
from tracker.rules.policy import Policy
from tracker.rules.prospect import Interest, StandingKind
from tracker.rules.verdict import Level

pytestmark = pytest.mark.bench

POLICY = Policy(zone="Europe/London")
NOW = "2026-11-18 10:00"


def rich_history() -> History:
    """Ten years with one customer: 130 contacts, 70 agreements, nearly all kept, and four colleagues of theirs."""
    first = at("2016-11-21 10:00")
    moments = [(first + timedelta(days=28 * n)).strftime("%Y-%m-%d %H:%M") for n in range(130)]
    contacts = [came_in(when) if n % 5 == 0 else did(when) for n, when in enumerate(moments)]
    kept = [
        talk(exact(when), made=made, outcome=AgreementOutcome.KEPT, settled_at=at(when))
        for made, when in zip(moments[::2], moments[1::2], strict=True)
    ]
    promises = [promise(span("2026-11-16", "2026-11-20"), made="2026-11-02 09:00") for _ in range(3)]
    open_talks = [talk(exact(f"2026-12-{day:02} 10:00"), made="2026-11-02 09:00") for day in (1, 2)]
    standings = [said(kind, f"20{20 + n}-05-01 09:00") for n, kind in enumerate(StandingKind)]
    neighbours = tuple(Neighbour(n, f"Neighbour {n}", tuple(kept[:10]), tuple(standings)) for n in range(2, 6))
    objection = objects(Channel.SOCIAL, "2022-01-01 09:00")
    whom = jo(interest=Interest.PASSING, organisation="Hill & Sons")
    return history(
        *contacts, *kept, *promises, *open_talks, *standings, objection, prospect=whom, neighbours=neighbours
    )


@pytest.mark.parametrize(
    ("when", "by"),
    [(NOW, ME), ("2026-12-01 10:00", ME), ("2026-12-01 10:00", "Ben"), ("2020-03-01 21:30", ME)],
    ids=["too early", "as agreed", "a colleague", "back-dated, at night"],
)
def test_one_verdict(within: Within, when: str, by: str) -> None:
    known = rich_history()
    attempt = calls(when, by=by)
    verdict = within(0.2, lambda: judge(attempt, known, POLICY))
    assert verdict.findings or verdict.level is Level.WELCOME
