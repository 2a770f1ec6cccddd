"""The facts of an hour entry in a sentence: with whom, what, how."""
