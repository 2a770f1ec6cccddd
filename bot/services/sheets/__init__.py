"""Hours from sheets of elsewhere, and hours in a file."""
