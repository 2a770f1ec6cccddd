"""The use cases: each takes the person who acts; none knows Slack."""
