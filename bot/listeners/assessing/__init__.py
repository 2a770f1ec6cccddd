"""Assessing, as Slack speaks of it."""
