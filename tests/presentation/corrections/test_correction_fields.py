"""Claims about the fields of what was logged, as texts: what stands there, what may be chosen, and what that makes."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import at, day, talk
from tests.fakes import Clock
from tests.surroundings import here_by
from tracker.presentation.corrections.correction_fields import CorrectionField, Typed, read, told, values_of
from tracker.presentation.words.corrections import value_told
from tracker.rules.agreement import Agreement, AgreementOutcome, WhoMoved

NOW = at("2026-11-26 14:57")
THEIRS = replace(talk(day("2026-11-27")), outcome=AgreementOutcome.WITHDRAWN, settled_at=NOW)
OURS = replace(THEIRS, who_moved=WhoMoved.WE_ASKED)


def test_by_whom_it_was_called_off_stands_there_and_may_be_chosen() -> None:
    here = here_by(Clock(NOW))()
    field = CorrectionField.OUTCOME
    for stands, other, words in ((THEIRS, OURS, "Called off by them"), (OURS, THEIRS, "Called off by us")):
        value = told(stands, field, here.zone)
        assert value in values_of(stands, field)
        assert value_told(Agreement, field.value, value) == words
        assert read(other, field, Typed(value, NOW), here) == stands
