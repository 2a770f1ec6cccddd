"""Reminders: the buttons of a digest, and how people want to be reminded."""
