"""How a line of the log is written: of a fault its kind and where it was, and no word that anybody typed."""

import logging
import traceback
from pathlib import PurePath
from types import TracebackType

Fault = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Wordless(logging.Formatter):
    """Writes tracebacks without the texts of their exceptions, which may repeat what somebody typed."""

    def formatException(self, ei: Fault) -> str:  # noqa: N802 - the name is logging's
        """The frames of the fault and of those that led to it, the first one first; each fault by its kind alone."""
        told: list[str] = []
        fault, seen = ei[1], set[int]()
        while fault is not None and id(fault) not in seen:
            seen.add(id(fault))
            frames = [
                f"  {PurePath(one.filename).name}:{one.lineno} in {one.name}"
                for one in traceback.extract_tb(fault.__traceback__)
            ]
            told.insert(0, "\n".join([*frames, type(fault).__name__]))
            fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
        return "\nand then\n".join(told)
