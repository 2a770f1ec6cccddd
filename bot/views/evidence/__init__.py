"""Evidence as messages and modals."""
