"""All that was ever shown and can be pressed or sent off: whatever is built later is pressed too."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from bot.workspace.inputs import FIELDS, inputs_of, options_of
from bot.workspace.naming import Element, elements_of, name_blocks
from tests.bot.access_fuzz.showing import Sight

Payload = dict[str, Any]
Typed = Callable[[], str]
"""Gives words that nobody typed before."""

KEPT = 24
"""How many of each button and of each form are remembered."""

_TOKEN = re.compile(r"[0-9a-f]{16,}|\d+")
_PAST = ("2026-11-02", "2026-11-10", "2026-11-13", "2026-11-16", "2026-11-17")
_AHEAD = ("2026-12-04", "2027-01-15", "2027-05-01")
_LIES_AHEAD = re.compile(r"due|next|plan|close|goal|leave")
_TIMES = ("08:00", "09:30", "13:15", "15:30", "16:45")


@dataclass(frozen=True)
class Press:
    """A button or a choice as it was shown, to whom, in which view if in one, and whether it stood in a channel."""

    action: Payload
    user: str
    public: bool
    view: Payload | None = None


@dataclass(frozen=True)
class Form:
    """A form as it was shown, and to whom."""

    view: Payload
    user: str


@dataclass
class Surface:
    """What can be pressed, chosen and sent off, with the ids and versions that stand in it."""

    presses: dict[str, list[Press]] = field(default_factory=dict)
    forms: dict[str, list[Form]] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=set)
    latest: list[Press | Form] = field(default_factory=list)

    def look(self, sight: Sight) -> None:
        """Remember what can be done with what was shown."""
        shown = sight.shown
        if not shown.get("blocks"):
            return
        is_view = shown.get("type") in {"modal", "home"}
        view = {**shown, "blocks": list(name_blocks(shown["blocks"]))} if is_view else None
        for block in name_blocks(shown["blocks"]):
            for element in elements_of(block):
                for action in _actions(element):
                    named = {**action, "block_id": block["block_id"]}
                    self._keep(
                        self.presses, _name(element["action_id"]), Press(named, sight.reader, sight.in_channel, view)
                    )
                    self._note(json.dumps(action))
        if view and view["type"] == "modal" and "callback_id" in view:
            self._keep(self.forms, view["callback_id"], Form(view, sight.reader))
            self._note(view.get("private_metadata") or "")

    def press(self, chance: Random) -> Press:
        """Any of them, each kind as often as every other."""
        return chance.choice(self.presses[chance.choice(sorted(self.presses))])

    def form(self, chance: Random) -> Form:
        """Any of them, each kind as often as every other."""
        return chance.choice(self.forms[chance.choice(sorted(self.forms))])

    def changed(self, text: str, chance: Random) -> str:
        """The text with other ids, numbers and versions in it, of those that stood anywhere."""
        long, short = self._by_length()

        def another(found: re.Match[str]) -> str:
            if chance.random() < 0.4:
                return found[0]
            among = long if len(found[0]) >= 16 else short
            return chance.choice(among or [found[0]])

        return _TOKEN.sub(another, text)

    def values(self, view: Payload, chance: Random, typed: Typed) -> Payload:
        """What somebody fills in: nothing that stood there before, but words of their own."""
        found: Payload = {}
        for block, element in inputs_of(view["blocks"]):
            value = self._value(block, element, chance, typed)
            found.setdefault(block["block_id"], {})[element["action_id"]] = value
        return found

    def _value(self, block: Mapping[str, Any], element: Element, chance: Random, typed: Typed) -> Payload:
        kind = element["type"]
        described = FIELDS[kind]
        chosen: Any
        if block.get("optional") and chance.random() < (0.9 if kind == "timepicker" else 0.1):
            chosen = None
        elif kind == "plain_text_input":
            chosen = _words(element, chance, typed)
        elif kind == "datepicker":
            ahead = bool(_LIES_AHEAD.search(block["block_id"])) != (chance.random() < 0.1)
            chosen = chance.choice(_AHEAD if ahead else _PAST)
        elif kind == "timepicker":
            chosen = chance.choice(_TIMES)
        else:
            chosen = self._option(list(options_of(element)), chance)
        return {"type": kind, described.key: ([chosen] if chosen else []) if described.many else chosen}

    def _option(self, offered: Sequence[Payload], chance: Random) -> Payload | None:
        """One that is offered; now and then one that is not, or none."""
        if not offered:
            return None
        one = chance.choice(offered)
        return {**one, "value": self.changed(one["value"], chance)} if chance.random() < 0.08 else one

    def _by_length(self) -> tuple[list[str], list[str]]:
        known = sorted(self.tokens)
        return [one for one in known if len(one) >= 16], [one for one in known if len(one) < 4]

    def _keep(self, kept: dict[str, list[Any]], name: str, one: Any) -> None:
        known = kept.setdefault(name, [])
        self.latest.append(one)
        del self.latest[:-KEPT]
        if one not in known:
            known.append(one)
            del known[:-KEPT]

    def _note(self, text: str) -> None:
        self.tokens.update(_TOKEN.findall(text))


def _words(element: Element, chance: Random, typed: Typed) -> str | None:
    """What is typed: a figure where the field asks for one, else new words."""
    example = (element.get("placeholder") or {}).get("text", "")
    if re.search(r"\d+ ?(?:min|h)|^\d+", example) and chance.random() < 0.9:
        return "45 min"
    if "http" in example:
        return f"https://portfolio.example/{typed()}"
    return f"We looked at {typed()} together."


def _actions(element: Element) -> Iterator[Payload]:
    """A press of a button, or the choice of each of its options."""
    action = {"type": element["type"], "action_id": element["action_id"]}
    if element["type"] == "button":
        yield {**action, "text": element["text"], **({"value": element["value"]} if "value" in element else {})}
    elif element["type"] == "feedback_buttons":
        for name in ("positive_button", "negative_button"):
            yield {**action, "value": element[name]["value"]}
    elif element["type"] in FIELDS:
        described = FIELDS[element["type"]]
        for one in list(options_of(element))[:6]:
            yield {**action, described.key: [one] if described.many else one}


def _name(action_id: str) -> str:
    return action_id.partition(":")[0]


def with_state(press: Press, values: Mapping[str, Any]) -> Payload:
    """The part of a press that says where it stood and what was filled in beside it."""
    view = press.view
    if view is None:
        return {"state": {"values": values}}
    return {"view": {**view, "id": "V0", "hash": "1", "state": {"values": values}}}
