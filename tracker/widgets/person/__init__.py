"""The region on the right: one prospect, read and edited in place. Knows no other region."""
