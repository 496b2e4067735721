"""How long something takes, as people type it: "45", "an hour and a half", "1h30". Knows no date."""

from __future__ import annotations

import re

LONGEST = 24 * 60
"""Minutes. What takes longer than a day is no appointment."""
HALF_AN_HOUR = 30
"""Minutes that a talk takes where nobody said."""

_WORDS = {
    "half an hour": "30 min",
    "half hour": "30 min",
    "a half hour": "30 min",
    "quarter of an hour": "15 min",
    "a quarter of an hour": "15 min",
    "three quarters of an hour": "45 min",
    "an hour and a half": "90 min",
    "one and a half hours": "90 min",
    "an hour and a quarter": "75 min",
    "an hour": "60 min",
    "all day": "24 h",
}
_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8"}
_HUNDREDTHS = {"¼": ".25", "½": ".5", "¾": ".75"}
_FRACTION = re.compile(r"(\d*) ?([¼½¾])(?:(?: of)? an(?= hour))?")
_HOURS = r"h(?:(?:ou)?rs?|ours?|)\.?"
_MINUTES = r"(?:m|min|mins|minutes?)\.?"
_LENGTH = re.compile(
    rf"(?:(?P<hours>\d{{1,2}}(?:[.,]\d{{1,2}})?)\s*{_HOURS}(?:\s*(?:and\s+)?(?P<more>\d{{1,2}})\s*(?:{_MINUTES})?)?"
    rf"|(?P<h>\d{{1,2}}):(?P<m>[0-5]\d)\s*(?:{_HOURS})?"
    rf"|(?P<minutes>\d{{1,4}})\s*(?:{_MINUTES})?)"
)


def read_minutes(text: str) -> int | None:
    """The minutes that a text says, 1 to a day's; None for one that says no length, or a longer one."""
    typed = " ".join(text.casefold().split()).removeprefix("for ").removeprefix("about ")
    typed = _FRACTION.sub(lambda found: f"{found[1] or 0}{_HUNDREDTHS[found[2]]}", typed)
    typed = _WORDS.get(typed, typed)
    first, _, rest = typed.partition(" ")
    typed = f"{_NUMBERS.get(first, first)} {rest}".strip() if rest else typed
    found = _LENGTH.fullmatch(typed)
    if found is None:
        return None
    if found["minutes"] is not None:
        minutes = float(found["minutes"])
    elif found["h"] is not None:
        minutes = 60 * int(found["h"]) + int(found["m"])
    else:
        minutes = 60 * float(found["hours"].replace(",", ".")) + int(found["more"] or 0)
    return round(minutes) if 1 <= minutes <= LONGEST else None
