"""The one error of reading."""

from pathlib import Path


class Unreadable(Exception):  # noqa: N818 - it names the state of a file, and is reported beside the files that were read
    """A file could not be read. `reason` is a sentence for whoever added it, with what to do instead."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name}: {reason}")
        self.path = path
        self.reason = reason
