"""Feedback on the program: the pulse survey, and how coaching is rated."""
