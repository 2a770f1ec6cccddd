"""The browser's side: whom to be, where they are, and what they send from there."""
