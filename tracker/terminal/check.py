"""`check`: may I? The guard's word on a contact that is only meant, and when one would be welcome.

Writes nothing.
"""

from __future__ import annotations

from argparse import Namespace

from tracker.actions.contacts.reaching import aimed
from tracker.actions.ports import Desk
from tracker.presentation import words as say
from tracker.presentation.flows.ways import Way, ways_of
from tracker.presentation.time_field import waking_in
from tracker.rules.channel import Channel, Direction
from tracker.rules.entry import Attempt
from tracker.rules.guard import judge
from tracker.rules.plain_dates import DateWords
from tracker.rules.prospect import Prospect
from tracker.rules.window import day_in
from tracker.terminal.by_whom import by_whom
from tracker.terminal.exits import ExitCode, exit_of
from tracker.terminal.near import key_typed, known
from tracker.terminal.telling.page import Page, columns
from tracker.terminal.telling.tell_json import entered, person
from tracker.terminal.telling.tell_verdict import earliest_json, tell_earliest, tell_verdict, verdict_json
from tracker.terminal.when import meant_moment_typed
from tracker.tongue import Theirs, tr


def check(arguments: Namespace, desk: Desk, words: DateWords, page: Page) -> ExitCode:
    """Raises CannotTell, Refusal, StoreFault. Writes nothing to the store."""
    by = by_whom(arguments.by, desk)
    history = known(arguments.who, desk)
    at = meant_moment_typed(arguments.at, desk, words, waking_in(history, desk.policy))
    attempt = Attempt(Direction.OUT, arguments.channel, at, by, to=key_typed(arguments.to, desk))
    reaching, attempt = aimed(desk.store, history, attempt, desk.e164)
    verdict = judge(attempt, reaching, desk.policy)
    if arguments.json:
        judged = {**verdict_json(verdict, desk), "earliest": earliest_json(history, desk)}
        told = {"channel": arguments.channel.value, "at": at.isoformat(), "by": by}
        ways = [{"address": way.address, "label": way.label} for way in _ways(history.prospect, arguments.channel)]
        page.json({"who": person(history.prospect), **told, **judged, "ways": ways, **entered(history)})
    else:
        moment = say.moment(at, desk.zone, day_in(desk.now(), desk.zone))
        # T: "Jo Hill: call, today, 10:05"
        page.line(
            tr(
                "{who}: {thing}, {moment}",
                who=Theirs(history.prospect.name),
                thing=say.thing(arguments.channel),
                moment=moment,
            )
        )
        page.line()
        tell_verdict(verdict, desk, page)
        page.line()
        tell_earliest(history, desk, page)
        _tell_ways(history.prospect, arguments, page)
    return exit_of(verdict.level)


def _ways(prospect: Prospect, channel: Channel) -> tuple[Way, ...]:
    """The numbers or addresses that this would go to."""
    kind = Channel.EMAIL if channel is Channel.EMAIL else Channel.CALL
    by_it = channel in (Channel.CALL, Channel.TEXT, Channel.VIDEO, Channel.EMAIL)
    return tuple(way for way in ways_of(prospect) if by_it and way.channel is kind)


def _tell_ways(prospect: Prospect, arguments: Namespace, page: Page) -> None:
    """What to ring or to write to; of several, that one of them may be named."""
    ways = _ways(prospect, arguments.channel)
    if not ways:
        return
    page.line()
    if len(ways) > 1 and not arguments.to.strip():
        page.line(tr("There are several; --to says which one is meant:"))
    width = max(columns(way.label) for way in ways)
    for way in ways:
        if width:
            page.row(way.label, way.address, width)
        else:
            page.line(way.address, indent=2)
