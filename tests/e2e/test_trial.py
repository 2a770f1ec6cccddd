"""What a visitor does in the first five minutes, in a `companion serve` of its own process."""

import socket
from pathlib import Path

import httpx
import pytest

from tests.e2e.trial import free_port, serving

pytestmark = pytest.mark.slow


def test_five_minutes_of_a_visitor_and_the_day_after(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with serving(home, free_port()) as (visitor, lines):
        assert any("sample" in line for line in lines)
        assert "Who do you want to be?" in httpx.get(visitor.address).text

        question = "how many hours of professional learning do I need a year?"
        usc = visitor.say("U0DANA", question, then="Where it stands")
        mcoe = visitor.say("U0MARIA", question, then="Where it stands")
        assert "The documents disagree." in usc
        assert "60 hours a year" in usc
        assert "20 hours of professional learning (PL) a year" in mcoe

        visitor.say("U0MARCUS", "/casc log 90 min coaching with Dana yesterday, IIP goal 2", then="Record this?")
        assert "1 h 30 min coaching with Dana Whitfield" in visitor.press("U0MARCUS", "Record", then="Recorded")
        visitor.say("U0DANA", "/casc history", then="(IIP goal 2)")

        visitor.say("U0VISITOR", "how many coaching hours?", then="Which program is this about?")
        chosen = visitor.press("U0VISITOR", "MCOE", then="Where it stands")
        assert "MCOE, to: “how many coaching hours?”" in chosen

        channel = visitor.cohort_channel("U0DANA")
        visitor.say("U0DANA", "@companion how many hours do I have left?", channel=channel, then="direct message")
        assert "Where you stand" not in visitor.page("U0MARCUS", channel)
        assert "direct message" not in visitor.page("U0MARCUS", channel)

    with serving(home, free_port()) as (visitor, lines):
        assert not any("sample" in line for line in lines)
        visitor.say("U0DANA", "/casc history", then="(IIP goal 2)")


def test_a_taken_port_gets_the_next_free_one(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with serving(tmp_path / "home", port) as (visitor, lines):
            assert any(f"Port {port} is taken" in line for line in lines)
            assert httpx.get(visitor.address).status_code == 200
