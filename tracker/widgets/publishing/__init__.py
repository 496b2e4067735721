"""What is seen of publishing to a calendar on a server. Knows no other region."""
