"""What every listener stands on: who is speaking, taps, forms, faults, and the Home that follows."""
