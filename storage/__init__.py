"""What people recorded: rows, queries and transactions."""
