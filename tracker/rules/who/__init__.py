"""People by their names and numbers: who is found, who exactly is meant, who shares a number. Knows no store."""
