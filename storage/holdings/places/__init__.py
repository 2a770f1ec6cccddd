"""Every table, and what in it is about a person."""
