"""What is to be said of what is agreed, and when, so that nothing is forgotten and nothing is said twice."""
