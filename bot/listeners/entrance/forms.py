"""Forms: how a modal opens, and the one way from what was sent off to a call of a service."""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.errands.sending.outgoing import Outgoing
from bot.listeners.entrance.carried import read
from bot.listeners.entrance.doorway import Doorway, settled
from bot.listeners.entrance.publishing import refresher
from bot.listeners.entrance.shapes import Payload
from bot.services.replies import Form, Reply
from bot.views.blocks import Message, View, context, plain_message
from bot.views.fields import ELEMENT, field_name, in_field
from bot.views.forms import form_view, reading_view
from bot.views.holdings.holdings import NAME
from bot.views.messages import message
from bot.views.windows import window_of
from bot.watching.sight import note
from induction.people import Person
from induction.refused import Refused

REPLACEABLE = timedelta(minutes=25)
"""How long a message can be replaced: Slack takes its response_url for half an hour."""

_FORM_BELOW = "Nothing was sent. Close this, and your form is there as you left it."

_NOT_OPENED = "The window did not open in time. Please press once more."

_VALUES = ("value", "selected_date", "selected_time", "selected_conversation")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Submission:
    """A form that was sent off.

    `key` is the modal's own id, the one key of what it does: it comes again with a re-delivery, and with what a person
    mended after an error. `values` holds what was filled in by its field, and nothing for what was left empty; several
    choices stand with commas between them. `about` is what the form carried unseen.
    """

    person: Person
    key: str
    values: Mapping[str, str]
    about: str
    now: datetime


Submit = Callable[[Submission], Reply]
"""Does what the form says and gives the receipt. Refused names the rule, which is shown at its field."""

Again = Callable[[Submission], Form]
"""Makes the form anew from what is filled in so far."""


def open_form(client: WebClient, trigger_id: str, form: Form, *, place: Mapping[str, str] | None = None) -> bool:
    """Whether the form stands open before the person; not where Slack no longer takes the trigger.

    `place` says which message its receipt is to take the place of, and until when.
    """
    return _open(client, {"trigger_id": trigger_id}, _carrying(form_view(form), place or {}))


def present(
    doorway: Doorway,
    body: Payload,
    client: WebClient,
    ask: Callable[[Person, datetime], Reply],
    *,
    replaces: bool = False,
) -> None:
    """Open what `ask` gives to whoever pressed: a form, or anything else as a modal to read, a refusal too.

    `replaces` says that the receipt of the form takes the place of the message that was pressed.
    """

    def asked() -> Reply:
        heard = doorway.heard(body["user"]["id"], "", body["trigger_id"], client)
        return ask(doorway.desk.known(heard), heard.now)

    until = doorway.clock() + REPLACEABLE
    url = body.get("response_url") if replaces else None
    place = {"response_url": url, "until": until.isoformat()} if url else {}
    show(settled(asked), body, client, place=place)


def show(reply: Reply, body: Payload, client: WebClient, *, place: Mapping[str, str] | None = None) -> None:
    """Open the reply before whoever pressed; where nothing opens any more it comes as a direct message."""
    if isinstance(reply, Form):
        opened = _open(client, body, _carrying(form_view(reply), place or {}))
    else:
        opened = _open(client, body, reading_view(window_of(reply) or message(reply)))
    if not opened:
        client.chat_postMessage(channel=body["user"]["id"], **message(reply).payload())


def is_in_window(body: Payload) -> bool:
    """Whether the button that was pressed stands in a modal."""
    return (body.get("view") or {}).get("type") == "modal"


def look_into(window: Message, body: Payload, client: WebClient) -> None:
    """Show this in a window: in the one in which the button was pressed, or in one of its own."""
    view = reading_view(window)
    if is_in_window(body):
        try:
            client.views_update(view_id=body["view"]["id"], view=view)
        except SlackApiError as error:  # it was closed meanwhile
            log.info("a window could not be made anew: %s", error.response.get("error"))
    elif not _open(client, body, view):
        client.chat_postMessage(channel=body["user"]["id"], text=_NOT_OPENED)


def register_form(
    app: App,
    doorway: Doorway,
    callback_id: str,
    submit: Submit,
    fields: Mapping[str, Sequence[str]],
    *,
    own_record: bool = False,
    with_card: bool = False,
) -> None:
    """Listen to what is sent off from the modals with this `callback_id`.

    `fields` names for each field the rules that are shown there; what belongs to no field of the modal is shown at its
    first. What was filled in is done before it is acknowledged; the receipt follows, or takes the place of the form
    where the records are busy by then. Where the reply is a form again, that takes its place. What discloses something
    gets its card and goes no further, save where the form is the person's `own_record`: a long reflection on hard days
    must not be lost. Such a form can be kept `with_card`: the card of a disclosure comes once it is done, and that of a
    crisis stands on top of the form, where what was typed is still there.
    """
    field_of = {rule: field for field, rules in fields.items() for rule in rules}

    def on_submit(ack: Ack, body: Payload, view: View, client: WebClient) -> None:
        crisis = doorway.desk.crisis("\n".join(_values(view).values()))
        if crisis is not None:
            shown = reading_view(message(crisis))
            ack(response_action="push" if with_card else "update", view=_above_form(shown) if with_card else shown)
            return
        try:
            told = _submission(doorway, body, client)
            words = "" if own_record and not with_card else "\n".join(told.values.values())
            card = doorway.desk.disclosure(words, told.person, kept=own_record)
            if card is not None and not own_record:
                ack(response_action="update", view=reading_view(message(card)))
                return
            reply = submit(told)
            if isinstance(reply, Form):
                ack(response_action="update", view=_carrying(form_view(reply), _carried(view)))
                return
        except Refused as refused:
            note(refused)
            _refuse(ack, view, field_of.get(refused.rule), refused)
            return
        if (window := window_of(reply)) is not None:
            ack(response_action="update", view=reading_view(window))
            return
        pointed_out = doorway.pointed_out(message(reply), body["user"]["id"], _typed(view))
        receipt = _addressed(pointed_out, body["user"]["id"], _carried(view), told.now)
        try:
            doorway.answer(f"form:{told.key}", [receipt], showing=reply)
        except Refused:  # what the form says is done all the same
            ack(response_action="update", view=reading_view(receipt.message))
        else:
            ack() if card is None else ack(response_action="update", view=reading_view(message(card)))

    app.view(callback_id)(ack=on_submit, lazy=[refresher(doorway)])


