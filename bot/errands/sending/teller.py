"""The teller: brings sentences to Slack as they come, as a stream where the workspace has streams, else as a message.

What it tells is an extra to a message that is there already, so it is told at most once: where nobody knows whether
something arrived, nothing is sent again.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.errands.sending.abilities import Abilities
from bot.errands.sending.outgoing import Outgoing, Telling
from bot.errands.sending.unsent import NETWORK_FAULTS, Unsent, broken_off, refused_by_slack
from bot.views.blocks import markdown

STATUS, STREAM = "assistant.threads.setStatus", "chat.startStream"

_FAULTS = (SlackApiError, *NETWORK_FAULTS)

log = logging.getLogger(__name__)


class Teller:
    """Speaks through a client that repeats nothing by itself. Safe to use from many threads."""

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._abilities = Abilities()

    def tell(
        self, telling: Telling, turn: Callable[[], bool], now: datetime, metadata: dict[str, Any]
    ) -> Outgoing | None:
        """Stream the sentences, from when it is our `turn`; where there are no streams, the message to send instead.

        Until the first one is there, people see what the companion is doing. Raises Unsent where nobody knows whether
        a stream began.
        """
        shown = self._shows(telling, telling.meanwhile, now)
        first = next(telling.sentences, None)
        if first is None or not turn():
            if shown:  # a message would have cleared it
                self._shows(telling, "", now)
            return None
        ts = self._started(telling, first, now)
        if ts is None:
            return replace(telling.follows, message=telling.whole([first, *telling.sentences]))
        self._go_on(telling, first, ts, metadata)
        return None

    def _shows(self, telling: Telling, status: str, now: datetime) -> bool:
        """Whether people now see that status."""
        if not telling.streamable or not self._abilities.has(STATUS, now):
            return False
        place = telling.follows
        try:
            self._client.assistant_threads_setStatus(
                channel_id=place.to, thread_ts=place.thread_ts or "", status=status
            )
        except SlackApiError as error:
            self._learn(STATUS, refused_by_slack(error), now)
            return False
        except NETWORK_FAULTS:
            return False
        return True

    def _started(self, telling: Telling, first: str, now: datetime) -> str | None:
        """The `ts` of a stream that begins with the first sentence; None where there are no streams."""
        if not telling.streamable or not self._abilities.has(STREAM, now):
            return None
        place = telling.follows
        try:
            started = self._client.chat_startStream(
                channel=place.to,
                thread_ts=place.thread_ts or "",
                recipient_user_id=place.concerns,
                recipient_team_id=telling.team,
                markdown_text=f"**{telling.heading}** {markdown(first)}",
            )
        except SlackApiError as error:
            unsent = refused_by_slack(error)
            if not unsent.certain:
                raise unsent from error
            self._learn(STREAM, unsent, now)
            return None
        except NETWORK_FAULTS as error:
            raise broken_off(error) from error
        return str(started["ts"])

    def _go_on(self, telling: Telling, first: str, ts: str, metadata: dict[str, Any]) -> None:
        """Tell the rest and end the stream; where Slack ended it first, write all of it into its message."""
        channel, told = telling.follows.to, [first]
        try:
            for sentence in telling.sentences:
                told.append(sentence)
                self._client.chat_appendStream(channel=channel, ts=ts, markdown_text=f" {markdown(sentence)}")
            below = telling.whole(told).blocks[1:]
            self._client.chat_stopStream(channel=channel, ts=ts, blocks=list(below), metadata=metadata)
        except _FAULTS as error:
            log.warning("a stream broke off (%s) and is written as a message", type(error).__name__)
            whole = telling.whole([*told, *telling.sentences])
            with suppress(*_FAULTS):  # what was told stands, and the message that it follows has the documents' words
                self._client.chat_update(channel=channel, ts=ts, **whole.payload())

    def _learn(self, method: str, unsent: Unsent, now: datetime) -> None:
        """Remember what Slack refused for good."""
        if unsent.lasting:
            log.info("%s is refused (%s): the companion does without", method, unsent.trouble)
            self._abilities.refused(method, unsent.trouble, now)
