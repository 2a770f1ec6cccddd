"""What documents on induction customarily print, and what they seldom do: questions of our own, a line each."""
