"""What has to do with a team: joining and leaving it, and keeping its server. Knows no SQL but to show it."""
