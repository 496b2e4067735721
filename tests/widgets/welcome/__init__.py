"""Claims about the first start."""
