"""What `make bench` measures: each figure a ratio taken in one run on this machine."""
