"""Answers, and what can be said of them."""
