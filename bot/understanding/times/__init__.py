"""Days, clock times and lengths."""
