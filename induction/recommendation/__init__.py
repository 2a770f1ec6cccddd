"""The steps to the recommendation, what was signed, and how ratings grew."""
