"""Forms as text and back, so that what was typed outlives the window. Knows no file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import datetime
from enum import Enum
from typing import Any

from tracker.presentation.entry_form import Exit, ExitForm, Form, Next, PromiseForm, TalkForm
from tracker.presentation.field_room import kept
from tracker.presentation.time_field import kept_typed_at
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome, Question, Ready

KEPT = 9
"""How many unsaved entries are kept; the oldest beyond that go."""


def to_text(forms: Iterable[Form]) -> str | None:
    """The unsaved forms, the one to come back first in front; None where there are none."""
    left = [asdict(form) for form in forms][:KEPT]
    return json.dumps(left, default=_plain, ensure_ascii=True) if left else None


def from_text(text: str) -> tuple[Form, ...]:
    """The forms again, without those that are none of ours (damaged, or from another version)."""
    try:
        raw = kept(text)
    except ValueError:
        return ()
    found = (_form(each) for each in (raw if isinstance(raw, list) else [raw]))
    return tuple(form for form in found if form is not None)


def _form(raw: dict[str, Any]) -> Form | None:
    try:
        talk = _known(TalkForm, raw.pop("talk"))
        promise = _known(PromiseForm, raw.pop("promise"))
        typed = raw.pop("exit")
        # Until November 2026 several could be open at once.
        ways = [typed["open"]] if typed.get("open") else typed.get("ways", ())
        exit_ = _known(ExitForm, typed)
        given = _known(Form, raw)
        return Form(
            **given
            | {
                "direction": Direction(given["direction"]),
                "channel": Channel(given["channel"]),
                "outcome": ContactOutcome(given["outcome"]) if given["outcome"] else None,
                "ready": Ready(given["ready"]) if given["ready"] else None,
                "questions": tuple(Question(str(q["text"]), str(q["answer"])) for q in given.get("questions", ())),
                "next": frozenset(map(Next, given["next"])),
                "talk": TalkForm(**talk | {"channel": Channel(talk["channel"])}),
                "typed_at": kept_typed_at(given.get("typed_at")),
                "promise": PromiseForm(**promise | {"channel": Channel(promise["channel"])}),
                "exit": ExitForm(
                    **exit_ | {"open": Exit(ways[0]) if ways else None, "asked_basis": Basis(exit_["asked_basis"])}
                ),
            }
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _known(kind: type, raw: dict[str, Any]) -> dict[str, Any]:
    names = {f.name for f in fields(kind)}
    return {key: value for key, value in raw.items() if key in names}
