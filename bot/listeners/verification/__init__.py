"""The way to the recommendation: steps recorded, signed, and opened again."""
