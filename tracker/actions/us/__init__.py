"""Deeds about us: who is one of us, by which name, who is away when, and who takes over from whom. Knows no store."""
