"""Everything of candidates at once: their records, and what somebody sees at a glance."""
