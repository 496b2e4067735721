"""The state and the model behind the morning. Knows no other region."""