def on_choice(app: App, doorway: Doorway, field: str, again: Again) -> None:
    """Listen to a choice in an open form from which its other fields follow: it is made `again`, and shown at once."""

    def on_chosen(ack: Ack, body: Payload, client: WebClient) -> None:
        view = body["view"]
        reply = settled(lambda: again(_submission(doorway, body, client)))
        shown = _carrying(form_view(reply), _carried(view)) if isinstance(reply, Form) else reading_view(message(reply))
        try:
            client.views_update(view_id=view["id"], hash=view["hash"], view=shown)
        except SlackApiError as error:  # it was closed, or changed by the next choice
            log.info("an open form could not be made anew: %s", error.response.get("error"))
        ack()

    app.action({"block_id": field, "action_id": ELEMENT})(on_chosen)


def _submission(doorway: Doorway, body: Payload, client: WebClient) -> Submission:
    view = body["view"]
    heard = doorway.heard(body["user"]["id"], "", view["id"], client)
    about = _carried(view).get("about")
    carried = about if isinstance(about, str) else ""
    return Submission(doorway.desk.known(heard), view["id"], _values(view), carried, heard.now)


def _above_form(view: View) -> View:
    """The modal that stands on top of a form, which it says is still there."""
    return view | {"blocks": [*view["blocks"], context(_FORM_BELOW)]}


def _refuse(ack: Ack, view: View, field: str | None, refused: Refused) -> None:
    """Say what is wrong at the field; in place of a modal that has none."""
    if at := _field(view, field):
        ack(response_action="errors", errors={at: in_field(refused.message)})
    else:
        ack(response_action="update", view=reading_view(plain_message(refused.message)))


def _open(client: WebClient, body: Payload, view: View) -> bool:
    """Whether it stands open: on top of the modal in which the button was pressed, where it was in one."""
    opens = client.views_push if is_in_window(body) else client.views_open
    try:
        opens(trigger_id=body["trigger_id"], view=view)
    except SlackApiError as error:
        log.warning("a modal could not be opened: %s", error.response.get("error"))
        return False
    return True


def _addressed(receipt: Message, user: str, carried: Mapping[str, Any], now: datetime) -> Outgoing:
    """The receipt in place of the message that the form came from while Slack allows it, or in the direct message."""
    response_url, until = carried.get("response_url"), read(datetime.fromisoformat, carried.get("until"))
    if isinstance(response_url, str) and until is not None and until.tzinfo is not None and now < until:
        return Outgoing(receipt, to=response_url, replace_original=True, concerns=user)
    return Outgoing(receipt, to=user)


def _values(view: View) -> dict[str, str]:
    """What was filled in, by field: of a choice its value, of a picker its date or time, of a field its text."""
    found = {}
    for block_id, elements in view.get("state", {}).get("values", {}).items():
        for element in elements.values():
            chosen = element.get("selected_option") or {}
            several = ",".join(one["value"] for one in element.get("selected_options") or ())
            values = (chosen.get("value"), several, *(element.get(name) for name in _VALUES))
            value = next((value for value in values if isinstance(value, str) and value.strip()), None)
            if value is not None:
                found[field_name(block_id)] = value.strip()
    return found


def _typed(view: View) -> Sequence[str]:
    """What somebody typed in words of their own, whichever fields the form has, as far as it is kept."""
    fields = view.get("state", {}).get("values", {})
    filled = (one for name, elements in fields.items() if field_name(name) != NAME for one in elements.values())
    typed = (one.get("value") for one in filled if one.get("type") == "plain_text_input")
    return [words for words in typed if isinstance(words, str)]


def _carrying(view: View, place: Mapping[str, Any]) -> View:
    """The modal with what it carries unseen: what its form is about, and where its receipt goes."""
    carried = {**place, "about": view.get("private_metadata", "")}
    return view | {"private_metadata": json.dumps(carried)}


def _carried(view: View) -> Mapping[str, Any]:
    """What `open_form` gave the modal to carry."""
    try:
        carried = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return {}
    return carried if isinstance(carried, dict) else {}


def _field(view: View, field: str | None) -> str:
    """The block of the field, where this modal has it, or else its first."""
    inputs = (block.get("block_id") for block in view.get("blocks", ()) if block.get("type") == "input")
    blocks = [name for name in inputs if isinstance(name, str) and name]
    return next((one for one in blocks if field_name(one) == field), next(iter(blocks), ""))
