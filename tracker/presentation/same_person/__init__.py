"""People who may be the same: found, shown side by side, made one or told apart. Knows no widget."""
