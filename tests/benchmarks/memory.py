"""The memory of this process."""

import os
from pathlib import Path


def resident() -> int:
    """The bytes of memory that the process holds now."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
