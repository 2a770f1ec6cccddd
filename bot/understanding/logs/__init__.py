"""Sentences that log or correct hours."""
