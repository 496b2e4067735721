"""How reminders reach somebody: by the desktop, from the tray, or in the window."""
