"""Reminders: what is planned, posted and nudged, and how people want it."""
