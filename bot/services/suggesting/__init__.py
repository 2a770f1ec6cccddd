"""Wording that a model proposes for a draft, beside the person's own words."""
