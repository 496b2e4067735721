"""What is typed into and chosen from, in whichever region. Knows no region and no store."""
