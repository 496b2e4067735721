"""Wording: what a message of ours is made of, and what a message or a note tells whoever reads it. Knows no history."""
