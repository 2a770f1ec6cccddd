"""What is held of a person, as messages and forms of Slack."""
