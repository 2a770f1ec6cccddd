"""What was read from a sheet, and files of hours."""
