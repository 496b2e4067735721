"""How much of what is typed, pasted or composed a field takes, and what it says of the rest. Knows no form."""
