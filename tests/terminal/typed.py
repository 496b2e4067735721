"""A command line as typed, and what came back: for claims about the terminal that need no process."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any

from tests.builders import at
from tests.fakes import Clock, FakeStore, a_desk
from tracker.actions.bring_in.files import Files
from tracker.actions.ports import Desk, Record
from tracker.actions.taking_out import TakingOut
from tracker.rules.contact import Contact
from tracker.rules.plain_dates import ENGLISH
from tracker.terminal.arguments import parser
from tracker.terminal.run import run

NOW = "2026-11-18 09:30"
"""A Wednesday, London time."""


@dataclass(frozen=True, slots=True)
class Told:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def desk_with(*records: Record, now: str = NOW) -> Desk:
    return a_desk(FakeStore(*records), Clock(at(now)))


def contacts_with(desk: Desk, prospect_id: int) -> tuple[Contact, ...]:
    history = desk.store.history_of(prospect_id)
    assert history is not None
    return history.contacts


def typed(desk: Desk, *words: str, taking_out: TakingOut | None = None, files: Files | None = None) -> Told:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            arguments = parser().parse_args(words)
        except SystemExit as ended:
            return Told(int(ended.code or 0), out.getvalue(), err.getvalue())
        given = None if taking_out is None else (lambda: taking_out)
        read = None if files is None else (lambda: files)
        code = run(arguments, desk, ENGLISH, out, err, taking_out=given, files=read)
    return Told(code, out.getvalue(), err.getvalue())
