"""Hours: the ledger, both parties' words on it, sessions, attendance, and sheets."""
