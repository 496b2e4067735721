"""Who exactly is meant by what was typed: the one rule of window, deed and command line. Knows no store.

Finding is generous and identity is exact: an entry about somebody who is only called something like it would forge an
agreement in another person's history. So accents count here, and a beginning is nobody.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from tracker.rules.prospect import Prospect
from tracker.rules.text import fold
from tracker.rules.who.numbers import same_number

_LONGEST_NUMBER = 15
"""Digits of a telephone number, by E.164: a longer one is an id of ours."""
_APART = re.compile(r"(.*\S)\s+@\s+(\S.*)", re.DOTALL)


def same_name(one: str, other: str) -> bool:
    """Whether two spellings are one name: however composed, whatever case, whatever spaces lie about it.

    Case goes letter by letter: "Weiss" is another name than "Weiß", which a folding of case would call the same.
    """
    return _key(one) == _key(other)


def told_apart(who: str) -> tuple[str, str]:
    """The name and the organisation of NAME @ ORGANISATION; "" for the organisation of any other text."""
    found = _APART.fullmatch(who.strip())
    return (found[1], found[2]) if found is not None else (who, "")


def id_in(who: str) -> int | None:
    """The id that was typed, None where the text is none: a number too long to be a telephone's."""
    typed = who.strip()
    if not (typed.isascii() and typed.isdecimal() and _LONGEST_NUMBER < len(typed) < 20):
        return None
    return int(typed) if int(typed) < 2**63 else None


def exactly(who: str, people: Iterable[Prospect], e164: str = "") -> tuple[Prospect, ...]:
    """Those of `people` whom `who` means exactly: none, the one, or several among whom somebody has to choose.

    By their id, their number (`e164` is that of `who`, "" where it is none), their address, their name, or, where
    nobody goes by the whole of it, by NAME @ ORGANISATION. Nobody in the trash is meant.
    """
    there = [person for person in people if person.deleted_at is None]
    meant = tuple(person for person in there if _goes_by(person, who, e164))
    if meant:
        return meant
    name, organisation = told_apart(who)
    if not organisation:
        return ()
    return tuple(p for p in there if same_name(p.name, name) and same_name(p.organisation, organisation))


def preferred(typed: str, names: Sequence[str]) -> int | None:
    """Which row of those found Enter should take: an index into `names`, `len(names)` for somebody new, None for none.

    Who is exactly called so comes first; of several, somebody has to choose. A single word or a number is a way to
    find, and takes the first. Whatever else was typed reads as a whole name, and nobody else is taken for its bearer.
    """
    same = [row for row, name in enumerate(names) if same_name(name, typed)]
    if same:
        return same[0] if len(same) == 1 else None
    is_name = len(typed.split()) > 1 and not any(c.isdecimal() or c == "@" for c in typed)
    if not names or is_name or fold(names[0]).strip() == fold(typed).strip():
        return len(names)
    return 0


def _goes_by(person: Prospect, who: str, e164: str) -> bool:
    return (
        same_name(person.name, who)
        or any(same_name(email.address, who) for email in person.emails)
        or any(same_number(who, e164, phone.typed, phone.e164) for phone in person.phones)
        or id_in(who) == person.id
    )


def _key(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(unicodedata.normalize("NFC", text).split()).lower())
