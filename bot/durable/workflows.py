"""Our closures as DBOS workflows. DBOS is one a process by nature: what is launched here is closed here."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import Condition
from typing import Any
from uuid import uuid4

from dbos import DBOS, DBOSConfig, SetWorkflowID

from bot.errands.sending.messenger import End, Outcome

VERSION = "1"
"""Raised by hand where the steps of a workflow change: a workflow goes on only in the version that began it.

What a process of another version leaves is begun anew.
"""

PAUSES = (1, 2, 4)
"""Seconds before each further attempt of a round. The next round is a matter of the sweep."""

_MINUTE = "minute"
_MAILING = "mailing"
_ACTIVE = ["PENDING", "ENQUEUED", "DELAYED"]
_THREADS = 40
_CONNECTIONS = 5
_LAST_WORDS = 3
_QUIET = 30
_PAGE = 1000

Attempt = Callable[[str], Outcome]
Settle = Callable[[str, Outcome], None]
Plan = Callable[[], None]


@dataclass(frozen=True)
class Works:
    """What the workflows do: attempt an errand, settle it, plan what is due, and mail what is scheduled.

    `mail` says whether there may be more to mail at once.
    """

    attempt: Attempt
    settle: Settle
    plan: Plan
    mail: Callable[[], bool] = lambda: False


@dataclass(frozen=True)
class Round:
    """A workflow that ran or runs for an errand. `ended_at` is empty while it is active."""

    key: str
    executor: str
    ended_at: float | None


class Workflows:
    """Runs rounds of attempts, and a planner each minute.

    A round's id is the key of its errand, which is also all that DBOS keeps of it. The planner looks at what the
    records say when it runs, so that no minute in which nobody was there is made up for. Of several processes one runs
    it.
    """

    def __init__(self, url: str, executor: str, works: Works, *, every: str) -> None:
        self._running = 0
        self._rested = Condition()
        _speak_as_we_do()
        DBOS(config=_config(url, executor))
        self._round = self._registered(works.attempt, works.settle)
        self._mailing = self._mailed(works.mail)
        minute = self._scheduled(works.plan)
        DBOS.launch()
        DBOS.apply_schedules([{"schedule_name": _MINUTE, "workflow_fn": minute, "schedule": every}])
        DBOS.trigger_schedule(_MINUTE)  # a start waits for no minute to begin

    def start(self, key: str) -> None:
        """Start the errand's round; one that was ever started stays as it is."""
        with SetWorkflowID(key):
            DBOS.start_workflow(self._round, key)

    def start_mailing(self) -> None:
        """Start a mailing, unless one is under way, here or in another process: there is never a second one."""
        active: dict[str, Any] = {"name": _MAILING, "status": _ACTIVE, "app_version": VERSION, "limit": 1}
        if not DBOS.list_workflows(**active, load_input=False, load_output=False):
            with SetWorkflowID(f"{_MAILING}-{uuid4()}"):
                DBOS.start_workflow(self._mailing)

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
        """The workflows that other executors or versions have in hand, by executor: rounds, minutes and mailings."""
        held: dict[str, list[str]] = {}
        for one in DBOS.list_workflows(status=_ACTIVE, load_input=False, load_output=False):
            is_others = one.status == "PENDING" and one.executor_id != executor
            if one.executor_id and (is_others or one.app_version != VERSION):
                held.setdefault(one.executor_id, []).append(one.workflow_id)
        return held

    def resume(self, key: str) -> None:
        """Have a workflow go on whose executor has died; one of another version makes room for a new one."""
        left = DBOS.get_workflow_status(key)
        if left is not None and left.app_version != VERSION:
            DBOS.delete_workflow(key)
        else:
            DBOS.resume_workflow(key)

    def forget(self, rounds_before: datetime, minutes_before: datetime) -> None:
        """Delete the rounds that ended before then, and the minutes that did."""
        _forget("errand", rounds_before)
        _forget(_MINUTE, minutes_before)
        _forget(_MAILING, minutes_before)

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

    def _scheduled(self, plan: Plan) -> Callable[[datetime, Any], None]:
        """The workflow of a minute."""

        @DBOS.step(name="plan")
        def planned() -> None:
            plan()

        @DBOS.workflow(name=_MINUTE, max_recovery_attempts=None)
        def minute(_at: datetime, _context: Any) -> None:
            with self._counted():
                planned()

        return minute

    def _mailed(self, mail: Callable[[], bool]) -> Callable[[], None]:
        """The workflow of a mailing. It looks at what is due when it runs, so that resuming it is beginning it anew."""

        @DBOS.step(name="mail")
        def mailed() -> bool:
            return mail()

        @DBOS.workflow(name=_MAILING, max_recovery_attempts=None)
        def mailing() -> None:
            with self._counted():
                while mailed():
                    pass

        return mailing

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


def _forget(name: str, before: datetime) -> None:
    """Delete the workflows of that name that ended before then."""
    which: dict[str, Any] = {"name": name, "completed_before": before.isoformat(), "limit": _PAGE}
    while old := DBOS.list_workflows(**which, load_input=False, load_output=False):
        DBOS.delete_workflows([one.workflow_id for one in old])
        if len(old) < _PAGE:
            return


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
