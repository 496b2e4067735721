"""Putting right what was logged: edited, given to somebody else, taken away. Knows no store."""
