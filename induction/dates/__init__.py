"""A program's calendar, and the last days that count from it or from a day in a candidate's life."""
