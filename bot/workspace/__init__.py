"""The local workspace: a Slack stand-in in a browser, for trying the companion out."""
