"""Feedback on the program: the survey and how coaching is rated, in Slack."""
