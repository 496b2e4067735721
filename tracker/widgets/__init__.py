"""What is painted and clicked: a folder for each region, and the one window that holds them. Knows no store."""
