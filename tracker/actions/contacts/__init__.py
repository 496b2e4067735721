"""Logging what happened, through the guard. Knows no store."""
