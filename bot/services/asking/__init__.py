"""Questions to the documents, what they did not answer, and what people say of answers."""
