"""Evidence: its buttons, its form, and the messages and files that are saved."""
