"""Saying it as agreed: the message, and its templates. Knows no other region."""
