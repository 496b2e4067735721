"""Claims about what a contact may be said to be about: what stands, and what one of us has still to own up to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import at, calls, exact, history, talk
from tests.surroundings import here_at
from tracker.presentation.entry.what_it_keeps import Keeps, to_choose_from
from tracker.presentation.entry_form import Form
from tracker.rules.agreement import AgreementOutcome, WhoMoved
from tracker.rules.channel import Direction
from tracker.rules.verdict import Verdict

NOW = at("2026-11-26 14:57")
OFF = talk(exact("2026-11-27 10:00"), outcome=AgreementOutcome.WITHDRAWN, settled_at=at("2026-11-26 10:00"))


@pytest.mark.parametrize(("whose", "offered"), [(WhoMoved.WE_ASKED, True), (None, False)])
def test_a_contact_may_be_about_what_we_called_off_and_not_about_what_they_did(
    whose: WhoMoved | None, offered: bool
) -> None:
    listed = to_choose_from(
        history(replace(OFF, who_moved=whose)),
        Form(direction=Direction.OUT),
        calls("2026-11-26 14:57"),
        Verdict(),
        here_at(NOW),
    )
    assert (Keeps(OFF.id, True) in [keeps for keeps, _told in listed]) is offered
