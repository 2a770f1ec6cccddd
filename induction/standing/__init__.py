"""Where a candidate stands: every requirement with what is there, what is needed, by when, and what says so."""
