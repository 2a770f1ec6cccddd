"""The courier: brings a message to Slack under the key of its errand, and finds it there again."""

import copy
import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any
from urllib.error import HTTPError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.errands.sending.outgoing import Outgoing, OutgoingFile, Telling
from bot.errands.sending.posting import post_one
from bot.errands.sending.teller import Teller
from bot.errands.sending.unsent import NETWORK_FAULTS, answered_with, broken_off, refused_by_slack
from bot.outgoing.client import CheckedWebhook

EVENT_TYPE = "companion_errand"
TIMEOUT = 10
"""Seconds that Slack has to answer."""

log = logging.getLogger(__name__)

_CLOCKS_APART = timedelta(minutes=5)
_PAGE = 200


@dataclass(frozen=True)
class Sent:
    """Where a message is. An answer to an interaction, or one for a single person's eyes, has no `ts` to find it by."""

    channel: str | None = None
    ts: str | None = None


class Unsearchable(Exception):  # noqa: N818 - a limit of what the companion may see, not a fault
    """Slack does not let the companion read that conversation."""


class Courier:
    """Sends once a call: what is uncertain is for whoever calls to settle, so that nothing is repeated blindly."""

    def __init__(self, client: WebClient) -> None:
        self._client = copy.copy(client)
        self._client.retry_handlers = []
        self._client.timeout = TIMEOUT
        self._teller = Teller(self._client)

    def send(self, outgoing: Outgoing, key: str) -> Sent:
        """Where the message now is; raises Unsent."""
        try:
            return self._respond(outgoing) if outgoing.answers else self._post(outgoing, key)
        except SlackApiError as error:
            raise refused_by_slack(error) from error
        except NETWORK_FAULTS as error:
            raise broken_off(error) from error

    def tell(self, telling: Telling, key: str, turn: Callable[[], bool], now: datetime) -> None:
        """Tell sentences as they come, once it is our `turn`; raises Unsent where they cannot be told."""
        rest = self._teller.tell(telling, turn, now, _metadata(key))
        if rest is not None:
            self.send(rest, key)

    def find(self, outgoing: Outgoing, key: str, since: datetime) -> Sent | None:
        """Where the message of that errand is, if it is there.

        Raises Unsearchable where the companion may not look, and Unsent where Slack cannot be asked just now.
        """
        try:
            channel = self._conversation(outgoing.to)
            said = self._said(outgoing, channel, since - _CLOCKS_APART)
            found = (one for one in said if _key_of(one) == key or _brings(one, outgoing.file))
            return next((Sent(channel, one["ts"]) for one in found), None)
        except SlackApiError as error:
            unsent = refused_by_slack(error)
            raise Unsearchable(unsent.trouble) if unsent.lasting else unsent from error
        except NETWORK_FAULTS as error:
            raise broken_off(error) from error

    def _post(self, outgoing: Outgoing, key: str) -> Sent:
        if outgoing.file is not None:
            return self._hand_over(outgoing, outgoing.file, key)
        answer = post_one(self._client, outgoing, _metadata(key))
        return Sent(answer.get("channel"), answer.get("ts"))

    def _hand_over(self, outgoing: Outgoing, file: OutgoingFile, key: str) -> Sent:
        """The file with its comment; the message that goes instead of it where Slack takes no file for good."""
        channel, comment = self._conversation(outgoing.to), outgoing.message.payload()["text"]
        try:
            self._client.files_upload_v2(
                channel=channel,
                filename=file.name,
                title=file.name,
                content=file.content,
                alt_txt=file.alt,
                initial_comment=comment,
                thread_ts=outgoing.thread_ts,
            )
        except HTTPError as error:  # the address did not take its content, so nobody saw any of it
            with error:
                raise answered_with(error.code, dict(error.headers)) from error
        except SlackApiError as error:
            if not refused_by_slack(error).lasting:
                raise
            log.warning("Slack takes no file (%s): a message goes instead", error.response.get("error"))
            return self._post(replace(outgoing, message=file.otherwise, file=None), key)
        return Sent(channel)

    def _respond(self, outgoing: Outgoing) -> Sent:
        webhook = CheckedWebhook(outgoing.to, timeout=TIMEOUT, retry_handlers=[])
        thread = {} if outgoing.thread_ts is None else {"thread_ts": outgoing.thread_ts}
        shown = {**outgoing.message.payload(), **thread, "replace_original": outgoing.replace_original}
        answer = webhook.send_dict(shown)
        if answer.status_code != HTTPStatus.OK:
            raise answered_with(answer.status_code, answer.headers, _error_in(answer.body))
        return Sent()

    def _conversation(self, to: str) -> str:
        """The id of the conversation: a person's is the direct message with them."""
        if not to.startswith(("U", "W")):
            return to
        return str(self._client.conversations_open(users=to)["channel"]["id"])

    def _said(self, outgoing: Outgoing, channel: str, since: datetime) -> Iterator[dict[str, Any]]:
        """What was said there since then."""
        oldest = f"{since.timestamp():.6f}"
        where: dict[str, Any] = {"channel": channel, "oldest": oldest, "limit": _PAGE, "include_all_metadata": True}
        if outgoing.thread_ts is None:
            pages = self._client.conversations_history(**where)
        else:
            pages = self._client.conversations_replies(ts=outgoing.thread_ts, **where)
        for page in pages:
            yield from page["messages"]


def _metadata(key: str) -> dict[str, Any]:
    return {"event_type": EVENT_TYPE, "event_payload": {"key": key}}


def _key_of(message: dict[str, Any]) -> str | None:
    metadata = message.get("metadata") or {}
    return metadata.get("event_payload", {}).get("key") if metadata.get("event_type") == EVENT_TYPE else None


def _brings(message: dict[str, Any], file: OutgoingFile | None) -> bool:
    """Whether the message brings that file; such a message carries no key."""
    return file is not None and any(one.get("name") == file.name for one in message.get("files") or ())


def _error_in(body: str) -> str:
    """Slack's word for what is wrong with a response_url."""
    try:
        return str(json.loads(body).get("error", ""))
    except (ValueError, AttributeError):
        return body if body.isidentifier() else ""
