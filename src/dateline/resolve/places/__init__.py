"""Names of places and which place each is."""
