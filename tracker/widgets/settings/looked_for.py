"""By which other words each page of the settings is found, in the palette and in the settings. Knows no page.

Nobody sees them: they are what else it is called, and what is to be set there.
"""

from __future__ import annotations

from tracker.tongue import Phrase, phrase

PAGES: dict[str, Phrase] = {
    "work": phrase(
        "found by",
        "Your days and hours, working hours, weekend, time zone, timezone, clock, country, region, date format",
    ),
    "warn": phrase("found by", "When to warn, warnings, rules, sunday"),
    "strength": phrase("found by", "How strongly, how strict, strictness, limits"),
    "words": phrase("found by", "What you say, templates, wording, signature"),
    "safe": phrase("found by", "Keeping it safe, backups, restore, recover, damaged, second folder"),
    "phone": phrase(
        "found by",
        "On your phone, my phone, mobile, iphone, android, calendar, sync, google calendar, outlook, icloud, caldav, "
        "nextcloud",
    ),
    "reminders": phrase(
        "found by",
        "Connections and reminders, notifications, notify me, alarm, alerts, sound, tray, autostart, "
        "start with the computer, in the background",
    ),
    "several": phrase("found by", "Several of us, server, share, shared, password"),
    "look": phrase(
        "found by",
        "The look, appearance, text size, font size, bigger text, larger letters, zoom, dark mode, light mode, "
        "night mode, theme, colours, colors, contrast, animation, movement",
    ),
}


def found_by() -> str:
    """All of them, in the language that is spoken, page by page."""
    return "; ".join(words.told() for words in PAGES.values())
