"""Hours on cards and in the log form."""
