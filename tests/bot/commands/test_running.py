"""What `companion serve` logs."""

import logging
import re

import pytest

from bot.commands.running import logged


def test_our_rooms_log_on_standard_error_while_serving(capsys: pytest.CaptureFixture[str]) -> None:
    wording, other = logging.getLogger("knowledge.wording.worder"), logging.getLogger("chromadb.config")
    wording.info("too early")
    with logged():
        wording.info("Worded")
        other.info("loaded")
    wording.info("too late")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d Worded\n", capsys.readouterr().err)
