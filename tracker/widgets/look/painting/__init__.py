"""What painters share: grounds and shadows, and how words and pictures are set."""
