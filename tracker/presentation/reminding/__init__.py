"""Reminders as states: what is said and when, and how it stands with them."""
