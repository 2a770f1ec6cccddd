"""What leaves for Slack: checked against Slack's rules, mended where it breaks one, and sent."""
