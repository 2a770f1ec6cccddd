"""Disclosures: what somebody tells of that is not for the companion, and the card that says where it belongs."""
