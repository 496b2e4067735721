"""The state behind what is taken elsewhere as a file. Knows no other region."""
