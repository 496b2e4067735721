"""By which other words a command is found: those of whoever has another program in mind, or what is to come of it.

Nobody sees them. Of the settings it is what each page is found by. Knows no command.
"""

from __future__ import annotations

from tracker.tongue import Phrase, phrase
from tracker.widgets.settings.looked_for import found_by

_OTHER: dict[str, Phrase] = {
    "new-entry": phrase(
        "found by",
        "Log, add, note, call, e-mail, email, meeting, appointment, new contact, person, someone, somebody, customer, "
        "client, prospect, lead, record, event, follow up",
    ),
    "morning": phrase("found by", "Due today, overdue, late, to do, todo, tasks, follow ups, what is next, dashboard"),
    "month": phrase("found by", "Calendar"),
    "week": phrase("found by", "Timetable"),
    "agenda": phrase("found by", "Upcoming, schedule, list"),
    "pane": phrase("found by", "Sidebar, history, timeline"),
    "say": phrase("found by", "Write a message, script, send, mail, template, text"),
    "undo": phrase("found by", "Take back, revert, mistake"),
    "people": phrase(
        "found by",
        "List, contacts, customers, clients, prospects, companies, all, search, filter, sort, labels, pipeline",
    ),
    "details": phrase(
        "found by",
        "Edit, change, correct their name, address, moved house, phone number, e-mail, email, birthday, note, tags, "
        "labels, firm, organisation, hours, do not contact, do not call, asked us not to, opt out, unsubscribe, block, "
        "blacklist",
    ),
    "further": phrase(
        "found by",
        "Merge, delete, remove, erase somebody, a person, forget, trash, export, copy, change the time, reschedule, "
        "postpone, cancel, call off, called off, correct",
    ),
    "everything": phrase("found by", "Data, dossier, privacy, gdpr, what do you have about me, request, held"),
    "bring": phrase(
        "found by",
        "Import, csv, spreadsheet, excel, table, file, cards, vcf, vcard, google contacts, outlook, address book, "
        "calendar, list",
    ),
    "same": phrase("found by", "Duplicates, double, twice, merge"),
    "one-person": phrase("found by", "Merge, duplicate, double"),
    "export": phrase(
        "found by",
        "Save as, csv, excel, vcf, vcard, ics, zip, archive, backup, new computer, move to another computer, calendar, "
        "file",
    ),
    "word-kept": phrase("found by", "Statistics, stats, figures, report, promises, goals, month, print, pdf"),
    "trash": phrase("found by", "Erase for good, restore, recover, deleted, forget, undelete, recycle bin, gdpr"),
    "road": phrase("found by", "Paper, pdf, printer, list, schedule, route"),
    "evening": phrase("found by", "Results, finish, review"),
    "who": phrase("found by", "Switch, user, log in, login, log out, logout, account, profile"),
    "us": phrase("found by", "Team, users, my name, company, account, profile, invite, leaves, hand over, take over"),
    "away": phrase("found by", "Holiday, vacation, leave, off, sick, absent"),
    "keys": phrase("found by", "Help, shortcuts, keyboard, manual"),
    "leave": phrase("found by", "Exit, close"),
}
_SETTINGS = phrase("found by", "Preferences, options, language")


def other_names() -> dict[str, str]:
    """In the language that is spoken, by the names of the commands."""
    settings = f"{found_by()}; {_SETTINGS.told()}"
    return {**{name: words.told() for name, words in _OTHER.items()}, "settings": settings}
