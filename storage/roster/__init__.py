"""People on the roster, their cohorts, what each was told once, and their calendars."""
