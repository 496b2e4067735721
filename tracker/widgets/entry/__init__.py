"""Quick entry: who, what happened, what was agreed next. Knows its state and no other region."""
