"""What a file from elsewhere tells: people, tables, events, and what was not read. Knows no format and no store."""
