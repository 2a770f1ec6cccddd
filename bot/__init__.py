"""Slack in, Slack out: listeners, services, views, the local workspace and the command line."""
