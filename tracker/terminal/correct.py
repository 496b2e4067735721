"""`correct` puts right one field of what was logged, gives it to another person, or takes it away; `merge` makes two
records of one person one.
"""

from __future__ import annotations

from argparse import Namespace

from tracker.actions.corrections.correct_record import correct_record, delete_record
from tracker.actions.corrections.give_to import give_to
from tracker.actions.corrections.merge_people import merge_people
from tracker.actions.corrections.writing_over import Corrected
from tracker.actions.find import history_in
from tracker.actions.outcome import Outcome
from tracker.actions.ports import Desk, Entered
from tracker.presentation import words as say
from tracker.presentation.corrections.correction_fields import CorrectionField, Typed, Unread, fields_of, read
from tracker.presentation.here import Here
from tracker.presentation.person.prospect_details import from_other_record
from tracker.presentation.time_field import waking_in
from tracker.presentation.words.corrections import how_many_warn, now_warns
from tracker.rules.agreement import Agreement
from tracker.rules.contact import Contact
from tracker.rules.plain_dates import DateWords
from tracker.rules.window import day_in
from tracker.terminal.everywhere import short
from tracker.terminal.exits import CannotTell, ExitCode
from tracker.terminal.near import known
from tracker.terminal.telling import tell_json
from tracker.terminal.telling.page import Page
from tracker.terminal.telling.tell_verdict import verdict_json
from tracker.terminal.when import asked_back
from tracker.tongue import Theirs, tr

WHO, DELETE = "who", "delete"
"""What is no field of the record itself: whose it is, and that it is not."""


def correct(arguments: Namespace, desk: Desk, words: DateWords, page: Page) -> ExitCode:
    """Raises CannotTell, Refusal, StoreFault; then nothing was written."""
    record = _record(arguments.id, desk)
    done = _done(arguments, record, desk, words)
    _tell(done, arguments, desk, page)
    return ExitCode.FINE


def merge(arguments: Namespace, desk: Desk, _words: DateWords, page: Page) -> ExitCode:
    """The first stays, with all that the second had. Raises CannotTell, Refusal, StoreFault: nothing was written."""
    first, second = known(arguments.who, desk).prospect, known(arguments.other, desk).prospect
    _tell(merge_people(desk, first.id, second.id, from_other_record), arguments, desk, page)
    return ExitCode.FINE


def _record(typed: str, desk: Desk) -> Entered:
    number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 20 else 0
    record = desk.store.record_of(number)
    if record is None:
        raise CannotTell(tr("Nothing that was logged has the number “{typed}”.", typed=Theirs(short(typed))))
    history_in(desk.store, record.prospect_id)
    return record


def _done(arguments: Namespace, record: Entered, desk: Desk, words: DateWords) -> Outcome[Corrected]:
    field, value = arguments.field.casefold(), arguments.value
    if field == DELETE:
        if value is not None:
            raise CannotTell(tr("{field} takes no value.", field=Theirs(DELETE)))
        return delete_record(desk, _of_its_own(record))
    if value is None:
        raise CannotTell(tr("What is it in truth? Give {field} its value.", field=Theirs(short(field))))
    if field == WHO:
        return give_to(desk, _of_its_own(record), known(value, desk).prospect.id)
    names = fields_of(record)
    if field not in list(names):
        listed = Theirs(", ".join((*names, *((WHO, DELETE) if isinstance(record, Contact | Agreement) else ()))))
        # T: "This has no field “minutes”: it has when, by, channel."
        raise CannotTell(tr("This has no field “{typed}”: it has {known}.", typed=Theirs(short(field)), known=listed))
    here = Here(desk.now(), desk.zone, desk.me, desk.policy, lambda: words)
    try:
        whose = waking_in(desk.store.history_of(record.prospect_id), desk.policy)
        corrected = read(record, CorrectionField(field), Typed(value, desk.now()), here, desk.e164, whose)
    except Unread as unread:
        if unread.unclear is not None:
            raise asked_back(field, unread.unclear, desk) from unread
        raise CannotTell(unread.why) from unread
    return correct_record(desk, record, corrected)


def _of_its_own(record: Entered) -> Contact | Agreement:
    """What can change hands or go: a standing and an objection go with the contact they were said in."""
    if isinstance(record, Contact | Agreement):
        return record
    raise CannotTell(tr("What they said stays theirs: only its words and its days can be corrected."))


def _tell(done: Outcome[Corrected], arguments: Namespace, desk: Desk, page: Page) -> None:
    """What was done, and what the guard warns of now."""
    corrected = done.value
    if arguments.json:
        page.json(
            {
                "saved": done.changes.seq is not None,
                "who": tell_json.person(corrected.prospect),
                "id": corrected.record.id if corrected.record is not None else None,
                "now_warns": [{**tell_json.contact(c), **verdict_json(c.verdict, desk)} for c in corrected.now_warns],
            }
        )
        return
    deed = desk.store.undoable(desk.me) if done.changes.seq is not None else None
    page.line(tr("{done}.", done=say.deed(deed)) if deed is not None else tr("It stands so already."))
    if corrected.now_warns:
        page.line(how_many_warn(len(corrected.now_warns)))
    for contact in corrected.now_warns:
        page.line(now_warns(contact, desk.zone, day_in(desk.now(), desk.zone)), indent=2)
