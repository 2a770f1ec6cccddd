"""Logging and correcting hours: proposed on a card or filled in, checked, done by one tap, disputed and put right."""
