"""What can be seen of the companion from outside: a port of measurement that costs nothing where nobody watches."""
