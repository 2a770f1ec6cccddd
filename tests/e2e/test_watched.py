"""A `companion serve` of its own process before the eyes of machines: probes, figures, and a log for programs."""

import json
from pathlib import Path

import httpx
import pytest

from tests.bot.watching import extra
from tests.e2e.local_slack import until
from tests.e2e.trial import free_port, serving

pytestmark = pytest.mark.slow

PARTS = {"records": True, "migrations": True, "passages": True, "durable_work": True}


def test_a_companion_in_the_local_workspace_is_probed_counted_and_logged(tmp_path: Path) -> None:
    extra.prometheus()
    watch_port = free_port()
    watch = f"http://127.0.0.1:{watch_port}"
    settings = {"watch_port": str(watch_port), "metrics": "1", "log": "json"}
    with serving(tmp_path / "home", free_port(), **settings) as (visitor, lines):
        visitor.say("U0DANA", "how many hours of professional learning a year, zanzibar?", then="Where it stands")
        for place in (watch, visitor.address):
            assert httpx.get(f"{place}/healthz").text == "ok\n"
            assert httpx.get(f"{place}/readyz").json() == {"ready": True, "parts": PARTS}
        figures = until(lambda: planned(watch), "a minute of the planner", patience=60)
        assert httpx.get(f"{visitor.address}/metrics").status_code == 404
    assert 'companion_acknowledgement_seconds_count{outcome="done",type="event"} 1.0' in figures
    assert 'companion_errand_attempts_total{kind="reply",outcome="done"} 1.0' in figures
    assert "companion_answer_seconds_count" in figures
    told = [json.loads(line) for line in lines if line.startswith("{")]
    assert {one["event"] for one in told} >= {"delivery", "question", "errand", "minute"}
    assert "zanzibar" not in figures + "".join(lines)


def planned(watch: str) -> str | None:
    """The figures, once a minute of the planner is among them: on a workday it has digests to plan first."""
    figures = httpx.get(f"{watch}/metrics").text
    return figures if "companion_planner_last_run_timestamp_seconds 1." in figures else None
