"""Rulings as messages and forms."""
