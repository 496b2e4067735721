"""What one does with an agreement that stands. Knows no store."""
