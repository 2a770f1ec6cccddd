"""One module a feature: parse what Slack sent, call a service, show a view."""
