"""What a visitor does in the first five minutes, in a `companion serve` of its own process."""

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
import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


class Visitor:
    """Someone at the local workspace's pages."""

    def __init__(self, address: str) -> None:
        self.address = address

    def page(self, person: str, channel: str | None = None) -> str:
        """What the person reads now, without the markup."""
        response = httpx.get(f"{self.address}/as/{person}/{channel or f'D{person[1:]}'}")
        response.raise_for_status()
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.text)).split())

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
def serving(home: Path, port: int) -> Iterator[tuple[Visitor, list[str]]]:
    """The companion in a process of its own; yields a visitor and the lines it printed. Ctrl-C ends it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "COMPANION_"))}  # noqa: TID251 - a child process gets what is there, but for our settings
    with subprocess.Popen(  # noqa: S603 - this interpreter, this checkout
        [sys.executable, "-u", "-m", "bot", "serve", "--port", str(port)],
        cwd=ROOT,
        env={**environment, "COMPANION_HOME": str(home)},
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
        finally:
            process.kill()
        assert process.returncode == 0, rest
        assert "Traceback" not in rest


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_five_minutes_of_a_visitor_and_the_day_after(tmp_path: Path, free_port: int) -> None:
    home = tmp_path / "home"
    with serving(home, free_port) as (visitor, lines):
        assert any("sample" in line for line in lines)
        assert "Who do you want to be?" in httpx.get(visitor.address).text

        question = "how many hours of professional learning do I need a year?"
        usc = visitor.say("U0DANA", question, then="Where it stands")
        mcoe = visitor.say("U0MARIA", question, then="Where it stands")
        assert "The documents do not agree: 60 hours a year" in usc
        assert "20 hours of professional learning (PL) a year" in mcoe

        visitor.say("U0MARCUS", "/casc log 90 min coaching with Dana yesterday, IIP goal 2", then="Record this?")
        assert "1 h 30 min coaching with Dana Whitfield" in visitor.press("U0MARCUS", "Record", then="Recorded")
        assert "(IIP goal 2)" in visitor.say("U0DANA", "/casc progress", then="Where you stand")

        visitor.say("U0VISITOR", "how many coaching hours?", then="Which program is this about?")
        visitor.press("U0VISITOR", "MCOE", then="Where it stands")

        visitor.say("U0DANA", "@companion how many hours do I have left?", channel="C0USC", then="direct message")
        assert "Where you stand" not in visitor.page("U0MARCUS", "C0USC")
        assert "direct message" not in visitor.page("U0MARCUS", "C0USC")

    with serving(home, free_port) as (visitor, lines):
        assert not any("sample" in line for line in lines)
        assert "(IIP goal 2)" in visitor.say("U0DANA", "/casc progress", then="Where you stand")


def test_a_taken_port_gets_the_next_free_one(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with serving(tmp_path / "home", port) as (visitor, lines):
            assert any(f"Port {port} is taken" in line for line in lines)
            assert httpx.get(visitor.address).status_code == 200
