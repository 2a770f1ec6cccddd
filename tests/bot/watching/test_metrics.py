"""The figures for Prometheus, read as Prometheus reads them."""

from math import isnan

import pytest

from bot.watching.acts import Act, Attempt, Delivery, Minute, Question, Transaction
from storage.errands import Queue
from tests.bot.watching import extra

extra.prometheus()

from prometheus_client.parser import text_string_to_metric_families  # noqa: E402 - the extra's package

from bot.watching.metrics import Metrics  # noqa: E402 - the same

QUEUE = Queue(due=3, oldest=75.0, held=1)


def figures(metrics: Metrics, queue: Queue | None = QUEUE) -> dict[tuple[str, ...], float]:
    """Every figure of ours but times that were measured, by its name and its labels, which stand by their names."""
    page = metrics.page(lambda: queue)
    assert page.media_type.startswith("text/plain; version=")
    return {
        (one.name, *(value for _, value in sorted(one.labels.items()))): one.value
        for family in text_string_to_metric_families(page.content.decode())
        for one in family.samples
        if one.name.startswith("companion_") and not one.name.endswith(("_bucket", "_sum", "_created"))
    }


def seen(*acts: Act) -> dict[tuple[str, ...], float]:
    """The figures after these acts, without those that there are before any."""
    metrics = Metrics()
    before = figures(metrics)
    for act in acts:
        with metrics.during(act):
            pass
    return {name: value for name, value in figures(metrics).items() if before.get(name) != value}


def test_deliveries_are_counted_by_how_they_came_and_how_they_ended() -> None:
    acts = [Delivery("command", "log"), Delivery("command", "ask"), Delivery("form", "log_hours", outcome="refused")]
    assert seen(*acts) == {
        ("companion_acknowledgement_seconds_count", "done", "command"): 2,
        ("companion_acknowledgement_seconds_count", "refused", "form"): 1,
    }


def test_the_wait_for_its_turn_is_part_of_the_time_to_the_acknowledgement() -> None:
    metrics = Metrics()
    with metrics.during(Delivery("command", "log", waited=2.5)):
        pass
    page = metrics.page(lambda: None).content.decode()
    assert 'companion_acknowledgement_seconds_bucket{le="2.0",outcome="done",type="command"} 0.0' in page
    assert 'companion_acknowledgement_seconds_bucket{le="3.0",outcome="done",type="command"} 1.0' in page


def test_questions_transactions_and_refusals_are_counted() -> None:
    metrics = Metrics()
    metrics.refused("overlap")
    assert figures(metrics)["companion_refusals_total", "overlap"] == 1
    assert seen(Question(outcome="answered"), Transaction("writing")) == {
        ("companion_answer_seconds_count", "answered"): 1,
        ("companion_records_seconds_count", "done", "writing"): 1,
    }


def test_an_errand_is_counted_with_its_retries_and_late_once_it_is_done() -> None:
    assert seen(Attempt("weekly", 0, 1.0, outcome="later"), Attempt("weekly", 1, 4.0)) == {
        ("companion_errand_attempts_total", "weekly", "later"): 1,
        ("companion_errand_attempts_total", "weekly", "done"): 1,
        ("companion_errand_attempt_seconds_count", "later"): 1,
        ("companion_errand_attempt_seconds_count", "done"): 1,
        ("companion_errand_retries_total", "weekly"): 1,
        ("companion_errand_delay_seconds_count",): 1,
    }


def test_the_planners_minute_says_when_it_last_ended_well() -> None:
    told = seen(Minute(decided=4))
    assert told.pop(("companion_planner_last_run_timestamp_seconds",)) > 0
    assert told == {
        ("companion_planner_seconds_count", "done"): 1,
        ("companion_planner_decided_total",): 4,
    }
    metrics = Metrics()
    with pytest.raises(OSError, match="gone"), metrics.during(Minute()):
        raise OSError("gone")
    told = figures(metrics)
    assert told["companion_planner_seconds_count", "fault"] == 1
    assert told[("companion_planner_last_run_timestamp_seconds",)] == 0


def test_the_queue_is_as_it_is_when_somebody_asks_and_unknown_where_nobody_can_tell() -> None:
    metrics = Metrics()
    names = [(f"companion_{name}",) for name in ("queue_due", "queue_age_seconds", "errands_held")]
    assert [figures(metrics)[name] for name in names] == [3, 75, 1]
    assert all(isnan(figures(metrics, None)[name]) for name in names)


def test_two_companions_count_apart() -> None:
    one, other = Metrics(), Metrics()
    one.refused("overlap")
    assert ("companion_refusals_total", "overlap") not in figures(other)
    one.close()
