"""Where people stand, and how each entry came to be."""
