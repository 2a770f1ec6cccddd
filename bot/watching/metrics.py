"""Figures for Prometheus: how long things take and how they end, what is refused, and what waits."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import nan

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from bot.watching.acts import DONE, Act, Attempt, Delivery, Minute, Question, Transaction
from bot.watching.watch import A, Page, timed
from storage.errands import Queue

_QUICK = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0)
"""Slack waits three seconds, and the records are waited for two."""
_SLOW = (1.0, 5.0, 15.0, 30.0, 60.0, 300.0, 900.0, 3600.0, 21600.0, 86400.0)
"""A message that Slack does not take is held after a day."""


class Metrics:
    """Counts what it sees, in a registry of its own. Its labels are words of ours: no person, no text, no number."""

    def __init__(self) -> None:
        of = CollectorRegistry()
        self._registry = of
        ProcessCollector(registry=of)
        self._acknowledged = _seconds(
            "acknowledgement", "From when Slack's delivery came in to its acknowledgement", of, "type", "outcome"
        )
        self._answered = _seconds("answer", "From a question to the answer from the documents", of, "outcome")
        self._records = _seconds("records", "One transaction, with its wait for its turn", of, "type", "outcome")
        self._refused = Counter("companion_refusals", "What people were refused", ["rule"], registry=of)
        self._attempts = Counter(
            "companion_errand_attempts", "Tries to send what has to go out", ["kind", "outcome"], registry=of
        )
        self._retries = Counter(
            "companion_errand_retries", "Tries that were not an errand's first", ["kind"], registry=of
        )
        self._sending = _seconds("errand_attempt", "One try to send", of, "outcome")
        self._late = _seconds("errand_delay", "From when an errand was due to when it was done", of, buckets=_SLOW)
        self._minute = _seconds("planner", "The planner's minute", of, "outcome")
        self._decided = Counter("companion_planner_decided", "Errands that the planner decided on", registry=of)
        self._planned = Gauge(
            "companion_planner_last_run_timestamp_seconds", "When a planner's minute last ended well", registry=of
        )
        self._due = Gauge("companion_queue_due", "Errands that wait and whose time has come", registry=of)
        self._oldest = Gauge("companion_queue_age_seconds", "How long the oldest of them has been due", registry=of)
        self._held = Gauge("companion_errands_held", "Errands that a person must look at", registry=of)

    @contextmanager
    def during(self, act: A) -> Iterator[A]:
        """Count the act when it has ended."""
        try:
            with timed(act):
                yield act
        finally:
            self._count(act)

    def refused(self, rule: str) -> None:
        """Count the refusal."""
        self._refused.labels(rule).inc()

    def page(self, queue: Callable[[], Queue | None]) -> Page:
        """Every figure, in the format of Prometheus; those of the queue are as it is now."""
        found = queue()
        self._due.set(nan if found is None else found.due)
        self._oldest.set(nan if found is None else found.oldest)
        self._held.set(nan if found is None else found.held)
        return Page(generate_latest(self._registry), CONTENT_TYPE_LATEST)

    def close(self) -> None:
        """The figures go with the process: nobody is owed any."""

    def _count(self, act: Act) -> None:
        match act:
            case Delivery():
                self._acknowledged.labels(act.kind, act.outcome).observe(act.waited + act.took)
            case Question():
                self._answered.labels(act.outcome).observe(act.took)
            case Transaction():
                self._records.labels(act.kind, act.outcome).observe(act.took)
            case Attempt():
                self._count_attempt(act)
            case Minute():
                self._minute.labels(act.outcome).observe(act.took)
                self._decided.inc(act.decided)
                if act.outcome == DONE:
                    self._planned.set_to_current_time()

    def _count_attempt(self, act: Attempt) -> None:
        self._attempts.labels(act.kind, act.outcome).inc()
        self._sending.labels(act.outcome).observe(act.took)
        if act.tries:
            self._retries.labels(act.kind).inc()
        if act.outcome == DONE:
            self._late.observe(act.late + act.took)


def _seconds(
    of_what: str, words: str, registry: CollectorRegistry, *labels: str, buckets: tuple[float, ...] = _QUICK
) -> Histogram:
    return Histogram(f"companion_{of_what}_seconds", words, labels, registry=registry, buckets=buckets)
