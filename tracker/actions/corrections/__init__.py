"""Putting right what was logged: corrected, given to somebody else, taken away. Knows no store."""
