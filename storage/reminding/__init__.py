"""Reminders in a database: weekly posts, nudges, and how people want them."""
