"""Reminders in words. Knows not who shows them."""
