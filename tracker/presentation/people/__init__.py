"""The models behind everyone in a table, people found, and the trash. Knows no other region."""
