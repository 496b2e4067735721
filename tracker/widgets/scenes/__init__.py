"""Scenes of the window that are looked at without a display, beside those that stand with what they show."""
