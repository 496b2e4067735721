"""Everyone in a table, and who lies in the trash. Knows no other region."""
