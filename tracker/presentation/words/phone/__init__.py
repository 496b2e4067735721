"""What is said of the phone: the calendar it shows, and what it did to what is agreed. Knows no server."""
