"""The state behind publishing to a calendar on a server. Knows no other region."""
