"""Wording: an answer's quotes in a model's words, where the model says nothing else."""
