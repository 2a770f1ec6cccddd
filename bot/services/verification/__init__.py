"""The way to the recommendation: steps recorded, sign-offs made and opened again, and the packet at its end."""
