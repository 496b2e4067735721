"""The state behind saying it as agreed. Knows no other region."""
