"""Feedback on the program: the anonymous pulse survey, and how coaching is rated."""
