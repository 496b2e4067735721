"""What one does with a person and with what they said about hearing from us. Knows no store."""
