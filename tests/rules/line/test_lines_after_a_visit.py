"""Claims about lines as sellers type or dictate them after an appointment: the hours it took, what comes next in the
same breath, who was not in, and how they wish to hear from us. Typed on Thursday 26 November 2026 at 14:57.
"""

from __future__ import annotations

import pytest

from tests.rules.line.people import MOMENT, Known
from tests.rules.line.told import whole
from tracker.rules.line.reading import read_line

# fmt: off
HOURS = [
    ("met colin 2-3", "Colin Burrows · met meeting talked · at 2? · rest: 2-3 · ask when: Thu 26 Nov 2026 14:00 | Thu 26 Nov 2026 02:00"),
    ("colin meeting 11-1, went well", "Colin Burrows · met meeting talked · at 11? · rest: 11-1 went well · ask when: Thu 26 Nov 2026 11:00 | Wed 25 Nov 2026 23:00"),
    ("met colin 2-3 tiers", "Colin Burrows · met meeting talked · now · rest: 2-3 tiers"),
    ("jo wants 2-3", "Jo Hill · how? · now · rest: wants 2-3 · ask how: out:call | in:call | met:meeting"),
    ("met colin 2-9", "Colin Burrows · met meeting talked · now · rest: 2-9"),
    ("met jo 11am, 45 min", "Jo Hill · met meeting talked · Thu 26 Nov 11:00 · rest: 11am, 45 min"),
    ("teams call w/ daniel 11am 45 mins", "Daniel Brandt · out video · Thu 26 Nov 11:00 · rest: 11am 45 mins · ask came-of-it: talked | voicemail | no-answer"),
    ("called jo at ten thirty this morning", "Jo Hill · out call · Thu 26 Nov 10:30 · ask came-of-it: talked | voicemail | no-answer"),
    ("met martin today at ten a m", "Martin Pryce · met meeting talked · Thu 26 Nov 10:00"),
    ("called jo at nine forty five", "Jo Hill · out call · Thu 26 Nov 09:45 · ask came-of-it: talked | voicemail | no-answer"),
    ("jo rang at two thirty", "Jo Hill · in call talked · at two thirty? · ask when: Thu 26 Nov 2026 14:30 | Thu 26 Nov 2026 02:30"),
]
# fmt: on


@pytest.mark.parametrize(("typed", "meant"), HOURS)
def test_the_hours_it_took_say_when_it_began_or_are_asked(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant
