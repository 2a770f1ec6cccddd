"""Early facts and support plans."""
