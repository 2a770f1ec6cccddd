"""What has come in from Slack, and what still has to go out."""
