"""What is said on paper, and of printing it. Knows no printer."""
