"""What is due, as people read it."""
