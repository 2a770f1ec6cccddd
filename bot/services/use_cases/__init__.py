"""The use cases of the companion, each within reach of whoever hears people."""
