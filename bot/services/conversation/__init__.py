"""What goes on from what was just shown: one of several readings, an amendment, a typed tap."""
