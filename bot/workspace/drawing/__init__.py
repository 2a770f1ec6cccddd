"""What Slack's payloads say, as safe HTML."""
