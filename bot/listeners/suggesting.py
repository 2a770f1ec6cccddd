"""Suggested wording: asked for, sent anyway, and taken or left piece by piece."""

import re

from slack_bolt import App

from bot.listeners.entrance.carried import number
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.replies import Reply
from bot.views.drafts.suggesting import KEEP_MINE, SEND_ANYWAY, TAKE
from bot.views.drafts.worded import ASK


def register(app: App, doorway: Doorway) -> None:
    """Listen to the buttons.

    A press only asks: the work is an errand, and its reply a message of its own. What is refused is said beside the
    message, which keeps its buttons.
    """
    suggesting = doorway.desk.suggesting

    def asked(tap: Tap) -> Reply:
        return suggesting.ask(tap.person, *_draft(tap.value), source=tap.key, now=tap.now)

    def asked_anyway(tap: Tap) -> Reply:
        return suggesting.ask(tap.person, *_draft(tap.value), confirmed=True, source=tap.key, now=tap.now)

    def taken(tap: Tap) -> Reply:
        return suggesting.answer(tap.person, number(tap.value), taken=True, now=tap.now)

    def left(tap: Tap) -> Reply:
        return suggesting.answer(tap.person, number(tap.value), taken=False, now=tap.now)

    on_tap(app, doorway, ASK, asked, refusing_beside=True)
    on_tap(app, doorway, SEND_ANYWAY, asked_anyway, refusing_beside=True)
    on_tap(app, doorway, re.compile(rf"^{TAKE}:\d+$"), taken, refusing_beside=True)
    on_tap(app, doorway, re.compile(rf"^{KEEP_MINE}:\d+$"), left, refusing_beside=True)


def _draft(value: str) -> tuple[str, int]:
    """The draft and the version that a button carries."""
    draft_id, _, version = value.partition(":")
    return draft_id, number(version)
