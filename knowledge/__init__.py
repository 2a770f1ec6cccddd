"""What the program's documents say: reading, search, answers with their citations, and the packs."""
