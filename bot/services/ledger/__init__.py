"""The ledger of hours as people know it: entries in lines, lengths, and what a reply about hours holds."""
