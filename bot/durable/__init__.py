"""Work that survives a crash: errands as workflows of DBOS, which nothing outside of this package knows."""
