"""What becomes of hours: what is acceptable, who confirms, who attended, and what was agreed on in sessions."""
