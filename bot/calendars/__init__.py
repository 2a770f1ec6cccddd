"""Calendar files that people share, read to hours as they would have been said; no I/O."""
