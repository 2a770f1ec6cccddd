"""Evidence: artifacts gathered for standards, and what could be some."""
