"""Real payloads of everything that can be pressed and sent off: found by pressing and sending off all that is shown."""

import json
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import urlencode

from bot.workspace.inputs import FIELDS, Values, initial_value, inputs_of, options_of
from bot.workspace.naming import Element, elements_of, name_blocks
from tests.bot.bad_inputs.listening import Key
from tests.bot.dialog import Dialog
from tests.bot.slack_stub import SlackStub

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
SAMPLES = 3
"""How many payloads are kept of each button and form."""

Payload = dict[str, Any]

_FILLED = {
    "plain_text_input": ("45 min", "More families at our meetings by May 2027."),
    "datepicker": ("2026-11-17", "2027-05-01"),
    "timepicker": ("15:30", "16:15"),
}


@dataclass(frozen=True)
class Sample:
    """A payload as Slack sends it: what it is about, who sends it, and the object in it."""

    key: Key
    user: str
    body: Payload

    @property
    def encoded(self) -> tuple[str, str]:
        """The body of the request and its content type."""
        return encoded(self.key[0], self.body)


def encoded(kind: str, body: object) -> tuple[str, str]:
    """The body of the request and its content type; what is no text has no place in a form, and becomes one."""
    if kind == "event":
        return json.dumps(body), JSON
    if kind == "command" and isinstance(body, dict):
        fields = {name: value if isinstance(value, str) else json.dumps(value) for name, value in body.items()}
        return urlencode(fields, errors="surrogatepass"), FORM
    return urlencode({"payload": json.dumps(body)}), FORM


