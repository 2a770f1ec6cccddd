"""Rulings: the administrator settles what documents disagree on, and everybody sees what was settled."""
