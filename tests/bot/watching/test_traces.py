"""Traces: which span is part of which, and what they never carry."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from bot.watching.acts import Attempt, Delivery, Question
from bot.watching.sight import in_sight, note
from induction.refused import Refused
from tests.bot.watching import extra

extra.opentelemetry()

from opentelemetry.sdk.trace import ReadableSpan  # noqa: E402 - the extra's package
from opentelemetry.sdk.trace.export import SimpleSpanProcessor  # noqa: E402 - the same
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter  # noqa: E402 - the same
from opentelemetry.trace import StatusCode  # noqa: E402 - the same

from bot.watching.traces import Traces  # noqa: E402 - the same

TYPED = "Dana Whitfield cried in the office"


@pytest.fixture
def kept() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def traces(kept: InMemorySpanExporter) -> Traces:
    return Traces(SimpleSpanProcessor(kept))


def told(spans: Sequence[ReadableSpan]) -> list[tuple[str, Mapping[str, Any]]]:
    return [(span.name, dict(span.attributes or {})) for span in spans]


def test_a_question_is_part_of_the_delivery_that_asked_it(traces: Traces, kept: InMemorySpanExporter) -> None:
    with traces.during(Delivery("command", "ask")), traces.during(Question()) as question:
        question.outcome = "answered"
    inner, outer = kept.get_finished_spans()
    assert inner.parent is not None
    assert outer.context is not None
    assert inner.parent.span_id == outer.context.span_id
    assert told([inner, outer]) == [
        ("question", {"companion.outcome": "answered"}),
        (
            "delivery",
            {
                "companion.kind": "command",
                "companion.feature": "ask",
                "companion.waited": 0.0,
                "companion.outcome": "done",
            },
        ),
    ]


def test_a_refusal_names_its_rule_in_the_span(traces: Traces, kept: InMemorySpanExporter) -> None:
    with in_sight(traces, Delivery("form", "log_hours")):
        note(Refused("overlap", TYPED))
    [(_, attributes)] = told(kept.get_finished_spans())
    assert (attributes["companion.outcome"], attributes["companion.rule"]) == ("refused", "overlap")


def test_a_fault_is_an_error_without_its_text(traces: Traces, kept: InMemorySpanExporter) -> None:
    with pytest.raises(ValueError, match=TYPED), traces.during(Attempt("reply", 0, 0.5)):
        raise ValueError(TYPED)
    [span] = kept.get_finished_spans()
    assert (span.status.status_code, span.status.description, span.events) == (StatusCode.ERROR, None, ())
    assert TYPED not in span.to_json()


def test_the_service_has_a_name_which_the_environment_may_change(
    kept: InMemorySpanExporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = []
    for given in ("", "casc-usc"):
        monkeypatch.setenv("OTEL_SERVICE_NAME", given)
        traces = Traces(SimpleSpanProcessor(kept))
        with traces.during(Question()):
            pass
        names.append(kept.get_finished_spans()[-1].resource.attributes["service.name"])
    assert names == ["companion", "casc-usc"]


def test_traces_are_no_figures(traces: Traces) -> None:
    assert traces.page(lambda: None) is None
    traces.close()
