"""What several regions paint alike: the ground of rows, shadows, discs on a line. Knows nothing of what they mean."""
