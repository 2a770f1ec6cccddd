"""Traces for OpenTelemetry: a span an act, within that of the act it is part of."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from opentelemetry.sdk.resources import OTELResourceDetector, Resource
from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
from opentelemetry.trace import Status, StatusCode, get_current_span

from bot.watching.acts import FAULT
from bot.watching.watch import A, Page, timed
from storage.errands import Queue

SERVICE = "companion"
"""Its name among other services; OTEL_SERVICE_NAME gives another."""


class Traces:
    """Makes spans, which the processor takes further. They carry words of ours and numbers, and of a fault no text."""

    def __init__(self, processor: SpanProcessor) -> None:
        named = Resource.create({"service.name": SERVICE}).merge(OTELResourceDetector().detect())
        self._provider = TracerProvider(resource=named, shutdown_on_exit=False)
        self._provider.add_span_processor(processor)
        self._tracer = self._provider.get_tracer(SERVICE)

    @contextmanager
    def during(self, act: A) -> Iterator[A]:
        """A span around the act. An exception's text may repeat what somebody typed, so none is recorded."""
        with self._tracer.start_as_current_span(
            act.name, record_exception=False, set_status_on_exception=False
        ) as span:
            try:
                with timed(act):
                    yield act
            finally:
                span.set_attributes({f"{SERVICE}.{name}": value for name, value in act.facts().items()})
                span.set_attribute(f"{SERVICE}.outcome", act.outcome)
                if act.outcome == FAULT:
                    span.set_status(Status(StatusCode.ERROR))

    def refused(self, rule: str) -> None:
        """Name the rule in the span of what was refused."""
        get_current_span().set_attribute(f"{SERVICE}.rule", rule)

    def page(self, queue: Callable[[], Queue | None]) -> Page | None:  # noqa: ARG002 - as Watch has it
        """Traces are sent and not read here."""
        return None

    def close(self) -> None:
        """Send the last spans."""
        self._provider.shutdown()
