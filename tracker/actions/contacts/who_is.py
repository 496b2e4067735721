"""Whom a typed text means, and who is only called something like it. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tracker.actions.outcome import Problem, Refusal
from tracker.actions.ports import PersonLine, Questions
from tracker.rules.entry import NewProspect
from tracker.rules.prospect import Prospect
from tracker.rules.who.finding import bears, comes_near
from tracker.rules.who.identity import exactly, id_in, told_apart

NEAR = 8
"""So many are named of those who come near."""
_ALIKE = 60
"""So many whose names begin as a word of the name does are looked at for one that was misspelt."""


@dataclass(frozen=True, slots=True)
class Meant:
    """`exactly`: none, the one, or several among whom somebody has to choose. `near` are others, by their names."""

    exactly: tuple[Prospect, ...] = ()
    near: tuple[PersonLine, ...] = ()

    @property
    def one(self) -> Prospect | None:
        return self.exactly[0] if len(self.exactly) == 1 else None


def who_is(questions: Questions, who: str, e164: Callable[[str], str]) -> Meant:
    """Raises StoreFault. `e164` gives a typed number's international form, "" where it has none."""
    meant = exactly(who, _candidates(questions, who, e164(who)), e164(who))
    name, _ = told_apart(who)
    taken = {person.id for person in meant}
    near = questions.people_like(name, NEAR + len(taken)) if name.strip() else ()
    found = {line.id: line for line in near if bears(line.name, name)}
    if not meant:
        found |= {line.id: line for line in _alike(questions, name) if line.id not in found}
    return Meant(meant, tuple(line for line in found.values() if line.id not in taken)[:NEAR])


def _alike(questions: Questions, name: str) -> Iterator[PersonLine]:
    """Those whose names may be that one misspelt: of slips, fewest are made at a word's beginning."""
    for word in name.split()[:NEAR]:
        for line in questions.people_called(word[:2], _ALIKE):
            if comes_near(line.name, name):
                yield line


def not_here_yet(questions: Questions, new: NewProspect) -> None:
    """To be asked within the deed that adds somebody. Raises Refusal (ALREADY_HERE) where exactly they are here.

    With an organisation they are told from others of that name; `new.another` says that they are somebody else.
    """
    if new.another:
        return
    who = f"{new.name} @ {new.organisation}" if new.organisation.strip() else new.name
    if exactly(who, _candidates(questions, who, "")):
        raise Refusal(Problem.ALREADY_HERE, new.name)


def _candidates(questions: Questions, who: str, e164: str) -> tuple[Prospect, ...]:
    """All whom the rule has to choose from."""
    found = questions.prospects_matching(who, e164)
    name, organisation = told_apart(who)
    if organisation:
        found += questions.prospects_matching(name)
    number = id_in(who)
    by_id = questions.history_of(number) if number is not None else None
    return (*found, by_id.prospect) if by_id is not None else found
