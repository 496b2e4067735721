"""Those of a file in piles, by what is asked of each; and what may be answered. Knows no widget and no store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tracker.presentation.words.files.bringing_in import why_the_same
from tracker.presentation.words.files.columns import not_by
from tracker.rules.newcomers.arrival import Arrival, Choice, Decision, Decisions, Found
from tracker.rules.newcomers.history_kept import objections_in
from tracker.rules.prospect import Prospect
from tracker.rules.who.alike import Sameness
from tracker.tongue import Theirs, tr, tr_as


class Pile(StrEnum):
    """In the order in which they stand."""

    NEW = "new"
    HERE = "here"
    PERHAPS = "perhaps"
    CHANGED = "changed"
    ASKED_NOT_TO = "asked-not-to"
    IN_TRASH = "in-trash"
    NOBODY = "nobody"


_PILE = {
    Found.NEW: Pile.NEW,
    Found.HERE: Pile.HERE,
    Found.AS_BEFORE: Pile.HERE,
    Found.PERHAPS: Pile.PERHAPS,
    Found.IN_TRASH: Pile.IN_TRASH,
    Found.NOBODY: Pile.NOBODY,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One of what may be decided of somebody, in a word or three."""

    words: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody of a file as the list shows them: `name` and `detail` as the file has it, `other` and `other_detail`
    whoever here is meant, "" for nobody. `answer` is the place of what holds; `is_answered` where somebody said so.
    """

    place: int
    name: str
    detail: str
    other: str
    other_detail: str
    answers: tuple[Answer, ...]
    answer: int | None
    is_answered: bool


def pile_of(arrival: Arrival) -> Pile:
    if arrival.found is Found.CHANGED:
        return Pile.CHANGED if arrival.differing else Pile.HERE
    pile = _PILE[arrival.found]
    return Pile.ASKED_NOT_TO if arrival.objections and pile in (Pile.NEW, Pile.HERE) else pile


def piled(arrivals: Iterable[Arrival]) -> dict[Pile, list[Arrival]]:
    """All piles, also the empty ones, each in the order of the file."""
    piles: dict[Pile, list[Arrival]] = {pile: [] for pile in Pile}
    for arrival in arrivals:
        piles[pile_of(arrival)].append(arrival)
    return piles


def answers_to(arrival: Arrival) -> tuple[Answer, ...]:
    """What may be decided of them, the likeliest first; none where there is nothing to decide."""
    suggested = arrival.suggested
    add = Decision(Choice.ADD)
    leave = Decision(Choice.LEAVE, suggested.whom)
    if arrival.found is Found.NOBODY or arrival.found is Found.AS_BEFORE:
        return ()
    if arrival.found is Found.PERHAPS:
        same = Decision(Choice.SAME, arrival.same[0].whom)
        return (
            Answer(tr_as("answer to whether two are one", "the same"), same),
            Answer(tr_as("answer to whether two are one", "two people"), add),
            Answer(tr_as("answer to whether two are one", "leave out"), leave),
        )
    if arrival.found is Found.CHANGED and arrival.differing:
        theirs = frozenset(each.name for each in arrival.differing)
        return (
            Answer(tr_as("whose word holds", "as it is here"), suggested),
            Answer(tr_as("whose word holds", "as in the file"), Decision(Choice.SAME, suggested.whom, theirs)),
            Answer(tr_as("whose word holds", "leave out"), leave),
        )
    if arrival.found is Found.IN_TRASH:
        return (
            Answer(tr_as("somebody in the trash", "leave there"), leave),
            Answer(tr_as("somebody in the trash", "bring back"), Decision(Choice.SAME, suggested.whom)),
        )
    if suggested.choice is Choice.SAME:
        return (
            Answer(tr_as("somebody of a file", "fill gaps"), suggested),
            Answer(tr_as("somebody of a file", "leave as it is"), leave),
        )
    return (
        Answer(tr_as("somebody of a file", "bring in"), add),
        Answer(tr_as("somebody of a file", "leave out"), leave),
    )


def row_of(arrival: Arrival, decisions: Decisions, other: Prospect | None, line: int = 0) -> Row:
    """`other` is whoever they may be, as they stand here; or in the file, in the earlier `line` of it."""
    decision = decisions.of(arrival)
    answers = answers_to(arrival)
    answer = next((at for at, each in enumerate(answers) if each.decision == decision), None)
    is_answered = arrival.place in decisions.by_place
    if arrival.found is Found.PERHAPS and not is_answered and decision.choice is Choice.ADD:
        answer = None  # nothing speaks for either: it is asked
    return Row(
        arrival.place,
        arrival.card.name or tr("Nobody named, in line {line}", line=arrival.card.line),
        _detail(arrival, other),
        _named(other, line),
        _other_detail(arrival, other),
        answers,
        answer,
        is_answered,
    )


def _named(other: Prospect | None, line: int) -> str:
    if other is None:
        return ""
    # T: "Siobhan Kelly in line 5", of the same file
    return tr("{name} in line {line}", name=Theirs(other.name), line=line) if line else other.name


def meets_the_file(arrival: Arrival) -> bool:
    """Whether they are perhaps whoever stands in an earlier place of the file, and nobody here."""
    return bool(arrival.same) and not arrival.same[0].whom.is_here


def _detail(arrival: Arrival, other: Prospect | None) -> str:
    """What tells them apart, what the other does not have first; and, before all, what the file says they asked."""
    asked = [not_by(each.channel) for each in objections_in(arrival.card)]
    return " · ".join(part for part in (*asked, _told_apart(arrival.person, other)) if part)


def _told_apart(person: Prospect, other: Prospect | None) -> str:
    parts = [phone.typed for phone in person.phones[:1]] + [mail.address for mail in person.emails[:1]]
    if other is not None and person.organisation and person.organisation != other.organisation:
        return " · ".join([person.organisation, *parts][:2])
    return " · ".join([*parts, *([person.organisation] if person.organisation else [])][:2])


def reasons_of(arrivals: Iterable[Arrival]) -> frozenset[str]:
    """Why any of them may be somebody who is here: of twenty thousand only a few different ones."""
    different = {arrival.same[0].why: arrival.same[0] for arrival in arrivals if arrival.same}
    return frozenset(why_the_same(same) for same in different.values())


def _other_detail(arrival: Arrival, other: Prospect | None) -> str:
    if other is None:
        return ""
    if arrival.differing:
        return "; ".join(f"{each.ours} → {each.files}" for each in arrival.differing)
    parts = [why_the_same(arrival.same[0])] if arrival.same else []  # first: the end is cut where it is narrow
    told_already = bool(arrival.same) and Sameness.NUMBER in arrival.same[0].why
    phones = [] if told_already else [phone.typed for phone in other.phones[:1]]
    parts += [other.organisation] if other.organisation else phones
    return " · ".join(parts)
