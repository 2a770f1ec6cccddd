"""What `companion serve` logs."""

import logging
import re

import pytest

from bot.commands.logged import logged
from bot.settings import LogForm


def test_our_rooms_log_on_standard_error_while_serving(capsys: pytest.CaptureFixture[str]) -> None:
    wording, other = logging.getLogger("knowledge.wording.worder"), logging.getLogger("chromadb.config")
    wording.info("too early")
    with logged():
        wording.info("Worded")
        other.info("loaded")
    wording.info("too late")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d Worded\n", capsys.readouterr().err)


@pytest.mark.parametrize(("form", "told"), [(LogForm.PLAIN, "no space"), (LogForm.JSON, '"event": "test_running:')])
def test_of_other_packages_only_warnings_are_told_however_much_they_say(
    capsys: pytest.CaptureFixture[str], form: LogForm, told: str
) -> None:
    talkative = logging.getLogger("bm25s")
    before = talkative.level
    talkative.setLevel(logging.DEBUG)
    with logged(form):
        talkative.debug("counting")
        talkative.warning("no space")
    talkative.setLevel(before)
    [line] = capsys.readouterr().err.splitlines()
    assert told in line
