"""The pages about the file and its backups, and where errors nobody expected end up. Knows no other region."""
