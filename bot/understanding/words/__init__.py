"""Words, numbers and slips."""
