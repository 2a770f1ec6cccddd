"""Feedback on the program: what its people say in the pulse survey, and how coaching is rated."""
