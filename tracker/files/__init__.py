"""Small files beside the store: the one way to read and to write them, and values as text. Knows none of them."""
