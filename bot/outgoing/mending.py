"""Every outgoing payload made one that Slack takes: split, cut with a note, or at the least its plain words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.outgoing.checking import MESSAGES, STREAMED, VIEW_SUBMISSION, VIEWS, Fault, faults
from bot.outgoing.mentions import quiet
from bot.outgoing.speaking import spoken, unvoiced
from bot.outgoing.surfaces import HOME, MODAL
from bot.outgoing.trimming import Trimming
from bot.outgoing.viewing import answered, shown

Payload = dict[str, Any]


@dataclass(frozen=True)
class Mended:
    """What Slack takes: the payload, and further messages where one was not enough.

    `notes` say what was changed; `faults` what could not be mended, so that only its plain words are sent.
    """

    payload: Payload
    notes: tuple[str, ...] = ()
    further: tuple[Payload, ...] = ()
    faults: tuple[Fault, ...] = ()


def mended(method: str, payload: Mapping[str, Any], *, broadcasts: bool = False) -> Mended:
    """The payload of this method (as `faults` names it) as Slack takes it; one that Slack takes stays as it is.

    Calls to everyone are made harmless unless `broadcasts` says that they are meant.
    """
    given = dict(payload) if broadcasts else quiet(payload)
    quieted = () if given == payload else ("a call to everyone made harmless",)
    if method in STREAMED:  # what Slack does not take there is sent as a message by whoever streams
        return Mended(given, quieted)
    wrong = faults(method, given)
    if not wrong and not (method in MESSAGES and unvoiced(given)):
        return Mended(given, quieted)
    trimming = Trimming()
    first, *rest = _all(method, given, trimming)
    return Mended(first, (*quieted, *trimming.notes), tuple(rest), trimming.unmended(wrong))


def _all(method: str, given: Payload, trimming: Trimming) -> list[Payload]:
    """What is sent instead: several payloads only of messages."""
    if method in VIEWS:
        surface = HOME if method == "views.publish" else MODAL
        return [{**given, "view": shown(surface, given.get("view"), trimming)}]
    if method == VIEW_SUBMISSION:
        return [answered(given, trimming)]
    return spoken(method, given, trimming)
