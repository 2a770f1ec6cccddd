"""Assessing, as Slack shows it."""
