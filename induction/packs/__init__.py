"""Programs as data: their rules, what they ask, their words, and what their administrators settled."""
