"""Bringing the sample in, taking it away again, and what may be asked of a store that is one. Knows no store."""
