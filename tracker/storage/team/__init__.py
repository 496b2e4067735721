"""A store that several share: a server keeps the ledger in order, and each has all of it here. Knows no screen."""
