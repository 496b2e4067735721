"""Claims about the card of an agreement: it says when, how and since when, and its state where that is to be said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.presentation.calendar.calendar_samples import TODAY, entry, november, planned
from tracker.actions.ports import Planned
from tracker.presentation.calendar.entry_card import entry_card
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.channel import Channel

PROMISED = AgreementKind.PROMISE
TRIED = replace(
    planned("Jo", november(24), "10:00", outcome=AgreementOutcome.TRIED),
    tried_at=datetime(2026, 11, 20, 11, 40, tzinfo=UTC),
)


@pytest.mark.parametrize(
    ("one", "when"),
    [
        (planned("Jo", november(24), "10:00", channel=Channel.MEETING), "Tue 24 Nov 10:00, in person"),
        (planned("Jo", november(22), "10:00"), "Tomorrow 10:00, by phone"),
        (planned("Jo", november(24), last=november(26)), "Tue 24 – Thu 26 Nov, by phone"),
        (planned("Jo", november(20), "10:00"), "Slipped: yesterday 10:00, by phone"),
        (planned("Jo", november(24), "10:00", outcome=AgreementOutcome.TRIED), "Tried: Tue 24 Nov 10:00, by phone"),
        (TRIED, "Tue 24 Nov 10:00, by phone; tried 20 Nov"),
        (planned("Jo", november(20), outcome=AgreementOutcome.KEPT_LATE), "Kept late: yesterday, by phone"),
        (planned("Jo", november(20), outcome=AgreementOutcome.MOVED), "Moved from: yesterday, by phone"),
        (planned("Jo", november(22), kind=PROMISED, channel=Channel.EMAIL), "Promised by tomorrow, by e-mail"),
    ],
)
def test_it_says_how_it_stands_when_and_how(one: Planned, when: str) -> None:
    assert entry_card(entry(one), TODAY).when == when


@pytest.mark.parametrize(
    ("day", "kind", "owner", "made"),
    [
        (16, AgreementKind.TALK, "me", "Agreed on 16 Nov"),
        (20, AgreementKind.TALK, "me", "Agreed yesterday"),
        (16, PROMISED, "me", "Promised on 16 Nov"),
        (21, PROMISED, "me", "Promised today"),
        (16, AgreementKind.TALK, "Ada", "Agreed on 16 Nov · Ada"),
    ],
)
def test_it_says_since_when_and_whose_it_is(day: int, kind: AgreementKind, owner: str, made: str) -> None:
    one = planned("Jo", november(24), kind=kind)
    one = replace(one, made_at=datetime(2026, 11, day, 8, tzinfo=UTC))
    seen = replace(entry(one), whose=() if owner == "me" else (owner,))
    assert entry_card(seen, TODAY).made == made


def test_their_words_are_quoted_and_nothing_is_made_up() -> None:
    one = replace(planned("Jo", november(24), topic="prices"), words='"ring me then"', organisation="Brandt Strings")
    card = entry_card(entry(one), TODAY)
    assert (card.words, card.topic, card.firm) == ("“ring me then”", "prices", "Brandt Strings")
    bare = entry_card(entry(planned("Jo", november(24))), TODAY)
    assert (bare.words, bare.topic, bare.firm) == ("", "", "")
