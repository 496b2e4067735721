"""Quick entry in all its fields, over the same form as the line. Knows its state and no other region."""
