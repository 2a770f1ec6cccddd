"""What somebody wants to see or do, in plain words."""
