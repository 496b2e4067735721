"""What is taken elsewhere as a file, once or kept current. Knows no other region and no format of a file."""
