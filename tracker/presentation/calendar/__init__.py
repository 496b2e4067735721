"""The states and layouts behind month, week and agenda. Knows no other region."""
