"""Cards, the log form, and reasons."""
