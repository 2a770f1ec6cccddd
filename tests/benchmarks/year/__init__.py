"""A simulated year of reminders: planner, records and messenger on a virtual clock, with everything that goes wrong."""
