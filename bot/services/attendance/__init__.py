"""Sessions that the program runs: who was there, and who asks to be added."""
