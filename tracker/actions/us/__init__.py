"""Deeds about us: who is one of us, by which name, and who takes over from whom."""
