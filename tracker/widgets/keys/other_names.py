"""By which other words a command is found: those of whoever has another program in mind, or what is to come of it.

Nobody sees them. Knows no command.
"""

from __future__ import annotations

from tracker.tongue import Phrase, phrase

_OTHER: dict[str, Phrase] = {
    "new-entry": phrase(
        "found by", "Add, new contact, person, someone, somebody, customer, client, prospect, lead, log, record"
    ),
    "morning": phrase("found by", "Due today, overdue, late, to do, tasks, what is next"),
    "month": phrase("found by", "Calendar"),
    "say": phrase("found by", "Write a message, mail, template, text, script"),
    "undo": phrase("found by", "Take back, revert, mistake"),
    "people": phrase("found by", "List, contacts, customers, clients, prospects, all"),
    "details": phrase(
        "found by",
        "Edit, change, correct their name, address, moved house, phone number, e-mail, birthday, note, tags, firm, "
        "organisation, hours, do not contact, asked us not to",
    ),
    "further": phrase(
        "found by",
        "Delete, erase, forget, remove, trash, merge, export, copy, change the time, reschedule, correct",
    ),
    "everything": phrase("found by", "Data, dossier, privacy, what do you have about me, request, held"),
    "bring": phrase("found by", "Import, csv, spreadsheet, table, file, cards, vcf, address book, calendar, list"),
    "same": phrase("found by", "Duplicates, double, twice, merge"),
    "one-person": phrase("found by", "Merge, duplicate, double"),
    "export": phrase("found by", "Save as, csv, vcf, ics, zip, archive, backup, calendar, file"),
    "word-kept": phrase("found by", "Statistics, figures, report, promises, month, print, pdf"),
    "trash": phrase("found by", "Deleted, erase for good, forget, restore, bin"),
    "road": phrase("found by", "Paper, pdf, printer, list, schedule, route"),
    "evening": phrase("found by", "Results, finish, review"),
    "who": phrase("found by", "Switch, user, log in"),
    "us": phrase("found by", "Team, users, my name, company, leaves, hand over, take over"),
    "away": phrase("found by", "Holiday, vacation, leave, off, sick, absent"),
    # What stands on the pages of the settings is looked for by its own name.
    "settings": phrase(
        "found by",
        "Your days and hours, when to warn, how strongly, what you say, keeping it safe, backups, on your phone, "
        "connections and reminders, several of us, the look, text size, preferences, options, dark mode, night, "
        "theme, language, calendar, sync, restore, templates",
    ),
    "keys": phrase("found by", "Help, shortcuts, keyboard"),
    "leave": phrase("found by", "Exit, close"),
}


def other_names() -> dict[str, str]:
    """In the language that is spoken, by the names of the commands."""
    return {name: words.told() for name, words in _OTHER.items()}
