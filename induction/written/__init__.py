"""Records that are written by hand."""
