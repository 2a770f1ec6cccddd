"""Standings, dates and history."""
