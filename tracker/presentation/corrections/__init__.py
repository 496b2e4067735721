"""What was logged, opened to be corrected."""
