"""The state behind quick entry. Knows no other region."""
