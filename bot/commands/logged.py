"""What is logged while the companion serves, on standard error."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bot.commands.log_lines import ROOMS, JsonLines, PlainLines, is_worth_a_line
from bot.settings import LogForm


@contextmanager
def logged(form: LogForm = LogForm.PLAIN) -> Iterator[None]:
    """What our own rooms log meanwhile, as lines on standard error; of other packages only warnings, as always."""
    spoken = logging.StreamHandler(sys.stderr)
    spoken.setFormatter(JsonLines() if form is LogForm.JSON else PlainLines())
    spoken.addFilter(is_worth_a_line)
    rooms = [logging.getLogger(room) for room in ROOMS]
    root = logging.getLogger()
    for room in rooms:
        room.setLevel(logging.INFO)
    root.addHandler(spoken)
    try:
        yield
    finally:
        root.removeHandler(spoken)
        for room in rooms:
            room.setLevel(logging.NOTSET)
