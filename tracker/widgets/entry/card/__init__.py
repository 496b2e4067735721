"""The card an entry lies on: where it stands, how large it is, how its keys go round. Knows nothing that is in it."""
