"""Everything we hold on one person, to hand to them: one readable page of HTML, and one file of JSON.

The page shows every text as it is and runs nothing. What is said of others beside them is left out: it is not theirs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, time
from enum import Enum
from html import escape
from typing import Any

from tracker.actions.ports import Record, Written
from tracker.interop.dossier_words import CALLED_OFF_BY_US, KINDS, field_told, value_told
from tracker.rules.agreement import Agreement
from tracker.rules.contact import Contact
from tracker.rules.history import History
from tracker.rules.prospect import Objection, Prospect, Standing
from tracker.rules.verdict import Code, Facts, Finding
from tracker.rules.window import Window, zone_of
from tracker.tongue import Theirs, tr, tr_as

NOT_SHOWN = frozenset(
    {
        "id",
        "prospect_id",
        "made_in",
        "settled_by",
        "moved_to",
        "said_in",
        "agreement_id",
        "occasion_id",
        "record_id",
        "digest",
    }
)
"""Numbers by which the store finds its way; the JSON file has them."""

JOINERS = "\u200c\u200d"
"""Invisible, and part of how some languages and pictures are written."""

_PAGE = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 sans-serif; max-width: 52em; margin: 2em auto; padding: 0 1em; color: #1f2328; }}
h1 {{ font-size: 1.6em; }} h2 {{ font-size: 1.2em; margin-top: 2em; border-bottom: 1px solid #d0d7de; }}
table {{ border-collapse: collapse; margin: 0 0 1.2em; width: 100%; }}
th {{ text-align: left; font-weight: normal; color: #57606a; vertical-align: top; width: 12em; }}
th {{ padding: .15em 1em .15em 0; }}
td {{ white-space: pre-wrap; overflow-wrap: anywhere; padding: .15em 0; }}
</style></head><body>
<h1>{title}</h1>
<p>{lead}</p>
{body}
</body></html>
"""


def dossier_page(history: History, written: tuple[Written, ...], made_at: datetime, zone: str) -> str:
    """The page. Times are told in `zone` (an IANA name), as it was at `made_at` (aware) of asking."""
    history = _theirs(history)
    parts: list[str] = []
    for title, records in _sections(history):
        parts.append(f"<h2>{_text(title)}</h2>")
        parts += [_table(record, zone) for record in records] or [f"<p>{_text(tr('Nothing.'))}</p>"]
    parts.append(f"<h2>{_text(tr('What was written down, changed or taken away, and when'))}</h2>")
    for entry in written:
        # T: "18.11.2026 09:30, Maria: Log contact"
        when, deed = _when(entry.deed.at, zone), value_told(entry.deed.name)
        us = Theirs(entry.deed.by)
        done = (
            tr("{when}, {us}: {deed}", when=when, us=us, deed=deed)
            if us
            else tr("{when}: {deed}", when=when, deed=deed)
        )
        parts.append(f"<h3>{_text(done)}</h3>")
        if entry.before is not None:
            before = tr("Before: {kind}", kind=KINDS[type(entry.before)].told())
            parts.append(f"<p>{_text(before)}</p>{_table(_theirs_of(entry.before), zone)}")
        if entry.after is not None:
            after = tr("After: {kind}", kind=KINDS[type(entry.after)].told())
            parts.append(f"<p>{_text(after)}</p>{_table(_theirs_of(entry.after), zone)}")
    who = Theirs(history.prospect.name)
    # T: "This is all that As Agreed holds on Jo Hill, as of 18.11.2026 09:30. Times are those of Europe/London. …"
    lead = tr(
        "This is all that As Agreed holds on {who}, as of {when}. Times are those of {zone}. Backups may hold earlier "
        "states for up to 30 days.",
        who=who,
        when=_when(made_at, zone),
        zone=Theirs(zone),
    )
    return _PAGE.format(
        language=tr_as("the language of the page, as HTML names it", "en"),
        title=_text(tr("Everything we hold on {who}", who=who)),
        lead=_text(lead),
        body="\n".join(parts),
    )


def dossier_json(history: History, written: tuple[Written, ...], made_at: datetime) -> str:
    """The same for a program to read: instants in ISO 8601, UTC; all characters beyond ASCII escaped."""
    history = _theirs(history)
    held = {
        "made_at": made_at,
        "person": history.prospect,
        "standings": history.standings,
        "objections": history.objections,
        "agreements": history.agreements,
        "contacts": history.contacts,
        "ledger": [
            {"deed": w.deed, "kind": _kind(w), "before": _theirs_of(w.before), "after": _theirs_of(w.after)}
            for w in written
        ],
    }
    return json.dumps(_plain(held), indent=2, ensure_ascii=True) + "\n"


