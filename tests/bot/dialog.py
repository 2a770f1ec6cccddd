"""Conversations with the companion through Bolt's own dispatch; Slack is a stub on loopback."""

import json
import time
from collections.abc import Mapping, Sequence
from threading import Barrier
from typing import Any
from urllib.parse import urlencode

from slack_bolt import BoltRequest, BoltResponse
from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier

from bot.app import create_app
from bot.companion import Companion
from bot.errands.incoming import incoming
from bot.errands.kinds import composers
from bot.errands.sending.courier import Courier
from bot.errands.sending.messenger import Messenger
from bot.errands.sending.pacing import Pacing
from bot.services.outbox import Wake
from tests.bot.filled import form_state, ticked_state
from tests.bot.slack_stub import SlackStub

SECRET = "dialog"  # noqa: S105 - signs requests inside the tests

Message = dict[str, Any]
Button = dict[str, Any]
View = dict[str, Any]


def shown(message: Message) -> str:
    """All the words of a message's blocks."""
    texts = [block.get("text", {}).get("text", "") for block in message["blocks"]]
    return "\n".join(text for text in texts if text)


def notes(message: Message) -> str:
    """The small grey lines of a message."""
    return "\n".join(
        element["text"] for block in message["blocks"] if block["type"] == "context" for element in block["elements"]
    )


def boxes(message: Message) -> dict[str, list[str]]:
    """What is ticked in each group of the message's checkboxes, by block: the values of the options."""
    return {
        block["block_id"]: [option["value"] for option in element.get("initial_options", ())]
        for block in message["blocks"]
        for element in block.get("elements", ())
        if element["type"] == "checkboxes"
    }


def buttons(message: Message) -> dict[str, Button]:
    """The message's buttons by their label."""
    elements = [
        element
        for block in message["blocks"]
        for element in (*block.get("elements", ()), *filter(None, [block.get("accessory")]))
        if element["type"] == "button"
    ]
    return {
        element["text"]["text"]: {"type": "button", "action_id": element["action_id"], "value": element["value"]}
        for element in elements
    }


def _json(response: BoltResponse) -> dict[str, Any]:
    """What an acknowledgement carries; {} where it is empty."""
    answer: dict[str, Any] = json.loads(response.body or "{}")
    return answer


def inline(companion: Companion, client: WebClient) -> Wake:
    """Does errands at once in the thread that woke them, where `companion serve` has its durable work."""
    kinds = {**composers(companion), **incoming(companion, client)}
    messenger = Messenger(companion.records, kinds, Courier(client), companion.clock, Pacing(0, 0))

    def wake(keys: Sequence[str]) -> None:
        for key in keys:
            wake(messenger.settle(key, messenger.attempt(key)))

    return wake


