"""Closing a coaching session, and what was agreed in it."""
