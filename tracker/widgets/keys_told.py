"""All the keys there are and what each does, for the page that tells them. Knows none of the deeds."""

from __future__ import annotations

from collections.abc import Callable


def all_keys(tr: Callable[[str], str]) -> list[tuple[str, str]]:
    """Pairs of a key and what it does, in the order to read them; `tr` translates."""
    return [
        (tr("Ctrl+N or N"), tr("New entry")),
        (tr("Ctrl+K or /"), tr("Find a person, a note, a number")),
        (tr("Arrows"), tr("Day by day in the calendar")),
        ("Ctrl+P", tr("Everyone in a table, or the calendar again")),
        (tr("In the table: Alt+1 to Alt+5"), tr("In the order of that column")),
        (tr("On a detail: Enter or F2"), tr("Edit it; Enter or Tab saves, Esc leaves it")),
        (tr("Page Up, Page Down"), tr("Month by month, or week by week")),
        ("1, 2, 3", tr("Month, week, agenda")),
        (tr("Ctrl+Shift+Arrows"), tr("Carry an agreement to another day; Enter puts it there")),
        (tr("Home"), tr("Today")),
        (tr("Enter"), tr("Open what is chosen")),
        (tr("Menu key"), tr("What can be done about an agreement: call, move, hide, hand over")),
        (tr("1 2 3 4"), tr("The answers, where something is asked")),
        ("Ctrl+Shift+P", tr("Promise an answer to their open question")),
        ("F6", tr("Next region: morning, calendar, prospect")),
        ("Ctrl+Z", tr("Undo")),
        ("Ctrl+Shift+Z", tr("Redo")),
        ("Ctrl+\\", tr("Show or hide the prospect")),
        ("Ctrl+Shift+\\", tr("Show or hide the morning")),
        (tr("In an entry: Ctrl+Enter"), tr("Save")),
        (tr("In an entry: Ctrl+Shift+Enter"), tr("Save and start the next")),
        (tr("In an entry: Esc"), tr("Close, and keep what was typed")),
        ("Ctrl+Shift+M", tr("Say it as agreed: a voicemail or an e-mail to the prospect shown")),
        ("Ctrl+,", tr("Settings")),
        (tr("? or F1"), tr("These keys")),
        ("Ctrl+Q", tr("Quit")),
    ]
