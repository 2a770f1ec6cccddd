"""IIP goals and reflections."""
