"""What answers Slack directly, behind the gate: acknowledgements, and what goes to a response_url."""

import json
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from inspect import signature
from typing import Any

from slack_bolt import Ack, App, BoltContext, BoltResponse, Respond
from slack_sdk.webhook import WebhookResponse

from bot.outgoing.checking import RESPONSE, VIEW_SUBMISSION
from bot.outgoing.client import CheckedWebhook, Said, as_json, checked
from bot.outgoing.gate import passed
from bot.outgoing.own_words import Tongue, Vocabulary

Body = Mapping[str, Any]


def install_gate(app: App, vocabulary: Vocabulary) -> None:
    """Give every listener of the app a `client`, an `ack` and a `respond` that send only what Slack takes.

    They say it in the words of the program of whoever it is for, as the `vocabulary` has them. Bolt makes them anew for
    each request, so that wrapping the app's own client would not do.
    """

    @app.middleware
    def behind_the_gate(context: BoltContext, body: Body, next_: Callable[[], None]) -> None:
        said = Tongue(vocabulary, context.user_id).said
        context["client"] = checked(context.client, said)
        context["ack"] = CheckedAck(_answering(body), context.response_url, said)
        context["respond"] = CheckedRespond(
            said, response_url=context.response_url, proxy=context.client.proxy, ssl=context.client.ssl
        )
        next_()


def _answering(body: Body) -> str | None:
    """As what an acknowledgement is read by Slack; None where it shows nothing of it."""
    if "command" in body:
        return RESPONSE
    return VIEW_SUBMISSION if body.get("type") == VIEW_SUBMISSION else None


class CheckedRespond(Respond):
    """`respond(...)`, mended."""

    def __init__(self, said: Said, **where: Any) -> None:
        super().__init__(**where)
        self._said = said

    def __call__(self, *given: Any, **named: Any) -> WebhookResponse:
        """Slack's answer to what was said, as Respond takes it."""
        if self.response_url is None:
            return super().__call__(*given, **named)
        said = signature(super().__call__).bind(*given, **named).arguments
        body = said["text"] if isinstance(said.get("text"), dict) else said
        return CheckedWebhook(self.response_url, proxy=self.proxy, ssl=self.ssl).send_dict(
            dict(self._said(as_json(body)))
        )


class CheckedAck(Ack):
    """`ack(...)`, mended; what is too much for one answer goes to the response_url, all of it, in its order."""

    def __init__(self, answering: str | None, response_url: str | None, said: Said) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # slack_bolt leaves it without annotations
        self._answering = answering
        self._response_url = response_url
        self._said = said

    def __call__(self, *given: Any, **named: Any) -> BoltResponse:
        """The acknowledgement, as Ack takes it."""
        response = super().__call__(*given, **named)
        if self._answering is None or not response.body:
            return response
        payload = _read(response.body)
        found = passed(self._answering, self._said(payload))
        unsaid = self._unsaid([found.payload, *found.further]) if found.further else [found.payload]
        if found.further or found.payload != payload:
            response = self.response = BoltResponse(status=200, body=unsaid[0] if unsaid else "")
        return response

    def _unsaid(self, payloads: Sequence[dict[str, Any]]) -> Sequence[dict[str, Any]]:
        """What is left when the response_url has taken all that it takes."""
        for index, payload in enumerate(payloads):
            if not self._say(payload):
                return payloads[index:]
        return []

    def _say(self, payload: dict[str, Any]) -> bool:
        if self._response_url is None:
            return False
        try:
            return CheckedWebhook(self._response_url).send_dict(payload).status_code == HTTPStatus.OK
        except OSError:
            return False


def _read(body: str) -> dict[str, Any]:
    """The payload of an acknowledgement, of one in plain text too."""
    try:
        payload = json.loads(body)
    except ValueError:
        payload = None
    return payload if isinstance(payload, dict) else {"text": body}
