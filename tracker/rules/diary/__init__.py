"""What takes our time, and what stands against a time before it is agreed on. Knows no store."""
