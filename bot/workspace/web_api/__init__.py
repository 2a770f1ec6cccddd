"""Slack's Web API, as far as the companion calls it: one module a family of methods."""
