"""What a candidate's way to the recommendation consists of beside hours."""
