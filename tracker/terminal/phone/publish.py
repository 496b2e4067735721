"""`publish`: has what is agreed stand in a calendar on a server, for a phone. Knows no format and no network.

A password is never an argument, which every program on a computer can read: it is asked for, or read from a pipe.
"""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from tracker.actions.ports import Desk
from tracker.actions.publishing.asked import (
    AskedByPhone,
    answer_strays,
    asked_by_phone,
    keep_words_as_note,
    put_back_on_phone,
)
from tracker.actions.publishing.connect import of_erased
from tracker.actions.publishing.office import Ended, NeedsPassword, Office, begin, end, publish_now
from tracker.actions.publishing.report import IfGone, Report
from tracker.actions.publishing.server import ServerTrouble
from tracker.presentation.words.phone import publishing as say
from tracker.presentation.words.phone.asked import phone_note
from tracker.rules.publishing.published import Asks, Calendar, Stopped
from tracker.rules.window import day_in
from tracker.terminal.exits import CannotTell, ExitCode
from tracker.terminal.near import known
from tracker.terminal.phone.passwords import AskPassword, ask_password, password_question
from tracker.terminal.telling.page import Page
from tracker.terminal.telling.tell_json import plain
from tracker.tongue import Theirs, tr


def publish(arguments: Namespace, desk: Desk, page: Page, office: Office, ask: AskPassword | None = None) -> ExitCode:
    """Raises CannotTell, StoreFault. Where the server did not do it that is said, and it ends with 3."""
    ask = ask or ask_password
    try:
        if arguments.take_away or arguments.leave_there:
            return _end(arguments, office, page, ask)
        if arguments.address is not None:
            _begin(arguments, office, page, ask)
        _answer(arguments, desk)
        return _publish(arguments, desk, office, page, ask)
    except ServerTrouble as trouble:
        raise CannotTell(say.fault(trouble.fault)) from None


def _begin(arguments: Namespace, office: Office, page: Page, ask: AskPassword) -> None:
    if not arguments.user:
        raise CannotTell(tr("Whose calendar is it? Say so with --user."))
    address = arguments.address.strip()
    password = office.passwords.known(address, arguments.user)
    if password is None:
        office.server(address, arguments.user, "")  # an address that will not do is told before a password is typed
        password = ask(password_question(arguments.user, address))
    ended = begin(office, address, arguments.user, password)
    if ended is not None and ended.left:
        page.trouble(say.erased_left(ended.left, ended.name))


def _answer(arguments: Namespace, desk: Desk) -> None:
    """What a phone did, and what is ours there and agreed nowhere. Raises CannotTell where there is none of it."""
    if arguments.put_back is not None:
        for each in _asked_of(arguments.put_back, desk):
            put_back_on_phone(desk, each.planned.id)
    elif arguments.keep_note is not None:
        for each in _asked_of(arguments.keep_note, desk, Asks.WORDED):
            keep_words_as_note(desk, each.planned.id, phone_note(each))
    elif arguments.take_off_strays or arguments.leave_strays:
        answer_strays(desk.store, take_off=arguments.take_off_strays)


def _asked_of(who: str, desk: Desk, only: Asks | None = None) -> list[AskedByPhone]:
    person = known(who, desk).prospect
    asked = [
        each for each in asked_by_phone(desk.store) if person.id in each.planned.people and only in (None, each.asks)
    ]
    if not asked:
        raise CannotTell(tr("Nothing agreed with {who} was changed on the phone.", who=Theirs(person.name)))
    return asked


def _publish(arguments: Namespace, desk: Desk, office: Office, page: Page, ask: AskPassword) -> ExitCode:
    calendar = desk.store.published_to()
    if calendar is None:
        raise CannotTell(tr("Nothing is published yet: name the server’s address, and --user."))
    if_gone = IfGone.ANEW if arguments.anew else IfGone.LET_GO if arguments.let_go else IfGone.STOP
    try:
        report = publish_now(office, if_gone)
    except NeedsPassword:
        report = publish_now(office, if_gone, password=_asked(calendar, ask))
    if report.is_let_go:
        return _tell_ended(Ended(calendar.name), arguments, page)
    _tell(report, arguments, desk, page)
    went_well = report.fault is None and report.stopped is Stopped.NOT and not report.refused
    return ExitCode.FINE if went_well else ExitCode.CANNOT_TELL


def _end(arguments: Namespace, office: Office, page: Page, ask: AskPassword) -> ExitCode:
    with office.shelf() as shelf:
        calendar, erased = shelf.published_to(), of_erased(shelf)
    if calendar is None:
        raise CannotTell(say.not_connected())
    is_asked = arguments.take_away or bool(erased)
    is_known = office.passwords.known(calendar.address, calendar.user) is not None
    password = _asked(calendar, ask) if is_asked and not is_known else None
    ended = end(office, arguments.take_away, password=password) or Ended(calendar.name)
    return _tell_ended(ended, arguments, page)


def _tell_ended(ended: Ended, arguments: Namespace, page: Page) -> ExitCode:
    if arguments.json:
        page.json({"taken_off": ended.went, "erased_left_there": ended.left})
    else:
        page.line(say.ended(ended.went, ended.name))
    if ended.left:
        page.trouble(say.erased_left(ended.left, ended.name))
    return ExitCode.FINE


def _asked(calendar: Calendar, ask: AskPassword) -> str:
    return ask(password_question(calendar.user, calendar.address))


def _tell(report: Report, arguments: Namespace, desk: Desk, page: Page) -> None:
    calendar = desk.store.published_to()
    if calendar is None:  # another window let go of it meanwhile
        raise CannotTell(say.not_connected())
    stand = len([row for row in desk.store.published() if row.stands and not row.is_being_put])
    if arguments.json:
        page.json({**plain(asdict(report)), "calendar": calendar.name, "published": stand})
        return
    strays = say.strays(
        sum(row.asks is Asks.STRAY for row in desk.store.published()), report.strays, day_in(desk.now(), desk.zone)
    )
    for line in (say.came_to(report), say.published(stand, calendar, desk.now()), say.waits(report.waits), strays):
        if line:
            page.line(line)
    if report.stopped is not Stopped.NOT:
        page.trouble(say.stopped(report.stopped))
    elif report.fault is not None:
        page.trouble(say.fault(report.fault, report.wait))
