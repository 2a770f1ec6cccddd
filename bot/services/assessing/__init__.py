"""Assessing: candidate, coach and supervisor rate the standards in each round, and see the growth."""
