"""Goals and reflections as they are typed."""
