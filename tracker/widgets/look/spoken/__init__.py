"""What a screen reader is told beside the names of things: what they are, and what is said at once. Knows no screen."""
