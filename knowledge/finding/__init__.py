"""Finding: what the documents have for a question, and whether that answers it."""
