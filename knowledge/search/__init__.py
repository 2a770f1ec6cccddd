"""Search: passages kept in Chroma, found by meaning and by words."""
