"""Somebody who was brought in before, now that the file says something else. Knows no file and no store.

Only what changed in the file is brought; what one of us wrote since stays, and where both did, somebody is asked.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

from tracker.rules.newcomers.arrival import Differing
from tracker.rules.prospect import Prospect
from tracker.rules.text import fold
from tracker.rules.who.sharing import same_phone

FIELDS = ("name", "organisation", "household", "address", "zone", "greeting")


def differing(ours: Prospect, before: Prospect, now: Prospect) -> tuple[Differing, ...]:
    """Where the file changed what one of us changed too."""
    return tuple(
        Differing(name, getattr(ours, name), getattr(now, name)) for name in FIELDS if _clashes(name, ours, before, now)
    )


def up_to_date(ours: Prospect, before: Prospect, now: Prospect, take: AbstractSet[str] = frozenset()) -> Prospect:
    """Ours with what the file changed from `before` to `now`.

    Where both did, ours stays but for the fields in `take`. A number, an address, a tag or a line of the notes is
    added, and none is taken away: somebody may have been reached by it since.
    """
    changed = {
        name: getattr(now, name)
        for name in FIELDS
        if _moved(name, before, now) and (name in take or not _clashes(name, ours, before, now))
    }
    if not changed.get("name", ours.name).strip():
        changed.pop("name", None)
    phones = [p for p in now.phones if not any(same_phone(p, had) for had in (*before.phones, *ours.phones))]
    known = {mail.key for mail in (*before.emails, *ours.emails)}
    tags = {fold(tag) for tag in (*before.tags, *ours.tags)}
    lines = set(before.notes.split("\n")) | set(ours.notes.split("\n"))
    added = [line for line in now.notes.split("\n") if line.strip() and line not in lines]
    return replace(
        ours,
        **changed,
        phones=(*ours.phones, *phones),
        emails=(*ours.emails, *(mail for mail in now.emails if mail.key not in known)),
        tags=(*ours.tags, *(tag for tag in now.tags if fold(tag) not in tags)),
        notes="\n".join(filter(None, (ours.notes, *added))),
    )


def _moved(name: str, before: Prospect, now: Prospect) -> bool:
    return bool(getattr(before, name) != getattr(now, name))


def _clashes(name: str, ours: Prospect, before: Prospect, now: Prospect) -> bool:
    """Whether the file moved on from what it said, and we did too, to something else."""
    if not _moved(name, before, now):
        return False
    mine = getattr(ours, name)
    return mine not in (getattr(before, name), getattr(now, name))
