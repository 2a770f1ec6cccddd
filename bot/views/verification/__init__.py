"""The way to the recommendation in Slack: the checklist, the sign-offs, their forms and their news."""
