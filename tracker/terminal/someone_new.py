"""Somebody new, as typed: who is here already by that name, and whose their number is. Writes nothing."""

from __future__ import annotations

from argparse import Namespace

from tracker.actions.contacts.who_is import who_is
from tracker.actions.people.add_prospect import new_prospect
from tracker.actions.people.known_numbers import whose
from tracker.actions.ports import Desk
from tracker.rules.entry import NewProspect
from tracker.rules.who.identity import told_apart
from tracker.terminal.exits import CannotTell
from tracker.terminal.near import Someone, known_or_new, listed
from tracker.tongue import Theirs, tr


def known_or_added(arguments: Namespace, desk: Desk) -> Someone:
    """Who is here, or someone new, of the organisation that tells them from others of their name.

    Raises CannotTell where several are meant, or where what was typed of them would be dropped; Refusal for no name.
    """
    _, apart = told_apart(arguments.who)
    if not (arguments.organisation.strip() and not apart):
        someone = known_or_new(arguments.who, desk)
        if someone.history is not None or apart:
            nothing_about_someone_new(arguments, ("organisation",))
    else:
        someone = known_or_new(f"{arguments.who} @ {arguments.organisation}", desk)
        alone = who_is(desk.store, someone.name, desk.e164) if someone.history is None else None
        if alone is not None and any(not person.organisation for person in alone.exactly):
            # Whether that is the same person nobody can tell from here.
            nothing_about_someone_new(arguments, ("organisation",))
    if someone.history is not None:
        nothing_about_someone_new(arguments, ("household", "phone", "email", "known", "shares"))
    return someone


def nothing_about_someone_new(arguments: Namespace, options: tuple[str, ...]) -> None:
    """What is known of someone is changed elsewhere; to drop what was typed would be to lose it quietly."""
    for option in options:
        if getattr(arguments, option):
            # T: "--phone is for someone new, and “Jo Hill” is here already."
            raise CannotTell(
                tr(
                    "{option} is for someone new, and “{who}” is here already.",
                    option=Theirs(f"--{option}"),
                    who=Theirs(arguments.who),
                )
            )


def someone_new(someone: Someone, arguments: Namespace) -> NewProspect:
    return NewProspect(
        someone.name,
        someone.organisation,
        arguments.phone,
        arguments.email,
        shares=arguments.shares,
        household=arguments.household,
        known_before=arguments.known,
    )


class KnownAlready(CannotTell):
    """A number or address that was given for somebody new is somebody's already."""


def nobodys_number(new: NewProspect, desk: Desk) -> None:
    """Whose a number or address is, is said before anything is saved. Raises KnownAlready."""
    known = whose(desk.store, new_prospect(desk, new))
    if not known:
        return
    person = known[0].person
    if person.deleted_at is not None:
        told = tr(
            "{who}, who is in the trash, has this number or address: restore them, or say with --shares that the two"
            " share it.",
            who=Theirs(person.name),
        )
    else:
        told = tr(
            "{who} has this number or address already: name them if it is the same person, or say with --shares that"
            " the two share it.",
            who=Theirs(person.name),
        )
    raise KnownAlready(told, listed([one.person for one in known]))