@dataclass
class Crawler:
    """Somebody who presses every button that they are shown, and sends off every form.

    `silent` is what rightly gets no reply, such as a tick that Slack itself shows.
    """

    dialog: Dialog
    slack: SlackStub
    met: dict[Key, list[Sample]] = field(default_factory=dict)
    silent: set[Key] = field(default_factory=set)
    _todo: deque[Sample] = field(default_factory=deque)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def explore(self, people: Sequence[str], words: Sequence[str]) -> Mapping[Key, list[Sample]]:
        """A few payloads of everything that these people meet when they begin with these words."""
        for user in people:
            self._meet(Sample(("event", "app_home_opened"), user, self.home(user)))
            for said in words:
                self._meet(Sample(("command", "/casc"), user, self.command(user, said)), kept=True)
                self._meet(Sample(("event", "message"), user, self.message(user, said)), kept=True)
            self._meet(Sample(("event", "app_mention"), user, self.mention(user, words[0])))
        while self._todo:
            self._send(self._todo.popleft())
        return self.met

    def make_up(self, key: Key, user: str) -> None:
        """A press of a button that was not met, with nothing on it but a number; a form with nothing in it."""
        kind, name = key
        where = {"channel": {"id": f"D{user}"}, "response_url": f"{self.slack.url}/response"}
        if kind == "action":
            pressed = {"type": "button", "action_id": f"{name}1", "value": "1", "action_ts": self._new("1.")}
            pressed |= {} if name.endswith(":") else {"action_id": name}
            body = {"type": "block_actions", "actions": [pressed], **where}
        else:
            view = {"id": self._new("V"), "callback_id": name, "private_metadata": '{"about": "1"}', "blocks": []}
            body = {"type": "view_submission", "view": {**view, "type": "modal", "state": {"values": {}}}}
        sample = Sample(key, user, {**self._who(user), **body})
        self.met[key] = [sample]
        self._send(sample)

    def shortcuts(self, people: Sequence[str], names: Sequence[str]) -> None:
        """Meet these shortcuts, as global ones and at a message."""
        for user in people:
            for name in names:
                for body in (self.shortcut(user, name), self.message_shortcut(user, name)):
                    self._meet(Sample(("shortcut", name), user, body))

    def command(self, user: str, text: str) -> Payload:
        where = {"team_id": "T1", "channel_id": "C1", "response_url": f"{self.slack.url}/response"}
        return {"command": "/casc", "text": text, "user_id": user, "trigger_id": self._new("trigger"), **where}

    def message(self, user: str, text: str) -> Payload:
        event = {"type": "message", "channel_type": "im", "channel": f"D{user}", "user": user, "text": text}
        return self._event({**event, "ts": f"{next(self._numbers)}.0"})

    def mention(self, user: str, text: str) -> Payload:
        event = {"type": "app_mention", "channel": "C1", "user": user, "text": f"<@UBOT> {text}"}
        return self._event({**event, "ts": f"{next(self._numbers)}.0"})

    def home(self, user: str) -> Payload:
        event = {"type": "app_home_opened", "user": user, "channel": f"D{user}", "tab": "home", "event_ts": "4.0"}
        return self._event(event)

    def shortcut(self, user: str, name: str) -> Payload:
        return {**self._who(user), "type": "shortcut", "callback_id": name, "action_ts": self._new("1.")}

    def message_shortcut(self, user: str, name: str) -> Payload:
        said = {"type": "message", "text": "90 min coaching with Dana yesterday", "ts": "1795024800.0", "user": user}
        where = {"channel": {"id": "C1"}, "response_url": f"{self.slack.url}/response", "message_ts": "1795024800.0"}
        about = {"type": "message_action", "callback_id": name, "action_ts": self._new("1."), "message": said}
        return {**self._who(user), **where, **about}

    def _event(self, event: Payload) -> Payload:
        about = {"type": "event_callback", "team_id": "T1", "api_app_id": "A1"}
        return {**about, "event": event, "event_id": self._new("Ev")}

    def _who(self, user: str) -> Payload:
        return {"user": {"id": user, "team_id": "T1"}, "team": {"id": "T1"}, "trigger_id": self._new("trigger")}

    def _new(self, kind: str) -> str:
        return f"{kind}{next(self._numbers)}"

    def _meet(self, sample: Sample, *, kept: bool = False) -> None:
        """Keep it among the samples of its kind, and send it later, unless there are enough of them."""
        known = self.met.setdefault(sample.key, [])
        if kept or len(known) < SAMPLES:
            known.append(sample)
            self._todo.append(sample)

    def _send(self, sample: Sample) -> None:
        before = len(self.slack.calls)
        answer = self.dialog._dispatch(*sample.encoded)
        assert answer.status == 200, (sample, answer.body)
        acknowledged = json.loads(answer.body) if answer.body else {}
        if not acknowledged and len(self.slack.calls) == before:
            self.silent.add(sample.key)
        self._look(sample.user, acknowledged)
        for _, call in self.slack.calls[before:]:
            self._look(self._reader(call, sample.user), call)

    def _reader(self, call: Payload, user: str) -> str:
        """Whom a message is for: the person whose conversation it goes to, or whoever began."""
        channel = str(call.get("user_id") or call.get("channel") or "").removeprefix("D")
        return channel if channel.startswith("U") else user

    def _look(self, user: str, shown: Payload) -> None:
        """Find what can be pressed or sent off in a message or a view."""
        if blocks := shown.get("blocks"):
            where = {"channel": {"id": f"D{user}"}, "response_url": f"{self.slack.url}/response"}
            message = {"type": "message", "ts": "1.1", "text": shown.get("text", ""), "blocks": blocks}
            self._press_all(user, blocks, {**where, "message": message, "container": {"type": "message"}})
        if view := shown.get("view"):
            place = {"id": self._new("V"), "hash": "1.1", "blocks": name_blocks(view["blocks"])}
            self._press_all(user, view["blocks"], {"view": {**view, **place, "state": {"values": _values(view, None)}}})
            for number in (None, 0, 1):
                if "callback_id" in view and view.get("type") == "modal":
                    sent = {**view, **place, "id": self._new("V"), "state": {"values": _values(view, number)}}
                    body = {**self._who(user), "type": "view_submission", "view": sent, "response_urls": []}
                    self._meet(Sample(("view", view["callback_id"]), user, body))

    def _press_all(self, user: str, blocks: Sequence[Payload], where: Payload) -> None:
        state = {"state": {"values": _values({"blocks": blocks}, 0)}}
        for block in name_blocks(blocks):
            for element in elements_of(block):
                for action in _actions(element):
                    pressed = {**action, "block_id": block["block_id"], "action_ts": self._new("1.")}
                    body = {**self._who(user), **state, **where, "type": "block_actions", "actions": [pressed]}
                    self._meet(Sample(("action", element["action_id"]), user, body))


def _actions(element: Element) -> Iterator[Payload]:
    """A press of a button, or the choice of each of the first options."""
    action = {"type": element["type"], "action_id": element["action_id"]}
    if element["type"] == "button":
        yield {**action, "text": element["text"], **({"value": element["value"]} if "value" in element else {})}
    elif element["type"] == "feedback_buttons":
        for name in ("positive_button", "negative_button"):
            yield {**action, "value": element[name]["value"]}
    elif element["type"] in FIELDS:
        for number in (0, 1):
            yield {**action, **_value(element, number)}


def _values(view: Mapping[str, Any], number: int | None) -> Values:
    """The state of a view's elements: as it was shown, or filled in in one of two ways."""
    found: dict[str, dict[str, Any]] = {}
    for block, element in inputs_of(name_blocks(view["blocks"])):
        value = initial_value(element) if number is None else _value(element, number)
        found.setdefault(block["block_id"], {})[element["action_id"]] = value
    return found


def _value(element: Element, number: int) -> Payload:
    """What somebody fills in."""
    kind = element["type"]
    field_ = FIELDS[kind]
    options = list(options_of(element))
    chosen: Any = options[number % len(options)] if options else _FILLED.get(kind, ("", ""))[number]
    return {"type": kind, field_.key: [chosen] if field_.many else chosen}
