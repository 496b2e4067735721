"""Claims about words of a line that were taken for something else: answers of theirs, what is for next time, what only
says what follows it, and amounts. Thursday 26 November 2026, 14:57.
"""

from __future__ import annotations

import pytest

from tests.rules.line.people import MOMENT, Known
from tests.rules.line.told import whole
from tracker.rules.line.reading import read_line

# fmt: off
THEIRS_PERHAPS = [
    ("jo txt yes to saturday", "Jo Hill · text · now · rest: yes to saturday · ask how: out:text | in:text"),
    ("jo text ok thanks", "Jo Hill · text · now · rest: ok thanks · ask how: out:text | in:text"),
    ("jo email confirmed", "Jo Hill · email · now · rest: confirmed · ask how: out:email | in:email"),
    ("colin txt sounds good", "Colin Burrows · text · now · rest: sounds good · ask how: out:text | in:text"),
    ("ngozi whatsapp can do tuesday", "Ngozi Okoro · text · now · rest: can do tuesday · ask how: out:text | in:text"),
    ("jo emailed yes", "Jo Hill · in email received · now · rest: yes"),
    ("txt jo yes", "Jo Hill · out text sent · now · rest: yes"),
    ("jo text saturday plan", "Jo Hill · out text sent · saturday? · rest: plan · ask when: Sat 21 Nov 2026 | plan"),
    ("jo call yes", "Jo Hill · out call · now · rest: yes · ask came-of-it: talked | voicemail | no-answer"),
]
"""What somebody answers behind a way of writing may be theirs: who wrote is asked."""
NEXT_TIME = [
    ("next time call ngozi", "Ngozi Okoro · how? · now · rest: next time call · ask how: out:call | in:call | met:meeting"),
    ("ngozi next time ring", "Ngozi Okoro · how? · now · rest: next time ring · ask how: out:call | in:call | met:meeting"),
    ("jo rang, next time email", "Jo Hill · in call talked · now · rest: next time email"),
    ("remind me to call jo", "Jo Hill · how? · now · rest: remind me to call · ask how: out:call | in:call | met:meeting"),
    ("next call ngozi", "Ngozi Okoro · how? · now · rest: next call · ask how: out:call | in:call | met:meeting"),
]
"""What is for next time did not happen."""
LABELS = [
    ("new: lee sharp", "new Lee Sharp · how? · now · ask how: out:call | in:call | met:meeting · ask new-person?: *Lee Sharp | rest"),
    ("new client: lee sharp call", "new Lee Sharp · out call · now · ask came-of-it: talked | voicemail | no-answer · ask new-person?: *Lee Sharp | rest"),
    ("new: lee sharp, met at the fair: wants brochure", "new Lee Sharp · met meeting talked · now · note: wants brochure · rest: at the fair · ask new-person?: *Lee Sharp | rest"),
    ("meeting: tessa", "Tessa Grant · met meeting talked · now"),
    ("call: jo", "Jo Hill · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("email: colin: sent tiers", "Colin Burrows · out email sent · now · note: sent tiers"),
    ("call: sent the tiers", "nobody · out call · now · note: sent the tiers · ask came-of-it: talked | voicemail | no-answer"),
    ("meeting: lee sharp", "nobody · met meeting talked · now · note: lee sharp"),
    ("jo: call back", "Jo Hill · how? · now · note: call back · ask how: out:call | in:call | met:meeting"),
    ("note: jo likes lemon", "nobody · how? · now · note: jo likes lemon · rest: note"),
]
"""A colon behind what only says what follows begins no note; one behind it does."""
AMOUNTS = [
    ("jo rang, budget 1200", "Jo Hill · in call talked · now · rest: budget 1200"),
    ("met jo, quote 1500", "Jo Hill · met meeting talked · now · rest: quote 1500"),
    ("met jo, deposit 900", "Jo Hill · met meeting talked · now · rest: deposit 900"),
    ("colin rang, guests 120", "Colin Burrows · in call talked · now · rest: guests 120"),
    ("met jo 1200", "Jo Hill · met meeting talked · now · rest: 1200 · ask word?: Thu 26 Nov 2026 12:00 · no: no-time 1200"),
    ("jo rang 0915", "Jo Hill · in call talked · Thu 26 Nov 09:15"),
]
"""A number of money or of people is offered as no hour."""
# fmt: on


@pytest.mark.parametrize(("typed", "meant"), [*THEIRS_PERHAPS, *NEXT_TIME, *LABELS, *AMOUNTS])
def test_each_is_taken_as_it_was_meant_or_asked(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant
