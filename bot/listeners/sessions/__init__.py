"""The session closer and action items."""
