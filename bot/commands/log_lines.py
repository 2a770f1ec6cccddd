"""How a line of the log is written: of a fault its kind and where it was, and no word that anybody typed."""

import json
import logging
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import PurePath
from types import TracebackType
from typing import Any

Fault = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

ROOMS = ("bot", "knowledge", "storage")
"""Those of ours that log: what they write has no text of people in it."""


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


class PlainLines(Wordless):
    """Lines for a person: ours with the time before them, those of other packages as they are."""

    def __init__(self) -> None:
        super().__init__("%(message)s")
        self._ours = Wordless("%(asctime)s %(message)s", "%Y-%m-%d %H:%M:%S")

    def format(self, record: logging.LogRecord) -> str:
        """The line, and below it a fault without its text."""
        record.exc_text = None  # whoever formatted it before may have kept the fault with its text
        return self._ours.format(record) if is_ours(record) else super().format(record)


class JsonLines(Wordless):
    """One JSON object a line, for a program. Of what other packages write only the place is told: it may be text."""

    def format(self, record: logging.LogRecord) -> str:
        """The line: when, how grave, which room, what happened, and the facts that were given with it."""
        told: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "room": record.name,
            "event": record.getMessage() if is_ours(record) else f"{record.module}:{record.lineno}",
        }
        told |= facts_of(record) if is_ours(record) else {}
        if record.exc_info:
            told["fault"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False, default=str)


def is_ours(record: logging.LogRecord) -> bool:
    """Whether one of our rooms wrote it."""
    return record.name.partition(".")[0] in ROOMS


def is_worth_a_line(record: logging.LogRecord) -> bool:
    """Whether it is written: all that ours say, and of others what they warn of, however much they have to say."""
    return is_ours(record) or record.levelno >= logging.WARNING


def facts_of(record: logging.LogRecord) -> Mapping[str, Any]:
    """What was given with the line for a program to read."""
    facts = getattr(record, "facts", None)
    return facts if isinstance(facts, Mapping) else {}
