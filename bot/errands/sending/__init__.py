"""How a message goes out: when, by whom, and what is told where it does not arrive."""
