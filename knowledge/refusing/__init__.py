"""Refusing: what is not answered, why, and whom to ask instead."""
