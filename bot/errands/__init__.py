"""What the companion sends by itself: one module a kind, each rendering its message at the time of sending."""
