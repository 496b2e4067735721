"""The guard's word as lines for a person or values for a program. Knows not what becomes of it."""

from __future__ import annotations

from datetime import date

from tracker.actions.ports import Desk
from tracker.presentation import words as say
from tracker.rules.guard.earliest import Earliest, earliest_welcome
from tracker.rules.history import History
from tracker.rules.verdict import Level, Verdict
from tracker.rules.window import day_in
from tracker.terminal.telling import tell_json
from tracker.terminal.telling.page import Page
from tracker.tongue import tr


def tell_verdict(verdict: Verdict, desk: Desk, page: Page) -> None:
    """Its level and headline, the sentence with the evidence, and every further finding."""
    told = say.telling(verdict, desk.zone, _today(desk), desk.me)
    if told.level > Level.WELCOME:
        # T: "Warning: It’s their turn"
        page.line(tr("{level}: {headline}", level=say.level(told.level), headline=told.headline))
    else:
        page.line(told.headline)
    page.line(told.sentence, indent=2)
    for sentence in told.more:
        page.line(tr("Also: {sentence}", sentence=sentence), indent=2)


def tell_earliest(history: History, desk: Desk, page: Page) -> None:
    earliest, today = _earliest(history, desk), _today(desk)
    page.line(tr("Earliest welcome contact: {when}", when=say.earliest(earliest, desk.zone, today)))
    if evidence := say.earliest_evidence(earliest, desk.zone, today):
        page.line(evidence, indent=2)


def verdict_json(verdict: Verdict, desk: Desk) -> tell_json.Json:
    """The verdict with its sentences as a person would read them."""
    told = say.telling(verdict, desk.zone, _today(desk), desk.me)
    sentences = {"headline": told.headline, "sentence": told.sentence, "more": list(told.more)}
    return {**tell_json.verdict(verdict), **sentences}


def earliest_json(history: History, desk: Desk) -> tell_json.Json:
    earliest = _earliest(history, desk)
    return {**tell_json.earliest(earliest), "sentence": say.earliest(earliest, desk.zone, _today(desk))}


def _earliest(history: History, desk: Desk) -> Earliest:
    return earliest_welcome(history, desk.policy, desk.now())


def _today(desk: Desk) -> date:
    return day_in(desk.now(), desk.zone)
