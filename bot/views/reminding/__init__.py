"""Reminders: the digest of what is open, and how people want it."""
