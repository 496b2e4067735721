"""Bringing the sample in, and taking it away again. Knows no store."""
