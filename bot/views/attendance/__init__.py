"""Attendance and claims to be added."""
