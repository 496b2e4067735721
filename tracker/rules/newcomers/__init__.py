"""Whoever a file brings: who of them is here already, what may become of each, and what of it is written. No store."""
