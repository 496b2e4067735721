"""The state behind correcting what was logged. Knows no other region."""
