"""The state behind backups, restoring, damage and the seal. Knows no other region."""
