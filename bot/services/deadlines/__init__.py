"""What is due: for a person, a cohort and a program, and as a calendar of one's own."""
