"""What an empty store shows first. Knows no store and no other region."""
