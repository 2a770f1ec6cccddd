"""Calendars that somebody shares."""
