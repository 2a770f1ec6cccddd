"""A goal or a reflection, asked for one question at a time."""
