"""The other party's list, and what two people do not agree on."""
