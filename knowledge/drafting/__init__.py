"""Drafting: better wording for a person's own words, from a model that may add no fact and lose none."""
