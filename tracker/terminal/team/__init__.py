"""What has to do with a team's server: keeping it. Knows no SQL but to show it."""
