"""A line of the log for each act that somebody waits for, for those who read the log with a program."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.watching.acts import FAULT, Transaction
from bot.watching.watch import A, Page, timed
from storage.errands import Queue

log = logging.getLogger(__name__)


class Lines:
    """Writes each act down when it has ended: what kind, how it ended, and how long it took."""

    @contextmanager
    def during(self, act: A) -> Iterator[A]:
        """Write the act down; transactions are too many, and are part of something else."""
        try:
            with timed(act):
                yield act
        finally:
            if not isinstance(act, Transaction):
                facts = act.facts() | {"outcome": act.outcome, "took_ms": round(act.took * 1000)}
                log.log(logging.ERROR if act.outcome == FAULT else logging.INFO, "%s", act.name, extra={"facts": facts})

    def refused(self, rule: str) -> None:
        """Write down which rule it was."""
        log.info("refused", extra={"facts": {"rule": rule}})

    def page(self, queue: Callable[[], Queue | None]) -> Page | None:  # noqa: ARG002 - as Watch has it
        """Lines are read where the log goes."""
        return None

    def close(self) -> None:
        """Every line is written."""
