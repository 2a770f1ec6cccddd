"""Feedback on the program: the survey and its results, and how coaching is rated."""
