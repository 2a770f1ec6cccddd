"""The IIP: goals and reflections, what others say of them or may see, and evidence."""
