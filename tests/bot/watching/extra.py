"""What the extra `watching` brings; without it these tests are left out, with a line that says so."""

import pytest

REASON = 'the extra “watching” is not installed: .venv/bin/python -m pip install -e ".[watching]"'


def prometheus() -> None:
    """Leave the module's tests out where there is no Prometheus client."""
    pytest.importorskip("prometheus_client", reason=REASON)


def opentelemetry() -> None:
    """Leave the module's tests out where nothing brings traces to a collector."""
    pytest.importorskip("opentelemetry.exporter.otlp.proto.http", reason=REASON)
