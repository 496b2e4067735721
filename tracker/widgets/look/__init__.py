"""What every region is drawn with: tokens, theme, icons, labels, buttons, the banner, the toast. Knows no region."""