class Dialog:
    """Speaks to the app as Slack does, and reads what comes back."""

    def __init__(self, companion: Companion, slack: SlackStub) -> None:
        self.slack = slack
        client = WebClient("xoxb-test", base_url=f"{slack.url}/api/")
        self.app = create_app(client, signing_secret=SECRET, doorway=companion.doorway)
        self._companion, self._wake = companion, inline(companion, client)
        companion.outbox.attended_by(self._wake)
        self._deliveries = 0

    def sweep(self) -> None:
        """Does what has its time by now, as the durable work does every few seconds."""
        due = self._companion.records.errands.due(now=self._companion.clock(), at_most=100)
        self._wake([errand.key for errand in due])

    def command(self, user: str, text: str, *, trigger: str | None = None) -> dict[str, Any]:
        """`/casc text`, and the message that the acknowledgement carries."""
        fields = {
            "command": "/casc",
            "text": text,
            "user_id": user,
            "team_id": "T1",
            "channel_id": "C1",
            "trigger_id": trigger or self._key("trigger"),
            "response_url": f"{self.slack.url}/response",
        }
        response = self._dispatch(urlencode(fields), "application/x-www-form-urlencoded")
        return _json(response)

    def direct(self, user: str, text: str, *, event_id: str | None = None, **more: Any) -> list[dict[str, Any]]:
        """A direct message, and what the companion posted to it."""
        event = {
            "type": "message",
            "channel_type": "im",
            "channel": f"D{user}",
            "user": user,
            "text": text,
            "ts": "1.0",
        }
        return self._event({**event, **more}, event_id)

    def share(self, user: str, *files: tuple[str, bytes], text: str = "", **more: Any) -> list[dict[str, Any]]:
        """A direct message with these files, by name and content, and what the companion posted to it."""
        shared = []
        for name, content in files:
            path = f"/files-pri/T1-{self._key('F')}/{name}"
            self.slack.files[path] = content
            self.slack.owners[path] = user
            shared.append({"id": path, "name": name, "size": len(content), "url_private": f"{self.slack.url}{path}"})
        return self.direct(user, text, subtype="file_share", files=shared, **more)

    def mention(self, user: str, text: str, **more: Any) -> list[tuple[str, dict[str, Any]]]:
        """A mention in the channel C1, and everything that was sent because of it."""
        event = {"type": "app_mention", "channel": "C1", "user": user, "text": f"<@UBOT> {text}", "ts": "2.0"}
        before = len(self.slack.calls)
        self._event({**event, **more}, None)
        return self.slack.calls[before:]

    def press(
        self, user: str, button: dict[str, Any], *, ticked: Mapping[str, Sequence[str]] | None = None
    ) -> dict[str, Any]:
        """A press of a button, and the message that takes the place of its card.

        `ticked` is what is ticked in the message's checkboxes, by block.
        """
        before = len(self.slack.calls)
        self._interact(user, {**self._pressed(user, button), **ticked_state(ticked or {})})
        self._await_call(before, "response")
        [answer] = [arguments for method, arguments in self.slack.calls[before:] if method == "response"]
        assert answer["replace_original"] is True
        return answer

    def act(self, user: str, button: Button) -> None:
        """A press of a button on the Home or in a modal, which belongs to no message."""
        pressed = self._pressed(user, button)
        beside = {"view": {"id": "VHOME", "type": "home", "blocks": []}}
        self._interact(user, {key: value for key, value in pressed.items() if key in {"type", "actions"}} | beside)

    def act_on(self, user: str, button: Button, **where: Any) -> None:
        """A press of a button in a message that stays as it is; `where` says more of where that stands."""
        self._interact(user, {**self._pressed(user, button), **where})

    def open(self, user: str, button: Button, **where: Any) -> View:
        """A press of a button that opens a modal, and that modal."""
        return self._opened(user, {**self._pressed(user, button), **where})

    def home(self, user: str, **more: Any) -> View:
        """The Home as it is published when that person opens it."""
        event = {"type": "app_home_opened", "user": user, "channel": f"D{user}", "tab": "home", "event_ts": "4.0"}
        before = len(self.slack.sent("views.publish"))
        self._event({**event, **more}, None)
        shown_now = self.slack.sent("views.publish")[before:]
        view: View
        [*_, view] = [answer["view"] for answer in shown_now if answer["user_id"] == user]
        return view

    def shortcut(
        self,
        user: str,
        callback_id: str,
        *,
        message: str | None = None,
        by: str = "USOMEBODY",
        ts: str = "1795024800",
    ) -> View:
        """A global shortcut, or one on a message with that text, and the modal that it opens."""
        if message is None:
            return self._opened(user, {"type": "shortcut", "callback_id": callback_id})
        where = {"channel": {"id": "C1"}, "response_url": f"{self.slack.url}/response"}
        said = {"type": "message", "text": message, "ts": ts, "user": by}
        return self._opened(user, {"type": "message_action", "callback_id": callback_id, "message": said, **where})

    def press_in(self, user: str, view: View, button: Button) -> View:
        """A press of a button in an open window, and what stands in it then."""
        before, opened = len(self.slack.sent("views.update")), {**view, "id": "V1", "hash": "1"}
        action = {"block_id": "b", "action_ts": self._key("press"), **button}
        self._interact(user, {"type": "block_actions", "view": opened, "actions": [action]})
        updated: View
        [updated] = [answer["view"] for answer in self.slack.sent("views.update")[before:]]
        return updated

    def submit(self, user: str, view: View, view_id: str = "V1", **filled: str | None) -> dict[str, Any]:
        """A modal sent off with what it held and what was filled in by field: the errors, or else {} and it closes."""
        sent = {**view, "id": view_id, "state": {"values": form_state(view, filled)}}
        return _json(self._interact(user, {"type": "view_submission", "view": sent}))

    def choose(self, user: str, view: View, block_id: str, value: str | None = None, **filled: str | None) -> View:
        """A choice or a press in an open modal of which the app hears at once, and the modal as it is made anew."""
        [block] = [one for one in view["blocks"] if one.get("block_id") == block_id]
        assert block["type"] == "actions" or block["dispatch_action"] is True
        chosen = filled if value is None else {**filled, block_id: value}
        opened = {**view, "id": "V1", "hash": "1", "state": {"values": form_state(view, chosen)}}
        action = {"action_id": "value", "block_id": block_id, "action_ts": self._key("press")}
        before = len(self.slack.sent("views.update"))
        self._interact(user, {"type": "block_actions", "view": opened, "actions": [action]})
        updated: View
        [updated] = [answer["view"] for answer in self.slack.sent("views.update")[before:]]
        return updated

    def signed_wrongly(self) -> BoltResponse:
        """A command whose signature is somebody else's."""
        return self._dispatch(
            urlencode({"command": "/casc", "text": "help"}), "application/x-www-form-urlencoded", f"not {SECRET}"
        )

    def _pressed(self, user: str, button: Button) -> dict[str, Any]:
        return {
            "type": "block_actions",
            "channel": {"id": f"D{user}"},
            "response_url": f"{self.slack.url}/response",
            "actions": [{"block_id": "b", "action_ts": self._key("press"), **button}],
        }

    def _opened(self, user: str, payload: dict[str, Any]) -> View:
        before = len(self.slack.calls)
        self._interact(user, payload)
        # Homes may be shown again meanwhile: that follows an earlier acknowledgement in a thread of its own.
        view: View
        [view] = [answer["view"] for method, answer in self.slack.calls[before:] if method == "views.open"]
        return view

    def _interact(self, user: str, payload: dict[str, Any]) -> BoltResponse:
        who = {"user": {"id": user, "team_id": "T1"}, "team": {"id": "T1"}, "trigger_id": self._key("trigger")}
        body = urlencode({"payload": json.dumps({**who, **payload})})
        response = self._dispatch(body, "application/x-www-form-urlencoded")
        assert response.status == 200
        return response

    def _event(self, event: dict[str, Any], event_id: str | None) -> list[dict[str, Any]]:
        body = {"type": "event_callback", "team_id": "T1", "api_app_id": "A1", "event": event}
        before = len(self.slack.calls)
        response = self._dispatch(json.dumps({**body, "event_id": event_id or self._key("Ev")}), "application/json")
        assert response.status == 200
        return [arguments for method, arguments in self.slack.calls[before:] if method == "chat.postMessage"]

    def _dispatch(self, body: str, content_type: str, secret: str = SECRET) -> BoltResponse:
        stamp = str(int(time.time()))
        signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body)
        headers = {
            "content-type": content_type,
            "x-slack-request-timestamp": stamp,
            "x-slack-signature": signature or "",
        }
        return self.app.dispatch(BoltRequest(body=body, headers=headers))

    def settle(self) -> None:
        """Wait for everything that follows the acknowledgements so far: every worker has come to rest."""
        workers = self.app.listener_runner.listener_executor
        everybody = Barrier(workers._max_workers + 1)
        for _ in range(workers._max_workers):
            workers.submit(everybody.wait, 10)
        everybody.wait(10)

    def _await_call(self, before: int, method: str) -> None:
        """Wait for the call of that method that follows an acknowledgement."""
        deadline = time.monotonic() + 10
        while not any(called == method for called, _ in self.slack.calls[before:]):
            assert time.monotonic() < deadline, "nothing followed the acknowledgement"
            time.sleep(0.005)

    def _key(self, kind: str) -> str:
        self._deliveries += 1
        return f"{kind}{self._deliveries}"
