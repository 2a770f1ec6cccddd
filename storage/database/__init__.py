"""The database itself: its engine, how long anybody waits for it, taking turns, and what all writes have in common."""
