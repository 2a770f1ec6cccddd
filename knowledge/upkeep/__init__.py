"""Upkeep: golden questions, rehearsals of a new handbook, and what the documents did not answer."""
