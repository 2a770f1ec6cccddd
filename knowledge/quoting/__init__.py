"""Quoting: excerpts as they are quoted, and the places that they are from."""
