"""The rows that are kept, one class a table."""
