"""What Slack would send the app for what a person did."""