def _sections(history: History) -> Iterator[tuple[str, tuple[Any, ...]]]:
    yield KINDS[Prospect].told(), (history.prospect,)
    yield KINDS[Standing].told(), history.standings
    yield KINDS[Objection].told(), history.objections
    yield KINDS[Agreement].told(), history.agreements
    yield KINDS[Contact].told(), history.contacts


def _theirs(history: History) -> History:
    return replace(history, neighbours=(), contacts=tuple(_contact(contact) for contact in history.contacts))


def _theirs_of(record: Record | None) -> Record | None:
    return _contact(record) if isinstance(record, Contact) else record


def _contact(contact: Contact) -> Contact:
    """Without what the guard said of somebody else: at the same organisation, in the same household, or reached by the
    same number or address.
    """
    findings = tuple(Finding(f.code, f.level, Facts()) if _is_of_another(f) else f for f in contact.verdict.findings)
    return replace(contact, verdict=replace(contact.verdict, findings=findings))


def _is_of_another(finding: Finding) -> bool:
    return finding.code is Code.HOUSEHOLD or (finding.code is Code.OBJECTED and bool(finding.facts.to))


def _kind(written: Written) -> str:
    record = written.after if written.after is not None else written.before
    return type(record).__name__.lower()


def _table(value: object, zone: str) -> str:
    rows = "".join(
        f"<tr><th>{_text(label)}</th><td><bdi>{_text(said)}</bdi></td></tr>" for label, said in _lines(value, zone)
    )
    return f"<table>{rows}</table>"


def _lines(value: object, zone: str, within: str = "") -> Iterator[tuple[str, str]]:
    """Each field that says something, with a label; what is empty is left out."""
    for f in fields(value):  # type: ignore[arg-type]
        item = getattr(value, f.name)
        if f.name in NOT_SHOWN or item is False or item in (None, "", (), frozenset()):
            continue
        label = f"{within}{field_told(f.name)}"
        if isinstance(item, Window):
            yield label, _window(item)
        elif f.name == "outcome" and isinstance(value, Agreement) and value.is_called_off_by_us:
            yield label, CALLED_OFF_BY_US.told()
        elif is_dataclass(item):
            yield from _lines(item, zone, f"{label}: ")
        elif isinstance(item, tuple) and is_dataclass(item[0]):
            for one in item:
                yield from _lines(one, zone, f"{label}: ")
        else:
            yield label, _said(item, zone)


def _said(item: object, zone: str) -> str:
    if isinstance(item, datetime):
        return _when(item, zone)
    if isinstance(item, Enum):
        return value_told(item)
    if item is True:
        return tr_as("a field, in everything we hold", "Yes")
    if isinstance(item, tuple | frozenset):
        return ", ".join(_said(one, zone) for one in sorted(item, key=str))
    return str(item)


def _window(window: Window) -> str:
    days = f"{window.first:%d.%m.%Y}"
    if window.first != window.last:
        # T: "18.11.2026 to 20.11.2026"
        days = tr_as("days, in everything we hold", "{first} to {last}", first=days, last=f"{window.last:%d.%m.%Y}")
    if window.at is None:
        return f"{days} ({window.zone})"
    at = f"{window.at:%H:%M}"
    if window.until is not None:
        # T: "14:00 to 16:00"
        at = tr_as("hours, in everything we hold", "{first} to {last}", first=at, last=f"{window.until:%H:%M}")
    return f"{days}, {at} ({window.zone})"


def _when(moment: datetime, zone: str) -> str:
    return f"{moment.astimezone(zone_of(zone)):%d.%m.%Y %H:%M}"


def _text(text: str) -> str:
    """Any text as it can stand anywhere in the page: nothing in it is markup, and none of it is unreadable."""
    readable = "".join(c if c in JOINERS or c.isprintable() or c.isspace() else "\ufffd" for c in text)
    return escape(readable, quote=True)


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, Enum):
        return value.name.lower() if isinstance(value.value, int) else value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(_plain(item) for item in value)  # type: ignore[type-var]
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value
