"""What is held of a person: taken away by them, kept as long as a program says, and erased by its administrator."""
