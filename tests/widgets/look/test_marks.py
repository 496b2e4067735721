"""Claims about which icon and colour stand for what became of an agreement."""

from __future__ import annotations

import pytest

from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.channel import Channel
from tracker.widgets.look.marks import agreement_mark

OPEN = {kind: agreement_mark(kind, Channel.CALL, AgreementOutcome.OPEN) for kind in AgreementKind}


@pytest.mark.parametrize("kind", AgreementKind)
@pytest.mark.parametrize("became", [outcome for outcome in AgreementOutcome if outcome is not AgreementOutcome.OPEN])
def test_whatever_became_of_an_agreement_it_is_not_shown_as_open(kind: AgreementKind, became: AgreementOutcome) -> None:
    assert agreement_mark(kind, Channel.CALL, became) != OPEN[kind]


def test_that_they_did_not_come_is_not_shown_as_our_broken_word() -> None:
    theirs, ours = AgreementOutcome.NO_SHOW, AgreementOutcome.BROKEN
    talk = AgreementKind.TALK
    assert agreement_mark(talk, Channel.MEETING, theirs) != agreement_mark(talk, Channel.MEETING, ours)
