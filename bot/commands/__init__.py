"""The command line, one module a subject; each command calls the same services as Slack does."""
