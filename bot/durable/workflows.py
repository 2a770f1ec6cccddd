"""Our closures as DBOS workflows. DBOS is one a process by nature: what is launched here is closed here."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import Condition

from dbos import DBOS, DBOSConfig, SetWorkflowID

from bot.errands.sending.messenger import End, Outcome

VERSION = "1"
"""Raised by hand where the steps of a workflow change: a workflow goes on only in the version that began it."""

PAUSES = (1, 2, 4)
"""Seconds before each further attempt of a round. The next round is a matter of the sweep."""

_ACTIVE = ["PENDING", "ENQUEUED", "DELAYED"]
_THREADS = 40
_CONNECTIONS = 5
_LAST_WORDS = 3
_QUIET = 30

Attempt = Callable[[str], Outcome]
Settle = Callable[[str, Outcome], None]


@dataclass(frozen=True)
class Round:
    """A workflow that ran or runs for an errand. `ended_at` is empty while it is active."""

    key: str
    executor: str
    ended_at: float | None


class Workflows:
    """Runs rounds of attempts. A round's id is the key of its errand, which is also all that DBOS keeps of it."""

    def __init__(self, url: str, executor: str, attempt: Attempt, settle: Settle) -> None:
        self._running = 0
        self._rested = Condition()
        _speak_as_we_do()
        DBOS(config=_config(url, executor))
        self._round = self._registered(attempt, settle)
        DBOS.launch()

    def start(self, key: str) -> None:
        """Start the errand's round; one that was ever started stays as it is."""
        with SetWorkflowID(key):
            DBOS.start_workflow(self._round, key)

    def start_anew(self, key: str) -> None:
        """Start another round in place of one that ended."""
        DBOS.delete_workflow(key)
        self.start(key)

    def rounds_of(self, keys: Sequence[str]) -> dict[str, Round]:
        """What is known of these errands' rounds, by key."""
        found = DBOS.list_workflows(workflow_ids=list(keys), load_input=False, load_output=False)
        return {
            one.workflow_id: Round(
                one.workflow_id,
                one.executor_id or "",
                None if one.status in _ACTIVE else (one.updated_at or 0) / 1000,
            )
            for one in found
        }

    def running_elsewhere(self, executor: str) -> dict[str, list[str]]:
        """The rounds that other executors have in hand, by executor."""
        held: dict[str, list[str]] = {}
        for one in DBOS.list_workflows(status="PENDING", load_input=False, load_output=False):
            if one.executor_id and one.executor_id != executor:
                held.setdefault(one.executor_id, []).append(one.workflow_id)
        return held

    def resume(self, key: str) -> None:
        """Have a round go on whose executor has died."""
        DBOS.resume_workflow(key)

    def forget(self, before: datetime) -> None:
        """Delete the rounds that ended before then."""
        old = DBOS.list_workflows(completed_before=before.isoformat(), limit=1000, load_input=False, load_output=False)
        DBOS.delete_workflows([one.workflow_id for one in old if one.status not in _ACTIVE])

    def close(self) -> None:
        """Let what is under way end, for a moment; what does not is resumed at the next start."""
        with self._rested:
            self._rested.wait_for(lambda: not self._running, timeout=_LAST_WORDS)
        logging.getLogger("dbos").setLevel(logging.CRITICAL)
        DBOS.destroy(destroy_registry=True)

    def _registered(self, attempt: Attempt, settle: Settle) -> Callable[[str], None]:
        """The workflow of a round. DBOS takes functions only, no methods."""

        @DBOS.step(name="attempt")
        def attempted(key: str) -> Outcome:
            return attempt(key)

        @DBOS.step(name="settle", retries_allowed=True, max_attempts=4)
        def settled(key: str, outcome: Outcome) -> None:
            settle(key, outcome)

        @DBOS.workflow(name="errand", max_recovery_attempts=None)
        def errand(key: str) -> None:
            with self._counted():
                outcome = attempted(key)
                for pause in PAUSES:
                    if outcome.end is not End.LATER:
                        break
                    DBOS.sleep(pause)
                    outcome = attempted(key)
                settled(key, outcome)

        return errand

    @contextmanager
    def _counted(self) -> Iterator[None]:
        """Among what is under way."""
        with self._rested:
            self._running += 1
        try:
            yield
        finally:
            with self._rested:
                self._running -= 1
                self._rested.notify_all()


def _speak_as_we_do() -> None:
    """Leave what DBOS says to our own logging: a logger that has a handler gets none of its own."""
    speaker = logging.getLogger("dbos")
    if not speaker.handlers:
        speaker.addHandler(logging.NullHandler())


def _config(url: str, executor: str) -> DBOSConfig:
    """DBOS as we use it: it keeps to itself, serves nothing, and speaks only of errors."""
    return {
        "name": "companion",
        "system_database_url": url,
        "application_version": VERSION,
        "executor_id": executor,
        "log_level": "ERROR",
        "enable_otlp": False,
        "use_listen_notify": False,
        "notification_listener_polling_interval_sec": 0.5,  # nothing is listened for, but closing waits for its sleep
        "scheduler_polling_interval_sec": _QUIET,
        "max_executor_threads": _THREADS,
        "sys_db_pool_size": _CONNECTIONS,
    }
