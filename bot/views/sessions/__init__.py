"""The session closer, closed sessions and action items."""
