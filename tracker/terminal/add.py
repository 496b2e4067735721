"""`add`: writes down somebody with whom there has been no contact yet."""

from __future__ import annotations

from argparse import Namespace

from tracker.actions.outcome import StoreFault
from tracker.actions.people.add_prospect import add_prospect, kept_in_notes
from tracker.actions.ports import Desk
from tracker.presentation import words as say
from tracker.rules.plain_dates import DateWords
from tracker.terminal.exits import CannotTell, ExitCode
from tracker.terminal.near import listed
from tracker.terminal.someone_new import known_or_added, nobodys_number, someone_new
from tracker.terminal.telling import tell_json
from tracker.terminal.telling.page import Page
from tracker.terminal.telling.tell_verdict import earliest_json, tell_earliest
from tracker.tongue import Theirs, tr


def add(arguments: Namespace, desk: Desk, _words: DateWords, page: Page) -> ExitCode:
    """Raises CannotTell, Refusal, StoreFault; then nobody was added."""
    someone = known_or_added(arguments, desk)
    if someone.history is not None:
        here = listed([someone.history.prospect])
        raise CannotTell(tr("“{who}” is here already.", who=Theirs(arguments.who)), here)
    new = someone_new(someone, arguments)
    nobodys_number(new, desk)
    added = add_prospect(desk, new).value
    in_notes = kept_in_notes(new)
    try:  # what was saved is told, whatever becomes of asking about it
        history = desk.store.history_of(added.id)
    except StoreFault:
        history = None
    if arguments.json:
        near = [tell_json.person(line) for line in someone.near]
        earliest = earliest_json(history, desk) if history is not None else None
        told = {"near": near, "in_notes": list(in_notes), "earliest": earliest}
        page.json({"saved": True, "who": tell_json.person(added), **told})
        return ExitCode.FINE
    page.line(tr("Added: {who}.", who=Theirs(", ".join(part for part in (added.name, added.organisation) if part))))
    if someone.near:
        page.line(say.someone_new(someone.near), indent=2)
    for typed in in_notes:
        page.line(say.kept_in_notes(typed), indent=2)
    if history is not None:
        tell_earliest(history, desk, page)
    return ExitCode.FINE
