"""Composing: the words and the places that an answer shows."""
