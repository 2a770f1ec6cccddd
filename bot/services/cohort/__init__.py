"""What goes to a whole cohort."""
