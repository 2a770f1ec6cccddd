"""Reminders: what is due to go out to a cohort or a person, what is left out, and why."""
