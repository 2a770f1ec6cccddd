"""What is asked, what was said of the answers, and which documents give them."""
