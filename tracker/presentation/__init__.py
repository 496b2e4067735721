"""What every screen shows and does, as Qt without widgets: a folder for each region. Knows no table and no file."""
