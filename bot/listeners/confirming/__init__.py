"""The other party's taps, and disputes."""
