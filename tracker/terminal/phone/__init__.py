"""What has to do with the phone: the calendar that it shows."""
