"""`companion serve` with Slack's tokens: it says who it is, and answers Slack's signed calls."""

import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from slack_sdk.signature import SignatureVerifier

from tests.bot.slack_stub import SlackStub

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


def test_slack_is_answered_by_http_and_a_refused_token_says_which(tmp_path: Path, slack: SlackStub) -> None:
    environment = {
        "PATH": "",
        "COMPANION_HOME": str(tmp_path / "home"),
        "SLACK_BOT_TOKEN": "xoxb-test",
        "SLACK_SIGNING_SECRET": "secret",
        "SLACK_API_URL": f"{slack.url}/api/",
    }
    command = [sys.executable, "-u", "-m", "bot", "serve", "--port", "4310"]
    with subprocess.Popen(  # noqa: S603 - this interpreter, this checkout
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None
        try:
            lines = [process.stdout.readline(), process.stdout.readline()]
            assert lines[-1].startswith("Answering Slack as companion in T at http://127.0.0.1:4310/slack/events"), (
                lines
            )
            body = urlencode({"command": "/casc", "text": "help", "user_id": "U1", "trigger_id": "1"})
            stamp = str(int(time.time()))
            signature = SignatureVerifier("secret").generate_signature(timestamp=stamp, body=body)
            headers = {
                "Content-Type": "application/x-www-form-urlencoded",
                "X-Slack-Request-Timestamp": stamp,
                "X-Slack-Signature": signature or "",
            }
            answer = httpx.post("http://127.0.0.1:4310/slack/events", content=body, headers=headers)
            assert (answer.status_code, answer.json()["response_type"]) == (200, "ephemeral")
            process.send_signal(signal.SIGINT)
            rest, _ = process.communicate(timeout=15)
        finally:
            process.kill()
        assert (process.returncode, rest) == (0, "Stopped.\n")

    slack.refuses = "invalid_auth"
    refused = subprocess.run(  # noqa: S603 - this interpreter, this checkout
        command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True, timeout=60
    )
    assert refused.returncode == 1
    assert "Slack refuses SLACK_BOT_TOKEN (invalid_auth)" in refused.stderr
