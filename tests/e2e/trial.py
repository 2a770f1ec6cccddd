"""`companion serve` in a process of its own, and somebody who visits its pages without a browser."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]


class Visitor:
    """Someone at the local workspace's pages."""

    def __init__(self, address: str) -> None:
        self.address = address

    def page(self, person: str, channel: str | None = None) -> str:
        """What the person reads now, without the markup."""
        response = httpx.get(f"{self.address}/as/{person}/{channel or f'D{person[1:]}'}")
        response.raise_for_status()
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.text)).split())

    def cohort_channel(self, person: str) -> str:
        """The channel of the person's cohort."""
        html = httpx.get(f"{self.address}/as/{person}/D{person[1:]}").text
        return re.findall(rf"/as/{person}/(C0\w+)", html)[0]

    def say(self, person: str, text: str, *, then: str, channel: str | None = None) -> str:
        """Type, and read on until `then` is there."""
        where = channel or f"D{person[1:]}"
        httpx.post(
            f"{self.address}/as/{person}/{where}/say", data={"text": text}, follow_redirects=True
        ).raise_for_status()
        return self._until(person, where, then)

    def press(self, person: str, label: str, *, then: str) -> str:
        """Press the newest button of that label."""
        where = f"D{person[1:]}"
        html = httpx.get(f"{self.address}/as/{person}/{where}").text
        forms = re.findall(r"<form[^>]*press.*?</form>", html, flags=re.DOTALL)
        [form] = [form for form in forms if f">{label}<" in re.sub(r"\s*([<>])\s*", r"\1", form)][-1:]
        fields = dict(re.findall(r'name="(ts|block_id|action_id)"[^>]*value="([^"]*)"', form))
        httpx.post(f"{self.address}/as/{person}/{where}/press", data=fields, follow_redirects=True).raise_for_status()
        return self._until(person, where, then)

    def _until(self, person: str, where: str, then: str) -> str:
        deadline = time.monotonic() + 20
        while then not in (page := self.page(person, where)):
            assert time.monotonic() < deadline, f"no “{then}” in: {page[-800:]}"
            time.sleep(0.05)
        return page


@contextmanager
def serving(home: Path, port: int, **settings: str) -> Iterator[tuple[Visitor, list[str]]]:
    """The companion in a process of its own; yields a visitor and the lines it printed. Ctrl-C ends it.

    The lines are all there once it has ended. It has these settings beside its home: `watch_port="9464"` is
    COMPANION_WATCH_PORT.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "COMPANION_"))}  # noqa: TID251 - a child process gets what is there, but for our settings
    given = {f"COMPANION_{name.upper()}": value for name, value in settings.items()}
    with subprocess.Popen(  # noqa: S603 - this interpreter, this checkout
        [sys.executable, "-u", "-m", "bot", "serve", "--port", str(port)],
        cwd=ROOT,
        env={**environment, "COMPANION_HOME": str(home), **given},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        lines: list[str] = []
        while not lines or "The companion is ready" not in lines[-1]:
            line = process.stdout.readline()
            assert line, lines
            lines.append(line)
        found = re.search(r"http://127\.0\.0\.1:\d+", lines[-1])
        assert found is not None
        try:
            yield Visitor(found[0]), lines
            process.send_signal(signal.SIGINT)
            rest, _ = process.communicate(timeout=15)
            lines += rest.splitlines()
        finally:
            process.kill()
        assert process.returncode == 0, rest
        assert "Traceback" not in rest


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
