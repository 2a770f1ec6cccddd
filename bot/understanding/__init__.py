"""Free text to an Intent: pure, no clock, no model needed."""
