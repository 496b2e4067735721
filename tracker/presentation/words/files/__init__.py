"""What is said of files that are taken elsewhere. Knows no format of a file, and opens none."""
