"""Small files beside the store: the one way to read them, for every room above. Knows none of them."""
