"""Who watches, by the settings, and what is said where the extra is missing."""

import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from bot.settings import LogForm, Settings
from bot.watching.acts import Question
from bot.watching.lines import Lines
from bot.watching.opening import watching
from bot.watching.watch import UNWATCHED
from induction.refused import Refused
from tests.bot.watching import extra


def test_nobody_watches_by_default_and_nothing_of_it_is_imported() -> None:
    with watching(Settings()) as watch:
        assert watch is UNWATCHED


def test_a_log_for_programs_has_a_line_for_each_act() -> None:
    with watching(Settings(log=LogForm.JSON)) as watch:
        assert isinstance(watch, Lines)


def test_figures_that_can_be_read_nowhere_are_refused() -> None:
    with pytest.raises(Refused, match="COMPANION_WATCH_PORT"), watching(Settings(metrics=True)):
        pass


@pytest.mark.parametrize(
    ("settings", "package", "module", "named"),
    [
        (Settings(metrics=True, watch_port=1), "prometheus_client", "metrics", "COMPANION_METRICS"),
        (Settings(traces=True), "opentelemetry.exporter.otlp.proto.http", "exporting", "COMPANION_TRACES"),
    ],
)
def test_without_the_extra_it_says_how_to_install_it(
    settings: Settings, package: str, module: str, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for known in [one for one in sys.modules if one.startswith(package)]:
        monkeypatch.delitem(sys.modules, known)
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, f"bot.watching.{module}", raising=False)
    with pytest.raises(Refused, match=rf'{named} is on.*pip install -e "\.\[watching\]"'), watching(settings):
        pass


class Collector(BaseHTTPRequestHandler):
    """Takes traces, and keeps where they came."""

    got: list[tuple[str, int]]

    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers["Content-Length"]))
        self.got.append((self.path, len(content)))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_traces_go_where_opentelemetrys_own_setting_says(monkeypatch: pytest.MonkeyPatch) -> None:
    extra.opentelemetry()
    Collector.got = []
    with HTTPServer(("127.0.0.1", 0), Collector) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
        with watching(Settings(traces=True, log=LogForm.JSON)) as watch, watch.during(Question()):
            pass
        server.shutdown()
        thread.join()
    [(path, length)] = Collector.got
    assert path == "/v1/traces"
    assert length > 0
