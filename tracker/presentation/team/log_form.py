"""Log what a form means: in a team under the form's own key, so that what cannot be sent waits. Knows no screen."""

from __future__ import annotations

from secrets import token_hex

from tracker.actions.contacts.log_contact import Held, Logged
from tracker.actions.outcome import Outcome
from tracker.actions.ports import Desk
from tracker.actions.team.log_or_keep import log_or_keep
from tracker.actions.team.unsent import Unsent
from tracker.presentation.entry_form import Form
from tracker.presentation.form_text import to_text
from tracker.rules.entry import Entry


def new_key() -> str:
    """An entry's own."""
    return token_hex(16)


def log_form(desk: Desk, entry: Entry, form: Form) -> Outcome[Logged | Held | Unsent]:
    """As `log_or_keep`; `entry` is what `form` means."""
    typed = to_text((form,)) if desk.unsent is not None else None
    return log_or_keep(desk, entry, form.once or new_key(), typed or "")
