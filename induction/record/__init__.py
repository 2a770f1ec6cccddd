"""What is held of a candidate beside hours, and all of it as one value."""
