"""Files from elsewhere read into values and problems: tables, cards, calendars. Decides nothing and writes nothing."""
