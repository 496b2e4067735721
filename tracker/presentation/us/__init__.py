"""The state behind who of us there are, and who I am. Knows no other region."""
