"""Whom a text means: names, numbers, who is found by them and who exactly is meant. Knows no history and no store."""
