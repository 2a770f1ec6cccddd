"""A file of a program to the passages that can be found and quoted."""
