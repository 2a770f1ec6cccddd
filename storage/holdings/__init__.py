"""What is held of a person, who read it, and how it goes."""
