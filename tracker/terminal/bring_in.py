"""`import`: brings in people from tables, cards and calendars. Knows no format of a file."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tracker.actions.bring_in.bring_in import Load, bring_in
from tracker.actions.bring_in.files import Files
from tracker.actions.bring_in.look_through import LookedThrough, Looking, look_through
from tracker.actions.bring_in.people_of import PeopleRead, names_here, people_of
from tracker.actions.ports import Desk
from tracker.actions.publishing.office import Office, people_at
from tracker.actions.publishing.server import ServerTrouble
from tracker.presentation.words.files.bringing_in import (
    brought_in,
    how_often,
    kept_of_file,
    passed_over,
    who_comes,
    why_the_same,
)
from tracker.presentation.words.files.reading import problem_of_file, problems_of_file
from tracker.presentation.words.phone.publishing import people_fault
from tracker.rules.bring_in.mapping import DateOrder, Mapping
from tracker.rules.bring_in.mapping_of import mapping_of
from tracker.rules.bring_in.table import Table
from tracker.rules.channel import Channel
from tracker.rules.newcomers.arrival import Arrival, Choice, Decided, Found
from tracker.rules.newcomers.history_kept import HistoryChoices, Kept, history_kept
from tracker.terminal.exits import CannotTell, ExitCode
from tracker.terminal.phone.passwords import AskPassword, ask_password, password_question
from tracker.terminal.telling.page import Page
from tracker.tongue import Theirs, tr, tr_n

ADDRESSES = ("https://", "http://")
MOST = 20
"""So many who may be here are named; of the rest only how many."""


def import_(
    arguments: Namespace,
    desk: Desk,
    page: Page,
    files: Files,
    office: Callable[[], Office] | None = None,
    ask: AskPassword = ask_password,
) -> ExitCode:
    """Each file is one deed, and so is an address book on a server, which is named by its address.

    Raises CannotTell, Refusal, StoreFault; then nothing of that file was brought in.
    """
    places = [_place(file, arguments.user, files, office, ask) for file in arguments.file]
    told = [_one(place, arguments, desk, page, files) for place in places]
    if arguments.json:
        page.json(told)
    return ExitCode.FINE


def _place(named: str, user: str, files: Files, office: Callable[[], Office] | None, ask: AskPassword) -> Path:
    """Where that file lies; the people of a server are read, and held as if they lay in one. Raises CannotTell."""
    if not named.startswith(ADDRESSES):
        return Path(named)
    if not user:
        raise CannotTell(tr("Whose address book is it? Say so with --user."))
    assert office is not None
    here = office()
    password = here.passwords.known(named, user)
    try:
        cards = people_at(here, named, user, ask(password_question(user, named)) if password is None else password)
    except ServerTrouble as trouble:
        raise CannotTell(people_fault(trouble.fault)) from None
    place = Path(f"{named.split('://', 1)[1].split('/', 1)[0]}.vcf")
    files.hold(place, cards)
    return place


def _one(place: Path, arguments: Namespace, desk: Desk, page: Page, files: Files) -> dict[str, Any]:
    read = files.read(place, arguments.encoding or "")
    assert read is not None
    if read.is_of_nobody:
        told = problem_of_file(read.problems[0]) if read.problems else ""
        raise CannotTell(f"{place.name}: {told}")
    mapping = _mapping(arguments.map, arguments.days, read.table, files)
    people = people_of(read, mapping, files, lambda: names_here(desk.store), desk.now(), desk.zone, how_often)
    assert people is not None
    looking = Looking(files.likeness, desk.e164, people.again, desk.now())
    found = look_through(desk.store, people.source, people.cards, looking)
    assert found is not None
    if not arguments.json:
        _tell(place, people, found, page)
    brought, history = None, HistoryChoices(arguments.last_contact, they_agreed=arguments.they_agreed)
    if not arguments.dry_run:
        decided = [Decided(arrival, arrival.suggested) for arrival in found.arrivals]
        brought = bring_in(
            desk,
            Load(people.source, decided, found.seq, history),
            lambda name, person: kept_of_file(name, str(getattr(person, name, ""))),
        ).value
        assert brought is not None
        if not arguments.json:
            page.line(brought_in(brought))
    return {
        "file": str(place),
        "people": [_json(arrival, _becomes(arrival, history, desk)) for arrival in found.arrivals],
        "problems": [asdict(problem) for problem in people.problems],
        "problems_untold": people.untold,
        "added": list(brought.added) if brought is not None else [],
        "changed": list(brought.changed) if brought is not None else [],
        "saved": brought is not None,
    }


def _mapping(name: str | None, days: str | None, table: Table | None, files: Files) -> Mapping | None:
    """None for the one its columns suggest."""
    if table is None or (name is None and days is None):
        return None
    mapping = _kept_as(name, table, files) if name is not None else mapping_of(table)
    return Mapping(mapping.columns, DateOrder(days)) if days is not None else mapping


def _kept_as(name: str, table: Table, files: Files) -> Mapping:
    kept = files.mappings()
    if name not in kept:
        known = ", ".join(f"“{each}”" for each in kept)
        told = tr("No mapping is called “{name}”.", name=Theirs(name))
        if known:
            told += " " + tr("There are: {known}.", known=Theirs(known))
        raise CannotTell(told)
    return kept[name].laid_on(mapping_of(table))


def _tell(place: Path, people: PeopleRead, found: LookedThrough, page: Page) -> None:
    page.line(f"{place.name}: {who_comes(found.arrivals) or tr('nobody')}")
    passed = passed_over(people.found) if people.found is not None else ()
    for line in (*problems_of_file(people.problems, people.untold), *passed):
        page.line(line, indent=2)
    unsure = [arrival for arrival in found.arrivals if arrival.found is Found.PERHAPS]
    for arrival in unsure[:MOST]:
        page.line(_perhaps(arrival, found), indent=2)
    if len(unsure) > MOST:
        n = len(unsure) - MOST
        page.line(tr_n("and {n} more who may be here", "and {n} more who may be here", n), indent=2)


def _perhaps(arrival: Arrival, found: LookedThrough) -> str:
    """ "Line 14: Ann Lee may be Anne Lee of line 3 (same number): taken as the same"."""
    same = arrival.same[0]
    whom = same.whom
    who = (
        tr("line {line}", line=found.arrivals[whom.place].card.line)
        if not whom.is_here
        else tr("number {id}", id=whom.id)
    )
    taken = tr("taken as the same person") if arrival.suggested.choice is Choice.SAME else tr("taken as somebody else")
    return tr(
        "Line {line}: {name} may be here as {who} ({why}); {taken}.",
        line=arrival.card.line,
        name=Theirs(arrival.card.name),
        who=who,
        why=why_the_same(same),
        taken=taken,
    )


def _becomes(arrival: Arrival, history: HistoryChoices, desk: Desk) -> Kept:
    return history_kept(arrival.card, history, desk.now(), desk.zone, arrival.objections)


def _json(arrival: Arrival, kept: Kept) -> dict[str, Any]:
    """`objections` stand already; `asked_not_to`, `agreed` and `standing` are what the file itself says."""
    decision, person, agreed = arrival.suggested, arrival.person, kept.agreed
    return {
        "line": arrival.card.line,
        "name": arrival.card.name,
        "found": arrival.found.value,
        "choice": decision.choice.value,
        "same_as": decision.whom.id if decision.whom is not None and decision.whom.is_here else None,
        "same_as_row": decision.whom.place if decision.whom is not None and not decision.whom.is_here else None,
        "why": [why.value for same in arrival.same[:1] for why in same.why],
        "objections": [_way(objection.channel) for objection in arrival.objections],
        "organisation": person.organisation,
        "phones": [phone.typed for phone in person.phones],
        "emails": [mail.address for mail in person.emails],
        "address": person.address,
        "tags": list(person.tags),
        "notes": "\n".join(filter(None, (person.notes, *(note.text for note in kept.notes)))),
        "asked_not_to": [_way(objection.channel) for objection in kept.objections],
        "agreed": agreed.window.first.isoformat() if agreed is not None else None,
        "standing": kept.standing.kind.value if kept.standing is not None else None,
    }


def _way(channel: Channel | None) -> str:
    return channel.value if channel is not None else "all"
