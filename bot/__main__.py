"""`python -m bot` is the command `companion`."""

from bot.cli import main

main()
