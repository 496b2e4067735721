"""The states behind several of us at one store: what others did since, and what waits to be sent. Knows no region."""
