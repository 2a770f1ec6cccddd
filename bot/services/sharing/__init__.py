"""What candidates share of their IIP, and who looked at it."""
