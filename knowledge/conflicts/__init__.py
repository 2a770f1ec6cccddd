"""Conflicts: passages that give different values for the same thing, and the audit of a pack against them."""
