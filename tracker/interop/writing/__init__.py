"""Our values as files that other programs read: calendars, cards, tables. Knows no store, no screen and no place."""
