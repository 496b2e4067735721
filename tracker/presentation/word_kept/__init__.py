"""The word we keep: what became of it, as a screen has it. Knows no widget."""
